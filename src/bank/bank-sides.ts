import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import type { BankMovement, BookMovement, Knowledge } from './matching.rules';
import type { OpenItem, TwoSides } from './reconciliation.rules';
import { settlementsOf } from './settlements';

/** One account of the trust, and the ledger account that mirrors it. */
export interface AccountAt {
  readonly communityId: number;
  readonly bankAccountId: string;
  readonly accountCode: string;
}

export interface OpenLine extends BankMovement {
  readonly what: string;
  readonly otherName: string;
}

export interface OpenEntry extends BookMovement {
  readonly what: string;
}

/**
 * Lines of the bank up to a day of which something is left. $1 community, $2 account, $3 day: a match
 * with an entry of a later day does not count yet.
 */
const OPEN_LINES = `
  select l.id, l.booked_on::text as "bookedOn", l.serial, l.memo, l.other_name as "otherName",
    l.other_account_hash as "otherHash", (l.amount - coalesce(m.amount, 0))::text as amount
  from bank_line l
  left join lateral (
    select sum(k.amount) as amount from bank_match k
    join entry e on e.community_id = k.community_id and e.seq = k.entry_seq and e.booked_on <= $3
    where k.community_id = l.community_id and k.line_id = l.id and k.undone_at is null
  ) m on true
  where l.community_id = $1 and l.bank_account_id = $2 and l.booked_on <= $3
    and l.amount <> coalesce(m.amount, 0)
  order by l.booked_on, l.position`;

/**
 * What entries up to a day move on the account, of which something is left. $1 community, $2 ledger
 * account, $3 account, $4 day, $5 first day. An entry and its reversal move nothing between them; the
 * handover is where both sides begin.
 */
const OPEN_ENTRIES = `
  select e.seq::text as seq, e.booked_on::text as "bookedOn", e.summary,
    (p.amount - coalesce(m.amount, 0))::text as amount
  from (
    select p.community_id, p.seq, sum(p.debit - p.credit) as amount from posting p
    where p.community_id = $1 and p.account_code = $2 and p.booked_on between $5 and $4
    group by p.community_id, p.seq
  ) p
  join entry e on e.community_id = p.community_id and e.seq = p.seq
  left join lateral (
    select sum(k.amount) as amount from bank_match k
    join bank_line l on l.community_id = k.community_id and l.id = k.line_id
      and l.bank_account_id = $3 and l.booked_on <= $4
    where k.community_id = e.community_id and k.entry_seq = e.seq and k.undone_at is null
  ) m on true
  where e.kind <> 'opening' and p.amount <> coalesce(m.amount, 0)
    and not (m.amount is null and (e.kind = 'reversal' or exists (
      select from entry r where r.community_id = e.community_id and r.reverses_seq = e.seq
        and r.booked_on <= $4)))
  order by e.booked_on, e.seq`;

interface LineRow {
  id: string;
  bookedOn: Day;
  serial: string;
  memo: string;
  otherName: string;
  otherHash: string | null;
  amount: string;
}

export async function openLines(tx: EntityManager, at: AccountAt, to: Day): Promise<OpenLine[]> {
  const rows = await tx.query<LineRow[]>(OPEN_LINES, [at.communityId, at.bankAccountId, to]);
  return rows.map(({ amount, ...row }) => ({
    ...row,
    amount: Money.yuan(amount),
    what: [row.otherName, row.memo].filter((word) => word !== '').join(' ') || '银行明细',
  }));
}

interface EntryRow {
  seq: string;
  bookedOn: Day;
  summary: string;
  amount: string;
}

async function openEntryRows(
  tx: EntityManager,
  at: AccountAt,
  { from, to }: { from: Day; to: Day },
): Promise<EntryRow[]> {
  const { communityId, accountCode, bankAccountId } = at;
  return tx.query<EntryRow[]>(OPEN_ENTRIES, [communityId, accountCode, bankAccountId, to, from]);
}

interface SignsRow {
  seq: string;
  reference: string | null;
  payeeHash: string | null;
  homes: string[];
}

