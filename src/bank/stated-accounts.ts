import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import type { StatedSides } from './agreement.rules';
import { type AccountAt, itemOf, openLines, twoSidesOf } from './bank-sides';
import { reconciled } from './reconciliation.rules';

export interface StatedAccount extends AccountAt {
  readonly name: string;
  /** The last day its statements reach. */
  readonly through: Day;
  /** A bank states balances; a payment firm does not. */
  readonly hasBalance: boolean;
}

/** Accounts of which a statement or a bill was taken in. */
export async function statedAccounts(
  tx: EntityManager,
  communityId: number,
): Promise<StatedAccount[]> {
  const rows = await tx.query<Omit<StatedAccount, 'communityId'>[]>(
    `select a.id as "bankAccountId", a.account_code as "accountCode", a.name,
       max(s.to_on)::text as through, bool_or(s.opening is not null) as "hasBalance"
     from bank_statement s
     join bank_account a on a.community_id = s.community_id and a.id = s.bank_account_id
     where s.community_id = $1
     group by a.id, a.account_code, a.name order by a.account_code`,
    [communityId],
  );
  return rows.map((row) => ({ communityId, ...row }));
}

/**
 * Where books and bank stand, account by account, at the last day each is stated. Of a payment firm only
 * its orders can be compared: those that nobody booked stand open.
 */
export async function statedSides(tx: EntityManager, communityId: number): Promise<StatedSides[]> {
  const stated: StatedSides[] = [];
  for (const account of await statedAccounts(tx, communityId)) {
    stated.push(await sidesOf(tx, account));
  }
  return stated;
}

async function sidesOf(tx: EntityManager, account: StatedAccount): Promise<StatedSides> {
  const { name, through } = account;
  const sides = account.hasBalance ? await twoSidesOf(tx, account, through) : null;
  if (sides) {
    const { difference, bankOnly, bookOnly } = reconciled(sides);
    return { name, through, difference, bankOnly, bookOnly };
  }
  const bankOnly = (await openLines(tx, account, through)).map(itemOf);
  return { name, through, difference: Money.zero, bankOnly, bookOnly: [] };
}
