import { formatDay } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { formatPeriod } from '../../src/shared/period';
import type { ExecutedBudget, ExecutedRow } from '../budget-execution/content.rules';
import type { DocumentPart, TableBlock } from '../layout/document/document';
import { assertAgrees } from '../parts/figures.rules';
import { type LeafSums, movedOf, sumUnder } from '../parts/fund-books.rules';
import { askingNote } from '../parts/head.rules';
import { incomeBooksTable } from '../parts/income-books.rules';
import { rateText } from '../parts/percent.rules';
import type { AnnualTrusteeFacts, PaidTo, RewardOfMonth } from './content.rules';

type Row = TableBlock['rows'][number];

/** What was planned and what came of it, one row a side; the lines stand in the final accounts. */
export function budgetPart(budgets: readonly ExecutedBudget[]): DocumentPart {
  const rows = budgets.flatMap(({ fundName, version, rows: lines, unbudgeted, ledger }): Row[] => [
    sideRow(`${fundName}（第 ${version} 版）收入`, lines, {
      side: 'income',
      actual: ledger.income,
    }),
    sideRow(`${fundName}（第 ${version} 版）支出`, lines, {
      side: 'expense',
      actual: ledger.expense,
    }),
    ...unbudgeted.map(({ name, amount }): Row => ({
      cells: [`其中预算外：${name}`, '—', amount.format(), '—', '—'],
      indent: 1,
      tone: 'warning',
    })),
  ]);
  const columns: TableBlock['columns'] = [
    { title: '项目', share: 36 },
    ...['全年预算', '本年实际', '差异', '执行率'].map((title) => ({
      title,
      share: 16,
      align: 'right' as const,
    })),
  ];
  const empty = '本年没有生效的预算。';
  return {
    heading: '预算执行',
    blocks: [
      { kind: 'table', columns, rows, empty },
      { kind: 'paragraph', text: '逐项的预算、实际和差异原因见“预算执行表”和“决算报告”。' },
    ],
  };
}

function sideRow(
  name: string,
  lines: readonly ExecutedRow[],
  { side, actual }: { side: ExecutedRow['side']; actual: Money },
): Row {
  const approved = Money.sum(
    lines.filter((line) => line.side === side).map((line) => line.approved),
  );
  const off = actual.minus(approved);
  return {
    cells: [
      name,
      approved.format(),
      actual.format(),
      off.isPositive() ? `+${off.format()}` : off.format(),
      rateText(actual, approved),
    ],
  };
}

const REWARD = '5201';

/** A month's reward is booked in the next one: the year's first is last year's, its last is next year's. */
const otherReward = (others: Money): string =>
  others.isNegative() ? '减：计提于本年、次年入账' : '加：计提于其他年度、本年入账';

/** 受托人报酬: base and amount of every month, and what the ledger has beside it. */
export function rewardPart(
  rewards: readonly RewardOfMonth[],
  leaves: readonly LeafSums[],
): DocumentPart {
  const told = Money.sum(rewards.map(({ amount }) => amount));
  const booked = sumUnder(leaves, REWARD, movedOf);
  const others = booked.minus(told);
  const rows: Row[] = [
    ...rewards.map(({ period, base: of, amount, voucher }) => ({
      cells: [formatPeriod(period), of.format(), amount.format(), voucher ?? '—'],
    })),
    ...(others.isZero()
      ? []
      : [{ cells: [otherReward(others), '', others.format(), '见凭证目录'] }]),
    { cells: ['本年入账', '', booked.format(), ''], isTotal: true },
  ];
  return {
    heading: '受托人报酬',
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: '计提月份', share: 30 },
          { title: '计算基数', share: 25, align: 'right' },
          { title: '报酬', share: 25, align: 'right' },
          { title: '凭证', share: 20 },
        ],
        rows,
      },
      {
        kind: 'paragraph',
        text: '受托人有权依照信托文件的约定取得报酬（信托法第三十五条）；基数逐项的计算见“受托人报酬计算表”。',
      },
    ],
  };
}

