import fc from 'fast-check';
import { day, plusDays } from '../shared/day';
import { daysLeft, isOver, windowFrom } from './comment-window.rules';

const opened = day('2025-10-20');

it.each([
  [15, '2025-10-20', false, 15],
  [15, '2025-11-03', false, 1],
  [15, '2025-11-04', false, 0],
  [15, '2025-11-05', true, 0],
  [1, '2025-10-21', false, 0],
  [1, '2025-10-22', true, 0],
  [0, '2025-10-20', true, 0],
])('%s days from 20 October: on %s over is %s, %s days left', (days, today, over, left) => {
  const window = windowFrom(opened, days);
  expect([isOver(window, day(today)), daysLeft(window, day(today))]).toEqual([over, left]);
});

it('lasts as many whole days as agreed, the day it opens not counted (公示期从次日起算)', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 90 }),
      fc.integer({ min: 0, max: 120 }),
      (days, after) => {
        expect(isOver(windowFrom(opened, days), plusDays(opened, after))).toBe(after > days);
      },
    ),
  );
});