/** Entries with the signs by which a line may be theirs: payment order, homes. */
export async function openEntries(
  tx: EntityManager,
  at: AccountAt,
  days: { from: Day; to: Day },
): Promise<OpenEntry[]> {
  const rows = await openEntryRows(tx, at, days);
  const signs = await tx.query<SignsRow[]>(
    `select e.seq::text as seq, coalesce(o.bank_reference, r.reference) as reference, o.payee_account_hash as "payeeHash",
       array(select distinct b.name || u.door from posting p
         join unit u on u.community_id = p.community_id and u.id = p.unit_id
         join building b on b.community_id = u.community_id and b.id = u.building_id
         where p.community_id = e.community_id and p.seq = e.seq limit 2) as homes
     from entry e
     left join payment_order o on o.community_id = e.community_id and o.entry_seq = e.seq
     -- what the payer or the payment firm calls it, where the entry is one receipt
     left join (
       select entry_seq, min(reference) as reference from receipt
       where community_id = $1 and entry_seq = any($2::bigint[])
       group by entry_seq having count(*) = 1
     ) r on r.entry_seq = e.seq
     where e.community_id = $1 and e.seq = any($2::bigint[])`,
    [at.communityId, rows.map(({ seq }) => seq)],
  );
  const signsOf = new Map(signs.map((sign) => [sign.seq, sign]));
  return rows.map(({ seq, bookedOn, summary, amount }) => ({
    seq,
    bookedOn,
    amount: Money.yuan(amount),
    reference: signsOf.get(seq)?.reference ?? '',
    payeeHash: signsOf.get(seq)?.payeeHash ?? null,
    homes: signsOf.get(seq)?.homes ?? [],
    what: summary,
  }));
}

/** Who paid for which home before, and what the bills of payment firms come to, day by day. */
export async function knowledgeOf(tx: EntityManager, communityId: number): Promise<Knowledge> {
  const payers = await tx.query<{ hash: string; homes: string[] }[]>(
    `select l.other_account_hash as hash, array_agg(distinct b.name || u.door) as homes
     from bank_match m
     join bank_line l on l.community_id = m.community_id and l.id = m.line_id
     join posting p on p.community_id = m.community_id and p.seq = m.entry_seq
     join unit u on u.community_id = p.community_id and u.id = p.unit_id
     join building b on b.community_id = u.community_id and b.id = u.building_id
     where m.community_id = $1 and m.undone_at is null and l.other_account_hash is not null
     group by l.other_account_hash`,
    [communityId],
  );
  return {
    homesOfPayer: new Map(payers.map(({ hash, homes }) => [hash, homes])),
    settlements: await settlementsOf(tx, communityId),
  };
}

interface BalancesRow {
  from: Day;
  bank: string;
  book: string;
}

/**
 * Both balances of an account at the end of a day, and what only one side has; null where no statement
 * with balances begins before.
 */
export async function twoSidesOf(
  tx: EntityManager,
  at: AccountAt,
  day: Day,
): Promise<TwoSides | null> {
  const [row] = await tx.query<BalancesRow[]>(
    `select s.from_on::text as "from",
       (s.opening + (select coalesce(sum(l.amount), 0) from bank_line l
         where l.community_id = $1 and l.bank_account_id = $2 and l.booked_on <= $4))::text as bank,
       (select coalesce(sum(p.debit - p.credit), 0) from posting p
         where p.community_id = $1 and p.account_code = $3 and p.booked_on <= $4)::text as book
     from bank_statement s
     where s.community_id = $1 and s.bank_account_id = $2 and s.opening is not null
       and s.from_on <= $4
     order by s.from_on, s.id limit 1`,
    [at.communityId, at.bankAccountId, at.accountCode, day],
  );
  if (!row) return null;
  const lines = await openLines(tx, at, day);
  const entries = await openEntryRows(tx, at, { from: row.from, to: day });
  return {
    day,
    bankBalance: Money.yuan(row.bank),
    bookBalance: Money.yuan(row.book),
    bankOnly: lines.map(itemOf),
    bookOnly: entries.map(({ seq, bookedOn, amount, summary }): OpenItem => ({
      id: seq,
      on: bookedOn,
      amount: Money.yuan(amount),
      what: summary,
      otherName: '',
    })),
  };
}

export function itemOf({ id, bookedOn, amount, what, otherName }: OpenLine): OpenItem {
  return { id, on: bookedOn, amount, what, otherName };
}
