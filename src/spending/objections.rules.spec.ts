import * as fc from 'fast-check';
import { areaText, hundredths } from '../resolutions/area.rules';
import { day } from '../shared/day';
import { Money } from '../shared/money';
import { haltOf, NO_HALTS } from './halts.rules';
import {
  areaToFreeze,
  freezes,
  isHeard,
  objectionsEnd,
  objectionStateOf,
  publicArea,
} from './objections.rules';

const terms = { above: '5000.00', days: 2, households: 2, areaShare: '0.05' };
const today = day('2026-06-10');

describe('the window', () => {
  it.each([
    ['5000.00', null],
    ['5000.01', '2026-06-12'],
  ])('of a payment of %s ends on %s', (basis, endsOn) => {
    expect(objectionsEnd(terms, { basis: Money.yuan(basis), approvedOn: today })).toBe(endsOn);
    expect(objectionsEnd(null, { basis: Money.yuan(basis), approvedOn: today })).toBeNull();
  });
});

describe('objections', () => {
  it.each([
    ['nobody', 0, '0.00', false],
    ['one small home', 1, '49.99', false],
    ['one home of exactly the share', 1, '50.00', true],
    ['two homes, however small', 2, '0.02', true],
  ])('of %s freeze: %#', (_who, households, area, frozen) => {
    expect(freezes({ households, area, totalArea: '1000.00' }, terms)).toBe(frozen);
  });

  it('freeze from the area that is told, and from no smaller one', () => {
    const areas = fc.integer({ min: 1, max: 100_000_000 });
    const shares = fc.integer({ min: 1, max: 9999 }).map((n) => `0.${String(n).padStart(4, '0')}`);
    fc.assert(
      fc.property(areas, shares, (total, areaShare) => {
        const totalArea = areaText(total);
        const agreed = { ...terms, households: 100, areaShare };
        const least = hundredths(areaToFreeze(totalArea, agreed));
        const by = (area: number) =>
          freezes({ households: 1, area: areaText(area), totalArea }, agreed);
        return by(least) && (least === 0 || !by(least - 1));
      }),
    );
  });

  it('of one or two homes are told to whole tens of square metres', () => {
    expect(publicArea({ households: 1, area: '106.65' })).toBe('110.00');
    expect(publicArea({ households: 3, area: '306.65' })).toBe('306.65');
  });
});

describe('where it stands', () => {
  const of = (outcome: 'withdrawn' | 'lifted' | 'refused' | null, byOwners = false) => ({
    objectionEndsOn: today,
    requestState: 'approved',
    freezes: [{ outcome, byOwners }],
  });
  it.each([
    ['frozen', of(null), today],
    ['refused', of('refused'), today],
    ['open', of('withdrawn'), today],
    ['open', of('lifted'), today],
    ['lifted', of('lifted', true), today],
    ['lifted', of('lifted'), day('2026-06-11')],
    ['over', of('withdrawn'), day('2026-06-11')],
  ] as const)('%s: %#', (state, objected, on) => {
    expect(objectionStateOf(objected, on)).toBe(state);
    expect(isHeard(objected, on)).toBe(state === 'open' || state === 'frozen');
  });
});

describe('a halt', () => {
  const approved = (halts: object) => ({ state: 'approved', halts: { ...NO_HALTS, ...halts } });
  const emergency = { booked: true, ratified: false, ratifyBy: today };
  it.each([
    [approved({}), 'order', undefined],
    [approved({ objectionEndsOn: today }), 'order', 'spending.objections-open'],
    [approved({ objectionEndsOn: day('2026-06-09') }), 'order', undefined],
    [approved({ freeze: 'frozen' }), 'pay', 'spending.frozen'],
    [approved({ freeze: 'frozen' }), 'edit', 'spending.frozen'],
    [approved({ freeze: 'frozen' }), 'withdraw', undefined],
    [approved({ freeze: 'frozen' }), 'reject', 'spending.not-in-turn'],
    [approved({ freeze: 'refused' }), 'reject', undefined],
    [approved({ emergency }), 'order', 'spending.not-ratified'],
    [approved({ emergency: { ...emergency, ratified: true } }), 'order', undefined],
    [approved({ emergency }), 'edit', 'spending.emergency-booked'],
    [approved({ emergency }), 'approve', 'spending.ratified-by-majority'],
  ])('%j stops %s by %s', (chain, act, code) => {
    expect(haltOf(chain, act, today)?.code).toBe(code);
  });
});
