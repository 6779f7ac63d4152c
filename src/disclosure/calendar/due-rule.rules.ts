import { type Day, day, lastDayOf } from '../../shared/day';
import { formatPeriod, nextPeriod, type Period, period } from '../../shared/period';

/** How often something is to be published. */
export type Every = 'month' | 'quarter' | 'year';

/**
 * By when: so many months after the last month of the time it speaks of, on that day of the month; 31 in
 * a shorter month is its last day. 次月15日前 is one month and 15; 次年3月底前 three months and 31.
 */
export interface DueRule {
  readonly every: Every;
  readonly monthsAfter: number;
  readonly day: number;
}

/** What a publication speaks of. */
export interface Turn {
  /** 2026-03, 2026-Q1, 2026 */
  readonly subject: string;
  readonly name: string;
  readonly first: Period;
  readonly last: Period;
}

const MONTHS: Record<Every, number> = { month: 1, quarter: 3, year: 12 };
const QUARTERS = ['一', '二', '三', '四'];

/** The turn that holds a month. */
export function turnOf(every: Every, month: Period): Turn {
  const year = month.slice(0, 4);
  const length = MONTHS[every];
  const place = Math.floor((Number(month.slice(5)) - 1) / length);
  const monthAt = (number: number) => period(`${year}-${String(number).padStart(2, '0')}`);
  const [first, last] = [monthAt(place * length + 1), monthAt((place + 1) * length)];
  const named: Record<Every, [string, string]> = {
    month: [first, formatPeriod(first)],
    quarter: [`${year}-Q${place + 1}`, `${year}年第${QUARTERS[place]}季度`],
    year: [year, `${year}年度`],
  };
  const [subject, name] = named[every];
  return { subject, name, first, last };
}

/** Every turn from the one that holds the month `from` to the one that holds `to`, oldest first. */
export function turnsBetween(every: Every, from: Period, to: Period): Turn[] {
  const turns: Turn[] = [];
  let turn = turnOf(every, from);
  while (turn.first <= to) {
    turns.push(turn);
    turn = turnOf(every, nextPeriod(turn.last));
  }
  return turns;
}

/** The last day on which it is not late. */
export function dueDayOf(rule: DueRule, turn: Turn): Day {
  let month = turn.last;
  for (let left = rule.monthsAfter; left > 0; left -= 1) month = nextPeriod(month);
  const last = lastDayOf(month);
  const wanted = `${month}-${String(rule.day).padStart(2, '0')}`;
  return wanted > last ? last : day(wanted);
}

const UNITS: Record<string, Every> = { 月: 'month', 季: 'quarter', 年: 'year' };

/**
 * Reads what contracts write: 次月15日前, 季后20日前, 次季首月20日前, 次年3月底前, 次年3月31日前. Null for what is
 * no day of a calendar (每日, 及时): such a promise is shown as it was written, and nobody is counted late by it.
 */
export function ruleWritten(words: string): DueRule | null {
  const text = words.replaceAll(/\s|（.*?）/g, '');
  const soon = /^(?:次|每)?(月|季)(?:度)?(?:后首月|后|首月|结束后)?(\d{1,2})日(?:前|内)?$/.exec(
    text,
  );
  if (soon) return ruled(UNITS[soon[1] ?? ''] ?? 'month', 1, Number(soon[2]));
  const nextYear = /^次年(\d{1,2})月(?:(\d{1,2})日|底)?(?:前|内)?$/.exec(text);
  if (nextYear) return ruled('year', Number(nextYear[1]), Number(nextYear[2] ?? 31));
  return null;
}

function ruled(every: Every, monthsAfter: number, dayOfMonth: number): DueRule | null {
  const fits = monthsAfter >= 1 && monthsAfter <= 12 && dayOfMonth >= 1 && dayOfMonth <= 31;
  return fits ? { every, monthsAfter, day: dayOfMonth } : null;
}

/** 次月15日前, 次年3月31日前. */
export function ruleInWords({ every, monthsAfter, day: dayOfMonth }: DueRule): string {
  if (every === 'year') return `次年${monthsAfter}月${dayOfMonth}日前`;
  return every === 'month' ? `次月${dayOfMonth}日前` : `季后首月${dayOfMonth}日前`;
}
