import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import type { Day } from '../shared/day';
import { newId } from '../shared/ids';
import { Money } from '../shared/money';
import { BankMatchRow } from './bank.entities';
import { bankErrors } from './bank.errors';
import type { MatchRule } from './matching.rules';

/** A part of a line, and the entry it is. */
export interface MatchPart {
  readonly entrySeq: string;
  readonly amount: Money;
}

export interface MatchAt {
  readonly communityId: number;
  readonly lineId: string;
}

export interface Said {
  readonly rule: MatchRule;
  readonly reason: string;
  readonly by: string;
}

/** What is left of a line, and the account it moved. */
export interface LineLeft {
  readonly amount: Money;
  readonly left: Money;
  readonly bookedOn: Day;
  readonly memo: string;
  readonly serial: string;
  readonly bankAccountId: string;
  readonly accountCode: string;
  readonly fund: string;
}

/** The only writer of `bank_match`. */
@Injectable()
export class BankMatchRecords {
  constructor(private readonly clock: Clock) {}

  /** Two people may not give one line away twice; the head of the books is what they wait for. */
  async holdStill(tx: EntityManager, communityId: number): Promise<void> {
    await tx.query('select hold_books($1)', [communityId]);
  }

  async keep(
    tx: EntityManager,
    { communityId, lineId }: MatchAt,
    { entrySeq, amount }: MatchPart,
    { rule, reason, by }: Said,
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

  /**
   * Takes a match back; the row stays and says who, when and why.
   * @returns the line and the entry it had been
   * @throws DomainError `bank-match.unknown`, also where it was undone before
   */
  async undo(
    tx: EntityManager,
    at: { communityId: number; id: string },
    { reason, by }: { reason: string; by: string },
  ): Promise<{ lineId: string; entrySeq: string }> {
    const [rows] = await tx.query<[{ lineId: string; entrySeq: string }[], number]>(
      `update bank_match set undone_by = $3, undone_at = $4, undone_reason = $5
       where community_id = $1 and id = $2 and undone_at is null
       returning line_id as "lineId", entry_seq::text as "entrySeq"`,
      [at.communityId, at.id, by, this.clock.now(), reason],
    );
    const [undone] = rows;
    if (!undone) throw bankErrors.unknownMatch();
    return undone;
  }
}

/** @throws DomainError `bank-line.unknown` */
export async function leftOfLine(
  tx: EntityManager,
  { communityId, lineId }: MatchAt,
): Promise<LineLeft> {
  const [row] = await tx.query<
    (Omit<LineLeft, 'amount' | 'left'> & Record<'amount' | 'left', string>)[]
  >(
    `select l.amount::text as amount, l.booked_on::text as "bookedOn", l.memo, l.serial,
       (l.amount - coalesce((select sum(m.amount) from bank_match m
         where m.community_id = l.community_id and m.line_id = l.id and m.undone_at is null), 0))::text
         as left,
       a.id as "bankAccountId", a.account_code as "accountCode", a.fund
     from bank_line l
     join bank_account a on a.community_id = l.community_id and a.id = l.bank_account_id
     where l.community_id = $1 and l.id = $2`,
    [communityId, lineId],
  );
  if (!row) throw bankErrors.unknownLine();
  return { ...row, amount: Money.yuan(row.amount), left: Money.yuan(row.left) };
}

/**
 * A line that nothing is given of yet.
 * @throws DomainError `bank-line.unknown`, `bank-line.partly-matched`
 */
export async function wholeLine(tx: EntityManager, at: MatchAt): Promise<LineLeft> {
  const line = await leftOfLine(tx, at);
  if (!line.left.equals(line.amount)) throw bankErrors.partlyMatched(line.left);
  return line;
}

/**
 * What an entry moves on the account, less what is matched of it.
 * @throws DomainError `bank-match.no-movement`
 */
export async function leftOfEntry(
  tx: EntityManager,
  at: { communityId: number; accountCode: string; bankAccountId: string },
  entrySeq: string,
): Promise<Money> {
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
