import type { PublishedBucket } from '../../src/charges/arrears.rules';
import { type Day, formatDay } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import type { Block, DocumentPart, ReportDocument, TableBlock } from '../layout/document/document';
import { assertAgrees, barsOf } from '../parts/figures.rules';
import { type FundBooks, sumUnder } from '../parts/fund-books.rules';
import { askingNote, type ReportHead, reportOf } from '../parts/head.rules';

/** An account for the money of others, over all funds; positive is what is owed to them. */
export interface AgencyAccount {
  readonly code: string;
  readonly name: string;
  readonly opening: Money;
  readonly received: Money;
  readonly returned: Money;
  readonly closing: Money;
  readonly yearReceived: Money;
  readonly yearReturned: Money;
}

export interface DepositAccountHeld {
  readonly code: string;
  /** Σ over the households. */
  readonly held: Money;
  /** Of it given to no household by the books. */
  readonly ofNobody: Money;
  /** Households it is held for; null where they are fewer than five. */
  readonly households: number | null;
}

export interface DepositsFacts {
  readonly head: ReportHead;
  readonly to: Day;
  /** 2241: owed to others. */
  readonly owed: readonly AgencyAccount[];
  /** 1221: advanced for others, who owe it back. */
  readonly advanced: readonly AgencyAccount[];
  readonly held: readonly DepositAccountHeld[];
  readonly ageing: readonly PublishedBucket[];
  /** The books of the fund the money lies in. */
  readonly books: FundBooks;
}

const FEW = '少于 5 户';
const HELD = '不单列';

/**
 * 押金与代收代付台账 of a month: money of others, never income (domain: 3.2 F4). Sums only.
 * @throws plain Error where an account, its households and its fund contradict each other.
 */
export function depositsDocument(facts: DepositsFacts): ReportDocument {
  assertWhole(facts);
  const { head, to, owed } = facts;
  const total = (of: (account: AgencyAccount) => Money) => Money.sum(owed.map(of));
  const deposits = depositsOf(facts);
  return reportOf(head, {
    title: '押金与代收代付台账',
    subtitle: `截至${formatDay(to)}　单位：元`,
    finding: findingOf(facts),
    parts: [
      { heading: '代管的别人的钱', blocks: [accountTable(owed, OWED)] },
      { heading: '押金', blocks: depositBlocks(facts) },
      { heading: '代垫的钱', blocks: [accountTable(facts.advanced, ADVANCED)] },
      { heading: '钱够不够退', blocks: coverBlocks(facts) },
      notesPart(head),
    ],
    figures: [
      ['期初应退应付', total(({ opening }) => opening).format()],
      ['本月收', total(({ received }) => received).format()],
      ['本月付', total(({ returned }) => returned).format()],
      ['期末应退应付', total(({ closing }) => closing).format()],
      ['其中押金', deposits.format()],
    ],
  });
}

const depositsOf = ({ held }: DepositsFacts) => Money.sum(held.map((each) => each.held));

function assertWhole({ owed, advanced, held, ageing, books }: DepositsFacts): void {
  for (const account of [...owed, ...advanced]) {
    const { code, opening, received, returned, closing } = account;
    assertAgrees(`account ${code}`, opening.plus(received).minus(returned), closing);
  }
  for (const { code, held: sum } of held) {
    const account = owed.find((each) => each.code === code);
    assertAgrees(`households of ${code}`, sum, account?.closing ?? Money.zero);
  }
  const all = Money.sum(held.map((each) => each.held));
  const shown = ageing.flatMap(({ open }) => open ?? []);
  if (ageing.every((bucket) => bucket.shown)) {
    assertAgrees('age of the deposits', Money.sum(shown), all);
  }
  const { leaves } = books;
  const sides = ['1', '2', '3', '4', '5'].map((kind) => sumUnder(leaves, kind));
  assertAgrees(`balance of ${books.fund}`, Money.sum(sides), Money.zero);
}

function findingOf(facts: DepositsFacts): string {
  const owed = Money.sum(facts.owed.map(({ closing }) => closing));
  const { cash, liabilities } = coverOf(facts);
  const enough = cash.isAtLeast(liabilities)
    ? '账上的钱足够全部退还'
    : `账上的钱比应退应付少 ${liabilities.minus(cash).format()} 元`;
  return `期末替别人保管的钱 ${owed.format()} 元，其中押金 ${depositsOf(facts).format()} 元；${facts.books.name}${enough}。`;
}

const OWED = {
  caption: '押金、代收款和待查款都不是收入，只能退还或转付',
  received: '本月收',
  returned: '本月退、付',
  empty: '没有押金和代收款',
};
const ADVANCED = {
  caption: '替别人先垫的，要收回',
  received: '本月垫付',
  returned: '本月收回',
  empty: '没有代垫款',
};

