import type { EntityManager } from 'typeorm';
import { plusDays, type Day } from '../shared/day';
import { Money } from '../shared/money';
import { periodOf, yearOf } from '../shared/period';
import type { DemoEvent } from './vouchers-live';
import { SpendingRequestRow } from '../spending/spending.entities';
import { lineKeyOf } from './budget-plan.rules';
import { keepEvidence, type KeptEvidence, recordEvidence } from './evidence';
import type { PlannedPayment } from './spending-plan.rules';
import { act, playerOf, type Play } from './stage';
import { DEMO_OBJECTION } from './terms.rules';

/** Who holds the second key: whoever of the committee did not approve. */
const APPROVER = 'chair';
const RELEASER = 'finance-member';

/**
 * 支出的一生: requested, reviewed, approved, ordered, released, paid, each on its day by its person.
 * `decisions` says after how many of them it stands still.
 */
export function paymentEvent(
  play: Play,
  payment: PlannedPayment,
  { seed, decisions = Infinity }: { seed: number; decisions?: number },
): DemoEvent {
  const evidence = keepEvidence(play, payment, seed);
  // Drawn ahead while the database works; a fault shows when the request needs it.
  evidence.catch(() => undefined);
  return {
    on: payment.on,
    happen: async () => {
      const made = await request(play, payment, await evidence);
      return dayByDay(decisionsOn(play, payment, { ...made, seed }).slice(0, decisions));
    },
  };
}

/** What is decided on one request on one day, in its order. */
function dayByDay(steps: readonly DemoEvent[]): DemoEvent[] {
  const days = [...new Set(steps.map(({ on }) => on))];
  return days.map((on) => {
    const ofDay = steps.filter((step) => step.on === on);
    return {
      on,
      ...(ofDay.some(({ posts }) => posts) && { posts: true as const }),
      happen: async () => {
        for (const step of ofDay) await step.happen();
      },
    };
  });
}

interface Requested {
  id: string;
  /** As the contract's ladder decided when it was submitted. */
  byCommittee: boolean;
  consultationDays: number;
  objectionDays: number;
}

function decisionsOn(
  play: Play,
  payment: PlannedPayment,
  made: Requested & { seed: number },
): DemoEvent[] {
  const { approvals, payments } = play.stage;
  const at = { communityId: play.communityId, id: made.id };
  const agree = { agree: true };
  const step = (on: Day, work: (tx: EntityManager) => Promise<unknown>): DemoEvent => ({
    on,
    happen: async () => void (await act(play, work)),
  });
  const reviewedOn = plusDays(payment.on, 1);
  // 公示期从次日起算: the last day of the consultation still belongs to the owners
  const approvedOn = plusDays(
    reviewedOn,
    made.consultationDays > 0 ? made.consultationDays + 1 : 0,
  );
  // 公示异议: ordered on the day after the window
  const orderedOn = plusDays(approvedOn, made.objectionDays > 0 ? made.objectionDays + 1 : 0);
  const paidOn = plusDays(orderedOn, 1);
  const order = { bankAccountId: accountFor(play, payment) };
  const slip = {
    paidOn,
    bankReference: `HD${paidOn.replaceAll('-', '')}${made.seed}`,
    fileIds: [],
  };
  const cashier = playerOf(play, 'cashier');
  return [
    step(reviewedOn, (tx) => approvals.review(tx, at, playerOf(play, 'reviewer'), agree)),
    ...(made.byCommittee
      ? [step(approvedOn, (tx) => approvals.approve(tx, at, playerOf(play, APPROVER), agree))]
      : []),
    step(orderedOn, (tx) => payments.order(tx, at, cashier, order)),
    step(paidOn, (tx) => payments.release(tx, at, playerOf(play, RELEASER), agree)),
    { ...step(paidOn, (tx) => payments.pay(tx, at, cashier, slip)), posts: true },
  ];
}

function accountFor({ bankAccounts }: Play, { fund }: PlannedPayment): string {
  const code = fund === 'F2' ? '100202' : fund === 'F3' ? '100203' : '100201';
  return bankAccounts.get(code)!;
}

/** The clerk's form, sent: draft and submission in one go. */
async function request(
  play: Play,
  payment: PlannedPayment,
  evidence: KeptEvidence,
): Promise<Requested> {
  const { stage, communityId } = play;
  const clerk = playerOf(play, 'clerk');
  return act(play, async (tx) => {
    const { fileIds, quotes } = await recordEvidence(play, tx, evidence);
    const { id } = await stage.spending.draft(tx, communityId, clerk, {
      reason: payment.reason,
      payeeId: play.payees.get(payment.payee)!,
      amount: payment.amount,
      fund: payment.fund,
      accountCode: payment.accountCode,
      occurredOn: payment.on,
      fileIds,
      quotes,
      invoice: { code: '', number: evidence.invoiceNumber, total: payment.amount },
      quotesExempt: quotes.length > 0 ? '' : whyUnquoted(payment.payee),
      budgetLineId: lineOf(play, payment),
    });
    await stage.spending.submit(tx, { communityId, id }, clerk);
    return { id, ...(await ladderOf(tx, communityId, id)) };
  });
}

/** 免比价的理由, which residents read on the request. */
function whyUnquoted(payee: string): string {
  if (payee === 'staff' || payee === 'social') return '按公示的岗位工资表及规定费率发放';
  if (['power', 'water', 'tax', 'trustee', 'deposit'].includes(payee))
    return '按国家定价或信托合同支付';
  if (['hardware', 'masonry', 'glass', 'office'].includes(payee))
    return '零星维修，按年度询价确定的价目结算';
  return '按经业委会确认的年度合同支付';
}

async function ladderOf(tx: EntityManager, communityId: number, id: string) {
  const { ladderBy, ladderBasis, consultationDays } = await tx.findOneByOrFail(SpendingRequestRow, {
    communityId,
    id,
  });
  const { above, days } = DEMO_OBJECTION;
  return {
    byCommittee: ladderBy === 'committee',
    consultationDays: consultationDays ?? 0,
    objectionDays: ladderBasis?.isMoreThan(Money.yuan(above)) ? days : 0,
  };
}

/** The line of the year's budget; null before there is one, and for debts that were booked before. */
function lineOf({ budgetLines }: Play, payment: PlannedPayment): string | null {
  const { fund, accountCode, on } = payment;
  const key = fund === 'F1' && accountCode.startsWith('5') ? lineKeyOf(payment) : null;
  return (key && budgetLines.get(yearOf(periodOf(on)))?.get(key)) ?? null;
}
