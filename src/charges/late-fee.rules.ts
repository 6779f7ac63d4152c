import { daysBetween, plusDays } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { formatPeriod } from '../shared/period';
import type { Period } from '../shared/period';
import { Rate } from '../shared/rate';

/** Codes of the late fees of a schedule's fees begin with it; no fee of a schedule may. */
export const LATE_FEE_PREFIX = 'late-fee-';

/** 违约金 bears no 违约金. */
export const isLateFee = (feeCode: string): boolean => feeCode.startsWith(LATE_FEE_PREFIX);

/** What the contract says of paying late. */
export interface LateRule {
  /** Part of what is open, per day: "0.0005" is 万分之五. */
  readonly perDay: string;
  /** Days after the due day without consequence; they are not counted afterwards either. */
  readonly graceDays: number;
  /** All that a bill can ever bear, as a part of it: "0.3". */
  readonly cap: string;
}

/** One bill that was paid late, or is not paid yet, within the month of the late fee. */
export interface LatePart {
  readonly billId: string;
  /** Month of the bill itself. */
  readonly period: Period;
  readonly dueOn: Day;
  /** Of the bill. */
  readonly amount: Money;
  /** 积数: what was open at the end of each day that counts, added up, in yuan-days. */
  readonly openDays: Money;
  /** How many days that are. */
  readonly days: number;
  /** Late fees of earlier months on the same bill. */
  readonly earlier: Money;
}

/** Everything the amount of a late fee follows from. */
export interface LateInputs extends LateRule {
  readonly method: 'late';
  /** Version of the trust contract that says so. */
  readonly contractVersion: string;
  readonly parts: readonly LatePart[];
}

/**
 * Simple interest on one bill: rounded once, half up to the fen, and never beyond what the cap leaves,
 * which is cut off below the fen.
 */
export function lateFeeOfPart(rule: LateRule, { openDays, amount, earlier }: LatePart): Money {
  const fee = openDays.times(Rate.of(rule.perDay));
  const left = cutToFen(amount, rule.cap).minus(earlier);
  const most = left.isNegative() ? Money.zero : left;
  return fee.isMoreThan(most) ? most : fee;
}

export function lateFeeOf(inputs: LateInputs): Money {
  return Money.sum(inputs.parts.map((part) => lateFeeOfPart(inputs, part)));
}

/** What was paid, or waived, of a bill, and the day it counts from. */
export interface PaidPart {
  readonly on: Day;
  readonly amount: Money;
}

/**
 * 积数 of a bill within a month, day by day: what is still open at the end of a day counts for it, and
 * the days of grace count never.
 */
export function openDaysOf(
  bill: { dueOn: Day; amount: Money; paid: readonly PaidPart[] },
  month: { first: Day; last: Day },
  graceDays: number,
): { openDays: Money; days: number } {
  const begins = plusDays(bill.dueOn, graceDays + 1);
  const from = begins > month.first ? begins : month.first;
  const length = Math.max(daysBetween(from, month.last) + 1, 0);
  const open = Array.from({ length }, (_, at) => {
    const on = plusDays(from, at);
    const paid = bill.paid.filter((part) => part.on <= on).map(({ amount }) => amount);
    return bill.amount.minus(Money.sum(paid));
  }).filter((each) => each.isPositive());
  return { openDays: Money.sum(open), days: open.length };
}

/** "1月账单逾期31天，积数 2,654.53 元·天 × 日利率 0.0005 = 1.33 元". */
export function lateWords(inputs: LateInputs): string {
  const parts = inputs.parts.map((part) => {
    const fee = lateFeeOfPart(inputs, part);
    const said =
      `${formatPeriod(part.period)}账单（${part.amount.format()} 元）本月逾期 ${part.days} 天，` +
      `每日未缴金额之和 ${part.openDays.format()} × 日利率 ${inputs.perDay}`;
    const reached = fee.isLessThan(part.openDays.times(Rate.of(inputs.perDay)));
    return `${said}${reached ? '（已到上限）' : ''} = ${fee.format()} 元`;
  });
  return `${parts.join('；')}；合计`;
}

/** The rule in words, as bill and preview say it. */
export function lateRuleWords({ perDay, graceDays, cap }: LateRule): string {
  return (
    `到期后宽限 ${graceDays} 天，此后每日按${perMyriad(perDay)}计，每张账单累计不超过其金额的 ${percent(cap)}，` +
    '违约金不再计违约金'
  );
}

/** 万分之5: how a rate by the day is spoken of. */
function perMyriad(part: string): string {
  return `万分之${Rate.of(part).times(Rate.of('10000')).toString()}`;
}

function percent(part: string): string {
  return `${Rate.of(part).times(Rate.of('100')).toString()}%`;
}

function cutToFen(amount: Money, part: string): Money {
  const [whole = '', fraction = ''] = Rate.of(part).toString().split('.');
  return Money.fen((amount.toFen() * BigInt(whole + fraction)) / 10n ** BigInt(fraction.length));
}

/** A part as the record of a bill keeps it: one line of text, its fee last. */
export function textOfPart(rule: LateRule, part: LatePart): string {
  const { billId, period, dueOn, amount, openDays, days, earlier } = part;
  const fee = lateFeeOfPart(rule, part);
  return [billId, period, dueOn, amount, openDays, days, earlier, fee].map(String).join(' ');
}

/** @throws plain Error for a text that no run of ours has written. */
export function partOfText(text: string): LatePart {
  const [billId, month, dueOn, amount, openDays, days, earlier, fee, ...more] = text.split(' ');
  if (!billId || fee === undefined || more.length > 0) throw new Error('a late fee of no bill');
  return {
    billId,
    period: month as Period,
    dueOn: dueOn as Day,
    amount: Money.yuan(amount ?? ''),
    openDays: Money.yuan(openDays ?? ''),
    days: Number(days),
    earlier: Money.yuan(earlier ?? ''),
  };
}
