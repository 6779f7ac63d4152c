import * as fc from 'fast-check';
import { type Day, day } from '../shared/day';
import { subjectChoices, suggestedOf } from './report-choices.rules';
import { newestSubject, spanOf, subjectName } from './report-subject.rules';

const books = {
  startOn: day('2025-11-15'),
  closedThrough: day('2026-03-31'),
  today: day('2026-05-20'),
};
const subjects = (form: 'month' | 'quarter' | 'year' | 'day') =>
  subjectChoices(form, books).map(({ subject }) => subject);

describe('what a report can be about', () => {
  it.each([
    ['month', '2026-03', '2026-03-01', '2026-03-31', '2026年3月'],
    ['quarter', '2026-Q1', '2026-01-01', '2026-03-31', '2026年第一季度'],
    ['quarter', '2024-Q4', '2024-10-01', '2024-12-31', '2024年第四季度'],
    ['year', '2024', '2024-01-01', '2024-12-31', '2024年度'],
    ['day', '2024-02-29', '2024-02-29', '2024-02-29', '2024年2月29日'],
  ] as const)('%s %s is %s to %s, %s', (form, subject, from, to, name) => {
    expect(spanOf(form, subject)).toEqual({ from, to });
    expect(subjectName(form, subject)).toBe(name);
  });

  it.each([
    ['month', '2026-13'],
    ['month', '2026'],
    ['quarter', '2026-Q5'],
    ['quarter', '2026-1'],
    ['year', '26'],
    ['day', '2026-02-29'],
  ] as const)('%s is never written %s', (form, subject) => {
    expect(() => spanOf(form, subject)).toThrow(/写法不对/);
  });

  it('is offered from the running span back to the first of the books', () => {
    expect(subjects('month').join(' ')).toBe(
      '2026-05 2026-04 2026-03 2026-02 2026-01 2025-12 2025-11',
    );
    expect(subjects('quarter')).toEqual(['2026-Q2', '2026-Q1', '2025-Q4']);
    expect(subjects('year')).toEqual(['2026', '2025']);
    expect(subjects('day').slice(0, 2)).toEqual(['2026-05-20', '2026-04-30']);
    expect(subjectChoices('id', books)).toEqual([]);
  });

  it('suggests the newest whose figures stand', () => {
    expect(suggestedOf(subjectChoices('month', books))).toBe('2026-03');
    expect(suggestedOf(subjectChoices('quarter', books))).toBe('2026-Q1');
    expect(suggestedOf(subjectChoices('year', books))).toBe('2025');
    expect(suggestedOf([])).toBeNull();
  });

  it('the newest that has ended ends by that day, and the next one does not', () => {
    const days = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10) as Day);
    fc.assert(
      fc.property(days, fc.constantFrom('month', 'quarter', 'year'), (today, form) => {
        const span = spanOf(form, newestSubject(form, today));
        expect(span && span.to <= today).toBe(true);
        const after = { month: 31, quarter: 92, year: 366 }[form];
        expect((Date.parse(today) - Date.parse(span?.to ?? '')) / 86_400_000).toBeLessThan(after);
      }),
    );
  });
});
