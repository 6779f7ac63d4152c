import * as fc from 'fast-check';
import { fenOf, yuanOfFen } from '../../shared/format/yuan';
import { sidesOf, type Band } from './sides';

const part = (name: string, amount: string) => ({ key: name, name, amount, accounts: [] });
const sum = (bands: Band[]) => bands.reduce((total, band) => total + fenOf(band.amount), 0);

describe('the two sides of the flow picture', () => {
  it('puts sources left, uses and what is left over right, largest first', () => {
    const { left, right } = sidesOf({
      opening: '100.00',
      sources: [part('停车', '20.00'), part('物业费', '80.00')],
      uses: [part('电梯', '30.00')],
      closing: '170.00',
      byMonth: [],
    });
    expect(left.map((band) => band.key)).toEqual(['物业费', '停车']);
    expect(right.map((band) => [band.key, band.amount])).toEqual([
      ['电梯', '30.00'],
      ['saved', '70.00'],
    ]);
  });

  it('shows what was drawn from earlier money when more went out than came in', () => {
    const { left, right } = sidesOf({
      opening: '100.00',
      sources: [part('停车', '20.00')],
      uses: [part('电梯', '30.00')],
      closing: '90.00',
      byMonth: [],
    });
    expect(left.map((band) => [band.key, band.amount])).toEqual([
      ['停车', '20.00'],
      ['drawn', '10.00'],
    ]);
    expect(right).toHaveLength(1);
  });

  it('moves a negative use to the other side instead of losing it', () => {
    const { left, right } = sidesOf({
      opening: '0.00',
      sources: [],
      uses: [part('电费', '-5.00')],
      closing: '5.00',
      byMonth: [],
    });
    expect(left).toMatchObject([{ key: '电费', amount: '5.00', refund: true }]);
    expect(sum(left)).toBe(sum(right));
  });

  it('always balances and never shows more than a phone can hold', () => {
    const fen = fc.integer({ min: -1_000_000_00, max: 1_000_000_00 });
    fc.assert(
      fc.property(fen, fc.array(fen), fc.array(fen), (opening, ins, outs) => {
        const closing = opening + ins.reduce((a, b) => a + b, 0) - outs.reduce((a, b) => a + b, 0);
        const { left, right } = sidesOf({
          opening: yuanOfFen(opening),
          sources: ins.map((amount, i) => part(`s${i}`, yuanOfFen(amount))),
          uses: outs.map((amount, i) => part(`u${i}`, yuanOfFen(amount))),
          closing: yuanOfFen(closing),
          byMonth: [],
        });
        expect(sum(left)).toBe(sum(right));
        expect(Math.max(left.length, right.length)).toBeLessThanOrEqual(8);
        expect([...left, ...right].every((band) => fenOf(band.amount) > 0)).toBe(true);
      }),
    );
  });
});
