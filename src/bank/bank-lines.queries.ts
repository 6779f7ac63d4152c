import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../platform/database/reading';
import type { Day } from '../shared/day';
import { accountAt } from './bank.queries';
import type { MatchRule } from './matching.rules';

export interface LinesWanted {
  readonly bankAccountId: string;
  readonly state: 'open' | 'matched' | 'all';
  readonly from: Day | null;
  readonly to: Day | null;
  /** Looked for in amount and serial, with `byName` also in names and memos; '' finds all. */
  readonly text: string;
  readonly byName: boolean;
  /** Day, position and id of the last line of the page before. */
  readonly after: readonly (string | number)[] | null;
  readonly limit: number;
}

export interface LineMatch {
  readonly matchId: string;
  readonly entrySeq: string;
  /** 2026-03 记-12. */
  readonly period: string;
  readonly voucherNo: number;
  readonly summary: string;
  readonly amount: string;
  readonly rule: MatchRule;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

export interface LineWithMatches {
  readonly lineId: string;
  readonly bookedOn: Day;
  readonly time: string;
  readonly amount: string;
  readonly balance: string | null;
  readonly otherName: string;
  readonly otherTail: string;
  readonly memo: string;
  readonly serial: string;
  readonly statementId: string;
  readonly position: number;
  /** What no entry is given to yet. */
  readonly open: string;
  readonly matches: readonly LineMatch[];
}

const LINES = `
  select l.id as "lineId", l.booked_on::text as "bookedOn", l.booked_time as time,
    l.amount::text as amount, l.balance::text as balance, l.other_name as "otherName",
    l.other_account_tail as "otherTail", l.memo, l.serial, l.statement_id as "statementId",
    l.position, (l.amount - coalesce(m.amount, 0))::text as open
  from bank_line l
  left join lateral (
    select sum(k.amount) as amount from bank_match k
    where k.community_id = l.community_id and k.line_id = l.id and k.undone_at is null
  ) m on true
  where l.community_id = $1 and l.bank_account_id = $2
    and ($3::date is null or l.booked_on >= $3) and ($4::date is null or l.booked_on <= $4)
    and ($5 = 'all' or ($5 = 'open') = (l.amount <> coalesce(m.amount, 0)))
    and ($6 = '' or strpos(lower(concat_ws(' ', l.amount, l.serial,
      case when $7 then concat_ws(' ', l.other_name, l.memo) end)), lower($6)) > 0)
    and ($8::date is null or (l.booked_on, l.position, l.id) < ($8, $9::integer, $10::uuid))
  order by l.booked_on desc, l.position desc, l.id desc
  limit $11`;

/** 银行明细 of an account, newest first, each with the entries it is. */
@Injectable()
export class BankLinesQueries {
  constructor(private readonly reading: Reading) {}

  /**
   * One more than `limit`, so that the page knows whether another follows.
   * @throws DomainError `bank-account.unknown`
   */
  list(communityId: number, wanted: LinesWanted): Promise<LineWithMatches[]> {
    const { bankAccountId, state, from, to, text, byName, after, limit } = wanted;
    return this.reading.run(communityId, async (tx) => {
      await accountAt(tx, communityId, bankAccountId);
      const [day = null, position = null, id = null] = after ?? [];
      const filter = [communityId, bankAccountId, from, to, state, text, byName];
      const page = [day, position, id, limit + 1];
      const lines = await tx.query<Omit<LineWithMatches, 'matches'>[]>(LINES, [...filter, ...page]);
      return withMatches(tx, communityId, lines);
    });
  }
}

async function withMatches(
  tx: EntityManager,
  communityId: number,
  lines: readonly Omit<LineWithMatches, 'matches'>[],
): Promise<LineWithMatches[]> {
  const matches = await tx.query<(LineMatch & { lineId: string })[]>(
    `select m.line_id as "lineId", m.id as "matchId", m.entry_seq::text as "entrySeq",
       e.period, e.voucher_no as "voucherNo", e.summary, m.amount::text as amount, m.rule,
       m.reason, p.name as by, m.matched_at as at
     from bank_match m
     join entry e on e.community_id = m.community_id and e.seq = m.entry_seq
     join person p on p.id = m.matched_by
     where m.community_id = $1 and m.line_id = any($2::uuid[]) and m.undone_at is null
     order by m.matched_at, m.id`,
    [communityId, lines.map(({ lineId }) => lineId)],
  );
  return lines.map((line) => ({
    ...line,
    matches: matches.filter(({ lineId }) => lineId === line.lineId),
  }));
}
