import { restAfter } from './budget-lines';

describe('what stays on a budget line', () => {
  it.each([
    ['the last yuan', '100.00', '100', undefined, { left: '0.00', isEnough: true }],
    ['one fen over', '100.00', '100.01', undefined, { left: '-0.01', isEnough: false }],
    ['with what it holds itself', '0.00', '1,000', '1000.00', { left: '0.00', isEnough: true }],
    ['nothing typed yet', '100.00', '', undefined, null],
    ['no amount', '100.00', 'abc', undefined, null],
  ])('%s', (_, available, typed, held, rest) => {
    expect(restAfter(available, typed, held)).toEqual(rest);
  });
});
