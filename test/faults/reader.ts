import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk } from './ground';

/** Looks at the vouchers all the while: an outage is told as one, with a time to come back. */
export class Reader {
  private stopping = false;
  private running: Promise<void> = Promise.resolve();
  private readonly faults: string[] = [];

  constructor(
    private readonly origin: string,
    private readonly desks: readonly Desk[],
  ) {}

  start(): void {
    this.running = this.read();
  }

  /** Answers that should not be. */
  async stop(): Promise<string[]> {
    this.stopping = true;
    await this.running;
    return this.faults;
  }

  private async read(): Promise<void> {
    for (let turn = 0; !this.stopping; turn += 1) {
      const desk = this.desks[turn % this.desks.length];
      if (!desk) return;
      const answer = await fetch(
        `${this.origin}/api/communities/${desk.communityId}/voucher-drafts?limit=5`,
        { headers: { cookie: desk.cookie } },
      );
      const body = await answer.text();
      const told = answer.status === 503 && answer.headers.has('retry-after');
      if (answer.status !== 200 && !told) this.faults.push(`reading: ${answer.status} ${body}`);
      await sleep(50);
    }
  }
}
