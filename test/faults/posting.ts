import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { totpCode, totpStepAt } from '../../src/platform/login/totp';
import type { Desk } from './ground';

const answeredMsMax = 30_000;

/** One act: the same voucher, person and key, however often it is sent. */
export interface Posting {
  desk: Desk;
  draftId: string;
  key: string;
}

export interface Acknowledged {
  posting: Posting;
  /** As answered; null where an answer of success said nothing. */
  entry: { seq: string; period: string; voucherNo: number } | null;
}

/** What the client knows afterwards. */
export type Outcome =
  | { kind: 'acknowledged'; answer: Acknowledged }
  /** No answer, or one that says that it does not know: it may be done. */
  | { kind: 'unknown'; why: string }
  | { kind: 'refused'; why: string };

export function postingOf(desk: Desk, draftId: string): Posting {
  return { desk, draftId, key: randomUUID() };
}

/** Sends it once. */
export async function send(origin: string, posting: Posting): Promise<Outcome> {
  const { desk, draftId, key } = posting;
  try {
    const answer = await fetch(
      `${origin}/api/communities/${desk.communityId}/voucher-drafts/${draftId}/posting`,
      {
        method: 'POST',
        headers: {
          cookie: desk.cookie,
          'content-type': 'application/json',
          'sec-fetch-site': 'same-origin',
          'idempotency-key': key,
          'x-second-factor': totpCode(desk.totpSecret, totpStepAt(new Date())),
        },
        body: JSON.stringify({ version: 2 }),
        signal: AbortSignal.timeout(answeredMsMax),
      },
    );
    return outcomeOf(posting, answer.status, await answer.text());
  } catch (error) {
    return { kind: 'unknown', why: String(error) };
  }
}

function outcomeOf(posting: Posting, status: number, body: string): Outcome {
  // Only 503 is an outage told honestly; a 500 would be a fault of the application.
  if (status === 503) return { kind: 'unknown', why: body };
  if (status !== 200 && status !== 201) return { kind: 'refused', why: `${status} ${body}` };
  const entry = (body === '' ? null : JSON.parse(body)) as Acknowledged['entry'];
  return { kind: 'acknowledged', answer: { posting, entry } };
}

/** Sends it with the same key until it is answered, as a page does that kept the key. */
export async function sendUntilAnswered(origin: string, posting: Posting): Promise<Outcome> {
  let last: Outcome = { kind: 'unknown', why: 'never sent' };
  for (const end = Date.now() + answeredMsMax; Date.now() < end; await sleep(100)) {
    last = await send(origin, posting);
    if (last.kind !== 'unknown') return last;
  }
  return { kind: 'refused', why: `not answered in ${answeredMsMax} ms: ${last.kind}` };
}
