import * as fc from 'fast-check';
import { rankOfHousehold, type SearchedHousehold } from './household-search.rules';

const home: SearchedHousehold = {
  building: '3栋',
  door: '2单元301',
  people: [
    { name: '单知秋', phoneTail: '0103' },
    { name: '江上舟', phoneTail: null },
  ],
};

describe('rankOfHousehold', () => {
  it.each([
    ['3栋2单元301', 0],
    ['3-2-301', 0],
    ['３－２－３０１', 0],
    ['3 2 301', 0],
    ['32301', 0],
    ['301', 1],
    ['3-2-3', 2],
    ['323', 2],
    ['3栋', 2],
    ['2-301', 3],
    ['0103', 4],
    ['13900000103', 4],
    ['单知秋', 5],
    ['江', 5],
    ['szq', 5],
    ['知秋', 6],
    ['js', 6],
    ['SZQ', 5],
  ])('%s finds it, rank %i', (typed, rank) => expect(rankOfHousehold(typed, home)).toBe(rank));

  it.each(['', '  ', '302', '3-1-301', '0104', '王', 'wzq', '4栋', '10301', '%'])(
    '%s does not',
    (typed) => expect(rankOfHousehold(typed, home)).toBeNull(),
  );

  it('finds every room by its label and by its numbers', () => {
    const number = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(number, number, number, (block, stair, room) => {
        const one = { building: `${block}栋`, door: `${stair}单元${room}`, people: [] };
        expect(rankOfHousehold(`${block}栋${stair}单元${room}`, one)).toBe(0);
        expect(rankOfHousehold(`${block}-${stair}-${room}`, one)).toBe(0);
      }),
    );
  });
});
