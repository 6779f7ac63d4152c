import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import type { Settlement, SettlementSplit } from './matching.rules';

/** Under which the settlement of a day is in the books; `once` tells one that was taken back from the next. */
export const settlementKey = (
  { channelId, day }: Pick<SettlementSplit, 'channelId' | 'day'>,
  once: string,
): string => `settled/${channelId}/${day}/${once}`;

interface DayRow {
  day: Day;
  gross: string;
  fee: string;
  isDue: boolean;
  channelId: string;
  channelCode: string;
}

/**
 * What the bills of payment firms come to, day by day. A day is due while every order of it is somebody's
 * and no line of a bank was settled with it.
 */
export async function settlementsOf(tx: EntityManager, communityId: number): Promise<Settlement[]> {
  const days = await tx.query<DayRow[]>(
    `select d.day::text as day, d.gross::text as gross, d.fee::text as fee,
       d."channelId", a.account_code as "channelCode",
       d.is_matched and not exists (
         select from entry e
         where e.community_id = $1 and e.source_kind = 'bank-line' and e.kind <> 'reversal'
           and starts_with(e.idem_key, 'settled/' || d."channelId" || '/' || d.day || '/')
           and not exists (select from entry r where r.community_id = $1 and r.reverses_seq = e.seq)
       ) as "isDue"
     from (
       select l.bank_account_id as "channelId", l.booked_on as day, sum(l.amount) as gross,
         round(sum(l.fee), 2) as fee,
         bool_and(l.amount = coalesce((select sum(m.amount) from bank_match m
           where m.community_id = l.community_id and m.line_id = l.id and m.undone_at is null), 0))
           as is_matched
       from bank_line l
       join bank_statement s on s.community_id = l.community_id and s.id = l.statement_id
       where l.community_id = $1 and s.opening is null
       group by l.bank_account_id, l.booked_on
     ) d
     join bank_account a on a.community_id = $1 and a.id = d."channelId"`,
    [communityId],
  );
  return days.map(({ gross: taken, fee: kept, ...day }) => {
    const [gross, fee] = [Money.yuan(taken), Money.yuan(kept)];
    return { ...day, gross, fee, net: gross.minus(fee) };
  });
}
