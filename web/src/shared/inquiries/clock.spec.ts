import { clockOf, isWaiting, toneOf } from './clock';
import type { InquiryCard } from './types';

const open = {
  state: 'open',
  daysLeft: 5,
  escalatedTo: null,
  hidden: null,
} as const satisfies Partial<InquiryCard>;

describe('the clock of a question', () => {
  it.each([
    ['time enough', {}, { tone: 'quiet', key: 'ask:clock.left', days: 5 }],
    ['nearly due', { daysLeft: 2 }, { tone: 'attention', key: 'ask:clock.left', days: 2 }],
    ['the last day', { daysLeft: 0 }, { tone: 'attention', key: 'ask:clock.today', days: 0 }],
    ['late by a day', { daysLeft: -1 }, { tone: 'broken', key: 'ask:clock.late', days: 1 }],
    [
      'before the committee',
      { daysLeft: -3, escalatedTo: 'committee' },
      { tone: 'broken', key: 'ask:clock.committee', days: 3 },
    ],
    [
      'before the supervisors',
      { daysLeft: -9, escalatedTo: 'supervisor' },
      { tone: 'broken', key: 'ask:clock.supervisor', days: 9 },
    ],
    [
      'disputed: it runs again',
      { state: 'disputed', daysLeft: 6 },
      { tone: 'quiet', key: 'ask:clock.left', days: 6 },
    ],
  ] as const)('%s', (_, part, expected) => {
    expect(clockOf({ ...open, ...part })).toEqual(expected);
  });

  it.each([
    ['answered', { state: 'answered' }],
    ['settled', { state: 'settled' }],
    ['hidden', { hidden: { at: '2026-03-05T02:00:00Z', reason: '含个人信息' } }],
    ['without a day', { daysLeft: null }],
  ] as const)('stands still: %s', (_, part) => {
    expect(clockOf({ ...open, ...part })).toBeNull();
  });

  it('says who waits by word and tint', () => {
    expect(isWaiting('disputed')).toBe(true);
    expect(isWaiting('settled')).toBe(false);
    expect(toneOf('settled')).toBe('good');
  });
});
