import type { Flow } from '../../src/queryable-account/flow.rules';
import { formatDay, type Day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import type { Period } from '../../src/shared/period';
import type { Block, DocumentPart, ReportDocument, TableBlock } from '../layout/document/document';
import { monthNames } from '../parts/compared.rules';
import { assertAgrees, linesOf } from '../parts/figures.rules';
import { type FundBooks, netAssets, sumUnder } from '../parts/fund-books.rules';
import { fundFlowTable, totalOf } from '../parts/fund-flow.rules';
import { askingNote, type ReportHead, reportOf } from '../parts/head.rules';

/** One entry that moved the fund's money. */
export interface FundMovement {
  readonly bookedOn: Day;
  readonly voucherNo: number;
  /** Names no home. */
  readonly summary: string;
  readonly payeeName: string | null;
  /** Into the fund is positive. */
  readonly amount: Money;
}

/** An account the money of the fund lies in, and what the bank says of it. */
export interface FundPlace {
  readonly name: string;
  readonly tail: string | null;
  readonly balance: Money;
  /** The last day its statements reach; null: none was taken in. */
  readonly statedThrough: Day | null;
  /** What the bank says at the end of the period; null where its statements do not reach it. */
  readonly stated: Money | null;
}

export interface RepairFundFacts {
  readonly head: ReportHead;
  readonly fundName: string;
  readonly now: Flow;
  readonly before: Flow;
  readonly year: Flow;
  readonly movements: readonly FundMovement[];
  readonly places: readonly FundPlace[];
  readonly books: FundBooks;
}

/**
 * 专项维修资金收支表 of a quarter: what there was, what came, what was spent on what, and where it lies
 * (民法典 281, 住宅专项维修资金管理办法).
 * @throws plain Error where the entries, the accounts and the books of the fund contradict each other.
 */
export function repairFundDocument(facts: RepairFundFacts): ReportDocument {
  assertWhole(facts);
  const { head, now } = facts;
  return reportOf(head, {
    title: '专项维修资金收支表',
    subtitle: '单位：元　收付实现制',
    finding: findingOf(now),
    parts: [
      { heading: '收支与结存', blocks: [sumsTable(facts), ...picture(facts.year)] },
      { heading: '本季度的来源和用途', blocks: [fundFlowTable(now)] },
      { heading: '逐笔收支', blocks: [movementsTable(facts)] },
      { heading: '钱在哪里，银行怎么说', blocks: placeBlocks(facts) },
      { heading: '连同应收应付的结存', blocks: [netTable(facts)] },
      notesPart(head),
    ],
    figures: [
      ['期初余额', now.opening.format()],
      ['本季度收入', totalOf(now.sources).format()],
      ['本季度支出', totalOf(now.uses).format()],
      ['期末余额', now.closing.format()],
    ],
  });
}

function assertWhole({ now, before, year, movements, places, books }: RepairFundFacts): void {
  for (const flow of [now, before, year]) {
    const left = flow.opening.plus(totalOf(flow.sources)).minus(totalOf(flow.uses));
    assertAgrees('opening, in and out of the repair fund', left, flow.closing);
  }
  const moved = Money.sum(movements.map(({ amount }) => amount));
  assertAgrees('entries of the repair fund', now.opening.plus(moved), now.closing);
  const held = Money.sum(places.map(({ balance }) => balance));
  assertAgrees('money of the repair fund', held, now.closing);
  const owned = sumUnder(books.leaves, '1').plus(sumUnder(books.leaves, '2'));
  assertAgrees(
    'net assets of the repair fund',
    owned,
    netAssets(books.leaves, (l) => l.closing),
  );
}

function findingOf({ sources, uses, closing }: Flow): string {
  const largest = uses[0];
  const mostly = largest
    ? `支出 ${totalOf(uses).format()} 元，最多的是${largest.name} ${largest.amount.format()} 元`
    : '没有支出';
  return `本季度专项维修资金收入 ${totalOf(sources).format()} 元，${mostly}；期末结存 ${closing.format()} 元。`;
}

function sumsTable({ now, before, year }: RepairFundFacts): TableBlock {
  const row = (name: string, of: (flow: Flow) => Money) => ({
    cells: [name, of(now).format(), of(before).format(), of(year).format()],
  });
  return {
    kind: 'table',
    caption: '与上季度、本年累计比较',
    columns: [
      { title: '项目', share: 31 },
      { title: '本季度', share: 23, align: 'right' },
      { title: '上季度', share: 23, align: 'right' },
      { title: '本年累计', share: 23, align: 'right' },
    ],
    rows: [
      row('期初余额', ({ opening }) => opening),
      row('加：收入', ({ sources }) => totalOf(sources)),
      row('减：支出', ({ uses }) => totalOf(uses)),
      { ...row('期末余额', ({ closing }) => closing), isTotal: true },
    ],
  };
}

/** One month is no line. */
function picture({ byMonth, opening, closing }: Flow): Block[] {
  if (byMonth.length < 2) return [];
  const change = closing.minus(opening);
  const title = change.isZero()
    ? '本年以来结存没有变化'
    : `本年以来结存${change.isPositive() ? '增加' : '减少'} ${change.abs().format()} 元`;
  const months = monthNames(byMonth.map(({ period }) => period as Period));
  const amounts = byMonth.map((month) => month.closing);
  return [linesOf(title, months, [{ name: '月末结存', amounts }])];
}

function movementsTable({ now, movements }: RepairFundFacts): TableBlock {
  let balance = now.opening;
  const rows = movements.map(({ bookedOn, voucherNo, summary, payeeName, amount }) => {
    balance = balance.plus(amount);
    const [came, went] = amount.isNegative()
      ? ['', amount.negated().format()]
      : [amount.format(), ''];
    const cells = [bookedOn, `记-${voucherNo}`, summary, payeeName ?? '—', came, went];
    return { cells: [...cells, balance.format()] };
  });
  return {
    kind: 'table',
    caption: '每一笔都有凭证和票据，可在网上按凭证号查看',
    landscape: rows.length > 0,
    empty: '本季度没有收支',
    columns: [
      { title: '日期', share: 10 },
      { title: '凭证号', share: 8 },
      { title: '摘要', share: 30 },
      { title: '付给谁', share: 16 },
      { title: '收入', share: 12, align: 'right' },
      { title: '支出', share: 12, align: 'right' },
      { title: '结存', share: 12, align: 'right' },
    ],
    rows,
  };
}

function placeBlocks({ places, now }: RepairFundFacts): Block[] {
  const table: TableBlock = {
    kind: 'table',
    caption: '账面余额与银行对账单余额',
    empty: '没有专项维修资金账户',
    columns: [
      { title: '账户', share: 34 },
      { title: '账号', share: 16 },
      { title: '账面余额', share: 18, align: 'right' },
      { title: '银行余额', share: 18, align: 'right' },
      { title: '差额', share: 14, align: 'right' },
    ],
    rows: [
      ...places.map(({ name, tail, balance, stated }) => ({
        cells: [
          name,
          tail ? `尾号 ${tail}` : '—',
          balance.format(),
          stated?.format() ?? '未登记',
          stated ? balance.minus(stated).format() : '—',
        ],
      })),
      { cells: ['合计', '', now.closing.format(), '', ''], isTotal: true },
    ],
  };
  const missing = places.filter(({ stated }) => stated === null);
  return [table, ...missing.map(missingStatement)];
}

function missingStatement({ name, statedThrough }: FundPlace): Block {
  const until = statedThrough
    ? `对账单只到${formatDay(statedThrough)}，之后的`
    : '还没有导入过对账单，银行余额';
  const text = `${name}：${until}未登记，须由专户管理银行或代管部门出具，由受托人导入。`;
  return { kind: 'paragraph', text, tone: 'warning' };
}

function netTable({ books: { leaves }, fundName }: RepairFundFacts): TableBlock {
  const held = Money.sum(
    ['1001', '1002', '1012'].map((code) => sumUnder(leaves, code, (leaf) => leaf.closing)),
  );
  const claims = sumUnder(leaves, '1').minus(held);
  const row = (name: string, amount: Money) => ({ cells: [name, amount.format()] });
  return {
    kind: 'table',
    caption: '已完工未付的工程款是欠款，还要从结存里付出',
    columns: [
      { title: '项目', share: 70 },
      { title: '期末', share: 30, align: 'right' },
    ],
    rows: [
      row('货币资金', held),
      row('加：应收及其他资产', claims),
      row('减：应付工程款及其他负债', sumUnder(leaves, '2').negated()),
      {
        ...row(
          `${fundName}净额`,
          netAssets(leaves, (leaf) => leaf.closing),
        ),
        isTotal: true,
      },
    ],
  };
}

function notesPart(head: ReportHead): DocumentPart {
  return {
    heading: '说明',
    blocks: [
      {
        kind: 'table',
        caption: '还应当公开、本系统没有的事项',
        columns: [
          { title: '事项', share: 40 },
          { title: '情况', share: 18 },
          { title: '由谁提供', share: 42 },
        ],
        rows: [
          {
            cells: ['业主分户账（每套房屋的交存、使用、余额）', '未登记', '专户管理银行、代管部门'],
          },
          { cells: ['首期应交未交、续交情况', '未登记', '代管部门'] },
          { cells: ['国债、定期存款及其收益明细', '未登记', '专户管理银行、代管部门'] },
        ],
      },
      {
        kind: 'notes',
        notes: [
          '建筑物及其附属设施的维修资金属于业主共有，经业主共同决定可以用于电梯、屋顶、外墙、无障碍设施等共有部分的维修、更新和改造；筹集、使用情况应当定期公布（民法典第二百八十一条）。',
          '存储、使用、结余的总额，以及使用项目、费用和分摊情况接受业主监督（住宅专项维修资金管理办法第三十条）。',
          '本表按钱实际收到、付出的日期统计；涉及业主房屋的分录不列房号和姓名。',
          askingNote(head),
        ],
      },
    ],
  };
}
