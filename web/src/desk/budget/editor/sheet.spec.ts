import fc from 'fast-check';
import { Money } from '../../../../../src/shared/money';
import { Rate } from '../../../../../src/shared/rate';
import { namedFile } from '../../ui/namedFile';
import {
  percentOfRate,
  perHouseholdMonth,
  perSquareMetreMonth,
  productOf,
  rateOfPercent,
  trimmed,
  typedNumber,
} from './numbers';
import {
  amountOf,
  blankLine,
  importedLines,
  sentLines,
  type SheetLine,
  totalsOf,
  wrongFields,
} from './sheet';

const line = (part: Partial<SheetLine>): SheetLine => ({ ...blankLine('expense'), ...part });
const knows = (code: string) => code === '640101';

describe('figures as they are typed', () => {
  it.each([
    ['￥1，234.50', 2, '1234.5'],
    ['12次', 2, null],
    ['92 %', 2, '92'],
    ['１．２０', 4, '1.2'],
    ['007', 0, '7'],
    ['0.00001', 4, null],
    ['1.50', 1, '1.5'],
    ['-3', 2, null],
    ['', 2, null],
  ])('%s with %i decimals is %s', (typed, decimals, read) => {
    expect(typedNumber(typed, decimals)).toBe(read);
  });

  it('reads a rate in percent and back', () => {
    expect(rateOfPercent('92')).toBe('0.92');
    expect(percentOfRate('0.9200')).toBe('92');
    expect(trimmed('12.0000')).toBe('12');
    expect(trimmed('120')).toBe('120');
  });

  it('says what a line costs each square metre and each household a month', () => {
    expect(perSquareMetreMonth('790800.00', '83404')).toBe('0.7901');
    expect(perSquareMetreMonth('1.00', '0')).toBe('');
    expect(perHouseholdMonth('790800.00', 782)).toBe('84.27');
    expect(perHouseholdMonth('790800.00', 0)).toBe('');
  });
});

describe('a line of the sheet', () => {
  it('is billed for what will come in', () => {
    const fees = line({
      side: 'income',
      unitPrice: '1.2',
      quantity: '83404',
      frequency: '12',
      collectionRate: '92',
    });
    expect(amountOf(fees)).toBe('1104936.19');
    expect(amountOf({ ...fees, collectionRate: '' })).toBe('1201017.60');
    expect(amountOf({ ...fees, collectionRate: '101' })).toBeNull();
    expect(amountOf({ ...fees, quantity: '许多' })).toBeNull();
  });

  it('comes to the same fen as the rule of the server', () => {
    const decimal = (whole: number, part: number, places: number) =>
      fc.tuple(fc.nat(whole), fc.nat(part)).map(([left, right]) => {
        return `${left}.${String(right).padStart(places, '0')}`;
      });
    fc.assert(
      fc.property(
        decimal(99_999, 9999, 4),
        decimal(9999, 9999, 4),
        decimal(366, 99, 2),
        (price, quantity, frequency) => {
          const factors = Rate.of(price).times(Rate.of(quantity));
          const exact = Money.yuan('1.00');
          fc.pre(factors.toString().replace('.', '').length <= 14);
          expect(productOf([price, quantity, frequency])).toBe(
            exact.times(factors.times(Rate.of(frequency))).toString(),
          );
        },
      ),
    );
  });

  it('says which cells cannot be sent, and nothing about a blank line', () => {
    expect(wrongFields(line({}), knows)).toEqual([]);
    expect(wrongFields(line({ name: '电梯维保' }), knows)).toEqual([
      'accountCode',
      'unit',
      'unitPrice',
      'quantity',
      'frequency',
    ]);
    const whole = {
      name: '电梯',
      accountCode: '640101',
      unit: '月',
      quantity: '1',
      frequency: '12',
    };
    expect(wrongFields(line({ ...whole, unitPrice: '6120' }), knows)).toEqual([]);
    expect(wrongFields(line({ ...whole, unitPrice: '6,120.12345' }), knows)).toEqual(['unitPrice']);
    const never = line({ ...whole, unitPrice: '6120', frequency: '0' });
    expect(wrongFields(never, knows)).toEqual(['frequency']);
  });
});

describe('the whole sheet', () => {
  const lines = [
    line({ name: '工资', unitPrice: '65900', quantity: '1', frequency: '12' }),
    line({ side: 'income', name: '停车', unitPrice: '100', quantity: '210', frequency: '12' }),
    line({
      name: '预备费',
      unitPrice: '40000',
      quantity: '1',
      frequency: '1',
      isContingency: true,
    }),
    line({}),
  ];

  it('adds up both sides', () => {
    expect(totalsOf(lines)).toEqual({
      income: '252000.00',
      expense: '830800.00',
      surplus: '-578800.00',
      contingency: '40000.00',
    });
  });

  it('sends income first, blank lines not at all, and a rate only where there is one', () => {
    const sent = sentLines([...lines, line({ side: 'income', name: '费', collectionRate: '92' })]);
    expect(sent.map(({ name }) => name)).toEqual(['停车', '费', '工资', '预备费']);
    expect(sent[0]).not.toHaveProperty('collectionRate');
    expect(sent[1]).toHaveProperty('collectionRate', '0.92');
    expect(sent[3]).toMatchObject({ isContingency: true, unitPrice: '40000', fileIds: [] });
  });
});

describe('a spreadsheet that is read', () => {
  it('replaces the words and figures; papers and last year stay with lines it knows', () => {
    const paper = namedFile('f', '合同');
    const known = line({ lineId: 'a', name: '电梯', lastYear: '60000.00', files: [paper] });
    const read = {
      lineId: 'a',
      side: 'expense',
      name: '电梯维保',
      accountCode: '640101',
      unit: '月',
      unitPrice: '6120.0000',
      quantity: '1',
      frequency: '12.00',
      collectionRate: null,
      basis: '',
      isContingency: false,
    } as const;
    const [was, added] = importedLines([read, { ...read, lineId: null }], [known]);
    expect(was).toMatchObject({ name: '电梯维保', unitPrice: '6120', lastYear: '60000.00' });
    expect(was?.files).toEqual([paper]);
    expect(added).toMatchObject({ frequency: '12', lastYear: null, files: [] });
    expect(added?.lineId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });
});
