import type { EntityManager } from 'typeorm';
import { FUNDS } from '../ledger/funds.rules';
import type { Day } from '../shared/day';
import { categoryOf, prefixesSaying } from './plain-words.rules';

/** As much of an account as reading needs. */
export interface KnownAccount {
  readonly code: string;
  readonly name: string;
  readonly isCash: boolean;
}

/** Leaves of the community's chart: the accounts that carry postings, some ninety of them. */
export async function leafAccounts(
  tx: EntityManager,
  communityId: number,
): Promise<KnownAccount[]> {
  return tx.query(
    `select code, name, is_cash as "isCash" from account
     where community_id = $1 and is_leaf order by code`,
    [communityId],
  );
}

export const cashCodes = (accounts: readonly KnownAccount[]) =>
  accounts.filter((account) => account.isCash).map((account) => account.code);

/** Accounts of one category, money itself left out. */
export function codesOfCategory(accounts: readonly KnownAccount[], key: string): string[] {
  return accounts
    .filter((account) => !account.isCash && categoryOf(account.code).key === key)
    .map((account) => account.code);
}

/** Accounts whose own name or plain name contains the words. */
export function codesSaying(accounts: readonly KnownAccount[], words: string): string[] {
  const prefixes = prefixesSaying(words);
  return accounts
    .filter((account) => !account.isCash)
    .filter(
      ({ code, name }) =>
        name.includes(words) || prefixes.some((prefix) => code.startsWith(prefix)),
    )
    .map((account) => account.code);
}

/** The account itself and all below it. */
export const codesUnder = (accounts: readonly KnownAccount[], ancestor: string) =>
  accounts.filter(({ code }) => code.startsWith(ancestor)).map(({ code }) => code);

export interface NamedFund {
  readonly fund: string;
  readonly name: string;
}

/** The five funds under the names the trust contract of that day gives them. */
export async function fundsNamed(
  tx: EntityManager,
  communityId: number,
  on: Day,
): Promise<NamedFund[]> {
  const rows: { funds: NamedFund[] | null }[] = await tx.query(
    `select terms->'funds' as funds from trust_contract
     where community_id = $1 and effective_on <= $2 order by effective_on desc limit 1`,
    [communityId, on],
  );
  const named = rows[0]?.funds ?? [];
  return FUNDS.map(({ fund, name }) => ({
    fund,
    name: named.find((each) => each.fund === fund)?.name ?? name,
  }));
}
