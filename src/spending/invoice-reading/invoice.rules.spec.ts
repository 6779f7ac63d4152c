import fc from 'fast-check';
import { day } from '../../shared/day';
import { Money } from '../../shared/money';
import { moneyInWords } from '../../shared/money-in-words';
import { fieldText, mergedFields, readingOf, type Reading } from './invoice-fields.rules';
import { type InvoiceCircumstances, problemsOfInvoice } from './invoice-problems.rules';
import { linesOf, readingOfText } from './invoice-text.rules';
import { readingOfQr } from './qr-invoice.rules';

const circumstances: InvoiceCircumstances = {
  today: day('2026-03-05'),
  ourNames: ['示例物业服务有限公司（锦和苑）', '锦和苑业主大会', '锦和苑'],
  known: null,
};
const good = {
  number: '26510000000000000001',
  buyer: '示例物业服务有限公司(锦和苑)',
  net: '943.40',
  tax: '56.60',
  total: '1000.00',
  totalInWords: '壹仟圆整',
  issuedOn: '2026-01-08',
};
const codesOf = (
  change: Partial<typeof good & { code: string }>,
  more: Partial<InvoiceCircumstances> = {},
) =>
  problemsOfInvoice([readingOf('xml', { ...good, ...change })], { ...circumstances, ...more }).map(
    ({ code }) => code.replace('spending.invoice-', ''),
  );
const yuan = (text: string) => Money.yuan(text);

describe('what a person should look at', () => {
  it.each<[string, string[], string[]]>([
    ['nothing, when all agrees', codesOf({}), []],
    ['amounts that do not add up', codesOf({ tax: '56.61' }), ['sum-differs']],
    ['words that say another amount', codesOf({ totalInWords: '壹万圆整' }), ['words-differ']],
    ['a buyer who is somebody else', codesOf({ buyer: '别家公司' }), ['buyer-not-us']],
    ['last year’s invoice', codesOf({ issuedOn: '2025-12-31' }), ['other-year']],
    ['an invoice of tomorrow', codesOf({ issuedOn: '2026-03-06' }), ['issued-in-future']],
    ['no total', codesOf({ total: '' }), ['total-not-read']],
    ['no number', codesOf({ number: '' }), ['nothing-read']],
    [
      'a red one',
      codesOf({ net: '-943.40', tax: '-56.60', total: '-1000.00', totalInWords: '' }),
      ['red'],
    ],
    [
      'one that is used in part',
      codesOf({}, { known: { total: yuan('1000'), remaining: yuan('400') } }),
      ['used'],
    ],
    [
      'one that was registered with another total',
      codesOf({}, { known: { total: yuan('900'), remaining: yuan('900') } }),
      ['total-differs'],
    ],
  ])('%s', (_what, codes, expected) => {
    expect(codes).toEqual(expected);
  });

  it('two places of one file that disagree', () => {
    const readings = [readingOf('xml', good), readingOf('qr', { ...good, total: '900.00' })];
    const [problem] = problemsOfInvoice(readings, circumstances);
    expect(problem).toEqual({
      code: 'spending.invoice-readings-differ',
      message: '价税合计前后不一：XML为“1000.00”，二维码为“900.00”，请照票面核对',
      field: 'total',
    });
  });

  it('is never the words of the very amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 11n }), (fen) => {
        const total = Money.fen(fen);
        const words = moneyInWords(total).replaceAll('元', '圆').replaceAll('整', '正');
        const said = { net: '', tax: '', total: total.toString(), totalInWords: words };
        expect(codesOf(said)).toEqual([]);
      }),
    );
  });
});

describe('the QR code', () => {
  it.each([
    ['31', 'total'],
    ['32', 'total'],
    ['01', 'net'],
    ['04', 'net'],
    ['10', 'net'],
  ])('of type %s carries the %s', (type, field) => {
    const code = ['31', '32'].includes(type) ? '' : '051002000111';
    const number = code === '' ? '24112000000048542163' : '12345678';
    const read = readingOfQr(`01,${type},${code},${number},4449.00,20240528,,B2B6`);
    expect(read?.fields).toMatchObject({ number, issuedOn: '2024-05-28', [field]: '4449.00' });
    expect(read?.fields).not.toHaveProperty(field === 'net' ? 'total' : 'net');
  });

  it('of a type nobody has tried carries no amount that is believed', () => {
    const read = readingOfQr('01,14,051002000111,12345678,10.00,20240528,,B2B6');
    expect(read?.fields).toEqual({
      number: '12345678',
      code: '051002000111',
      issuedOn: '2024-05-28',
    });
  });

  it('of the older kind says that the total must be typed', () => {
    const read = readingOfQr('01,10,051002000111,12345678,510.68,20260105,1,B2B6,') as Reading;
    const [problem] = problemsOfInvoice([read], circumstances);
    expect(problem?.message).toContain('不含税');
  });

  it('of anything else is no invoice', () => {
    fc.assert(fc.property(fc.string(), (text) => readingOfQr(text) === null));
    expect(readingOfQr('https://example.cn/01,31,,24112000000048542163')).toBeNull();
  });
});

describe('fields', () => {
  it('take the most trusted place', () => {
    const readings = (['pdf-text', 'qr', 'xml', 'ofd'] as const).map((from) =>
      readingOf(from, { number: from }),
    );
    expect(mergedFields(readings)).toEqual([{ name: 'number', value: 'xml', from: 'xml' }]);
  });

  it.each([
    ['total', ' ¥1,234.5 ', '1234.50'],
    ['total', '１０００．００元', '1000.00'],
    ['total', '壹仟', ''],
    ['total', '1.234', ''],
    ['issuedOn', '2026年1月8日', '2026-01-08'],
    ['issuedOn', '2026-01-08 09:47:14', '2026-01-08'],
    ['issuedOn', '20260108', '2026-01-08'],
    ['issuedOn', '2026-02-30', ''],
    ['issuedOn', '', ''],
  ] as const)('%s %j is %j', (name, raw, expected) => {
    expect(fieldText(name, raw)).toBe(expected);
  });

  it('never make a reading fall over', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        readingOf('pdf-text', { total: text, issuedOn: text, number: text });
        readingOfText([{ text, x: 0, y: 0, width: 9 }]);
      }),
    );
  });
});

describe('words of a page', () => {
  const at = (text: string, x: number, y: number) => ({ text, x, y, width: text.length * 9 });

  it('stand in lines from the top, spread labels drawn together', () => {
    expect(
      linesOf([
        at('下', 0, 10),
        at('发 票 号 码', 0, 99),
        at('： 123', 60, 101),
        at('右', 300, 99),
      ]),
    ).toEqual(['发票号码: 123  右', '下']);
  });

  it('of an older form: the buyer above the seller', () => {
    const { fields } = readingOfText([
      at('发票代码:051002000111', 0, 300),
      at('发票号码:12345678', 0, 290),
      at('名 称:示例物业服务有限公司', 0, 200),
      at('名 称:测试保洁服务有限公司', 0, 20),
    ]);
    expect(fields).toEqual({
      code: '051002000111',
      number: '12345678',
      buyer: '示例物业服务有限公司',
      seller: '测试保洁服务有限公司',
    });
  });
});
