import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk } from './ground';
import { type Acknowledged, type Posting, postingOf, send, sendUntilAnswered } from './posting';

/** What a load has come to know. */
export interface Tally {
  acknowledged: Acknowledged[];
  unknown: Posting[];
  /** Answers that should not be: neither success nor an outage. */
  refused: string[];
}

/**
 * Everyone at her desk posts one voucher after the other until told to stop; who hears nothing, or
 * of an outage, goes on with the next. Vouchers are used up from the end of their community's pile.
 */
export class Load {
  readonly tally: Tally = { acknowledged: [], unknown: [], refused: [] };
  private stopping = false;
  private running: Promise<void>[] = [];
  private answers: { sentAt: number; heardAt: number }[] = [];

  constructor(
    private readonly origin: string,
    private readonly desks: readonly Desk[],
    private readonly piles: ReadonlyMap<number, string[]>,
  ) {}

  start(): void {
    this.running = this.desks.map((desk) => this.work(desk));
  }

  /** When the first act was answered that was sent after an instant; ms since 1970. */
  async firstAnswerAfter(at: number, withinMs: number): Promise<number> {
    for (const end = Date.now() + withinMs; Date.now() < end; await sleep(10)) {
      const answer = this.answers.find(({ sentAt }) => sentAt > at);
      if (answer) return answer.heardAt;
    }
    throw new Error(`nothing was acknowledged within ${withinMs} ms`);
  }

  /** Until the piles are used up. */
  async finish(): Promise<Tally> {
    await Promise.all(this.running);
    return this.tally;
  }

  /** Everyone finishes the act she is at. */
  stop(): Promise<Tally> {
    this.stopping = true;
    return this.finish();
  }

  private async work(desk: Desk): Promise<void> {
    while (!this.stopping) {
      const draftId = this.piles.get(desk.communityId)?.pop();
      if (draftId === undefined) return;
      await this.post(postingOf(desk, draftId));
    }
  }

  private async post(posting: Posting): Promise<void> {
    const sentAt = Date.now();
    const outcome = await send(this.origin, posting);
    if (outcome.kind === 'acknowledged') {
      this.answers.push({ sentAt, heardAt: Date.now() });
      this.tally.acknowledged.push(outcome.answer);
    } else if (outcome.kind === 'unknown') {
      this.tally.unknown.push(posting);
      await sleep(50);
    } else {
      this.tally.refused.push(outcome.why);
    }
  }
}

/** Every unknown outcome is asked for again with its own key: afterwards nothing is unknown. */
export async function settle(origin: string, tally: Tally): Promise<void> {
  await Promise.all(
    tally.unknown.map(async (posting) => {
      const outcome = await sendUntilAnswered(origin, posting);
      if (outcome.kind === 'acknowledged') tally.acknowledged.push(outcome.answer);
      else tally.refused.push(`again with the same key: ${outcome.why}`);
    }),
  );
}
