import type { EntityManager } from 'typeorm';
import type { VoucherFacts } from './voucher-evidence.rules';

/** What was heard of an entry outside the book: by the bank, and in the month's report. */
export type Outside = Pick<
  VoucherFacts,
  'bankLines' | 'money' | 'bankHeard' | 'report' | 'closedOn'
>;

interface OutsideRecord extends Omit<Outside, 'money' | 'report'> {
  onBank: boolean;
  report: { id: string; title: string; madeAt: string } | null;
}

/** `until`: what was matched, closed or published from that instant on is not known; null: everything is. */
export async function outsideOf(
  tx: EntityManager,
  communityId: number,
  { seq, until, isCash }: { seq: string; until: string | null; isCash: boolean },
): Promise<Outside> {
  const [row] = await tx.query<OutsideRecord[]>(OUTSIDE, [communityId, seq, until]);
  if (!row) throw new Error('an entry vanished while it was read');
  const { onBank, report, ...heard } = row;
  return {
    ...heard,
    money: onBank ? 'bank' : isCash ? 'cash' : 'none',
    report: report && { ...report, madeAt: new Date(report.madeAt) },
  };
}

const KNOWN = (instant: string) => `${instant} < coalesce($3::timestamptz, 'infinity')`;

const OUTSIDE = `
  select
    coalesce((select json_agg(x.line order by x.booked_on, x.id) from (
      select l.booked_on, l.id, json_build_object('id', l.id, 'on', l.booked_on::text) as line
      from bank_match m
      join bank_line l on l.community_id = m.community_id and l.id = m.line_id
      where m.community_id = $1 and m.entry_seq = e.seq and m.undone_at is null
        and ${KNOWN('m.matched_at')}
      order by l.booked_on, l.id limit 20) x), '[]') as "bankLines",
    exists (select from posting p join bank_account b on b.community_id = p.community_id
      and b.account_code = p.account_code where p.community_id = $1 and p.seq = e.seq) as "onBank",
    exists (select from posting p
      join bank_account b on b.community_id = p.community_id and b.account_code = p.account_code
      join bank_statement s on s.community_id = b.community_id and s.bank_account_id = b.id
        and s.from_on <= e.booked_on and s.to_on >= e.booked_on and ${KNOWN('s.imported_at')}
      where p.community_id = $1 and p.seq = e.seq) as "bankHeard",
    (select json_build_object('id', r.id, 'title', r.title, 'madeAt', r.created_at)
      from report_archive r
      where r.community_id = $1 and r.kind = 'income-expenditure' and r.period = e.period
        and r.is_final and r.reprint_of is null and ${KNOWN('r.created_at')}) as report,
    (select c.closed_at from period_close c where c.community_id = $1 and c.period = e.period
      and ${KNOWN('c.closed_at')}) as "closedOn"
  from entry e where e.community_id = $1 and e.seq = $2`;
