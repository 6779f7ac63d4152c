import type {
  RemunerationBasis,
  RemunerationFormula,
  RemunerationLine,
} from '../../src/remuneration/remuneration.rules';
import { formatDay } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { moneyInWords } from '../../src/shared/money-in-words';
import type { Period } from '../../src/shared/period';
import { Rate } from '../../src/shared/rate';
import type {
  Block,
  DocumentPart,
  Field,
  ReportDocument,
  TableBlock,
} from '../layout/document/document';
import { monthNames } from '../parts/compared.rules';
import { assertAgrees, linesOf } from '../parts/figures.rules';
import { percentOf } from '../parts/percent.rules';
import { askingNote, type ReportHead, reportOf } from '../parts/head.rules';

/** The reward of one month: as it was posted, or as the books would give it. */
export interface RewardMonth {
  readonly period: Period;
  /** none: no way of reckoning was agreed for the month. */
  readonly state: 'posted' | 'preview' | 'none';
  readonly base: Money;
  readonly amount: Money;
}

/** 应付受托人报酬 in the books of the month: what was owed, accrued, paid and is owed. */
export interface RewardOwed {
  readonly opening: Money;
  readonly accrued: Money;
  readonly paid: Money;
  readonly closing: Money;
  readonly yearAccrued: Money;
  readonly yearPaid: Money;
}

export interface TrusteeRemunerationFacts {
  readonly head: ReportHead;
  readonly month: RewardMonth;
  readonly formula: (RemunerationFormula & { readonly version: number }) | null;
  readonly fundName: string;
  readonly lines: readonly RemunerationLine[];
  /** Where it is posted: 2026-04 记-12. */
  readonly voucher: string | null;
  /** The same month reckoned anew from the books as they stand; null where nothing was agreed. */
  readonly again: Money | null;
  /** Months of the year so far, this one last. */
  readonly year: readonly RewardMonth[];
  readonly owed: RewardOwed;
}

const BY: Record<RemunerationBasis, string> = {
  paid: '当月实际支付的金额',
  received: '当月实际收到的金额',
  booked: '当月入账的收入或费用（权责发生制）',
};

/**
 * 受托人报酬计算表 of a month: the way of reckoning, its base line by line, what is left out and why
 * (信托法 35).
 * @throws plain Error where the lines are not the base, or the base is not the amount.
 */
export function trusteeRemunerationDocument(facts: TrusteeRemunerationFacts): ReportDocument {
  assertWhole(facts);
  const { head, month, owed, formula } = facts;
  return reportOf(head, {
    title: '受托人报酬计算表',
    subtitle: '单位：元',
    state: stateOf(facts),
    finding: findingOf(facts),
    parts: [
      { heading: '计算办法', blocks: formulaBlocks(facts) },
      ...(formula ? [{ heading: '怎么算出来的', blocks: reckoning(facts, formula) }] : []),
      { heading: '应付报酬的计提与支付', blocks: [owedTable(owed)] },
      { heading: '本年各月', blocks: yearBlocks(facts) },
      notesPart(head),
    ],
    figures: [
      ['计提基数', month.base.format()],
      ['本月报酬', month.amount.format()],
      ['期末应付报酬', owed.closing.format()],
      ['本年累计计提', owed.yearAccrued.format()],
    ],
  });
}

function assertWhole({ month, formula, lines, owed, year }: TrusteeRemunerationFacts): void {
  const counted = lines.filter(({ counts }) => counts).map(({ amount }) => amount);
  assertAgrees('base of the remuneration line by line', Money.sum(counted), month.base);
  if (formula) assertAgrees('base and amount', amountOf(formula, month.base), month.amount);
  const left = owed.opening.plus(owed.accrued).minus(owed.paid);
  assertAgrees('remuneration owed', left, owed.closing);
  const last = year.at(-1);
  if (last) assertAgrees('remuneration among the months of the year', last.amount, month.amount);
}

/** Rounded once, half up to the fen; a month that took back more than it moved earns none. */
function amountOf({ kind, sum, rate }: RemunerationFormula, base: Money): Money {
  const amount = kind === 'sum' ? Money.yuan(sum ?? '0') : base.times(Rate.of(rate ?? '0'));
  return amount.isNegative() ? Money.zero : amount;
}

function stateOf({ month, voucher }: TrusteeRemunerationFacts): string {
  if (month.state === 'posted') return voucher ? `已计提入账：${voucher}` : '已计提，本月报酬为零';
  return month.state === 'preview'
    ? '尚未计提，以下是按现有账簿的试算，正式公示以计提后为准'
    : '没有登记本月适用的计算办法';
}

function findingOf({ month, formula, lines }: TrusteeRemunerationFacts): string {
  if (!formula) return '本月没有登记受托人报酬的计算办法，账上没有计提报酬。';
  const amount = `本月受托人报酬 ${month.amount.format()} 元`;
  if (formula.kind === 'sum') return `${amount}，按每月定额计算。`;
  const all = Money.sum(lines.map((line) => line.amount));
  const out = all.minus(month.base);
  const without = out.isPositive() ? `，已剔除不计提的 ${out.format()} 元` : '';
  return `${amount}：计提基数 ${month.base.format()} 元 × ${percentOf(formula.rate ?? '0')}${without}。`;
}

