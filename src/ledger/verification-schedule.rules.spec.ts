import { isFullDue, isQuickDue } from './verification-schedule.rules';

const at = (text: string) => new Date(`${text}+08:00`);

describe('the quick verification', () => {
  it.each([
    ['never done', null, true],
    ['done half an hour ago', '2026-03-05T11:30', false],
    ['done an hour ago', '2026-03-05T11:00', true],
  ])('%s', (_what, last, due) => {
    expect(isQuickDue(at('2026-03-05T12:00'), last === null ? null : at(last))).toBe(due);
  });
});

describe('the full verification', () => {
  it.each([
    ['by day, never done: the night will come', '2026-03-05T12:00', null, false],
    ['at night, never done', '2026-03-05T02:00', null, true],
    ['at night, done last night', '2026-03-05T02:00', '2026-03-04T02:05', true],
    ['at night, done this night', '2026-03-05T04:55', '2026-03-05T02:00', false],
    ['by day, done last night', '2026-03-05T12:00', '2026-03-05T02:00', false],
    ['by day, a night was missed', '2026-03-05T12:00', '2026-03-04T02:00', true],
  ])('%s', (_what, now, last, due) => {
    expect(isFullDue(at(now), last === null ? null : at(last))).toBe(due);
  });
});
