import { day } from '../shared/day';
import { blockersOfNewVersion, blockersOfSchedule } from './fee.rules';
import type { Fee, FeeSchedule } from './fee.rules';

const service: Fee = {
  code: 'service',
  name: '物业费',
  method: 'area',
  shareBy: null,
  measure: null,
  prices: [
    { kind: 'residential', price: '3.2', income: '410101' },
    { kind: 'commercial', price: '15', income: '410102' },
  ],
  vacantRate: '0.7',
  developerRate: '1',
  fund: 'F1',
  receivable: '112201',
  developerReceivable: '122103',
  advance: '220301',
};
const schedule: FeeSchedule = {
  effectiveOn: day('2026-01-01'),
  resolutionRef: '业主大会2025年第3号决议',
  dueDay: 20,
  fees: [service],
};
const shared: Fee = {
  ...service,
  code: 'lift-power',
  name: '电梯电费公摊',
  method: 'shared',
  shareBy: 'area',
  prices: [{ kind: 'residential', price: null, income: '410101' }],
};
const water: Fee = {
  ...service,
  code: 'water',
  name: '二次供水',
  method: 'metered',
  measure: '吨',
};

const codes = (change: Partial<FeeSchedule>) =>
  blockersOfSchedule({ ...schedule, ...change }).map(({ code, field }) => `${code} ${field}`);
const ofFee = (change: Partial<Fee>) => codes({ fees: [{ ...service, ...change }] });

describe('a fee schedule', () => {
  it('may name prices per kind, a cost that is shared and a meter', () => {
    expect(codes({ fees: [service, shared, water] })).toEqual([]);
  });

  it.each<[string, Partial<FeeSchedule>, string]>([
    ['without a resolution', { resolutionRef: ' ' }, 'charges.resolution-missing resolutionRef'],
    ['without fees', { fees: [] }, 'charges.fees fees'],
    ['with a fee twice', { fees: [service, service] }, 'charges.fee-twice fees'],
    ['due on the 29th', { dueDay: 29 }, 'charges.due-day dueDay'],
    ['due on no day', { dueDay: 1.5 }, 'charges.due-day dueDay'],
  ])('%s is refused', (_what, change, reason) => {
    expect(codes(change)).toEqual([reason]);
  });

  it.each<[string, Partial<Fee>, string]>([
    ['a code in capitals', { code: 'Service' }, 'charges.fee-code fees[0].code'],
    ['no name', { name: ' ' }, 'charges.fee-name fees[0].name'],
    ['a vacant part above one', { vacantRate: '1.1' }, 'charges.fee-part fees[0].vacantRate'],
    ['a negative part', { developerRate: '-1' }, 'charges.fee-part fees[0].developerRate'],
    ['a key without a shared cost', { shareBy: 'area' }, 'charges.share-key fees[0].shareBy'],
    ['a measure without a meter', { measure: '吨' }, 'charges.measure fees[0].measure'],
    ['a meter without a measure', { method: 'metered' }, 'charges.measure fees[0].measure'],
    ['no price', { prices: [] }, 'charges.price-kinds fees[0].prices'],
    [
      'one kind twice',
      { prices: [...service.prices.slice(0, 1), ...service.prices.slice(0, 1)] },
      'charges.price-kinds fees[0].prices',
    ],
    [
      'five decimals',
      { prices: [{ kind: 'residential', price: '1.23456', income: '410101' }] },
      'charges.price fees[0].prices[0].price',
    ],
    [
      'a price of nothing said',
      { prices: [{ kind: 'residential', price: null, income: '410101' }] },
      'charges.price fees[0].prices[0].price',
    ],
    [
      'an expense as income',
      { prices: [{ kind: 'residential', price: '1', income: '5101' }] },
      'charges.fee-account fees[0].prices[0].income',
    ],
    ['a bank as receivable', { receivable: '100201' }, 'charges.fee-account fees[0].receivable'],
    ['a deposit as advance', { advance: '224101' }, 'charges.fee-account fees[0].advance'],
    ['money of others', { fund: 'F4' }, 'charges.fee-fund fees[0].fund'],
  ])('%s is refused', (_what, change, reason) => {
    expect(ofFee(change)).toEqual([reason]);
  });

  it('charges parking to spaces only', () => {
    expect(ofFee({ method: 'parking' })).toEqual(['charges.parking-kind fees[0].prices']);
    const spaces = [{ kind: 'parking', price: '250', income: '420101' }] as const;
    expect(ofFee({ method: 'parking', prices: spaces })).toEqual([]);
  });
});

describe('a new version', () => {
  const against = (effectiveOn: string, earlier: string[], billedThrough: string | null) =>
    blockersOfNewVersion(day(effectiveOn), {
      earlier: earlier.map(day),
      billedThrough: billedThrough === null ? null : day(billedThrough),
    }).map(({ code }) => code);

  it.each<[string, string[], string | null, string[]]>([
    ['2026-04-01', ['2026-01-01'], '2026-03-31', []],
    ['2026-04-02', ['2026-01-01'], null, ['charges.effective-on']],
    ['2026-03-01', ['2026-01-01'], '2026-03-31', ['charges.period-billed']],
    ['2026-01-01', ['2026-01-01'], null, ['charges.before-earlier']],
    ['2026-01-01', ['2026-04-01'], null, ['charges.before-earlier']],
  ])('from %s after %p, billed through %s: %p', (on, earlier, billed, expected) => {
    expect(against(on, earlier, billed)).toEqual(expected);
  });
});
