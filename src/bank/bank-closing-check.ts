import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ClosingChecks } from '../ledger/closing-checks';
import type { ChecklistItem } from '../ledger/closing.rules';
import { type Day, formatDay, lastDayOf } from '../shared/day';
import type { Period } from '../shared/period';
import { openLines, twoSidesOf } from './bank-sides';
import { reconciled } from './reconciliation.rules';
import { type StatedAccount, statedAccounts } from './stated-accounts';

/** Before a month is closed: every line of the bank is somebody's, and both sides agree. */
@Injectable()
export class BankClosingCheck implements OnModuleInit {
  constructor(private readonly checks: ClosingChecks) {}

  onModuleInit(): void {
    this.checks.register('bank-reconciled', bankReconciled);
  }
}

/**
 * What the bank has and the books have not holds up the month (domain: 3.6 no. 15). What the books
 * have and the bank has not yet is under way and stands in 余额调节表. Without statements there is
 * nothing to compare: the sentence says so, and the month may be closed.
 */
export async function bankReconciled(
  tx: EntityManager,
  communityId: number,
  period: Period,
): Promise<ChecklistItem> {
  const name = '银行明细都已核对';
  const last = lastDayOf(period);
  const faults: string[] = [];
  const accounts = await statedAccounts(tx, communityId);
  for (const account of accounts) {
    faults.push(...(await faultsOf(tx, account, last)));
  }
  const detail =
    faults.length > 0 ? `${faults.join('；')}，请先在“银行”里核对` : fineOf(accounts, last);
  return { key: 'bank-reconciled', name, ok: faults.length === 0, detail };
}

async function faultsOf(tx: EntityManager, account: StatedAccount, last: Day): Promise<string[]> {
  const { accountCode } = account;
  const unmatched = (count: number) =>
    count > 0 ? [`${accountCode} 有 ${count} 笔银行明细未核对`] : [];
  if (!account.hasBalance) return unmatched((await openLines(tx, account, last)).length);
  const sides = await twoSidesOf(tx, account, last);
  if (!sides) return [];
  const { bankOnly, difference } = reconciled(sides);
  const differs = difference.isZero()
    ? []
    : [`${accountCode} 调节后仍差 ${difference.formatYuan()}`];
  return [...unmatched(bankOnly.length), ...differs];
}

function fineOf(accounts: readonly { through: Day }[], last: Day): string {
  if (accounts.length === 0) return '还没有导入银行对账单，无从核对';
  const through = accounts.map((each) => each.through).reduce((a, b) => (a < b ? a : b));
  return through < last ? `对账单只到${formatDay(through)}，已有的都已核对` : '账面与银行一致';
}
