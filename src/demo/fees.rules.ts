import type { FeeSchedule } from '../charges/fee.rules';
import type { Day } from '../shared/day';
import { chanceOf } from './seeded.rules';

/** 收费标准 of the demonstration: 1.20 元/㎡ for a flat, 100 元 for a parking space, the same for everybody. */
export function demoSchedule(effectiveOn: Day): FeeSchedule {
  const common = {
    shareBy: null,
    measure: null,
    developerRate: '1',
    fund: 'F1',
    developerReceivable: '122103',
  } as const;
  return {
    effectiveOn,
    resolutionRef: '2025年业主大会第1号决议第三项',
    dueDay: 28,
    fees: [
      {
        ...common,
        code: 'service',
        name: '物业费',
        method: 'area',
        prices: [{ kind: 'residential', price: '1.20', income: '410101' }],
        vacantRate: '0.7',
        receivable: '112201',
        advance: '220301',
      },
      {
        ...common,
        code: 'parking',
        name: '停车月租',
        method: 'parking',
        prices: [{ kind: 'parking', price: '100', income: '420101' }],
        vacantRate: '1',
        receivable: '112202',
        advance: '220302',
      },
    ],
  };
}

/**
 * How a home pays: 托收 with everybody else, by card, by itself at the bank, at the counter early or at
 * the end of the month, a year ahead, late, not at all.
 */
export type Habit =
  'collection' | 'card' | 'transfer' | 'cash' | 'month-end' | 'yearly' | 'late' | 'never';

/** Of a hundred homes. */
const SHARES: readonly (readonly [Habit, number])[] = [
  ['collection', 62],
  ['card', 20],
  ['transfer', 1],
  ['cash', 1],
  ['yearly', 7],
  ['late', 7],
  ['never', 2],
];

/** The homes whose log-ins a visitor may try: one has paid, the other still has this month's bill. */
const KNOWN: Readonly<Record<string, Habit>> = {
  '3栋2单元301': 'card',
  '1栋1单元102': 'month-end',
};

/** The habit of a home, the same on every run. `at`: its place in the roll. */
export function habitOf(label: string, at: number): Habit {
  const known = KNOWN[label];
  if (known) return known;
  let drawn = chanceOf(31_337 + at).between(1, 100);
  for (const [habit, share] of SHARES) {
    drawn -= share;
    if (drawn <= 0) return habit;
  }
  return 'never';
}
