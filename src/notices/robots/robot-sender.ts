import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import { answeredBy, type Answered, type RobotKind, type RobotMessage } from './robots.rules';

const TIMEOUT_MS = 15_000;
const ANSWER_BYTES = 8_192;

/**
 * Speaks to the firms' servers: https, their hosts only (`webhookOf`), no redirect is followed, and an
 * answer is read no further than it can be told.
 */
@Injectable()
export class RobotSender {
  constructor(private readonly config: Config) {}

  /** @returns what the server answered, or what stood in the way; the address is in neither. */
  async send(kind: RobotKind, webhook: string, { query, body }: RobotMessage): Promise<Answered> {
    const url = this.addressed(webhook);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return answeredBy(kind, response.status, await beginningOf(response));
    } catch (error) {
      const isSlow = error instanceof Error && error.name === 'TimeoutError';
      return { ok: false, said: isSlow ? '对方 15 秒内没有应答' : '连不上对方的服务器' };
    }
  }

  /** In tests to a receiver of our own, under the same path. */
  private addressed(webhook: string): URL {
    const url = new URL(webhook);
    const { robotOrigin } = this.config;
    return robotOrigin === undefined ? url : new URL(`${url.pathname}${url.search}`, robotOrigin);
  }
}

async function beginningOf(response: Response): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    parts.push(Buffer.from(part));
    bytes += part.length;
    if (bytes >= ANSWER_BYTES) break;
  }
  return Buffer.concat(parts).subarray(0, ANSWER_BYTES).toString('utf8');
}
