import type { EntityManager } from 'typeorm';
import { itemOf, openLines, twoSidesOf } from '../../src/bank/bank-sides';
import {
  type OpenItem,
  type Reconciliation,
  reconciled,
} from '../../src/bank/reconciliation.rules';
import { shownName } from '../../src/bank/shown-names.rules';
import { type StatedAccount, statedAccounts } from '../../src/bank/stated-accounts';
import { cashBalances, totalIn } from '../../src/queryable-account/balances.queries';
import { entryFacts } from '../../src/queryable-account/entry-cards.queries';
import { publicSummaryOf } from '../../src/queryable-account/entry-words.rules';
import { type BankBalance, banksOf } from '../../src/queryable-account/summary.queries';
import type { Day } from '../../src/shared/day';
import { basisOf } from '../parts/basis';
import type { ReportFacts, ReportSource } from '../report-definition';
import type {
  BankReconciliationFacts,
  PlaceKind,
  ReconciledPlace,
  ReconcilingItem,
} from './content.rules';

/** Nobody in particular reads a printed sheet: it names no home at all. */
const NOBODY = { unitIds: [] };

/** From the queries of the page 银行: both sides of every account at the end of the month. */
export async function bankReconciliationFacts(
  source: ReportSource,
): Promise<ReportFacts<BankReconciliationFacts>> {
  const { tx, communityId } = source;
  const { head, to, ...filed } = await basisOf(source, 'month', 'flow');
  const balances = await cashBalances(tx, communityId, to);
  const stated = await statedAccounts(tx, communityId);
  const places: ReconciledPlace[] = [];
  for (const account of byAccount(await banksOf(tx, communityId, balances))) {
    const own = stated.find(({ accountCode }) => accountCode === account.accountCode) ?? null;
    places.push(await placeOf(tx, communityId, { account, stated: own, to }));
  }
  const isStated = places.every(({ kind, table }) => kind !== 'bank' || table !== null);
  const isFinal = filed.isFinal && isStated;
  const facts = { head: { ...head, isFinal }, to, places, total: totalIn(balances) };
  return { ...filed, isFinal, facts };
}

/** An account that holds money of several funds stands there once. */
function byAccount(banks: readonly BankBalance[]): BankBalance[] {
  const accounts = new Map<string, BankBalance>();
  for (const bank of banks) {
    const known = accounts.get(bank.accountCode);
    const balance = known ? known.balance.plus(bank.balance) : bank.balance;
    accounts.set(bank.accountCode, { ...bank, balance });
  }
  return [...accounts.values()];
}

function kindOf(accountCode: string): PlaceKind {
  if (accountCode.startsWith('1002')) return 'bank';
  return accountCode.startsWith('1012') ? 'psp' : 'cash';
}

async function placeOf(
  tx: EntityManager,
  communityId: number,
  of: { account: BankBalance; stated: StatedAccount | null; to: Day },
): Promise<ReconciledPlace> {
  const { account, stated, to } = of;
  const table = stated && (await tableOf(tx, stated, to));
  // a payment firm states no balance, but its orders must all be booked
  const orders = stated && !stated.hasBalance ? await openLines(tx, stated, to) : [];
  return {
    name: account.name,
    tail: account.tail,
    kind: kindOf(account.accountCode),
    balance: account.balance,
    through: stated?.through ?? null,
    table,
    bankOnly: (table?.bankOnly ?? orders.map(itemOf)).map(bankItemOf),
    bookOnly: await bookItemsOf(tx, communityId, table?.bookOnly ?? []),
  };
}

/** Null where its statements do not reach the day, or carry no balances. */
async function tableOf(
  tx: EntityManager,
  account: StatedAccount,
  to: Day,
): Promise<Reconciliation | null> {
  if (!account.hasBalance || account.through < to) return null;
  const sides = await twoSidesOf(tx, account, to);
  return sides && reconciled(sides);
}

/** A firm is named; of a person a sheet on the wall says no more, nor what she wrote beside it. */
function bankItemOf({ on, amount, otherName }: OpenItem): ReconcilingItem {
  const isFirm = otherName !== '' && shownName(otherName) === otherName;
  const what = isFirm ? otherName : otherName === '' ? '银行明细' : '个人转账';
  return { on, amount, what, voucher: null };
}

/** What the books have, in words that name no home. */
async function bookItemsOf(
  tx: EntityManager,
  communityId: number,
  items: readonly OpenItem[],
): Promise<ReconcilingItem[]> {
  const seqs = items.map(({ id }) => id);
  const entries = await entryFacts(tx, communityId, seqs, NOBODY);
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
  return items.map(({ id, on, amount }) => {
    const entry = bySeq.get(id);
    if (!entry) throw new Error(`no entry ${id}`);
    const voucher = `${entry.period} 记-${entry.voucherNo}`;
    return { on, amount, what: publicSummaryOf(entry), voucher };
  });
}
