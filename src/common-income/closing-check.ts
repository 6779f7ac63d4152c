import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ClosingChecks } from '../ledger/closing-checks';
import type { ChecklistItem } from '../ledger/closing.rules';
import type { Period } from '../shared/period';
import { accruedOf, contractsOf } from './contracts';
import { gapsOf } from './accrual-gaps.rules';
import { missingDaysIn } from './missing-days';

/**
 * Before a month is closed: what contracts earned in it is booked, and every day of a place that is settled
 * daily has its sum. Omitted income is the commonest fraud of the trade (assurance: T10).
 */
@Injectable()
export class IncomeClosingCheck implements OnModuleInit {
  constructor(private readonly checks: ClosingChecks) {}

  onModuleInit(): void {
    this.checks.register('income-accrued', accrued);
    this.checks.register('income-days', daysSettled);
  }
}

export async function accrued(
  tx: EntityManager,
  communityId: number,
  period: Period,
): Promise<ChecklistItem> {
  const item = { key: 'income-accrued', name: '公共收益合同已计提' };
  const contracts = await contractsOf(tx, communityId);
  const booked = await accruedOf(tx, communityId);
  const open = contracts.filter(
    (contract) => gapsOf(contract, booked.get(contract.id) ?? [], period).length > 0,
  );
  return open.length === 0
    ? { ...item, ok: true, detail: `${contracts.length} 份合同及部位已登记，应计提的均已入账` }
    : { ...item, ok: false, detail: `还有 ${open.length} 份合同未计提，请执行本月计提` };
}

export async function daysSettled(
  tx: EntityManager,
  communityId: number,
  period: Period,
): Promise<ChecklistItem> {
  const item = { key: 'income-days', name: '临停日结没有缺日' };
  const missing = await missingDaysIn(tx, communityId, period);
  const [first] = missing;
  if (!first) return { ...item, ok: true, detail: '本月每日均有日结，或没有按日结算的部位' };
  const detail = `缺 ${missing.length} 天日结，最早为 ${first}，请补登；当日没有收入的登记 0.00 并注明原因`;
  return { ...item, ok: false, detail };
}
