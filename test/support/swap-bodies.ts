import type { BusyCommunity } from './busy-community';

/** Vouchers, readings and requests that pass the door; the ids in them are of this community. */
export function voucherOf(at: BusyCommunity) {
  const unitId = at.homes[0]?.unitId;
  return {
    bookedOn: '2026-03-05',
    summary: '计提',
    lines: [
      { accountCode: '112201', fund: 'F1', debit: '10.00', unitId },
      { accountCode: '410101', fund: 'F1', credit: '10.00', payeeId: at.payeeId },
    ],
    fileIds: [at.fileId],
  };
}

export function readingsOf(unitId: string | undefined) {
  const readings = [{ unitId, before: '1.00', now: '2.00' }];
  return { feeCode: 'water', period: '2026-03', readings };
}

export function spendingOf(at: BusyCommunity) {
  return {
    reason: '电梯维保',
    payeeId: at.payeeId,
    amount: '120.00',
    fund: 'F1',
    accountCode: '510301',
    occurredOn: '2026-03-05',
    fileIds: [at.fileId],
    quotes: [{ supplier: '示例公司', amount: '130.00', fileId: at.fileId }],
  };
}
