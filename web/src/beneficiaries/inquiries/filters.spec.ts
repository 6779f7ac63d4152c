import { filterOf, isSearchable, queryOf } from './filters';

const at = (address: string) => new URLSearchParams(address);

describe('what the address of the questions says', () => {
  it.each([
    ['', 'all', {}],
    ['show=mine', 'mine', { mine: true }],
    ['show=following', 'following', { following: true }],
    ['show=waiting', 'waiting', { state: 'waiting' }],
    ['show=overdue', 'overdue', { state: 'overdue' }],
    ['show=nonsense', 'all', {}],
  ])('"%s" shows %s', (address, filter, query) => {
    expect(filterOf(at(address))).toBe(filter);
    expect(queryOf(at(address))).toEqual({ q: null, subjectKind: null, subjectId: null, ...query });
  });

  it('carries the words and the thing asked about', () => {
    expect(queryOf(at('q=电梯&kind=entry&subject=42'))).toEqual({
      q: '电梯',
      subjectKind: 'entry',
      subjectId: '42',
    });
  });

  it.each([
    ['', true],
    ['电', false],
    ['电梯', true],
    [' 梯 ', false],
  ])('searches for "%s": %s', (words, expected) => {
    expect(isSearchable(words)).toBe(expected);
  });
});
