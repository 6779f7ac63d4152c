import { type CashMovement, flowOf } from '../../src/queryable-account/flow.rules';
import { Money } from '../../src/shared/money';
import { period, periodsFrom } from '../../src/shared/period';
import type { ComparedFlow } from '../parts/compared-flow.rules';
import type { FundBooks, LeafSums } from '../parts/fund-books.rules';
import { yuan } from './fund-report-facts';

/**
 * A small trust of two funds (F1, F2) with deposits (F4), fictional. Of a span of months: what was there
 * when the year began, what moved before the span, what moved in it.
 */
type Leaf = readonly [code: string, name: string, opened: string, earlier: string, moved: string];

const leaf = ([code, name, opened, earlier, moved]: Leaf): LeafSums => {
  const opening = yuan(opened).plus(yuan(earlier));
  const yearMoved = yuan(earlier).plus(yuan(moved));
  return {
    code,
    name,
    opening,
    moved: yuan(moved),
    yearMoved,
    closing: opening.plus(yuan(moved)),
  };
};

const books = (fund: string, name: string, leaves: readonly Leaf[]): FundBooks => ({
  fund,
  name,
  leaves: leaves.map(leaf),
});

const SERVICE: readonly Leaf[] = [
  ['100201', '银行存款-信托专户', '120000.00', '31000.00', '9400.50'],
  ['112201', '应收物业费', '8000.00', '2000.00', '-1500.50'],
  ['1301', '基金间应收', '0.00', '0.00', '700.00'],
  ['220301', '预收物业费', '-6000.00', '1000.00', '500.00'],
  ['2251', '应付受托人报酬', '0.00', '0.00', '-800.00'],
  ['3001', '信托基金本金', '-122000.00', '0.00', '0.00'],
  ['410101', '物业费收入-住宅', '0.00', '-200000.00', '-100000.00'],
  ['5101', '人员费用', '0.00', '138000.00', '69000.00'],
  ['510301', '维保合同-电梯', '0.00', '11000.00', '5500.00'],
  ['5104', '公共能耗', '0.00', '8000.00', '4200.00'],
  ['5105', '清洁卫生', '0.00', '9000.00', '5000.00'],
  ['5201', '受托人报酬', '0.00', '0.00', '8000.00'],
];

const COMMON: readonly Leaf[] = [
  ['100202', '银行存款-公共收益户', '30000.00', '6000.00', '2700.00'],
  ['112203', '应收公共收益', '0.00', '0.00', '600.00'],
  ['2301', '基金间应付', '0.00', '0.00', '-700.00'],
  ['3001', '信托基金本金', '-30000.00', '0.00', '0.00'],
  ['430101', '公共收益-电梯广告', '0.00', '-6600.00', '-3000.00'],
  ['5301', '公共收益经营成本', '0.00', '600.00', '400.00'],
];

const DEPOSITS: readonly Leaf[] = [
  ['100201', '银行存款-信托专户', '2000.00', '0.00', '2000.00'],
  ['224101', '其他应付款-装修押金', '-2000.00', '0.00', '-2000.00'],
];

export const sampleBooks: readonly FundBooks[] = [
  books('F1', '物业服务信托基金', SERVICE),
  books('F2', '公共收益基金', COMMON),
  books('F4', '代收代付及押金', DEPOSITS),
];

/** The span before: what moved from January to it. */
export const booksBefore: readonly FundBooks[] = sampleBooks.map((fund) => ({
  ...fund,
  leaves: fund.leaves.map((each) => ({ ...each, moved: each.yearMoved.minus(each.moved) })),
}));

type Move = readonly [side: CashMovement['side'], code: string, amount: string];

/** The money of a fund: when the year began, from January to the span, in the span. */
interface FundMoney {
  readonly fund: string;
  readonly name: string;
  readonly opened: string;
  readonly earlier: readonly Move[];
  readonly now: readonly Move[];
}

const MONEY: readonly FundMoney[] = [
  {
    fund: 'F1',
    name: '物业服务信托基金（F1）',
    opened: '120000.00',
    earlier: [
      ['source', '112201', '200000.00'],
      ['use', '5101', '169000.00'],
    ],
    now: [
      ['source', '112201', '101000.50'],
      ['use', '5101', '69000.00'],
      ['use', '510301', '5500.00'],
      ['use', '5104', '4200.00'],
      ['use', '5105', '5000.00'],
      ['use', '2251', '7200.00'],
      ['use', '1301', '700.00'],
    ],
  },
  {
    fund: 'F2',
    name: '公共收益基金（F2）',
    opened: '30000.00',
    earlier: [
      ['source', '112203', '6600.00'],
      ['use', '5301', '600.00'],
    ],
    now: [
      ['source', '112203', '2400.00'],
      ['source', '2301', '700.00'],
      ['use', '5301', '400.00'],
    ],
  },
  {
    fund: 'F4',
    name: '代收代付及押金（F4）',
    opened: '2000.00',
    earlier: [],
    now: [['source', '224101', '2000.00']],
  },
];

/** Months of the span before and of the span; the year is both. */
interface Spans {
  readonly before: readonly [from: string, to: string];
  readonly now: readonly [from: string, to: string];
}

function movesIn(month: string, of: readonly FundMoney[], span: 'earlier' | 'now'): CashMovement[] {
  return of.flatMap((money) =>
    money[span].map(([side, accountCode, amount]) => ({
      fund: money.fund,
      side,
      accountCode,
      amount: yuan(amount),
      period: period(month),
    })),
  );
}

function comparedFlow(name: string, of: readonly FundMoney[], { before, now }: Spans): ComparedFlow {
  const opened = Money.sum(of.map((money) => yuan(money.opened)));
  const earlier = movesIn(before[1], of, 'earlier');
  const current = movesIn(now[1], of, 'now');
  const monthsOf = ([from, to]: readonly [string, string]) => periodsFrom(period(from), period(to));
  const first = flowOf(opened, monthsOf(before), earlier);
  return {
    name,
    before: first,
    now: flowOf(first.closing, monthsOf(now), current),
    year: flowOf(opened, monthsOf([before[0], now[1]]), [...earlier, ...current]),
  };
}

export const flowsIn = (spans: Spans) => ({
  flows: MONEY.map((money) => comparedFlow(money.name, [money], spans)),
  whole: comparedFlow('全部基金', MONEY, spans),
});

export const places = [
  { name: '信托专户', tail: '0001', fundName: '物业服务信托基金', balance: yuan('160400.50') },
  { name: '信托专户', tail: '0001', fundName: '代收代付及押金', balance: yuan('4000.00') },
  { name: '公共收益专户', tail: '0002', fundName: '公共收益基金', balance: yuan('38700.00') },
];

