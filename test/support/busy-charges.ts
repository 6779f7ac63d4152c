import { BillFactsService } from '../../src/charges/bill-facts.service';
import { BillRunsService } from '../../src/charges/bill-runs.service';
import { ReceiptImportService } from '../../src/charges/receipt-import.service';
import { ReceiptsService } from '../../src/charges/receipts.service';
import { ReliefsService } from '../../src/charges/reliefs.service';
import { SchedulesService } from '../../src/charges/schedules.service';
import { Transactions } from '../../src/platform/database/transactions';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import type { BusyPeople } from './busy-people';
import { LIFTS_SHARED, SERVICE, WATER } from './charges';
import type { TestApp } from './serve';

export interface BusyCharges {
  runId: string;
  billId: string;
  vacancyId: string;
  receiptId: string;
  /** Waits to be confirmed. */
  receiptImportId: string;
  unidentifiedId: string;
  reliefId: string;
}

/** A month that is billed, a payment, money of nobody yet, a vacancy and a relief that is asked for. */
export async function charge(
  here: TestApp,
  communityId: number,
  { byPost, homes }: BusyPeople,
): Promise<BusyCharges> {
  const by = byPost.accountant.personId;
  const [home, other] = homes.map(({ unitId }) => unitId);
  const march = period('2026-03');
  return here.app.get(Transactions).run(communityId, async (tx) => {
    const schedule = {
      effectiveOn: day('2026-01-01'),
      resolutionRef: '业主大会第3号决议',
      dueDay: 20,
      fees: [SERVICE, WATER, LIFTS_SHARED],
    };
    await here.app.get(SchedulesService).enter(tx, communityId, { schedule, by });
    const runs = here.app.get(BillRunsService);
    const runId = await runs.run(tx, communityId, { period: march, fee: 'service', by });
    const received = {
      method: 'cash' as const,
      moneyAccount: '1001',
      amount: Money.yuan('50'),
      receivedOn: day('2026-03-05'),
      reference: '',
      by: byPost.cashier.personId,
    };
    const receipts = here.app.get(ReceiptsService);
    const purpose = { unitId: home ?? '', chosen: null, keepFor: 'service' };
    const { id: receiptId } = await receipts.receive(tx, communityId, received, purpose);
    const { id: unidentifiedId } = await receipts.unidentified(tx, communityId, received);
    const startsOn = day('2026-04-01');
    const vacancy = { unitId: other ?? '', startsOn, endsOn: null, reason: '长期外出' };
    const vacancyId = await here.app
      .get(BillFactsService)
      .reportVacant(tx, communityId, { vacancy, by });
    const [bill] = await tx.query<{ id: string }[]>(
      'select id from bill where community_id = $1 and unit_id = $2',
      [communityId, other],
    );
    const billId = bill?.id ?? '';
    const asked = { billId, amount: Money.yuan('1'), reason: '电梯停用', askedBy: by };
    const reliefs = here.app.get(ReliefsService);
    const reliefId = await reliefs.ask(tx, communityId, { ...asked, kind: 'waiver' });
    const paid = [
      ['房号', '金额', '日期', '流水号'],
      [homes[0]?.label ?? '', '12.00', '2026-03-05', '清单 1'],
    ];
    const file = {
      name: '收款清单.csv',
      sha256: '0'.repeat(64),
      rows: paid.map((cells, at) => ({ line: at + 1, cells })),
      transferAccount: '100201',
      keepFor: 'service',
    };
    const receiptImportId = await here.app
      .get(ReceiptImportService)
      .read(tx, communityId, file, byPost.cashier.personId);
    return {
      receiptImportId,
      runId: runId ?? '',
      billId,
      vacancyId,
      receiptId,
      unidentifiedId,
      reliefId,
    };
  });
}
