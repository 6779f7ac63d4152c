import { newWay, wayOf, wholeDayOf } from './ways';

describe('how money came in', () => {
  it('can be sent once it is an amount above zero', () => {
    const way = newWay('transfer');
    expect(way.moneyAccount).toBe('100202');
    expect(wayOf(way)).toBeNull();
    expect(wayOf({ ...way, amount: '0' })).toBeNull();
    expect(wayOf({ ...way, amount: '1,200.5', reference: ' LS1 ' })).toEqual({
      ...way,
      amount: '1200.50',
      reference: 'LS1',
    });
  });

  it('adds up to the day, without the ways left empty', () => {
    const cash = { ...newWay('cash'), amount: '120.1' };
    const pos = { ...newWay('pos'), amount: '79.90' };
    const day = wholeDayOf([cash, newWay('transfer'), pos]);
    expect(day?.gross).toBe('200.00');
    expect(day?.ways.map(({ method }) => method)).toEqual(['cash', 'pos']);
    expect(wholeDayOf([{ ...cash, amount: '十二' }])).toBeNull();
    expect(wholeDayOf([newWay('cash')])).toEqual({ gross: '0.00', ways: [] });
  });
});
