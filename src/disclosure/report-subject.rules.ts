import type { SubjectForm } from '../../reports/report-definition';
import {
  compareDays,
  type Day,
  firstDayOf,
  formatDay,
  isDay,
  lastDayOf,
  plusDays,
} from '../shared/day';
import { formatPeriod, isPeriod, type Period } from '../shared/period';
import { disclosureErrors } from './disclosure.errors';

/** The days a report speaks of, both included; a report on one day speaks of that day. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

const QUARTERS = ['一', '二', '三', '四'];
const MONTHS_OF_QUARTER = 3;

/**
 * Which days a subject means; null for one that is an id.
 * @throws DomainError `report.subject-malformed` where it has not the form its kind asks for.
 */
export function spanOf(form: SubjectForm, subject: string): Span | null {
  if (form === 'id') return null;
  const span = READ[form](subject);
  if (!span) throw disclosureErrors.subjectMalformed(EXAMPLES[form]);
  return span;
}

/** 2026年3月, 2026年第一季度, 2026年度, 2026年3月31日. An id is no name and gives ''. */
export function subjectName(form: SubjectForm, subject: string): string {
  const [year, rest] = [subject.slice(0, 4), subject.slice(5)] as const;
  if (form === 'month') return formatPeriod(subject as Period);
  if (form === 'quarter') return `${year}年第${QUARTERS[Number(rest.slice(1)) - 1]}季度`;
  if (form === 'year') return `${year}年度`;
  return form === 'day' ? formatDay(subject as Day) : '';
}

/** The newest month, quarter or year that has ended by `day`; the day itself; '' for an id. */
export function newestSubject(form: SubjectForm, day: Day): string {
  if (form === 'id') return '';
  if (form === 'day') return day;
  const current = subjectAround(form, day);
  const span = spanOf(form, current);
  if (!span || compareDays(span.to, day) <= 0) return current;
  return subjectAround(form, plusDays(span.from, -1));
}

/** The month, quarter or year in which `day` lies. */
export function subjectAround(form: 'month' | 'quarter' | 'year', day: Day): string {
  if (form === 'month') return day.slice(0, 7);
  if (form === 'year') return day.slice(0, 4);
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / MONTHS_OF_QUARTER)}`;
}

const EXAMPLES = {
  month: '2026-03',
  quarter: '2026-Q1',
  year: '2026',
  day: '2026-03-31',
} as const;

const READ: Record<Exclude<SubjectForm, 'id'>, (subject: string) => Span | null> = {
  month: (subject) => (isPeriod(subject) ? months(subject, subject) : null),
  quarter: (subject) => {
    const [, year = '', quarter = ''] = /^(\d{4})-Q([1-4])$/.exec(subject) ?? [];
    const last = Number(quarter) * MONTHS_OF_QUARTER;
    return monthsOf(year, last - MONTHS_OF_QUARTER + 1, last);
  },
  year: (subject) => (/^\d{4}$/.test(subject) ? monthsOf(subject, 1, 12) : null),
  day: (subject) => (isDay(subject) ? { from: subject, to: subject } : null),
};

function monthsOf(year: string, first: number, last: number): Span | null {
  const [from, to] = [first, last].map((month) => `${year}-${String(month).padStart(2, '0')}`);
  return isPeriod(from) && isPeriod(to) ? months(from, to) : null;
}

const months = (from: Period, to: Period): Span => ({ from: firstDayOf(from), to: lastDayOf(to) });
