import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ClosingChecks } from '../ledger/closing-checks';
import type { ChecklistItem } from '../ledger/closing.rules';
import { firstDayOf } from '../shared/day';
import { Money } from '../shared/money';
import type { Period } from '../shared/period';
import { scheduleVersions } from './fees-in-force';

/** Before a month is closed: whoever is billed for it is billed whole, and money found its owner. */
@Injectable()
export class ChargesClosingCheck implements OnModuleInit {
  constructor(private readonly checks: ClosingChecks) {}

  onModuleInit(): void {
    this.checks.register('charges-billed', billedWhole);
    this.checks.register('charges-unidentified', unidentifiedSaid);
  }
}

/**
 * Once a fee is billed for the month, nobody may be left out: after closing, a gap can no longer be
 * filled in it. A month that is not billed at all was billed elsewhere, and is only named.
 */
export async function billedWhole(
  tx: EntityManager,
  communityId: number,
  period: Period,
): Promise<ChecklistItem> {
  const item = { key: 'charges-billed', name: '本月账单没有遗漏' };
  const fees = await tx.query<{ code: string; name: string }[]>(
    `select distinct on (fee_code) fee_code as code, fee_name as name from bill_run
     where community_id = $1 and period = $2 and cancelled_at is null order by fee_code`,
    [communityId, period],
  );
  const missing: string[] = [];
  for (const { code, name } of fees) {
    const [row] = await tx.query<{ count: number }[]>(
      'select count(*)::int as count from bill_lines($1, $2, $3)',
      [communityId, period, code],
    );
    const count = row?.count ?? 0;
    if (count > 0) missing.push(`${name}还有 ${count} 户`);
  }
  if (missing.length > 0) {
    const detail = `${missing.join('，')}未计费，请再执行一次本月计费`;
    return { ...item, ok: false, detail };
  }
  if (fees.length > 0) return { ...item, ok: true, detail: `已计费 ${fees.length} 个收费项目` };
  const versions = await scheduleVersions(tx, communityId);
  const priced = versions.some(({ effectiveOn }) => effectiveOn <= firstDayOf(period));
  return { ...item, ok: true, detail: priced ? '本月没有计费，请确认' : '没有收费标准' };
}

/** Said, not a bar: money may stay unclaimed for months, and everyone may know how much. */
export async function unidentifiedSaid(
  tx: EntityManager,
  communityId: number,
): Promise<ChecklistItem> {
  const [row] = await tx.query<{ open: string }[]>(
    `select coalesce(sum(credit - debit), 0)::numeric(18,2) as open from account_period
     where community_id = $1 and account_code = '224105'`,
    [communityId],
  );
  const open = Money.yuan(row?.open ?? '0');
  const detail = open.isZero() ? '没有待查款' : `待查款余额 ${open.format()} 元，请继续查找付款人`;
  return { key: 'charges-unidentified', name: '待查款', ok: true, detail };
}
