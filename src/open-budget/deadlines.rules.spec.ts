import fc from 'fast-check';
import { day, plusDays } from '../shared/day';
import { deadlinesOf, dueOn, MILESTONES, nextDeadline } from './deadlines.rules';
import type { Reached } from './deadlines.rules';

const NOTHING: Reached = { draft: null, 'in-force': null, 'final-accounts': null };

it.each([
  ['draft', '2025-11-15'],
  ['in-force', '2025-12-31'],
  ['final-accounts', '2027-03-31'],
] as const)('of 2026, %s is due on %s', (what, on) => {
  expect(dueOn(2026, what)).toBe(on);
});

it.each([
  ['2025-11-15', 0, false],
  ['2025-11-16', 1, true],
  ['2025-11-10', 5, false],
  ['2026-01-15', 61, true],
])('on %s a draft nobody submitted has %s days, late: %s', (today, days, late) => {
  expect(deadlinesOf(2026, NOTHING, day(today))[0]).toMatchObject({ days, late, doneOn: null });
});

it('what was done late stays late, and what comes next is the first that is not done', () => {
  const reached = { ...NOTHING, draft: day('2025-11-20'), 'in-force': day('2025-12-31') };
  const deadlines = deadlinesOf(2026, reached, day('2026-06-01'));
  expect(deadlines.map(({ late, days }) => [late, days])).toEqual([
    [true, 5],
    [false, 0],
    [false, 303],
  ]);
  expect(nextDeadline(deadlines)?.what).toBe('final-accounts');
  const all = { ...reached, 'final-accounts': day('2027-02-01') };
  expect(nextDeadline(deadlinesOf(2026, all, day('2027-03-01')))).toBeNull();
});

it('is late exactly when it was done, or is not, after the day it is due', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -400, max: 400 }),
      fc.constantFrom(...MILESTONES),
      fc.boolean(),
      (off, what, done) => {
        const on = plusDays(dueOn(2026, what), off);
        const reached = done ? { ...NOTHING, [what]: on } : NOTHING;
        const found = deadlinesOf(2026, reached, done ? day('2030-01-01') : on);
        const deadline = found.find((each) => each.what === what);
        expect([deadline?.late, deadline?.days]).toEqual([off > 0, Math.abs(off)]);
      },
    ),
  );
});
