import type { Day } from '../shared/day';
import type { Money } from '../shared/money';
import {
  cashCodes,
  codesOfCategory,
  codesSaying,
  codesUnder,
  type KnownAccount,
} from './chart.queries';

/** What a person may ask a statement for; everything is optional and all of it must hold. */
export interface StatementFilter {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** Code of an account; its sub-accounts count. */
  readonly account?: string | undefined;
  readonly fund?: string | undefined;
  readonly payee?: string | undefined;
  /** Bounds of what moved (or of the total where no money moved), in yuan, both included. */
  readonly min?: Money | undefined;
  readonly max?: Money | undefined;
  /** Words in the 摘要, the payee's name or the purpose; one character or more. */
  readonly q?: string | undefined;
  readonly direction?: 'in' | 'out' | undefined;
  /** Key of a category that money went to, or came from, for the drill-down. */
  readonly use?: string | undefined;
  readonly source?: string | undefined;
  /** Budget line that an entry is charged to. */
  readonly line?: string | undefined;
  /** More words, each of which must be said too. */
  readonly also?: readonly string[] | undefined;
  /** An amount that stands in the entry: of a line that its page shows, or of what moved. */
  readonly exactly?: Money | undefined;
  /** Homes whose own lines may be found by `exactly`. */
  readonly ownHomes?: readonly string[] | undefined;
  /** 记-12; of every month where none is given. */
  readonly voucher?: { readonly period: string | null; readonly no: number } | undefined;
  /** The last place in the book that is known: nothing after it is there. */
  readonly through?: string | undefined;
}

/** A piece of SQL with its parameters, $1 being the community. */
export interface Query {
  readonly sql: string;
  readonly params: readonly unknown[];
  /** The relation whose `booked_on` and `seq` an index gives in order. */
  readonly by: 'e' | 'hit';
}

/** Builds the `from … where …` of a statement over `entry e`, and collects its parameters. */
class Conditions {
  readonly params: unknown[];
  private readonly parts: string[] = ['e.community_id = $1'];

  constructor(
    communityId: number,
    readonly accounts: readonly KnownAccount[],
    readonly filter: StatementFilter,
  ) {
    this.params = [communityId];
  }

  /** The next parameter's name. */
  value(value: unknown): string {
    this.params.push(value);
    return `$${this.params.length}`;
  }

  /** One code is compared with =, because only then the index gives days in order. */
  isOneOf(column: string, codes: readonly string[]): string {
    const [only, ...others] = codes;
    return only !== undefined && others.length === 0
      ? `${column} = ${this.value(only)}`
      : `${column} = any(${this.value(codes)}::text[])`;
  }

  /** The filter's days on some table's `booked_on`, so that each table's own index serves. */
  daysOf(alias: string): string {
    const { from, to } = this.filter;
    const first = from ? ` and ${alias}.booked_on >= ${this.value(from)}` : '';
    const last = to ? ` and ${alias}.booked_on <= ${this.value(to)}` : '';
    return first + last;
  }

  add(condition: string): void {
    this.parts.push(condition);
  }

  get sql(): string {
    return this.parts.join('\n  and ');
  }
}

/**
 * Entries that fit the filter: `from … where …` over `entry e`, with `moved.change` (what came into
 * the cash accounts), `moved.amount` and `moved.direction` as in `moneyMovedOf` where the filter asks for
 * them. `isWhole` says that all of them will be looked at, not a page, and added up.
 */
export function matchingEntries(
  communityId: number,
  filter: StatementFilter,
  accounts: readonly KnownAccount[],
  isWhole = false,
): Query {
  const where = new Conditions(communityId, accounts, filter);
  const [driving, ...others] = postingConditions(where);
  const from = leadingOf(where, driving);
  for (const condition of others) where.add(entryHas(condition));
  where.add(`true${where.daysOf('e')}`);
  if (filter.through) where.add(`e.seq <= ${where.value(filter.through)}::bigint`);
  addMoneyConditions(where);
  const money = isWhole || asksForMoney(filter) ? `${changeOf(where, isWhole)}\n${MOVED}\n` : '';
  const sql = `${from}\n${money}where ${where.sql}`;
  return { sql, params: where.params, by: driving ? 'hit' : 'e' };
}

