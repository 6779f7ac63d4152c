import { brokenBy } from './invariants';

describe('what is said of the books after a case', () => {
  it('nothing when nothing is wrong', () => {
    expect(brokenBy({ gap: 0, 'unbalanced entry': 0 })).toEqual([]);
  });

  it('how many of each thing that must never be', () => {
    expect(brokenBy({ gap: 0, 'unbalanced entry': 3 })).toEqual(['3 × unbalanced entry']);
  });

  it('a count that could not be taken is no good news', () => {
    expect(brokenBy({ gap: Number.NaN })).toEqual(['NaN × gap']);
  });
});
