import { outcomeOf, rowsOf } from './outcome';
import type { DisclosureDuty } from './types';

const duty = (given: Partial<DisclosureDuty>) =>
  ({
    name: '收支公示表',
    state: 'running',
    daysLate: 0,
    publishedOn: null,
    ...given,
  }) as DisclosureDuty;

it.each<[Partial<DisclosureDuty>, string]>([
  [{ publishedOn: '2026-04-10', state: 'archived' }, 'onTime'],
  [{ publishedOn: '2026-04-20', state: 'on-show', daysLate: 5 }, 'late'],
  [{ state: 'prepared', daysLate: 2 }, 'missing'],
  [{ state: 'prepared' }, 'prepared'],
  [{ state: 'countersigned' }, 'countersigned'],
  [{}, 'running'],
])('%j is %s', (given, word) => {
  expect(outcomeOf(duty(given)).word).toBe(word);
});

it('keeps kinds apart and the newest periods of each', () => {
  const many = Array.from({ length: 20 }, (_, n) => duty({ turn: String(n) }));
  const rows = rowsOf([...many, duty({ name: '年度受托报告' })]);
  expect(rows.map(([name, row]) => [name, row.length])).toEqual([
    ['收支公示表', 13],
    ['年度受托报告', 1],
  ]);
  expect(rows[0]?.[1].at(-1)?.turn).toBe('19');
});
