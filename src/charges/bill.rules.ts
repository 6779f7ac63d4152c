import { formatDay, lastDayOf, firstDayOf, daysBetween } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { formatPeriod } from '../shared/period';
import type { Period } from '../shared/period';
import { Rate } from '../shared/rate';
import type { ShareKey } from './fee.rules';
import { lateFeeOf, lateRuleWords, lateWords } from './late-fee.rules';
import type { LateInputs } from './late-fee.rules';

/** Who owes a bill: the household, or the developer for what it still holds. */
export type Payer = 'owner' | 'developer';

/** How many days of the month a bill is for. */
export interface DaysOfMonth {
  readonly billed: number;
  readonly ofMonth: number;
}

/** Price × quantity × part × days of the month, rounded once. */
export interface PricedInputs {
  readonly method: 'area' | 'fixed' | 'metered' | 'parking';
  readonly price: string;
  /** m² of 'area', use of 'metered', "1" of the others. */
  readonly quantity: string;
  /** 吨, 度. */
  readonly measure: string | null;
  /** What the meter stood at before and now. */
  readonly meter: { readonly before: string; readonly now: string } | null;
  readonly part: string;
  readonly partBecause: 'vacant' | 'developer' | null;
  readonly days: DaysOfMonth;
}

/** A share of a cost; `carry` is the fen that largest remainder gave this household, 0 or 1. */
export interface SharedInputs {
  readonly method: 'shared';
  readonly shareBy: ShareKey;
  readonly total: string;
  readonly weight: string;
  readonly weights: string;
  readonly carry: 0 | 1;
}

/** Everything the amount of a bill follows from, as it was when it was made. */
export type BillInputs = PricedInputs | SharedInputs | LateInputs;

const FEN_DECIMALS = 2;

/**
 * The amount, again, from what was recorded: rounded once, half up, to the fen (四舍五入到分).
 * This is what the database must have computed too.
 */
export function amountOf(inputs: BillInputs): Money {
  if (inputs.method === 'shared') return shareOf(inputs);
  if (inputs.method === 'late') return lateFeeOf(inputs);
  const { price, quantity, part, days } = inputs;
  const whole = Rate.of(price).times(Rate.of(quantity)).times(Rate.of(part));
  return proportionOf(whole, days);
}

/**
 * The days of a month each side pays for. The owner pays from the day of handover on; before it, and
 * for whatever it still holds, the developer (物业管理条例 41). An unknown day of handover lies before
 * the books.
 */
export function daysByPayer(
  period: Period,
  unit: { holding: 'sold' | 'developer'; handedOverOn: Day | null },
): Record<Payer, number> {
  const ofMonth = daysIn(period);
  if (unit.holding === 'developer') return { owner: 0, developer: ofMonth };
  const { handedOverOn } = unit;
  if (handedOverOn === null || handedOverOn <= firstDayOf(period)) {
    return { owner: ofMonth, developer: 0 };
  }
  const owner = Math.max(daysBetween(handedOverOn, lastDayOf(period)) + 1, 0);
  return { owner, developer: ofMonth - owner };
}

export function daysIn(period: Period): number {
  return Number(lastDayOf(period).slice(-2));
}

/**
 * The day a month's bills are booked on: today, or the month's last day when it is over; null while it
 * has not begun, for nothing is owed yet.
 */
export function bookingDayOf(period: Period, today: Day): Day | null {
  if (today < firstDayOf(period)) return null;
  const last = lastDayOf(period);
  return today < last ? today : last;
}

/** What a person is told of her bill; everything in it is what was recorded. */
export function explanationOf(bill: {
  feeName: string;
  period: Period;
  dueOn: Day;
  inputs: BillInputs;
}): string {
  const { inputs } = bill;
  return (
    `${formatPeriod(bill.period)}${bill.feeName}：${wordsOf(inputs)}` +
    ` = ${amountOf(inputs).format()} 元，四舍五入到分；` +
    (inputs.method === 'late'
      ? `依据信托合同第 ${inputs.contractVersion} 版：${lateRuleWords(inputs)}；`
      : '') +
    `请于 ${formatDay(bill.dueOn)}前缴纳。`
  );
}

function wordsOf(inputs: BillInputs): string {
  if (inputs.method === 'shared') return sharedWords(inputs);
  return inputs.method === 'late' ? lateWords(inputs) : pricedWords(inputs);
}

const UNIT_OF_SHARE: Record<ShareKey, string> = { area: '㎡', equal: '户', meter: '' };

function sharedWords({ shareBy, total, weight, weights, carry }: SharedInputs): string {
  const unit = UNIT_OF_SHARE[shareBy];
  const cost = Money.yuan(total).format();
  const fen = carry === 1 ? '，含尾差 0.01 元' : '';
  return `公摊总额 ${cost} 元 × ${weight}${unit}/${weights}${unit}${fen}`;
}

const PART_WORDS = { vacant: '空置', developer: '开发商未售未交付' } as const;

function pricedWords(inputs: PricedInputs): string {
  const { part, partBecause, days } = inputs;
  const words = [quantityWords(inputs)];
  if (partBecause !== null) words.push(`${Rate.of(part).toString()}（${PART_WORDS[partBecause]}）`);
  if (days.billed < days.ofMonth) words.push(`${days.billed}天/${days.ofMonth}天`);
  return words.join(' × ');
}

function quantityWords({ method, price, quantity, measure, meter }: PricedInputs): string {
  const yuan = Rate.of(price).toString();
  if (method === 'area') return `${quantity}㎡ × ${yuan} 元/㎡·月`;
  if (method !== 'metered') return `${yuan} 元/月`;
  const read = meter ? `（表数 ${meter.before} 至 ${meter.now}）` : '';
  return `${quantity}${measure ?? ''}${read} × ${yuan} 元/${measure ?? ''}`;
}

/** `yuan` × days of the month, exact until the one rounding at the end. */
function proportionOf(yuan: Rate, { billed, ofMonth }: DaysOfMonth): Money {
  const [whole = '', fraction = ''] = yuan.toString().split('.');
  const units = BigInt(whole + fraction) * BigInt(billed) * 10n ** BigInt(FEN_DECIMALS);
  const one = BigInt(ofMonth) * 10n ** BigInt(fraction.length);
  return Money.fen((2n * units + one) / (2n * one));
}

function shareOf({ total, weight, weights, carry }: SharedInputs): Money {
  const fen = Money.yuan(total).toFen() * hundredths(weight);
  return Money.fen(fen / hundredths(weights) + BigInt(carry));
}

/** Weights are whole hundredths: m², households, what a meter counts. */
function hundredths(text: string): bigint {
  return Money.yuan(text).toFen();
}