function formulaBlocks({ formula, fundName }: TrusteeRemunerationFacts): Block[] {
  if (!formula) {
    const text =
      '未登记。受托人只有按信托文件或业主大会决议的约定才能取得报酬；须由业委会主任按业主大会的决议登记。';
    return [{ kind: 'paragraph', text, tone: 'warning' }];
  }
  const how: Field[] =
    formula.kind === 'sum'
      ? [['方式', `每月定额 ${Money.yuan(formula.sum ?? '0').format()} 元`]]
      : [
          ['方式', `计提基数 × ${percentOf(formula.rate ?? '0')}，四舍五入到分`],
          ['基数按', BY[formula.basis]],
          ['计入的科目', `${formula.base.join('、')}（含下级科目）`],
        ];
  const version = `第 ${formula.version} 版，自${formatDay(formula.effectiveOn)}起执行`;
  const fields: Field[] = [
    ...how,
    ['由哪个基金支付', fundName],
    ['版本', version],
    ['依据的决议', formula.resolutionRef],
  ];
  return [{ kind: 'fields', fields }];
}

function reckoning(
  { lines, month, again }: TrusteeRemunerationFacts,
  formula: RemunerationFormula,
): Block[] {
  const words: Block = {
    kind: 'in-words',
    label: '本月报酬（大写）',
    words: moneyInWords(month.amount),
  };
  const checked = again && again.equals(month.amount);
  const recheck: Block = {
    kind: 'paragraph',
    text: checked
      ? `按现有账簿重新计算为 ${again.format()} 元，与上面一致。`
      : `按现有账簿重新计算为 ${again?.format() ?? '—'} 元，与已计提的 ${month.amount.format()} 元不同，受托人须说明原因。`,
    tone: checked ? 'good' : 'warning',
  };
  if (formula.kind === 'sum') return [words, recheck];
  return [baseTable(lines, month, formula), words, recheck, ...excluded(lines, month, formula)];
}

function baseTable(
  lines: readonly RemunerationLine[],
  { base, amount }: RewardMonth,
  { rate }: RemunerationFormula,
): TableBlock {
  const all = Money.sum(lines.map((line) => line.amount));
  const total = (name: string, cells: readonly string[]) => ({
    cells: ['', name, ...cells],
    isTotal: true,
  });
  return {
    kind: 'table',
    caption: '计提基数逐科目列明；不计入的写明理由',
    empty: '本月没有发生额',
    columns: [
      { title: '科目', share: 10 },
      { title: '名称', share: 28 },
      { title: '不计入的理由', share: 28 },
      { title: '发生额', share: 17, align: 'right' },
      { title: '计入基数', share: 17, align: 'right' },
    ],
    rows: [
      ...lines.map((line) => ({
        cells: [
          line.account,
          line.name,
          line.because ?? '',
          line.amount.format(),
          line.counts ? line.amount.format() : '—',
        ],
      })),
      total('合计', ['', all.format(), base.format()]),
      total(`本月报酬（合计 × ${percentOf(rate ?? '0')}）`, ['', '', amount.format()]),
    ],
  };
}

/** What the exclusions save: the figure the owners ask for (domain 1.6). */
function excluded(
  lines: readonly RemunerationLine[],
  month: RewardMonth,
  formula: RemunerationFormula,
): Block[] {
  const out = Money.sum(lines.filter(({ counts }) => !counts).map(({ amount }) => amount));
  if (!out.isPositive()) return [];
  const naive = amountOf(formula, month.base.plus(out));
  const text = `如果不剔除，报酬会是 ${naive.format()} 元；剔除不应计提的 ${out.format()} 元，业主少付 ${naive.minus(month.amount).format()} 元。`;
  return [{ kind: 'paragraph', text }];
}

function owedTable(owed: RewardOwed): TableBlock {
  const row = (name: string, now: Money, year: string) => ({ cells: [name, now.format(), year] });
  return {
    kind: 'table',
    caption: '应付受托人报酬（2251）在本月账上的变动',
    columns: [
      { title: '项目', share: 46 },
      { title: '本月', share: 27, align: 'right' },
      { title: '本年累计', share: 27, align: 'right' },
    ],
    rows: [
      row('期初应付', owed.opening, ''),
      row('加：本月入账的计提', owed.accrued, owed.yearAccrued.format()),
      row('减：本月支付', owed.paid, owed.yearPaid.format()),
      { ...row('期末应付', owed.closing, ''), isTotal: true },
    ],
  };
}

const STATES = { posted: '已计提', preview: '试算', none: '无办法' } as const;

function yearBlocks({ year }: TrusteeRemunerationFacts): Block[] {
  const table: TableBlock = {
    kind: 'table',
    columns: [
      { title: '所属月份', share: 25 },
      { title: '状态', share: 21 },
      { title: '计提基数', share: 27, align: 'right' },
      { title: '报酬', share: 27, align: 'right' },
    ],
    rows: [
      ...year.map(({ period, base, amount, state }) => ({
        cells: [period, STATES[state], base.format(), amount.format()],
      })),
      {
        cells: ['合计', '', '', Money.sum(year.map(({ amount }) => amount)).format()],
        isTotal: true,
      },
    ],
  };
  if (year.length < 2) return [table];
  const amounts = year.map(({ amount }) => amount);
  const months = monthNames(year.map(({ period }) => period));
  return [linesOf('本年各月的报酬', months, [{ name: '报酬', amounts }]), table];
}

function notesPart(head: ReportHead): DocumentPart {
  return {
    heading: '说明',
    blocks: [
      {
        kind: 'notes',
        notes: [
          '受托人有权依照信托文件的约定取得报酬；没有约定的，不得收取（信托法第三十五条）。违反信托目的处分信托财产或者造成损失的，未恢复原状或赔偿前不得请求给付报酬（第三十六条）。',
          '某月的报酬在该月结账后计提，入账的月份一般晚于所属月份，所以“本月入账的计提”与“本月报酬”可以不同。',
          '受托人报酬本身不再计提报酬；代收代付、押金、税费是否计入，按业主大会通过的办法。',
          askingNote(head),
        ],
      },
    ],
  };
}
