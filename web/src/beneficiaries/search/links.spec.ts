import { pageOf, without } from './links';

describe('where a result leads', () => {
  it.each([
    ['entry', '12', null, '/entries/12'],
    ['budget-line', 'l', 'b', '/budget/b/lines/l'],
    ['payee', 'p', null, '/statement?payee=p'],
    ['commitment', 'c', null, null],
  ])('%s', (kind, id, parent, page) => {
    expect(pageOf({ kind, id, parent })).toBe(page);
  });
});

it('a chip taken away leaves the rest', () => {
  expect(without('电梯 ５６７０ 维保', '5670')).toBe('电梯 维保');
});
