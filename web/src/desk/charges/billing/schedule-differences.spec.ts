import type { Fee, FeeSchedule } from '../types';
import { differencesOf } from './schedule-differences';

const fee = (code: string, price: string, more: Partial<Fee> = {}): Fee => ({
  code,
  name: code,
  method: 'area',
  shareBy: null,
  measure: null,
  prices: [{ kind: 'residential', price, income: '410101' }],
  vacantRate: '0.7',
  developerRate: '1',
  fund: 'F1',
  receivable: '112201',
  developerReceivable: '112201',
  advance: '220301',
  ...more,
});

const schedule = (fees: Fee[], dueDay = 15): FeeSchedule => ({
  version: 1,
  effectiveOn: '2026-01-01',
  resolutionRef: '',
  dueDay,
  fees,
});

describe('what is new in a version of the schedule', () => {
  it('says nothing of the first, nor of an equal one', () => {
    expect(differencesOf(schedule([fee('a', '2')]), null)).toEqual([]);
    expect(differencesOf(schedule([fee('a', '2')]), schedule([fee('a', '2')]))).toEqual([]);
  });

  it('says prices, rates, fees that came and went, and the day', () => {
    const shop = { kind: 'commercial', price: '4.5', income: '410102' };
    const before = schedule([fee('a', '2.2'), fee('gone', '1')]);
    const a = fee('a', '2.4', { vacantRate: '0.5' });
    const now = schedule([{ ...a, prices: [...a.prices, shop] }, fee('new', '3')], 10);
    expect(
      differencesOf(now, before).map(({ fee: of, what, kind, before: was, now: is }) =>
        [of, what, kind, was, is].join(' '),
      ),
    ).toEqual([
      'a vacantRate  0.7 0.5',
      'a price residential 2.2 2.4',
      'a price commercial  4.5',
      'gone fee  gone ',
      'new fee   new',
      ' dueDay  15 10',
    ]);
  });
});
