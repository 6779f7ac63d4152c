import type { SubjectForm } from '../../reports/report-definition';
import { compareDays, type Day, lastDayOf, plusDays } from '../shared/day';
import { periodOf, periodsFrom } from '../shared/period';
import { newestSubject, spanOf, subjectAround } from './report-subject.rules';
import type { BookSpan } from './report.rules';

/** What a report can be asked for: a span of time, or the day on which something stood. */
export interface SubjectChoice {
  readonly subject: string;
  /** Its last day is closed: the figures can no longer change. */
  readonly isClosed: boolean;
}

/** So many are offered; older ones can be asked for by their name. */
const OFFERED = 36;

/** The spans that books can speak of, newest first; the one that is running comes first. */
export function subjectChoices(form: SubjectForm, books: BookSpan): SubjectChoice[] {
  if (form === 'id') return [];
  const days = form === 'day' ? daysOf(books) : spansOf(form, books);
  return days.slice(0, OFFERED);
}

/** The newest whose figures stand; where nothing is closed yet, the newest there is. */
export function suggestedOf(choices: readonly SubjectChoice[]): string | null {
  return (choices.find((choice) => choice.isClosed) ?? choices[0])?.subject ?? null;
}

function spansOf(form: Exclude<SubjectForm, 'id' | 'day'>, books: BookSpan): SubjectChoice[] {
  const found: SubjectChoice[] = [];
  let subject = subjectAround(form, books.today);
  for (let span = spanOf(form, subject); span && found.length < OFFERED;) {
    if (compareDays(span.to, books.startOn) < 0) break;
    found.push(choiceOf(subject, span.to, books));
    subject = newestSubject(form, plusDays(span.from, -1));
    span = spanOf(form, subject);
  }
  return found;
}

/** Today, and the last day of each month before. */
function daysOf(books: BookSpan): SubjectChoice[] {
  const { startOn, today } = books;
  if (compareDays(today, startOn) < 0) return [];
  const ends = periodsFrom(periodOf(startOn), periodOf(today))
    .map(lastDayOf)
    .filter((end) => compareDays(end, today) < 0)
    .toReversed();
  return [today, ...ends].map((day) => choiceOf(day, day, books));
}

const choiceOf = (subject: string, to: Day, books: BookSpan): SubjectChoice => ({
  subject,
  isClosed: compareDays(to, books.closedThrough) <= 0,
});
