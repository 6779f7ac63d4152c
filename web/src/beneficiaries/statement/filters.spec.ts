import { countSet, filtersOf, isSearchable, paramsOf, queryOf } from './filters';

describe('the filters of a statement', () => {
  it('come from the address and go back to it, unknown ones left out', () => {
    const filters = filtersOf(new URLSearchParams('q=电梯&from=2026-01&evil=1&fund='));
    expect(filters).toMatchObject({ q: '电梯', from: '2026-01', fund: '', max: '' });
    expect(paramsOf(filters).toString()).toBe(
      new URLSearchParams('q=电梯&from=2026-01').toString(),
    );
  });

  it('searches for an amount by the amount, however it was typed', () => {
    expect(queryOf(filtersOf(new URLSearchParams('q=￥5，670')))).toMatchObject({
      min: '5670',
      max: '5670',
    });
    expect(queryOf(filtersOf(new URLSearchParams('q=电梯&min=100元')))).toMatchObject({
      q: '电梯',
      min: '100',
      max: '',
    });
  });

  it('turns whole months into days', () => {
    expect(queryOf(filtersOf(new URLSearchParams('from=2026-01&to=2028-02')))).toMatchObject({
      from: '2026-01-01',
      to: '2028-02-29',
    });
    expect(queryOf(filtersOf(new URLSearchParams('from=yesterday')))).toMatchObject({ from: '' });
  });

  it('counts conditions without the search', () => {
    expect(countSet(filtersOf(new URLSearchParams('q=电梯&from=2026-01&fund=F1')))).toBe(2);
  });

  it.each([
    ['', true],
    ['电', false],
    ['电梯', true],
    ['5', true],
    ['𫖯', false],
  ])('takes "%s" as a search: %s', (q, expected) => {
    expect(isSearchable(q)).toBe(expected);
  });
});
