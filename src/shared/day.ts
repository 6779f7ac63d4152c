import {
  compareText,
  type Day,
  daysInMonth,
  isMonth,
  isYear,
  type Period,
  twoDigits,
} from './calendar';
import { invalid } from './domain-error';

export type { Day } from './calendar';

const DAY_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;
// China has one zone and, since 1992, no summer time: a fixed shift needs no time-zone tables.
const SHANGHAI_AHEAD_MS = 8 * 3_600_000;

/**
 * A real calendar day from 'YYYY-MM-DD', 1900 to 9999.
 * @throws DomainError `day.malformed` for anything else, 2026-02-29 included.
 */
export function day(text: string): Day {
  if (!isDay(text)) {
    throw invalid('day.malformed', '日期不存在或格式不对，请按“年-月-日”填写，例如 2026-03-05', {
      given: String(text),
    });
  }
  return text;
}

export function isDay(text: unknown): text is Day {
  const match = typeof text === 'string' ? DAY_PATTERN.exec(text) : null;
  if (!match) return false;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isYear(year) && isMonth(month) && date >= 1 && date <= daysInMonth(year, month);
}

/** −1, 0 or 1: for `sort(compareDays)`. */
export function compareDays(a: Day, b: Day): number {
  return compareText(a, b);
}

/**
 * The day `count` days later (earlier when negative); `count` is a whole number.
 * @throws DomainError `day.out-of-range` when the result leaves 1900–9999.
 */
export function plusDays(from: Day, count: number): Day {
  return dayAt(midnightOf(from) + count * MS_PER_DAY);
}

/** Whole days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (midnightOf(to) - midnightOf(from)) / MS_PER_DAY;
}

/**
 * The calendar day in China (UTC+8) at an instant, whatever the server's own time zone.
 * @throws DomainError `day.out-of-range` for an invalid Date or one outside 1900–9999.
 */
export function dayInShanghai(instant: Date): Day {
  return dayAt(instant.getTime() + SHANGHAI_AHEAD_MS);
}

export function firstDayOf(period: Period): Day {
  return `${period}-01` as Day;
}

export function lastDayOf(period: Period): Day {
  const last = daysInMonth(Number(period.slice(0, 4)), Number(period.slice(5)));
  return `${period}-${twoDigits(last)}` as Day;
}

/** "2026年3月5日". */
export function formatDay(value: Day): string {
  return `${value.slice(0, 4)}年${Number(value.slice(5, 7))}月${Number(value.slice(8))}日`;
}

function midnightOf(value: Day): number {
  return Date.parse(`${value}T00:00:00Z`);
}

function dayAt(msUtc: number): Day {
  const instant = new Date(msUtc);
  // toISOString throws a RangeError of its own on an invalid Date.
  const text = Number.isNaN(instant.getTime()) ? '' : instant.toISOString().slice(0, 10);
  if (!isDay(text)) {
    throw invalid('day.out-of-range', '日期超出 1900 年至 9999 年的范围，请核对后重填');
  }
  return text;
}

/** 2026年4月3日 15:07, in China. */
export function formatInstant(at: Date): string {
  return `${formatDay(dayInShanghai(at))} ${clock.format(at)}`;
}

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
