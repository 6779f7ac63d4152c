import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fundsIn } from '../../ledger/posting.rules';
import { VoucherChecks } from '../../ledger/voucher-checks';
import type { VoucherToPost } from '../../ledger/voucher-checks';
import type { Problem } from '../../shared/domain-error';
import { chargeableLines, holdLines, isControlled } from './standing';
import { blockersOfControl } from './voucher-control.rules';

/** 无预算不支出, also for what the accountant writes by hand. */
@Injectable()
export class VoucherControl implements OnModuleInit {
  constructor(private readonly checks: VoucherChecks) {}

  onModuleInit(): void {
    this.checks.register('budget', blockersOfVoucher);
  }
}

/**
 * Every reason why the budget does not carry the voucher. Taking back (红字冲销) and opening the books are
 * no spending.
 */
export async function blockersOfVoucher(
  tx: EntityManager,
  communityId: number,
  { kind, bookedOn, lines }: VoucherToPost,
  { holds }: { holds: boolean },
): Promise<Problem[]> {
  if (kind !== 'general') return [];
  const controlled = new Set<string>();
  for (const fund of fundsIn(lines)) {
    if (await isControlled(tx, communityId, fund, bookedOn)) controlled.add(fund);
  }
  const named = lines.flatMap(({ budgetLineId }) => budgetLineId ?? []);
  if (controlled.size + named.length === 0) return [];
  if (holds && named.length > 0) await holdLines(tx, communityId, named);
  const budgetLines = await chargeableLines(tx, communityId, named);
  return blockersOfControl({ bookedOn, lines }, { controlled, budgetLines });
}