/** 共有部分 and 维修资金: the owners' own income, and what was taken from the repair fund. */
export function incomePart({ income, flows }: AnnualTrusteeFacts): DocumentPart {
  const repair = flows.find(({ name }) => name.endsWith('（F3）'));
  const paid = repair ? Money.sum(repair.now.uses.map(({ amount }) => amount)) : Money.zero;
  const left = repair?.now.closing ?? Money.zero;
  return {
    heading: '共有部分收益与维修资金',
    blocks: [
      incomeBooksTable([
        { title: '上年', books: income.before },
        { title: '本年', books: income.now },
      ]),
      {
        kind: 'paragraph',
        text: `专项维修资金本年付出 ${paid.format()} 元，本账记录的年末余额 ${left.format()} 元。`,
      },
    ],
  };
}

const PAYEES = 20;

/**
 * 钱付给了谁: the payees of the year, the largest first, the small ones as one.
 * @throws plain Error where they are not all that was paid.
 */
export function payeesPart(payees: readonly PaidTo[], paid: Money): DocumentPart {
  assertAgrees('payees', Money.sum(payees.map(({ amount }) => amount)), paid);
  const rest = payees.slice(PAYEES);
  const sum = (of: readonly PaidTo[]) => Money.sum(of.map(({ amount }) => amount));
  const count = (of: readonly PaidTo[]) => of.reduce((total, { entries }) => total + entries, 0);
  const row = (name: string, of: readonly PaidTo[]) => ({
    cells: [name, `${count(of)}`, sum(of).format(), rateText(sum(of), paid)],
  });
  return {
    heading: '钱付给了谁',
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: '收款人', share: 46 },
          { title: '笔数', share: 12, align: 'right' },
          { title: '金额', share: 24, align: 'right' },
          { title: '占比', share: 18, align: 'right' },
        ],
        rows: [
          ...payees.slice(0, PAYEES).map((each) => row(each.name, [each])),
          ...(rest.length === 0 ? [] : [row(`其余 ${rest.length} 个收款人`, rest)]),
          { ...row('合计', payees), isTotal: true },
        ],
        empty: '本年没有付款。',
      },
    ],
  };
}

/** Who decided and who watched. */
export function oversightPart({ decisions, inquiries }: AnnualTrusteeFacts): DocumentPart {
  const { asked, answered, late } = inquiries;
  return {
    heading: '业主决定与监督',
    blocks: [
      {
        kind: 'table',
        caption: '本年计票的业主大会决议',
        columns: [
          { title: '日期', share: 20 },
          { title: '编号', share: 20 },
          { title: '事项', share: 46 },
          { title: '结果', share: 14 },
        ],
        rows: decisions.map(({ on, number, title, isPassed }) => ({
          cells: [formatDay(on), number, title, isPassed ? '通过' : '未通过'],
        })),
        empty: '本年没有计票的决议。',
      },
      {
        kind: 'paragraph',
        text: `业主质询 ${asked} 件，年末已答复 ${answered} 件，逾期 ${late} 件。`,
        tone: late > 0 ? 'warning' : 'plain',
      },
    ],
  };
}

/** What the trustee answers for by signing. */
export function assurancePart(facts: AnnualTrusteeFacts): DocumentPart {
  const { trusteeName, trustorName } = facts;
  return {
    heading: '受托人说明',
    blocks: [
      {
        kind: 'paragraph',
        text: `本报告由受托人${trusteeName}根据信托账簿编制，报告${trustorName}和全体业主。信托财产与受托人的固有财产分别管理、分别记账（信托法第二十九条）；除依照信托合同取得报酬外，受托人不得利用信托财产为自己谋取利益（信托法第二十六条）。受托人签章后对本报告负责。`,
      },
      {
        kind: 'notes',
        notes: [
          '资产负债、收支和基金变动按权责发生制，现金流量按收付实现制；本账不做年末损益结转。',
          '附录列出本年每一张凭证；涉及住户的摘要只写事项，不写房号和姓名（信托法第三十三条保密义务，个人信息保护法第二十五条）。',
          '每一位业主可以查阅、抄录、复制账目和凭证（信托法第二十条、第四十九条）。',
          askingNote(facts),
        ],
      },
    ],
  };
}
