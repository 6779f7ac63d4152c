import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import {
  isConnectionLost,
  isPoolExhausted,
  OutcomeUnknown,
} from '../platform/database/database-error';
import { Transactions } from '../platform/database/transactions';
import type { EntryDraft } from './entry.rules';
import { ledgerErrors } from './ledger.errors';
import { LedgerService } from './ledger.service';
import type { CommunityDrafts } from './post-entries';
import type { PostedEntry } from './verdicts.rules';

interface Waiting {
  readonly communityId: number;
  readonly draft: EntryDraft;
  readonly resolve: (posted: PostedEntry) => void;
  readonly reject: (reason: unknown) => void;
}

const BATCH_MAX = 500;
/** While one batch waits for the disk, the next is being worked on. */
const IN_FLIGHT_MAX = 2;
const WAITING_MAX = 5000;

/**
 * Groups postings that come at the same time into one statement, so that many of them share the lock of
 * the book, the round trip and the flush to disk. For entries that are the whole of their cause and
 * come in crowds: receipts from a payment channel, a till. What belongs to a larger transaction (the
 * voucher of a payment, a voucher that is approved) posts there, with `LedgerService.post`.
 * @see docs/decisions/0003, performance.md 3 (c)
 */
@Injectable()
export class PostingQueue implements BeforeApplicationShutdown {
  private readonly waiting: Waiting[] = [];
  private readonly inFlight = new Set<Promise<void>>();

  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: LedgerService,
  ) {}

  /**
   * Posts one entry in a transaction of its own or shared with others, none of which can harm it. Drafts of
   * one community are numbered in the order in which they came, as far as they meet in one batch. The key makes it
   * safe to ask again: a draft whose fate was in doubt is tried again here already.
   * @throws DomainError as `LedgerService.post`; `ledger.busy` when too many wait.
   */
  post(communityId: number, draft: EntryDraft): Promise<PostedEntry> {
    if (this.waiting.length >= WAITING_MAX) return Promise.reject(ledgerErrors.busy());
    return new Promise((resolve, reject) => {
      this.waiting.push({ communityId, draft, resolve, reject });
      this.flush();
    });
  }

  /** Whoever was taken in is answered before the database is let go. */
  async beforeApplicationShutdown(): Promise<void> {
    while (this.inFlight.size > 0) await Promise.all(this.inFlight);
  }

  /** At once, as long as there is a place: waiting for company would only be waiting. */
  private flush(): void {
    while (this.inFlight.size < IN_FLIGHT_MAX && this.waiting.length > 0) {
      const work = this.settle(this.waiting.splice(0, BATCH_MAX)).finally(() => {
        this.inFlight.delete(work);
        this.flush();
      });
      this.inFlight.add(work);
    }
  }

  /** Answers each of them, and never throws. */
  private async settle(batch: readonly Waiting[]): Promise<void> {
    try {
      for (const one of await this.together(batch)) await this.settleAlone(one);
    } catch (error) {
      await this.settleApart(batch, error);
    }
  }

  private async settleApart(batch: readonly Waiting[], error: unknown): Promise<void> {
    // Nobody to talk to: it would be the same for each of them, and take minutes.
    if (isConnectionLost(error) || isPoolExhausted(error)) {
      for (const { reject } of batch) reject(error);
      return;
    }
    const [first, ...others] = batch;
    if (first && others.length === 0) return this.settleAlone(first);
    // Someone among them: the smaller the group, the fewer wait with him.
    for (const part of partsOf(batch)) await this.settle(part);
  }

  /** One statement for all, which is a transaction; returns those that need one of their own. */
  private async together(batch: readonly Waiting[]): Promise<readonly Waiting[]> {
    const groups = byCommunity(batch);
    const outcomes = await this.transactions.runStatement((tx) =>
      this.ledger.postForCommunities(tx, groups.map(draftsOf)),
    );
    return groups.flat().filter((one, index) => {
      const posted = outcomes[index];
      if (posted) one.resolve(posted);
      return !posted;
    });
  }

  /** By the rules and in a transaction of its own: whatever is wrong, all of it is named. */
  private async settleAlone(one: Waiting): Promise<void> {
    try {
      one.resolve(await this.alone(one).catch((error: unknown) => this.onceMore(one, error)));
    } catch (error) {
      one.reject(error);
    }
  }

  private alone({ communityId, draft }: Waiting): Promise<PostedEntry> {
    return this.transactions.run(communityId, (tx) => this.ledger.post(tx, communityId, draft));
  }

  /** Nobody knows whether it was committed: its key finds out. */
  private onceMore(one: Waiting, error: unknown): Promise<PostedEntry> {
    if (error instanceof OutcomeUnknown) return this.alone(one);
    throw error;
  }
}

/** In ascending order, which is the order of the locks; within a community as they came. */
function byCommunity(batch: readonly Waiting[]): Waiting[][] {
  const groups = new Map<number, Waiting[]>();
  for (const one of batch) {
    const group = groups.get(one.communityId);
    if (group) group.push(one);
    else groups.set(one.communityId, [one]);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
}

function draftsOf(group: readonly Waiting[]): CommunityDrafts {
  return { communityId: group[0]?.communityId ?? 0, drafts: group.map(({ draft }) => draft) };
}

/** Each community by itself; of one community each half. */
function partsOf(batch: readonly Waiting[]): (readonly Waiting[])[] {
  const groups = byCommunity(batch);
  if (groups.length > 1) return groups;
  const half = Math.ceil(batch.length / 2);
  return [batch.slice(0, half), batch.slice(half)];
}
