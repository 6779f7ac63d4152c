import {
  absYuan,
  fenOf,
  formatAmount,
  formatYuan,
  percentOf,
  sumYuan,
  typedYuan,
  yuanOfFen,
} from './yuan';

describe('amounts on the screen', () => {
  it.each([
    ['0', '¥0.00'],
    ['-0.00', '¥0.00'],
    ['5670.00', '¥5,670.00'],
    ['-56.7', '−¥56.70'],
    ['1234567890123456.78', '¥1,234,567,890,123,456.78'],
    ['999', '¥999.00'],
    ['1000', '¥1,000.00'],
    ['007.10', '¥7.10'],
  ])('shows %s as %s', (text, shown) => {
    expect(formatYuan(text)).toBe(shown);
  });

  it('leaves text that is no amount alone', () => {
    expect(formatYuan('—')).toBe('—');
    expect(formatAmount('1.234')).toBe('1.234');
  });

  it('puts a plus before money in only when asked, and never before zero', () => {
    expect(formatYuan('12.5', 'always')).toBe('+¥12.50');
    expect(formatYuan('0.00', 'always')).toBe('¥0.00');
    expect(formatYuan('-1', 'always')).toBe('−¥1.00');
  });

  it.each(['0.00', '0.01', '-0.10', '12.34', '90071992547409.91'])(
    'goes to fen and back: %s',
    (text) => {
      expect(yuanOfFen(fenOf(text))).toBe(text);
    },
  );

  it('refuses to draw what it cannot hold exactly', () => {
    expect(() => fenOf('9999999999999999.99')).toThrow(RangeError);
  });

  it('adds without the losses of fractions', () => {
    expect(sumYuan(['0.10', '0.20'])).toBe('0.30');
    expect(sumYuan(['0.1', '-0.30', '5'])).toBe('4.80');
    expect(sumYuan([])).toBe('0.00');
  });

  it('names shares without a misleading zero', () => {
    expect(percentOf('12', '100')).toBe('12%');
    expect(percentOf('0.01', '100')).toBe('<1%');
    expect(percentOf('0', '100')).toBe('0%');
    expect(percentOf('1', '0')).toBe('');
  });

  it('understands what people type', () => {
    expect(typedYuan('￥1，234.5')).toBe('1234.5');
    expect(typedYuan('５６７０元')).toBe('5670');
    expect(typedYuan('1.234')).toBeNull();
    expect(typedYuan('电梯')).toBeNull();
    expect(absYuan('-5.00')).toBe('5.00');
  });
});
