import { assert, property, string } from 'fast-check';
import { day } from '../../shared/day';
import { understood } from './search-words.rules';

const TODAY = day('2026-06-30');
const meaning = (typed: string) => {
  const { chips, words, voucher, ...bounds } = understood(typed, TODAY);
  return {
    chips: chips.map(({ kind, text }) => `${kind} ${text}`),
    ...(words.length > 0 ? { words } : {}),
    ...(voucher ? { voucher } : {}),
    ...Object.fromEntries(Object.entries(bounds).map(([name, value]) => [name, String(value)])),
  };
};

describe('what is typed into the one box', () => {
  it.each<[string, object]>([
    ['电梯', { chips: ['word 电梯'], words: ['电梯'] }],
    ['5670', { chips: ['amount 5,670.00 元'], exactly: '5670.00' }],
    ['5,670.00', { chips: ['amount 5,670.00 元'], exactly: '5670.00' }],
    ['￥５６７０．５', { chips: ['amount 5,670.50 元'], exactly: '5670.50' }],
    ['5670元', { chips: ['amount 5,670.00 元'], exactly: '5670.00' }],
    ['1000-2000', { chips: ['amount 1,000.00 至 2,000.00 元'], min: '1000.00', max: '2000.00' }],
    ['2000~1000元', { chips: ['amount 1,000.00 至 2,000.00 元'], min: '1000.00', max: '2000.00' }],
    ['5000以上', { chips: ['amount 5,000.00 元以上'], min: '5000.00' }],
    ['记12', { chips: ['voucher 记-12'], voucher: { period: null, no: 12 } }],
    [
      '2026-03 记-12号',
      { chips: ['voucher 2026-03 记-12'], voucher: { period: '2026-03', no: 12 } },
    ],
    [
      '2026年3月记字第12号',
      { chips: ['voucher 2026-03 记-12'], voucher: { period: '2026-03', no: 12 } },
    ],
    ['2026-03', { chips: ['days 2026-03'], from: '2026-03-01', to: '2026-03-31' }],
    ['2026年3月5日', { chips: ['days 2026-03-05'], from: '2026-03-05', to: '2026-03-05' }],
    ['3月5日', { chips: ['days 2026-03-05'], from: '2026-03-05', to: '2026-03-05' }],
    ['12月5日', { chips: ['days 2025-12-05'], from: '2025-12-05', to: '2025-12-05' }],
    ['2026年', { chips: ['days 2026年'], from: '2026-01-01', to: '2026-12-31' }],
    ['决2026-001', { chips: ['number 决-2026-001'], words: ['决-2026-001'] }],
    ['付3月电梯维保', { chips: ['word 付3月电梯维保'], words: ['付3月电梯维保'] }],
    ['登记2026年', { chips: ['word 登记2026年'], words: ['登记2026年'] }],
    [
      "'; drop table entry --",
      {
        chips: ["word ';", 'word drop', 'word table', 'word entry', 'word --'],
        words: ["';", 'drop', 'table', 'entry', '--'],
      },
    ],
    [
      '电梯 2026-03 5670 维保',
      {
        chips: ['word 电梯', 'days 2026-03', 'amount 5,670.00 元', 'word 维保'],
        words: ['电梯', '维保'],
        exactly: '5670.00',
        from: '2026-03-01',
        to: '2026-03-31',
      },
    ],
    ['2026-13', { chips: ['amount 13.00 至 2,026.00 元'], min: '13.00', max: '2026.00' }],
    ['99999999999999', { chips: ['word 99999999999999'], words: ['99999999999999'] }],
    ['', { chips: [] }],
  ])('%s', (typed, expected) => {
    expect(meaning(typed)).toEqual(expected);
  });

  it('is never refused, whatever it is', () => {
    assert(
      property(string({ maxLength: 60, unit: 'binary' }), (typed) => {
        expect(understood(typed, TODAY).chips.length).toBeLessThanOrEqual(7);
      }),
    );
  });
});