/** Whether what moved decides which entries fit; else a page need not add anything up. */
const asksForMoney = ({ min, max, direction, use, source }: StatementFilter): boolean =>
  [min, max, direction, use, source].some((asked) => asked !== undefined);

/** Whether the chart must be known to tell which entries fit. */
export const asksForAccounts = (filter: StatementFilter): boolean =>
  asksForMoney(filter) ||
  [filter.account, filter.q, filter.also].some((asked) => asked !== undefined);

function changeOf(where: Conditions, isWhole: boolean): string {
  const { min, max } = where.filter;
  const many = isWhole || min !== undefined || max !== undefined;
  return many ? changeOfAll(where) : changeOfEach(where);
}

/** Conditions on a posting, the most telling first. */
function postingConditions(where: Conditions): string[] {
  const { account, payee, line, fund } = where.filter;
  const conditions: string[] = [];
  if (payee) conditions.push(`p.payee_id = ${where.value(payee)}::uuid`);
  if (line) conditions.push(`p.budget_line_id = ${where.value(line)}::uuid`);
  addCategories(where, conditions);
  if (account) addAccount(where, conditions, account);
  // A fund has no index of its own; on its own it is looked for entry by entry.
  if (fund && conditions.length > 0) conditions.push(`p.fund = ${where.value(fund)}`);
  else if (fund) where.add(entryHas(`p.fund = ${where.value(fund)}`));
  return conditions;
}

/** What money went to stands in debit, what it came from in credit. */
function addCategories(where: Conditions, conditions: string[]): void {
  const { use, source } = where.filter;
  for (const [key, side] of [
    [use, 'debit'],
    [source, 'credit'],
  ] as const) {
    if (key === undefined) continue;
    const codes = codesOfCategory(where.accounts, key);
    conditions.push(`${where.isOneOf('p.account_code', codes)} and p.${side} <> 0`);
    where.add(`cash.change <> 0 and e.kind <> 'opening'`);
  }
}

/** Several cash accounts at once are in nearly every entry: those are looked at one by one. */
function addAccount(where: Conditions, conditions: string[], account: string): void {
  const codes = codesUnder(where.accounts, account);
  const isDense =
    codes.length > 1 && cashCodes(where.accounts).some((code) => codes.includes(code));
  const condition = where.isOneOf('p.account_code', codes);
  if (!isDense) conditions.push(condition);
  else where.add(entryHas(condition));
}

const entryHas = (condition: string) => `exists (
  select from posting p where p.community_id = $1 and p.seq = e.seq and ${condition})`;

/** What is most telling leads, and entries are looked up by their keys, never the other way round. */
function leadingOf(where: Conditions, driving: string | undefined): string {
  const [first, ...more] = placesNamed(where);
  const also = driving && first ? [first, ...more] : more;
  for (const places of also) where.add(`e.seq in (${places})`);
  if (driving) return drivenBy(where, driving);
  return first ? namedBy(first) : 'from entry e';
}

const namedBy = (places: string) => `from (${places}) named ${entryOf('named')}`;

/** Places in the book by what is said of them, the most telling first: each a query of `seq`. */
function placesNamed(where: Conditions): string[] {
  const { voucher, exactly, q, also = [] } = where.filter;
  return [
    ...(voucher ? [numbered(where, voucher)] : []),
    ...(exactly ? [ofAmount(where, exactly)] : []),
    ...(q ? [q, ...also] : also).map((words) => saying(where, words)),
  ];
}

/** By month and number, which are unique; a month that has no such number is not even looked at. */
const numbered = (where: Conditions, { period, no }: NonNullable<StatementFilter['voucher']>) => `
    select v.seq from voucher_counter c
      join entry v on v.community_id = $1 and v.period = c.period and v.voucher_no = ${where.value(no)}
      where c.community_id = $1 and c.last_no >= ${where.value(no)}
        ${period === null ? '' : `and c.period = ${where.value(period)}`}`;

