import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { BankBookingService } from './bank-booking.service';
import { BankMatchRecords, leftOfEntry, leftOfLine } from './bank-match-records';
import type { MatchAt, MatchPart } from './bank-match-records';
import { type AccountAt, knowledgeOf, openEntries, openLines } from './bank-sides';
import { bankErrors } from './bank.errors';
import { assertWithin } from './match-amounts.rules';
import { type Suggestion, suggestionsOf } from './matching.rules';

/** 核对: which entry a line of the bank is. Suggested by rules, said by people, undone on record. */
@Injectable()
export class BankMatchService {
  constructor(
    private readonly clock: Clock,
    private readonly records: BankMatchRecords,
    private readonly bookings: BankBookingService,
  ) {}

  /**
   * Confirms suggestions, all or none; each must still stand as it was shown.
   * @throws DomainError `bank-line.unknown`, `bank-match.stands-no-longer`
   */
  async confirm(
    tx: EntityManager,
    at: AccountAt,
    chosen: readonly ChosenMatch[],
    by: string,
  ): Promise<number> {
    await assertLinesOf(tx, at, chosen);
    await this.records.holdStill(tx, at.communityId);
    const suggested = await suggestedMatches(tx, at, this.clock.today());
    const standing = new Map(suggested.map((one) => [keyOf(one), one]));
    const keys = new Set(chosen.map(keyOf));
    for (const key of keys) {
      const found = standing.get(key);
      if (!found) throw bankErrors.standsNoLonger();
      await this.take(tx, at.communityId, found, by);
    }
    return keys.size;
  }

  /**
   * By hand, also a line in parts: each part is another entry. What is left of the line stays open.
   * @throws DomainError `bank-line.unknown`, `bank-match.no-movement`, `.too-much`
   */
  async match(
    tx: EntityManager,
    at: MatchAt,
    parts: readonly MatchPart[],
    { note, by }: { note: string; by: string },
  ): Promise<void> {
    await this.records.holdStill(tx, at.communityId);
    const line = await leftOfLine(tx, at);
    assertWithin(line.left, Money.sum(parts.map(({ amount }) => amount)));
    for (const part of parts) {
      assertWithin(line.left, part.amount);
      assertWithin(await leftOfEntry(tx, { ...line, ...at }, part.entrySeq), part.amount);
      await this.records.keep(tx, at, part, { rule: 'hand', reason: note, by });
    }
  }

  /**
   * Takes a match back; the row stays and says who, when and why. What was booked from the line itself
   * is taken out of the books with it, in red.
   * @throws DomainError `bank-match.unknown`, also where it was undone before
   */
  async undo(
    tx: EntityManager,
    { communityId, id }: { communityId: number; id: string },
    said: { reason: string; by: string },
  ): Promise<void> {
    await this.records.holdStill(tx, communityId);
    const { lineId } = await this.records.undo(tx, { communityId, id }, said);
    await this.bookings.takeBack(tx, { communityId, lineId }, said);
  }

  private async take(
    tx: EntityManager,
    communityId: number,
    { lineId, entrySeq, amount, rule, reason, split }: Suggestion,
    by: string,
  ): Promise<void> {
    const at = { communityId, lineId };
    if (split) return this.bookings.settle(tx, at, split, { reason, by });
    if (entrySeq === null) throw bankErrors.standsNoLonger();
    return this.records.keep(tx, at, { entrySeq, amount }, { rule, reason, by });
  }
}

/** A suggestion as a person names it; without an entry it is one that is booked as it is confirmed. */
export type ChosenMatch = Pick<Suggestion, 'lineId' | 'entrySeq'>;

const keyOf = ({ lineId, entrySeq }: ChosenMatch): string => `${lineId} ${entrySeq ?? ''}`;

/** Books older than this are no candidates for a line of today. */
const FIRST_DAY = '1900-01-01' as Day;

/** What the rules suggest for everything open on the account now. */
export async function suggestedMatches(
  tx: EntityManager,
  at: AccountAt,
  today: Day,
): Promise<Suggestion[]> {
  const lines = await openLines(tx, at, today);
  if (lines.length === 0) return [];
  const entries = await openEntries(tx, at, { from: FIRST_DAY, to: today });
  return suggestionsOf(lines, entries, await knowledgeOf(tx, at.communityId));
}

async function assertLinesOf(
  tx: EntityManager,
  { communityId, bankAccountId }: AccountAt,
  chosen: readonly ChosenMatch[],
): Promise<void> {
  const ids = [...new Set(chosen.map(({ lineId }) => lineId))];
  const known = await tx.query<unknown[]>(
    `select from bank_line where community_id = $1 and bank_account_id = $2 and id = any($3::uuid[])`,
    [communityId, bankAccountId, ids],
  );
  if (known.length < ids.length) throw bankErrors.unknownLine();
}
