import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import type { Day } from '../shared/day';
import { newId } from '../shared/ids';
import { Money } from '../shared/money';
import { type AccountAt, knowledgeOf, openEntries, openLines } from './bank-sides';
import { BankMatchRow } from './bank.entities';
import { bankErrors } from './bank.errors';
import { assertWithin } from './match-amounts.rules';
import { type MatchRule, type Suggestion, suggestionsOf } from './matching.rules';

/** A part of a line, and the entry it is. */
export interface MatchPart {
  readonly entrySeq: string;
  readonly amount: Money;
}

export interface MatchAt {
  readonly communityId: number;
  readonly lineId: string;
}

interface Said {
  readonly rule: MatchRule;
  readonly reason: string;
}

/** 核对: which entry a line of the bank is. Suggested by rules, said by people, undone on record. */
@Injectable()
export class BankMatchService {
  constructor(private readonly clock: Clock) {}

  /**
   * Confirms suggestions, all or none; each must still stand as it was shown.
   * @throws DomainError `bank-line.unknown`, `bank-match.stands-no-longer`
   */
  async confirm(
    tx: EntityManager,
    at: AccountAt,
    chosen: readonly Pick<Suggestion, 'lineId' | 'entrySeq'>[],
    by: string,
  ): Promise<number> {
    await assertLinesOf(tx, at, chosen);
    await this.holdStill(tx, at.communityId);
    const suggested = await suggestedMatches(tx, at, this.clock.today());
    const standing = new Map(suggested.map((one) => [`${one.lineId} ${one.entrySeq}`, one]));
    const keys = new Set(chosen.map(({ lineId, entrySeq }) => `${lineId} ${entrySeq}`));
    for (const key of keys) {
      const found = standing.get(key);
      if (!found) throw bankErrors.standsNoLonger();
      await this.keep(tx, { communityId: at.communityId, lineId: found.lineId }, found, {
        rule: found.rule,
        reason: found.reason,
        by,
      });
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
    await this.holdStill(tx, at.communityId);
    const line = await leftOfLine(tx, at);
    assertWithin(line.left, Money.sum(parts.map(({ amount }) => amount)));
    for (const part of parts) {
      assertWithin(line.left, part.amount);
      assertWithin(await leftOfEntry(tx, { ...line, ...at }, part.entrySeq), part.amount);
      await this.keep(tx, at, part, { rule: 'hand', reason: note, by });
    }
  }

  /**
   * Takes a match back; the row stays and says who, when and why.
   * @throws DomainError `bank-match.unknown`, also where it was undone before
   */
  async undo(
    tx: EntityManager,
    at: { communityId: number; id: string },
    { reason, by }: { reason: string; by: string },
  ): Promise<void> {
    const [, count] = await tx.query<[unknown[], number]>(
      `update bank_match set undone_by = $3, undone_at = $4, undone_reason = $5
       where community_id = $1 and id = $2 and undone_at is null`,
      [at.communityId, at.id, by, this.clock.now(), reason],
    );
    if (count !== 1) throw bankErrors.unknownMatch();
  }

  private async keep(
    tx: EntityManager,
    { communityId, lineId }: MatchAt,
    { entrySeq, amount }: MatchPart,
    { rule, reason, by }: Said & { by: string },
  ): Promise<void> {
    await tx.insert(BankMatchRow, {
      communityId,
      id: newId(),
      lineId,
      entrySeq,
      amount,
      rule,
      reason,
      matchedBy: by,
      matchedAt: this.clock.now(),
    });
  }

  /** Two people may not give one line away twice; the head of the books is what they wait for. */
  private async holdStill(tx: EntityManager, communityId: number): Promise<void> {
    await tx.query('select hold_books($1)', [communityId]);
  }
}

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
  chosen: readonly Pick<Suggestion, 'lineId'>[],
): Promise<void> {
  const ids = [...new Set(chosen.map(({ lineId }) => lineId))];
  const known = await tx.query<unknown[]>(
    `select from bank_line where community_id = $1 and bank_account_id = $2 and id = any($3::uuid[])`,
    [communityId, bankAccountId, ids],
  );
  if (known.length < ids.length) throw bankErrors.unknownLine();
}

interface LineLeft {
  readonly left: Money;
  readonly bankAccountId: string;
  readonly accountCode: string;
}

async function leftOfLine(tx: EntityManager, { communityId, lineId }: MatchAt): Promise<LineLeft> {
  const [row] = await tx.query<{ left: string; bankAccountId: string; accountCode: string }[]>(
    `select (l.amount - coalesce((select sum(m.amount) from bank_match m
         where m.community_id = l.community_id and m.line_id = l.id and m.undone_at is null), 0))::text
         as left,
       a.id as "bankAccountId", a.account_code as "accountCode"
     from bank_line l
     join bank_account a on a.community_id = l.community_id and a.id = l.bank_account_id
     where l.community_id = $1 and l.id = $2`,
    [communityId, lineId],
  );
  if (!row) throw bankErrors.unknownLine();
  return { ...row, left: Money.yuan(row.left) };
}

/** What an entry moves on the account, less what is matched of it. */
async function leftOfEntry(tx: EntityManager, at: AccountAt, entrySeq: string): Promise<Money> {
  const [row] = await tx.query<{ left: string | null }[]>(
    `select (sum(p.debit - p.credit) - coalesce((select sum(m.amount) from bank_match m
         join bank_line l on l.community_id = m.community_id and l.id = m.line_id
           and l.bank_account_id = $3
         where m.community_id = $1 and m.entry_seq = $4 and m.undone_at is null), 0))::text as left
     from posting p
     where p.community_id = $1 and p.account_code = $2 and p.seq = $4
       and not exists (select from entry r where r.community_id = $1 and r.reverses_seq = $4)`,
    [at.communityId, at.accountCode, at.bankAccountId, entrySeq],
  );
  if (!row?.left) throw bankErrors.noMovement(entrySeq);
  return Money.yuan(row.left);
}