/**
 * Lines of just this amount, of either side, black or red: the covering index of the statement is read
 * from end to end, and only what was found is opened. Lines of other people's homes are not found: an
 * amount tried until something comes up would tell what a neighbour paid (个人信息保护法 6).
 */
const ofAmount = (where: Conditions, amount: Money) => {
  const [one, red] = [where.value(amount.toString()), where.value(amount.negated().toString())];
  return `
    select distinct shown.seq from (
      select p.seq, p.line from posting p
      where p.community_id = $1 and (p.debit in (${one}::numeric, ${red}::numeric)
        or p.credit in (${one}::numeric, ${red}::numeric)) offset 0
    ) hit join posting shown on shown.community_id = $1 and shown.seq = hit.seq
      and shown.line = hit.line
    where shown.unit_id is null
      or shown.unit_id = any(${where.value(where.filter.ownHomes ?? [])}::uuid[])`;
};

/**
 * Walks the postings' own index, newest first, instead of every entry of the community; in the order of
 * the page, so that it can stop when the page is full.
 */
const drivenBy = (where: Conditions, condition: string) => `from (
  select distinct p.booked_on, p.seq from posting p
  where p.community_id = $1 and ${condition}${where.daysOf('p')}
  order by p.booked_on desc, p.seq desc
) hit ${entryOf('hit')}`;

/** Lateral with a limit: one look by key for each, whatever the planner believes of their number. */
const entryOf = (alias: string) => `cross join lateral (
  select * from entry o where o.community_id = $1 and o.seq = ${alias}.seq limit 1
) e`;

function addMoneyConditions(where: Conditions): void {
  const { min, max, direction } = where.filter;
  if (min) where.add(`abs(moved.amount) >= ${where.value(min.toString())}::numeric`);
  if (max) where.add(`abs(moved.amount) <= ${where.value(max.toString())}::numeric`);
  if (direction) where.add(`moved.direction = ${where.value(direction)}`);
}

/** For a page: the change of each entry as it comes by. */
const changeOfEach = (where: Conditions) => `cross join lateral (
  select coalesce(sum(p.debit - p.credit), 0) as change
  from posting p
  where p.community_id = $1 and p.seq = e.seq
    and p.account_code = any(${where.value(cashCodes(where.accounts))}::text[])
) cash`;

/** For all entries: the cash accounts in one pass over their index. */
const changeOfAll = (where: Conditions) => `left join (
  select p.seq, sum(p.debit - p.credit) as sum
  from posting p
  where p.community_id = $1
    and p.account_code = any(${where.value(cashCodes(where.accounts))}::text[])${where.daysOf('p')}
  group by p.seq
) of_all on of_all.seq = e.seq
cross join lateral (select coalesce(of_all.sum, 0) as change) cash`;

/** As `moneyMovedOf`: a reversal keeps the direction of what it takes back, with a negative amount. */
const MOVED = `cross join lateral (
  select case when cash.change = 0 then e.total
      when e.kind = 'reversal' then -abs(cash.change) else abs(cash.change) end as amount,
    case when cash.change = 0 then 'none'
      when (cash.change < 0) = (e.kind = 'reversal') then 'in' else 'out' end as direction
) moved`;

/**
 * Entries that say the words: in their 摘要, in the payee's name or in the purpose. Entries that name
 * homes are found by purpose only: their 摘要 holds room numbers, and a search must not tell what the
 * page does not show (个人信息保护法 6). `entries_saying` is of migration 20.
 */
function saying(where: Conditions, words: string): string {
  const plain = where.value(words);
  const like = where.value(`%${words.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`);
  const inPurpose = where.isOneOf('p.account_code', codesSaying(where.accounts, words));
  return `
    select said.seq from entries_saying(${plain}) as said(seq)
      where not exists (select from posting h
        where h.community_id = $1 and h.seq = said.seq and h.unit_id is not null)
    union select p.seq from payee y
      join posting p on p.community_id = $1 and p.payee_id = y.id
      where y.community_id = $1 and lower(y.name) like ${like}
    union select p.seq from posting p where p.community_id = $1 and ${inPurpose}`;
}
