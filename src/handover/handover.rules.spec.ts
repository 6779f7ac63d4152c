import * as fc from 'fast-check';
import { termHolds, termIsOver } from '../community/trustee-term.rules';
import { type Day, plusDays } from '../shared/day';
import {
  assertEnd,
  assertSuccessor,
  daysLate,
  dueOn,
  type Progress,
  stateOf,
  wentSilently,
} from './handover.rules';

const at = (text: string) => new Date(`${text}+08:00`);
const END = at('2027-01-01T00:00:00');
const refusal = (code: string) => expect.objectContaining({ code }) as Error;
const progress = (more: Partial<Progress> = {}): Progress => ({
  endsAt: END,
  dueOn: '2027-01-11' as Day,
  withdrawnAt: null,
  deliveredAt: null,
  sealedAt: null,
  acceptedAt: null,
  confirmedAt: null,
  ...more,
});

describe('a term', () => {
  const term = { startsAt: at('2026-01-01T00:00:00'), endsAt: END, withdrawnAt: null };

  it.each([
    ['2025-12-31T23:59:59', false, false],
    ['2026-01-01T00:00:00', true, false],
    ['2026-12-31T23:59:59', true, false],
    ['2027-01-01T00:00:00', false, true],
  ])('at %s holds: %s, is over: %s', (moment, holds, over) => {
    expect([termHolds(term, at(moment)), termIsOver(term, at(moment))]).toEqual([holds, over]);
  });

  it('that was called off neither holds nor is over', () => {
    const off = { ...term, withdrawnAt: at('2025-12-01T00:00:00') };
    expect([termHolds(off, at('2026-06-01T00:00:00')), termIsOver(off, END)]).toEqual([
      false,
      false,
    ]);
  });

  it('gives way to the next one at one moment: never two, never none', () => {
    const first = { startsAt: null, endsAt: END, withdrawnAt: null };
    const next = { startsAt: END, endsAt: null, withdrawnAt: null };
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (off) => {
        const moment = new Date(END.getTime() + off);
        expect(termHolds(first, moment)).toBe(!termHolds(next, moment));
      }),
    );
  });
});

describe('setting an end', () => {
  const now = at('2026-10-01T09:00:00');

  it.each([
    ['2026-10-01T09:00:01', null],
    ['2026-10-01T09:00:00', 'handover.not-in-future'],
    ['2029-10-01T09:00:00', null],
    ['2029-10-01T09:00:01', 'handover.too-far'],
  ])('for %s → %s', (moment, code) => {
    const check = () => assertEnd(at(moment), now);
    if (code === null) expect(check).not.toThrow();
    else expect(check).toThrow(refusal(code));
  });

  it('for another firm than this one, and none of the owners’ side', () => {
    const parties = { firm: '安和物业', trustor: '锦和苑业委会' };
    expect(() => assertSuccessor('望春物业', parties)).not.toThrow();
    expect(() => assertSuccessor(' 安和物业 ', parties)).toThrow(refusal('handover.same-firm'));
    expect(() => assertSuccessor('锦和苑业委会', parties)).toThrow(
      refusal('handover.parties-same'),
    );
  });

  it('counts the days of the handover from the day of the end', () => {
    expect(dueOn(END, 10)).toBe('2027-01-11');
  });
});

describe('a handover', () => {
  it.each<[string, Partial<Progress>, string]>([
    ['2026-12-01T00:00:00', {}, 'preparing'],
    ['2026-12-31T00:00:00', { deliveredAt: at('2026-12-30T00:00:00') }, 'delivered'],
    ['2027-01-01T00:00:00', {}, 'taking-over'],
    ['2027-01-05T00:00:00', { acceptedAt: at('2027-01-04T00:00:00') }, 'taken-over'],
    ['2027-01-05T00:00:00', { confirmedAt: at('2027-01-05T00:00:00') }, 'confirmed'],
    ['2027-01-05T00:00:00', { withdrawnAt: at('2026-11-05T00:00:00') }, 'withdrawn'],
  ])('at %s with %o is %s', (moment, more, state) => {
    expect(stateOf(progress(more), at(moment))).toBe(state);
  });

  it('is late from the day after its last one, until it is confirmed', () => {
    expect(daysLate(progress(), at('2027-01-11T23:59:59'))).toBe(0);
    expect(daysLate(progress(), at('2027-01-12T00:00:00'))).toBe(1);
    const confirmedAt = at('2027-01-14T10:00:00');
    expect(daysLate(progress({ confirmedAt }), at('2028-01-01T00:00:00'))).toBe(3);
    const withdrawnAt = at('2026-11-05T00:00:00');
    expect(daysLate(progress({ withdrawnAt }), at('2028-01-01T00:00:00'))).toBe(0);
  });

  it('grows later by a day each day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), (days) => {
        const day = plusDays('2027-01-11' as Day, days);
        expect(daysLate(progress(), at(`${day}T12:00:00`))).toBe(days);
      }),
    );
  });

  it('says so where the old firm went without a word', () => {
    expect(wentSilently(progress(), END)).toBe(true);
    expect(wentSilently(progress({ deliveredAt: at('2026-12-30T00:00:00') }), END)).toBe(false);
    expect(wentSilently(progress(), at('2026-12-31T23:59:59'))).toBe(false);
  });
});
