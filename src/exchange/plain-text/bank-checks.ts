import type { EntityManager } from 'typeorm';
import { twoSidesOf } from '../../bank/bank-sides';
import { reconciled, type Reconciliation } from '../../bank/reconciliation.rules';
import { day, firstDayOf, lastDayOf } from '../../shared/day';
import type { BookYear } from '../book-year';
import { plainWords } from './plain-words.rules';
import type { PlainCheck } from './plain-text.rules';

interface StatementEnd {
  bankAccountId: string;
  accountCode: string;
  tail: string;
  on: string;
}

/** The last day that statements of an account reach, in each month of the year. */
const ENDS = `
  select b.id as "bankAccountId", b.account_code as "accountCode", b.account_tail as tail,
    max(s.to_on)::text as "on"
  from bank_statement s
  join bank_account b on b.community_id = s.community_id and b.id = s.bank_account_id
  where s.community_id = $1 and s.closing is not null and s.to_on between $2 and $3
  group by b.id, b.account_code, b.account_tail, date_trunc('month', s.to_on)
  order by max(s.to_on), b.account_code`;

/**
 * What the bank says each account stands at: its own balance, with what only one side has yet (未达账项)
 * said item by item. Where nothing is open it is the bank's number and nothing else.
 */
export async function bankChecks(
  tx: EntityManager,
  book: BookYear,
  names: ReadonlyMap<string, string>,
): Promise<PlainCheck[]> {
  const { communityId, from, to } = book;
  const span = [communityId, firstDayOf(from), lastDayOf(to)];
  const ends = await tx.query<StatementEnd[]>(ENDS, span);
  const checks: PlainCheck[] = [];
  for (const { bankAccountId, accountCode, tail, on } of ends) {
    const account = names.get(accountCode);
    const sides = await twoSidesOf(tx, { communityId, bankAccountId, accountCode }, day(on));
    if (account && sides) checks.push(checkOf(reconciled(sides), { account, tail }));
  }
  return checks;
}

function checkOf(
  both: Reconciliation,
  { account, tail }: { account: string; tail: string },
): PlainCheck {
  const { bankAdjusted, bankInOnly, bankOutOnly, bankBalance } = both;
  return {
    on: both.day,
    says: `银行对账单 尾号${tail} ${both.day} 余额 ${bankBalance.toString()}`,
    remarks: [
      ...both.bookOnly.map(
        ({ on, amount, what }) =>
          `账上已记、银行未达 ${on} ${amount.toString()} ${plainWords(what)}`,
      ),
      // By day and amount only: whom the bank names is for those who match its lines.
      ...both.bankOnly.map(({ on, amount }) => `银行已收付、账上未记 ${on} ${amount.toString()}`),
    ],
    // The books before what only the bank has: bank + 企业已收付 − 银行已收付.
    assertions: [{ account, amount: bankAdjusted.minus(bankInOnly).plus(bankOutOnly) }],
  };
}
