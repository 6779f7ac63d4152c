import fc from 'fast-check';
import { committeeMajority, consentOutOfReach } from './committee.rules';

describe('a committee decides by more than half of its sitting members', () => {
  it.each([
    ['nobody sits', [], [], false],
    ['nobody sits, someone agrees', [], ['a'], false],
    ['one sits and agrees', ['a'], ['a'], true],
    ['one of two is exactly half', ['a', 'b'], ['a'], false],
    ['two of three', ['a', 'b', 'c'], ['a', 'c'], true],
    ['two of four is exactly half', ['a', 'b', 'c', 'd'], ['a', 'b'], false],
    ['three of five', ['a', 'b', 'c', 'd', 'e'], ['e', 'a', 'b'], true],
    ['one agrees twice', ['a', 'b', 'c'], ['a', 'a'], false],
    ['a former member does not count', ['a', 'b', 'c'], ['a', 'gone'], false],
    ['chair and member in one person sit once', ['a', 'a', 'b'], ['a'], false],
  ])('%s', (_name, sitting, agreed, reached) => {
    expect(committeeMajority(sitting, agreed).reached).toBe(reached);
  });

  it('says how many voices it takes', () => {
    expect(committeeMajority(['a', 'b', 'c', 'd'], ['b'])).toEqual({
      agreed: 1,
      sitting: 4,
      needed: 3,
      reached: false,
    });
  });

  it('is reached exactly when the voices reach the number needed', () => {
    const people = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(people, people, (sitting, agreed) => {
        const found = committeeMajority(sitting, agreed);
        expect(found.reached).toBe(found.sitting > 0 && found.agreed >= found.needed);
        expect(found.agreed).toBeLessThanOrEqual(found.sitting);
      }),
    );
  });
});

describe('a matter is lost', () => {
  it.each([
    [5, 2, false],
    [5, 3, true],
    [4, 1, false],
    [4, 2, true],
    [1, 1, true],
  ])('of %d sitting, %d declined: %p', (sitting, declined, lost) => {
    expect(consentOutOfReach({ sitting }, declined)).toBe(lost);
  });

  it('exactly when those who have not declined are not more than half', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.nat(99), (sitting, no) => {
        const declined = Math.min(no, sitting);
        const people = Array.from({ length: sitting }, (_, at) => String(at));
        const { reached } = committeeMajority(people, people.slice(declined));
        expect(consentOutOfReach({ sitting }, declined)).toBe(!reached);
      }),
    );
  });
});
