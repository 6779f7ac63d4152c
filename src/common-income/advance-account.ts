import type { EntityManager } from 'typeorm';
import type { LedgerService } from '../ledger/ledger.service';
import { ADVANCE } from './income-lines.rules';

/** 预收公共收益 is opened the first time somebody pays ahead; until then the chart has no such account. */
export async function openAdvanceAccount(
  ledger: LedgerService,
  tx: EntityManager,
  communityId: number,
): Promise<void> {
  const { chart } = await ledger.bookState(tx, communityId, [ADVANCE.code]);
  if (!chart.has(ADVANCE.code)) await ledger.extendChart(tx, communityId, ADVANCE);
}