function accountTable(accounts: readonly AgencyAccount[], words: typeof OWED): TableBlock {
  const cellsOf = (of: Omit<AgencyAccount, 'code' | 'name'>) => [
    of.opening.format(),
    of.received.format(),
    of.returned.format(),
    of.closing.format(),
    of.yearReceived.format(),
    of.yearReturned.format(),
  ];
  const totals = totalsOf(accounts);
  return {
    kind: 'table',
    caption: words.caption,
    empty: words.empty,
    columns: [
      { title: '科目', share: 28 },
      { title: '期初', share: 12, align: 'right' },
      { title: words.received, share: 12, align: 'right' },
      { title: words.returned, share: 12, align: 'right' },
      { title: '期末', share: 12, align: 'right' },
      { title: '本年增加', share: 12, align: 'right' },
      { title: '本年减少', share: 12, align: 'right' },
    ],
    rows: [
      ...accounts.map((account) => ({
        cells: [`${account.code} ${account.name}`, ...cellsOf(account)],
      })),
      ...(accounts.length > 0 ? [{ cells: ['合计', ...cellsOf(totals)], isTotal: true }] : []),
    ],
  };
}

function totalsOf(accounts: readonly AgencyAccount[]): Omit<AgencyAccount, 'code' | 'name'> {
  const total = (of: (account: AgencyAccount) => Money) => Money.sum(accounts.map(of));
  return {
    opening: total(({ opening }) => opening),
    received: total(({ received }) => received),
    returned: total(({ returned }) => returned),
    closing: total(({ closing }) => closing),
    yearReceived: total(({ yearReceived }) => yearReceived),
    yearReturned: total(({ yearReturned }) => yearReturned),
  };
}

function depositBlocks({ held, owed, ageing }: DepositsFacts): Block[] {
  const nameOf = (code: string) => owed.find((each) => each.code === code)?.name ?? code;
  const table: TableBlock = {
    kind: 'table',
    caption: '总账余额与分户合计相等',
    empty: '没有押金',
    columns: [
      { title: '押金', share: 46 },
      { title: '户数', share: 22, align: 'right' },
      { title: '分户合计', share: 32, align: 'right' },
    ],
    rows: held.map(({ code, held: sum, households }) => ({
      cells: [nameOf(code), households === null ? FEW : String(households), sum.format()],
    })),
  };
  const ages: TableBlock = {
    kind: 'table',
    caption: '收了多久还没有退',
    columns: [
      { title: '时间', share: 46 },
      { title: '户数', share: 22, align: 'right' },
      { title: '金额', share: 32, align: 'right' },
    ],
    rows: ageing.map(({ name, shown, count, open }) => ({
      cells: shown ? [name, String(count ?? 0), open?.format() ?? '—'] : [name, HELD, HELD],
    })),
  };
  const bars = ageing.flatMap(({ name, open }) =>
    open?.isPositive() ? [{ name, amount: open }] : [],
  );
  const picture = bars.length > 1 ? [barsOf('押金收了多久', bars)] : [];
  const nobody = Money.sum(held.map(({ ofNobody }) => ofNobody));
  const text = `有 ${nobody.format()} 元押金在账上没有对应到户，受托人须查明是谁的。`;
  const missing: Block[] = nobody.isZero() ? [] : [{ kind: 'paragraph', text, tone: 'warning' }];
  return held.length > 0 ? [table, ...missing, ...picture, ages] : [table];
}

/** Cash of the fund, and what it owes; both positive. */
function coverOf({ books: { leaves } }: DepositsFacts) {
  const cash = Money.sum(['1001', '1002', '1012'].map((code) => sumUnder(leaves, code)));
  return {
    cash,
    claims: sumUnder(leaves, '1').minus(cash),
    liabilities: sumUnder(leaves, '2').negated(),
  };
}

function coverBlocks(facts: DepositsFacts): Block[] {
  const { cash, claims, liabilities } = coverOf(facts);
  const left = cash.minus(liabilities);
  const row = (name: string, amount: Money) => ({ cells: [name, amount.format()] });
  const table: TableBlock = {
    kind: 'table',
    caption: `${facts.books.name}：资产与负债`,
    columns: [
      { title: '项目', share: 70 },
      { title: '期末', share: 30, align: 'right' },
    ],
    rows: [
      row('货币资金', cash),
      row('应收回的代垫款等', claims),
      row('应退的押金和应付的代收款', liabilities),
      { ...row('货币资金减应退应付', left), isTotal: true },
    ],
  };
  const isShort = left.isNegative();
  const text = isShort
    ? `货币资金比应退应付少 ${left.abs().format()} 元。少的部分如果不是代垫款，就是被别处用了，受托人须说明并补足。`
    : '押金和代收的钱都在账上，没有被挪作他用。';
  return [table, { kind: 'paragraph', text, tone: isShort ? 'warning' : 'good' }];
}

function notesPart(head: ReportHead): DocumentPart {
  return {
    heading: '说明',
    blocks: [
      {
        kind: 'notes',
        notes: [
          '押金和代收的款项属于交款人，不是信托的收入；退押金冲减应付，不列费用。',
          '代收水电费等按供应单位的价格代收代付，不加价（物业管理条例第四十四条）。',
          `只列合计，不列房号和姓名；不足 5 户的写作“${FEW}”或“${HELD}”。每户可在自己的账户里看到自家的押金。`,
          '退还时先退最早收的，“收了多久”按此推算。',
          askingNote(head),
        ],
      },
    ],
  };
}
