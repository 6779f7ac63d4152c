import { differenceOf, piecesBody, sumOfPieces } from './till';

describe('the till', () => {
  it('adds up notes and coins', () => {
    expect(sumOfPieces({ '100': '3', '50': '1', '5': '3', '1': '3', '0.5': '1' })).toBe('368.50');
    expect(sumOfPieces({ '0.1': '3' })).toBe('0.30');
    expect(sumOfPieces({ '100': '', '50': 'x', '20': '-1' })).toBe('0.00');
  });

  it('sends what was counted only', () => {
    expect(piecesBody({ '100': '3', '50': '0', '20': '', '0.5': '2' })).toEqual({ 100: 3, 0.5: 2 });
  });

  it.each([
    ['368.50', '368.50', '0.00'],
    ['368.50', '370.00', '-1.50'],
    ['', '10.00', '-10.00'],
    ['1,000', '999.90', '0.10'],
  ])('%s against %s differs by %s', (counted, booked, by) =>
    expect(differenceOf(counted, booked)).toBe(by),
  );
});
