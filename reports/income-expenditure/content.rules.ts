import type { Flow, FlowLine } from '../../src/queryable-account/flow.rules';
import { type Day, formatDay, lastDayOf } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { moneyInWords } from '../../src/shared/money-in-words';
import { formatPeriod, type Period } from '../../src/shared/period';
import type { Field } from '../layout/document/document';

/** What the books say about a month: input of the 收支公示表. */
export interface IncomeExpenditureFacts {
  readonly communityName: string;
  readonly trusteeName: string;
  readonly trustorName: string;
  readonly officePhone: string;
  readonly period: Period;
  /** Whether the period is closed: figures of an open month may still change. */
  readonly isClosed: boolean;
  readonly whole: Flow;
  readonly funds: readonly FundFlow[];
  readonly places: readonly MoneyPlace[];
  readonly largest: readonly Payment[];
  /** Where the same figures stand online. */
  readonly url: string;
}

export interface FundFlow {
  readonly fund: string;
  readonly name: string;
  readonly flow: Flow;
}

/** Where money lies at the end of the period: a bank account, the cash box, a payment channel. */
export interface MoneyPlace {
  readonly name: string;
  readonly tail: string | null;
  readonly fundName: string;
  readonly balance: Money;
}

export interface Payment {
  readonly bookedOn: Day;
  readonly voucherNo: number;
  readonly payeeName: string | null;
  readonly use: string;
  readonly summary: string;
  readonly amount: Money;
}

export interface Line {
  readonly name: string;
  readonly amount: string;
  /** Of all that came in or went out, e.g. 42.3%; '' where a share says nothing. */
  readonly share: string;
  /** The same from 0 to 1, for a bar. */
  readonly part: number;
}

export interface FundSection {
  readonly title: string;
  readonly opening: string;
  readonly closing: string;
  readonly totalIn: string;
  readonly totalOut: string;
  readonly sources: readonly Line[];
  readonly uses: readonly Line[];
}

/** Everything on the sheet, as text: drawing computes nothing. */
export interface IncomeExpenditureContent {
  readonly title: string;
  readonly communityName: string;
  readonly subtitle: string;
  readonly state: string;
  readonly finding: string;
  readonly overview: readonly (readonly string[])[];
  readonly overviewTotal: readonly string[];
  readonly closingInWords: string;
  readonly sections: readonly FundSection[];
  readonly places: readonly (readonly string[])[];
  readonly placesTotal: readonly string[];
  readonly comparison: string;
  readonly largest: readonly (readonly string[])[];
  readonly notes: readonly string[];
  readonly signatures: readonly string[];
  readonly url: string;
  /** What the code on the proof page carries, to be compared by eye. */
  readonly figures: readonly Field[];
}

/**
 * 收支公示表 of one month, cash basis, in yuan.
 * @throws plain Error when the funds do not add up to the whole or to the money there is: a sheet
 * that does not balance must never be printed, let alone hung up.
 */
export function incomeExpenditureContent(facts: IncomeExpenditureFacts): IncomeExpenditureContent {
  const inPlaces = Money.sum(facts.places.map((place) => place.balance));
  assertAgrees(facts, inPlaces);
  const { whole } = facts;
  return {
    title: '信托账户收支公示表',
    communityName: facts.communityName,
    subtitle: `${formatPeriod(facts.period)}　单位：元　收付实现制`,
    state: facts.isClosed ? '本月已结账' : '本月尚未结账，数字可能变动，正式公示以结账后为准',
    finding: findingOf(whole),
    overview: [
      ...facts.funds.map(({ name, flow }) => [name, ...figuresOf(flow)]),
      ...betweenFunds(facts),
    ],
    overviewTotal: ['合计', ...figuresOf(whole)],
    closingInWords: moneyInWords(whole.closing),
    sections: facts.funds.filter(({ flow }) => hasMoved(flow)).map(sectionOf),
    places: facts.places.map((place) => [
      place.name,
      place.tail ? `尾号 ${place.tail}` : '—',
      place.fundName,
      place.balance.format(),
    ]),
    placesTotal: ['合计', '', '', inPlaces.format()],
    comparison: `各账户余额合计 ${inPlaces.format()}，各基金期末余额合计 ${whole.closing.format()}，差额 ${inPlaces.minus(whole.closing).format()}。`,
    largest: facts.largest.map(paymentRow),
    notes: notesOf(facts),
    signatures: ['编制', '审核', '业主委员会', '公示日期'],
    url: facts.url,
    figures: figuresOf(whole).map((value, at) => [FIGURES[at] ?? '', value]),
  };
}

