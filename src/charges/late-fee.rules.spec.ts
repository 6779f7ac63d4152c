import fc from 'fast-check';
import { day, plusDays } from '../shared/day';
import { Money } from '../shared/money';
import { period } from '../shared/period';
import { explanationOf } from './bill.rules';
import { inputsFrom } from './bill-record.rules';
import { lateFeeOf, lateFeeOfPart, openDaysOf, partOfText, textOfPart } from './late-fee.rules';
import type { LateInputs, LatePart, PaidPart } from './late-fee.rules';

const yuan = (text: string) => Money.yuan(text);
const rule = { perDay: '0.0005', graceDays: 30, cap: '0.3' };
const march = { first: day('2026-03-01'), last: day('2026-03-31') };
const part: LatePart = {
  billId: '0197a1a0-0000-7000-8000-000000000001',
  period: period('2026-01'),
  dueOn: day('2026-01-20'),
  amount: yuan('1000'),
  openDays: yuan('31000'),
  days: 31,
  earlier: yuan('0'),
};

describe('the days a bill was open late', () => {
  const of = (dueOn: string, paid: PaidPart[] = [], graceDays = 30) => {
    const found = openDaysOf({ dueOn: day(dueOn), amount: yuan('100'), paid }, march, graceDays);
    return [found.days, String(found.openDays)];
  };
  const paid = (on: string, amount: string) => ({ on: day(on), amount: yuan(amount) });

  it.each<[string, unknown[], unknown[]]>([
    ['the whole month of an old bill', of('2025-11-20'), [31, '3100.00']],
    ['from the day after the days of grace', of('2026-02-20'), [9, '900.00']],
    ['none within them', of('2026-03-01'), [0, '0.00']],
    ['from the day after it was due, without grace', of('2026-03-30', [], 0), [1, '100.00']],
    [
      'not the day on which it is paid',
      of('2025-11-20', [paid('2026-03-11', '100')]),
      [10, '1000.00'],
    ],
    [
      'the rest of what is paid in part',
      of('2025-11-20', [paid('2026-03-11', '40')]),
      [31, '2260.00'],
    ],
    ['nothing once it was paid before', of('2025-11-20', [paid('2025-12-01', '100')]), [0, '0.00']],
    [
      'what is paid after the month',
      of('2025-11-20', [paid('2026-04-01', '100')]),
      [31, '3100.00'],
    ],
  ])('%s', (_what, found, expected) => {
    expect(found).toEqual(expected);
  });
});

describe('the late fee', () => {
  it.each<[string, Partial<LatePart>, string]>([
    ['31 days of 1,000 yuan', {}, '15.50'],
    ['half a fen up', { openDays: yuan('10') }, '0.01'],
    ['just below half a fen', { openDays: yuan('9.99') }, '0.00'],
    ['what the cap leaves', { earlier: yuan('290.01') }, '9.99'],
    ['nothing beyond the cap', { earlier: yuan('300') }, '0.00'],
    ['nothing back when the cap was lowered', { earlier: yuan('310') }, '0.00'],
    // 0.3 × 0.99 = 0.297
    ['a cap cut below the fen', { amount: yuan('0.99') }, '0.29'],
  ])('of %s', (_what, change, expected) => {
    expect(String(lateFeeOfPart(rule, { ...part, ...change }))).toBe(expected);
  });

  it('bears none itself: two months cost twice one month', () => {
    const inputs = { ...rule, method: 'late', contractVersion: '2' } as const;
    const one = lateFeeOf({ ...inputs, parts: [part] });
    const later = { ...part, earlier: one };
    expect(lateFeeOf({ ...inputs, parts: [later] }).equals(one)).toBe(true);
  });

  it('never exceeds the cap, however many months it runs', () => {
    const months = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { maxLength: 40 });
    const fen = fc.bigInt({ min: 1n, max: 10n ** 9n });
    fc.assert(
      fc.property(fen, months, (bill, all) => {
        const amount = Money.fen(bill);
        const whole = all.reduce((earlier, openDays) => {
          const month = { ...part, amount, openDays: Money.fen(openDays), earlier };
          return earlier.plus(lateFeeOfPart(rule, month));
        }, Money.zero);
        expect(whole.toFen() * 10n <= bill * 3n).toBe(true);
      }),
    );
  });

  it('of days does not depend on how often was paid, only on what was open', () => {
    const days = fc.array(fc.nat(40), { maxLength: 6 });
    fc.assert(
      fc.property(days, (offsets) => {
        const paid = offsets.map((offset) => ({
          on: plusDays(day('2026-02-25'), offset),
          amount: yuan('10'),
        }));
        const bill = { dueOn: day('2025-10-20'), amount: yuan('100') };
        const { openDays } = openDaysOf({ ...bill, paid }, march, 30);
        const missed = paid.map(({ on }) => {
          const alone = openDaysOf({ ...bill, paid: [{ on, amount: yuan('10') }] }, march, 30);
          return yuan('3100').minus(alone.openDays);
        });
        expect(yuan('3100').minus(Money.sum(missed)).equals(openDays)).toBe(true);
      }),
    );
  });
});

describe('its record', () => {
  const inputs: LateInputs = { ...rule, method: 'late', contractVersion: '2', parts: [part] };
  const record = {
    cap: '0.3',
    contract_version: '2',
    grace_days: '30',
    method: 'late',
    parts: textOfPart(rule, part),
    per_day: '0.0005',
  };

  it('is one level of text, and comes back as it was', () => {
    expect(record.parts).toBe(`${part.billId} 2026-01 2026-01-20 1000.00 31000.00 31 0.00 15.50`);
    expect(inputsFrom(record)).toEqual(inputs);
    expect(() => partOfText('x 2026-01')).toThrow(/no bill/);
  });

  it('is explained to the household, with the clause it rests on', () => {
    const bill = { feeName: '物业费违约金', period: period('2026-03'), dueOn: day('2026-04-17') };
    expect(explanationOf({ ...bill, inputs })).toBe(
      '2026年3月物业费违约金：2026年1月账单（1,000.00 元）本月逾期 31 天，每日未缴金额之和 31,000.00 × 日利率 0.0005 = 15.50 元；合计' +
        ' = 15.50 元，四舍五入到分；依据信托合同第 2 版：到期后宽限 30 天，此后每日按万分之5计，每张账单累计不超过其金额的 30%，' +
        '违约金不再计违约金；请于 2026年4月17日前缴纳。',
    );
  });
});
