import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { DayField, MoneyField, PeriodField, TextField } from './fields';
import { problemsOf } from './validation';

class FormDto {
  @MoneyField({ positive: true }) amount!: string;
  @MoneyField() change!: string;
  @DayField() on!: string;
  @PeriodField({ optional: true }) period?: string;
}

const good = { amount: '5670.00', change: '-0.01', on: '2026-02-28', period: '2026-02' };
const faultsOf = (changes: object) =>
  problemsOf(validateSync(plainToInstance(FormDto, { ...good, ...changes })));
const fieldsOf = (changes: object) => faultsOf(changes).map(({ field }) => field);

it('takes money, days and periods as text', () => {
  expect(fieldsOf({})).toEqual([]);
  expect(fieldsOf({ period: undefined })).toEqual([]);
});

it.each([
  '1e3',
  '300.005',
  300,
  null,
  undefined,
  '',
  '0',
  '0.00',
  '-1',
  '1,000',
  '１００',
  'NaN',
  [],
])('refuses the amount %p', (amount) => {
  expect(fieldsOf({ amount })).toEqual(['amount']);
});

it.each(['2026-02-29', '2026-2-1', 20260201, '2026-02-28T00:00:00Z', null])(
  'refuses the day %p',
  (on) => {
    expect(fieldsOf({ on })).toEqual(['on']);
  },
);

it.each(['2026-13', '2026-1', '2026', 202601])('refuses the period %p', (period) => {
  expect(fieldsOf({ period })).toEqual(['period']);
});

it('says in Chinese what to write instead', () => {
  for (const { message } of faultsOf({ amount: 1, change: 'x', on: '', period: 'y' })) {
    expect(message).toMatch(/^请填写.*例如/);
  }
});

class WordsDto {
  @TextField({ min: 2, max: 4, sentence: '请写明原因' }) reason!: string;
  @TextField({ max: 4, optional: true }) note?: string;
}

describe('words', () => {
  const read = (form: object) => plainToInstance(WordsDto, form);
  const faults = (form: object) => problemsOf(validateSync(read(form)));

  it('lose the blanks around them', () => {
    expect(read({ reason: ' 填错了\u3000', note: ' ' })).toEqual({ reason: '填错了', note: '' });
    expect(faults({ reason: ' 填错了 ' })).toEqual([]);
  });

  it.each([undefined, null, 12, '', '    ', '错', '太长的原因', ['错了']])(
    'of %p are refused with one sentence',
    (reason) => {
      expect(faults({ reason })).toEqual([
        { code: 'field.isText', message: '请写明原因', field: 'reason' },
      ]);
    },
  );

  it('say their bounds where they have no sentence of their own', () => {
    expect(faults({ reason: '填错', note: '太长的说明' })).toEqual([
      { code: 'field.isText', message: '最多填写 4 个字', field: 'note' },
    ]);
  });
});