const FIGURES = ['期初余额', '本期收入', '本期支出', '期末余额'];

function assertAgrees(facts: IncomeExpenditureFacts, inPlaces: Money): void {
  const { whole, funds, period } = facts;
  const closing = Money.sum(funds.map(({ flow }) => flow.closing));
  const opening = Money.sum(funds.map(({ flow }) => flow.opening));
  const agrees =
    closing.equals(whole.closing) && opening.equals(whole.opening) && inPlaces.equals(closing);
  if (!agrees) {
    throw new Error(
      `${period}: funds close at ${closing.toString()}, the whole at ${whole.closing.toString()}, money is ${inPlaces.toString()}`,
    );
  }
}

const totalOf = (lines: readonly FlowLine[]) => Money.sum(lines.map((line) => line.amount));

const hasMoved = (flow: Flow) => flow.sources.length > 0 || flow.uses.length > 0;

const figuresOf = (flow: Flow) => [
  flow.opening.format(),
  totalOf(flow.sources).format(),
  totalOf(flow.uses).format(),
  flow.closing.format(),
];

/** What one fund gave another counts in each of them and not in the whole: said, so that columns add up. */
function betweenFunds({ funds, whole }: IncomeExpenditureFacts): string[][] {
  const received = Money.sum(funds.map(({ flow }) => totalOf(flow.sources)));
  const offset = received.minus(totalOf(whole.sources));
  if (offset.isZero()) return [];
  const taken = offset.negated().format();
  return [['减：基金之间划转', '', taken, taken, '']];
}

/** The month in one sentence, so that whoever reads nothing else has read something true. */
function findingOf(whole: Flow): string {
  const [received, spent] = [totalOf(whole.sources), totalOf(whole.uses)];
  const most = whole.uses[0];
  const mostly = most ? `，花得最多的是${most.name} ${most.amount.format()} 元` : '';
  return `本月收到 ${received.format()} 元，支出 ${spent.format()} 元${mostly}；月末账上还有 ${whole.closing.format()} 元。`;
}

function sectionOf({ name, fund, flow }: FundFlow): FundSection {
  return {
    title: `${name}（${fund}）`,
    opening: flow.opening.format(),
    closing: flow.closing.format(),
    totalIn: totalOf(flow.sources).format(),
    totalOut: totalOf(flow.uses).format(),
    sources: linesOf(flow.sources),
    uses: linesOf(flow.uses),
  };
}

function linesOf(lines: readonly FlowLine[]): Line[] {
  const whole = totalOf(lines);
  return lines.map((line) => {
    const permille = permilleOf(line.amount, whole);
    return {
      name: line.name,
      amount: line.amount.format(),
      share: permille === null ? '' : `${Math.trunc(permille / 10)}.${permille % 10}%`,
      part: permille === null ? 0 : permille / 1000,
    };
  });
}

/** Thousandths, rounded half up; null where a part of the whole makes no sense. */
function permilleOf(amount: Money, whole: Money): number | null {
  if (!whole.isPositive() || amount.isNegative() || amount.isMoreThan(whole)) return null;
  return Number((amount.toFen() * 2000n + whole.toFen()) / (whole.toFen() * 2n));
}

function paymentRow(payment: Payment): string[] {
  return [
    `${Number(payment.bookedOn.slice(5, 7))}月${Number(payment.bookedOn.slice(8))}日`,
    `记-${payment.voucherNo}`,
    payment.payeeName ?? '—',
    payment.summary === '' ? payment.use : `${payment.use}：${payment.summary}`,
    payment.amount.format(),
  ];
}

function notesOf(facts: IncomeExpenditureFacts): string[] {
  const phone = facts.officePhone === '' ? '' : `（电话 ${facts.officePhone}）`;
  return [
    `本表按钱实际收到、付出的日期统计，截至${formatDay(lastDayOf(facts.period))}；小区自己账户之间的转账不算收支。`,
    `每一位业主都可以查阅、抄录、复制账目和凭证（信托法第二十条、第四十九条）。手机扫右侧二维码，可看到每一笔的凭证和票据。`,
    `有疑问请向受托人${facts.trusteeName}${phone}提出，受托人 7 日内书面答复；也可以向${facts.trustorName}或社区反映。`,
  ];
}
