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
  /** Key of a category that money went to, for the drill-down. */
  readonly use?: string | undefined;
}

/** A piece of SQL with its parameters, $1 being the community. */
export interface Query {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** Builds the `from … where …` of a statement over `entry e`, and collects its parameters. */
class Conditions {
  readonly params: unknown[];
  private readonly parts: string[] = ['e.community_id = $1'];

  constructor(communityId: number) {
    this.params = [communityId];
  }

  /** The next parameter's name. */
  value(value: unknown): string {
    this.params.push(value);
    return `$${this.params.length}`;
  }

  add(condition: string): void {
    this.parts.push(condition);
  }

  get sql(): string {
    return this.parts.join('\n  and ');
  }
}

/**
 * Entries that fit the filter: `from entry e … where …`, with `moved.change` (what came into the
 * cash accounts), `moved.amount` and `moved.direction` as in `moneyMovedOf`.
 */
export function matchingEntries(
  communityId: number,
  filter: StatementFilter,
  accounts: readonly KnownAccount[],
): Query {
  const where = new Conditions(communityId);
  const money = where.value(cashCodes(accounts));
  if (filter.from) where.add(`e.booked_on >= ${where.value(filter.from)}`);
  if (filter.to) where.add(`e.booked_on <= ${where.value(filter.to)}`);
  addPostingConditions(where, filter, accounts);
  if (filter.min) where.add(`abs(moved.amount) >= ${where.value(filter.min.toString())}::numeric`);
  if (filter.max) where.add(`abs(moved.amount) <= ${where.value(filter.max.toString())}::numeric`);
  if (filter.direction) where.add(`moved.direction = ${where.value(filter.direction)}`);
  if (filter.q) where.add(`e.seq in (${saying(where, filter.q, accounts)})`);
  return { sql: `${movedSql(money)}\nwhere ${where.sql}`, params: where.params };
}

/** As `moneyMovedOf`: a reversal keeps the direction of what it takes back, with a negative amount. */
const movedSql = (money: string) => `from entry e
cross join lateral (
  select coalesce(sum(p.debit - p.credit), 0) as change
  from posting p
  where p.community_id = e.community_id and p.seq = e.seq and p.account_code = any(${money}::text[])
) cash
cross join lateral (
  select cash.change,
    case when cash.change = 0 then e.total
      when e.kind = 'reversal' then -abs(cash.change) else abs(cash.change) end as amount,
    case when cash.change = 0 then 'none'
      when (cash.change < 0) = (e.kind = 'reversal') then 'in' else 'out' end as direction
) moved`;

function addPostingConditions(
  where: Conditions,
  filter: StatementFilter,
  accounts: readonly KnownAccount[],
): void {
  const postingOf = (condition: string) => `e.seq in (
    select p.seq from posting p where p.community_id = $1 and ${condition}${daysOf(where, filter)})`;
  if (filter.account) {
    const codes = where.value(codesUnder(accounts, filter.account));
    where.add(postingOf(`p.account_code = any(${codes}::text[])`));
  }
  if (filter.fund) {
    where.add(`exists (select from posting p where p.community_id = $1 and p.seq = e.seq
      and p.fund = ${where.value(filter.fund)})`);
  }
  if (filter.payee) where.add(postingOf(`p.payee_id = ${where.value(filter.payee)}::uuid`));
  if (filter.use) {
    const codes = where.value(codesOfCategory(accounts, filter.use));
    where.add(postingOf(`p.account_code = any(${codes}::text[]) and p.debit <> 0`));
    where.add(`cash.change <> 0 and e.kind <> 'opening'`);
  }
}

/** The days again on the posting itself, so that its own index serves. */
function daysOf(where: Conditions, filter: StatementFilter): string {
  const from = filter.from ? ` and p.booked_on >= ${where.value(filter.from)}` : '';
  const to = filter.to ? ` and p.booked_on <= ${where.value(filter.to)}` : '';
  return from + to;
}

/** Kinds whose 摘要 a person wrote: those the word index covers (migration 5). */
const WRITTEN_BY_HAND = `('general', 'opening', 'reversal', 'payment', 'takeover')`;

/**
 * Entries that say the words: in a 摘要 written by hand, in the payee's name or in the purpose.
 * Entries that name homes are found by purpose only: their 摘要 holds room numbers, and a search must
 * not tell what the page does not show (个人信息保护法 6).
 */
function saying(where: Conditions, words: string, accounts: readonly KnownAccount[]): string {
  const plain = where.value(words.toLowerCase());
  const like = where.value(`%${escaped(words.toLowerCase())}%`);
  const codes = where.value(codesSaying(accounts, words));
  const indexed =
    words.length > 1
      ? `and bigrams(s.summary) @> bigrams(${plain}::text)`
      : `and ${plain}::text is not null`;
  const said = `lower(s.summary) like ${like} and not exists (select from posting h
    where h.community_id = $1 and h.seq = s.seq and h.unit_id is not null)`;
  return `
    select s.seq from entry s where s.community_id = $1 and s.kind in ${WRITTEN_BY_HAND}
      ${indexed} and ${said}
    union select s.seq from entry s where s.community_id = $1 and s.kind = 'receipt' and ${said}
    union select p.seq from posting p join payee y on y.community_id = $1 and y.id = p.payee_id
      where p.community_id = $1 and p.payee_id is not null and lower(y.name) like ${like}
    union select p.seq from posting p
      where p.community_id = $1 and p.account_code = any(${codes}::text[])`;
}

const escaped = (words: string) => words.replaceAll(/[\\%_]/g, (letter) => `\\${letter}`);
