import type { LateFeePreview } from './late-fees.queries';
import { lateRuleWords } from './late-fee.rules';
import { stageNames, wayNames } from './reminder.rules';
import type { DemandedBill } from './reminder.rules';
import type { ReminderBatch, ReminderProposal, SentReminder } from './reminders.queries';
import type { ListedRelief } from './reliefs.queries';
import type { SettlementSheet } from './settlements.queries';

/** 待催缴的一户：只有房号，没有姓名 */
export class ReminderProposalView {
  unitId!: string;
  label!: string;
  bills!: number;
  /** How many months are unpaid */
  months!: number;
  oldestDueOn!: string;
  amount!: string;
  /** reminder, demand or lawyer-notice; null: nobody has reminded yet of what is open */
  lastStage!: string | null;
  lastSentOn!: string | null;
  graceUntil!: string | null;
  /** What may be sent now; null: wait, or every stage is done */
  nextStage!: string | null;
  /** The days of grace of the last one are not over */
  waits!: boolean;
  /** Bills that are argued about, and not asked for */
  disputed!: number;
  /** Of the claim that lapses first (诉讼时效) */
  limitationEndsOn!: string;
  /** running, soon or passed */
  limitation!: string;
}

export class ReminderProposalsView {
  items!: ReminderProposalView[];
}

export class RemindersSentView {
  batchId!: string;
  count!: number;
}

/** 一批催缴：只有合计 */
export class ReminderBatchView {
  batchId!: string;
  sentOn!: string;
  stage!: string;
  stageName!: string;
  way!: string;
  wayName!: string;
  count!: number;
  total!: string;
}

export class ReminderBatchesView {
  items!: ReminderBatchView[];
}

export class DemandedBillView {
  billId!: string;
  period!: string;
  feeName!: string;
  dueOn!: string;
  open!: string;
}

/** 一次催缴 */
export class ReminderView {
  id!: string;
  batchId!: string;
  unitId!: string;
  label!: string;
  stage!: string;
  stageName!: string;
  way!: string;
  wayName!: string;
  sentOn!: string;
  graceUntil!: string;
  total!: string;
  bills!: DemandedBillView[];
  /** The letter, paragraph by paragraph */
  wording!: string[];
  wordingSha256!: string;
  /** At most seventy characters, without name, room or amount */
  smsText!: string;
}

export class RemindersView {
  items!: ReminderView[];
}

export class LateFeeRuleView {
  /** Part of what is open, per day */
  perDay!: string;
  graceDays!: number;
  cap!: string;
  contractVersion!: number;
  /** In a sentence */
  words!: string;
}

export class LateFeeTotalView {
  feeCode!: string;
  feeName!: string;
  count!: number;
  total!: string;
  /** Of one household */
  largest!: string;
}

/** 违约金预览：只有合计 */
export class LateFeePreviewView {
  period!: string;
  /** Null: the contract knows no late fee */
  rule!: LateFeeRuleView | null;
  fees!: LateFeeTotalView[];
  total!: string;
}

export class LateFeeRunsView {
  /** Bill runs; taken back like any other */
  runs!: string[];
}

export class SettledFeeView {
  account!: string;
  accountName!: string;
  sellerOwes!: string;
  buyerOwes!: string;
  advanceUsed!: string;
  refund!: string;
  due!: string;
}

/** 已办过户结算 */
export class UnitSettlementView {
  id!: string;
  unitId!: string;
  label!: string;
  soldOn!: string;
  fees!: SettledFeeView[];
  refund!: string;
  due!: string;
  madeAt!: string;
}

export class UnitSettlementsView {
  items!: UnitSettlementView[];
}

/** 减免或核销的申请 */
export class BillReliefView {
  id!: string;
  billId!: string;
  unitLabel!: string;
  feeName!: string;
  period!: string;
  /** waiver or write-off */
  kind!: string;
  amount!: string;
  /** Still unpaid of the bill */
  open!: string;
  reason!: string;
  /** asked, granted or refused */
  state!: string;
  askedBy!: string;
  askedAt!: string;
  decidedBy!: string | null;
  decidedAt!: string | null;
}

export class BillReliefsView {
  items!: BillReliefView[];
}

export function proposalViewOf(proposal: ReminderProposal): ReminderProposalView {
  const { unitId, label, bills, total, last, next, disputed, limitation } = proposal;
  return {
    unitId,
    label,
    bills: bills.length,
    months: new Set(bills.map(({ period }) => period)).size,
    oldestDueOn: bills[0]?.dueOn ?? '',
    amount: total.toString(),
    lastStage: last?.stage ?? null,
    lastSentOn: last?.sentOn ?? null,
    graceUntil: last?.graceUntil ?? null,
    nextStage: next.step === 'send' ? next.stage : null,
    waits: next.step === 'wait',
    disputed,
    limitationEndsOn: limitation.endsOn,
    limitation: limitation.state,
  };
}

export function batchViewOf(batch: ReminderBatch): ReminderBatchView {
  return {
    ...batch,
    stageName: stageNames[batch.stage],
    wayName: wayNames[batch.way],
    total: batch.total.toString(),
  };
}

export function reminderViewOf(sent: SentReminder): ReminderView {
  return {
    id: sent.id,
    batchId: sent.batchId,
    unitId: sent.unitId,
    label: sent.label,
    stage: sent.stage,
    stageName: stageNames[sent.stage],
    way: sent.way,
    wayName: wayNames[sent.way],
    sentOn: sent.sentOn,
    graceUntil: sent.graceUntil,
    total: sent.total.toString(),
    bills: sent.bills.map(demandedViewOf),
    wording: [...sent.wording],
    wordingSha256: sent.wordingSha256,
    smsText: sent.smsText,
  };
}

const demandedViewOf = ({ open, ...bill }: DemandedBill): DemandedBillView => ({
  ...bill,
  open: open.toString(),
});

export function lateFeePreviewViewOf(preview: LateFeePreview): LateFeePreviewView {
  const { period, rule, fees, total } = preview;
  return {
    period,
    rule: rule && { ...rule, words: lateRuleWords(rule) },
    fees: fees.map((fee) => ({
      ...fee,
      total: fee.total.toString(),
      largest: fee.largest.toString(),
    })),
    total: total.toString(),
  };
}

export function unitSettlementViewOf(sheet: SettlementSheet): UnitSettlementView {
  return {
    id: sheet.id ?? '',
    unitId: sheet.unitId,
    label: sheet.label,
    soldOn: sheet.soldOn,
    fees: sheet.fees.map((fee) => ({
      account: fee.account,
      accountName: fee.accountName,
      sellerOwes: fee.sellerOwes.toString(),
      buyerOwes: fee.buyerOwes.toString(),
      advanceUsed: fee.advanceUsed.toString(),
      refund: fee.refund.toString(),
      due: fee.due.toString(),
    })),
    refund: sheet.refund.toString(),
    due: sheet.due.toString(),
    madeAt: sheet.madeAt.toISOString(),
  };
}

export function reliefViewOf(relief: ListedRelief): BillReliefView {
  return {
    ...relief,
    amount: relief.amount.toString(),
    open: relief.open.toString(),
    askedAt: relief.askedAt.toISOString(),
    decidedAt: relief.decidedAt?.toISOString() ?? null,
  };
}
