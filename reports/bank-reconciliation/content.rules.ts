import { UNDER_WAY_DAYS } from '../../src/bank/agreement.rules';
import { type Reconciliation, reconciled } from '../../src/bank/reconciliation.rules';
import { type Day, daysBetween, formatDay } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import type { Block, DocumentPart, ReportDocument, TableBlock } from '../layout/document/document';
import { assertAgrees } from '../parts/figures.rules';
import { askingNote, type ReportHead, reportOf } from '../parts/head.rules';

/** What one side has and the other has not yet; nobody in it can be told. */
export interface ReconcilingItem {
  readonly on: Day;
  /** Into the account is positive. */
  readonly amount: Money;
  readonly what: string;
  /** Of what the books have: 2026-03 记-12. */
  readonly voucher: string | null;
}

/** bank: its statements carry balances; psp: a payment firm's bills do not; cash: nobody states it. */
export type PlaceKind = 'bank' | 'psp' | 'cash';

export interface ReconciledPlace {
  readonly name: string;
  readonly tail: string | null;
  readonly kind: PlaceKind;
  /** In the books at the end of the month, over all funds. */
  readonly balance: Money;
  /** The last day its statements or bills reach; null: none was taken in. */
  readonly through: Day | null;
  /** Both sides at the end of the month; null where no statement reaches it. */
  readonly table: Pick<Reconciliation, 'day' | 'bankBalance' | 'bookBalance' | 'difference'> | null;
  readonly bankOnly: readonly ReconcilingItem[];
  readonly bookOnly: readonly ReconcilingItem[];
}

export interface BankReconciliationFacts {
  readonly head: ReportHead;
  readonly to: Day;
  readonly places: readonly ReconciledPlace[];
  /** All the money there is, as 我们的账 shows it. */
  readonly total: Money;
}

/**
 * 银行存款余额调节表 at the end of a month, account by account, with every item that only one side has.
 * @throws plain Error where an account's two sides, or all of them together, do not add up.
 */
export function bankReconciliationDocument(facts: BankReconciliationFacts): ReportDocument {
  assertWhole(facts);
  const { head, places, total, to } = facts;
  const stated = places.filter(({ table }) => table !== null);
  const open = places.flatMap(({ bankOnly, bookOnly }) => [...bankOnly, ...bookOnly]);
  const tables = stated.flatMap(({ table }) => table ?? []);
  const difference = Money.sum(tables.map((table) => table.difference.abs()));
  return reportOf(head, {
    title: '银行存款余额调节表',
    subtitle: `截至${formatDay(to)}　单位：元`,
    state: stateOf(facts),
    finding: findingOf(facts, { open: open.length, difference }),
    parts: [
      { heading: '各账户对账情况', blocks: [overview(facts)] },
      ...stated.map((place) => accountPart(place, to)),
      ...places.filter(isUnbooked).map((place) => unbookedPart(place, to)),
      notesPart(head),
    ],
    figures: [
      ['账面余额合计', total.format()],
      ['银行余额合计', Money.sum(tables.map((table) => table.bankBalance)).format()],
      ['未达账项', `${open.length} 项`],
      ['调节后差额', difference.format()],
    ],
  });
}

function assertWhole({ places, total }: BankReconciliationFacts): void {
  const held = Money.sum(places.map(({ balance }) => balance));
  assertAgrees('money in all accounts', held, total);
  for (const place of places) {
    const { name, table, balance } = place;
    const again = adjusted(place);
    if (!table || !again) continue;
    assertAgrees(`balance of ${name} in the books`, table.bookBalance, balance);
    assertAgrees(`difference of ${name}`, again.difference, table.difference);
  }
}

/** Both balances, each with what only the other side has, added up from the items on this sheet. */
function adjusted({ table, bankOnly, bookOnly }: ReconciledPlace): Reconciliation | null {
  if (!table) return null;
  const open = (items: readonly ReconcilingItem[]) =>
    items.map(({ on, amount, what }) => ({ id: '', on, amount, what, otherName: '' }));
  const { day, bankBalance, bookBalance } = table;
  return reconciled({
    day,
    bankBalance,
    bookBalance,
    bankOnly: open(bankOnly),
    bookOnly: open(bookOnly),
  });
}

const isUnbooked = ({ table, bankOnly }: ReconciledPlace) => table === null && bankOnly.length > 0;

/** Without a statement to the end of the month nothing is proven. */
const isMissing = ({ kind, table }: ReconciledPlace) => kind === 'bank' && table === null;

function stateOf({ head, places }: BankReconciliationFacts): string {
  if (places.some(isMissing)) return '有账户的对账单还没有导入到期末，数字可能变动';
  return head.isFinal ? '本月已结账，对账单已全部导入' : '本月尚未结账，数字可能变动';
}

function findingOf(
  { places, to }: BankReconciliationFacts,
  { open, difference }: { open: number; difference: Money },
): string {
  const banks = places.filter(({ kind }) => kind === 'bank');
  const missing = banks.filter(isMissing).length;
  const agreed = `截至${formatDay(to)}，${banks.length} 个银行账户中 ${banks.length - missing} 个已与对账单核对`;
  const rest = open > 0 ? `，${open} 笔未达账项逐笔列明` : '，没有未达账项';
  const differs = difference.isZero()
    ? '调节后两边一致'
    : `调节后仍差 ${difference.format()} 元，须查明`;
  return `${agreed}${rest}；${differs}。`;
}

function overview({ places, total }: BankReconciliationFacts): TableBlock {
  return {
    kind: 'table',
    caption: '账面余额合计就是“我们的账”里的总额',
    columns: [
      { title: '账户', share: 26 },
      { title: '结论', share: 26 },
      { title: '账面余额', share: 18, align: 'right' },
      { title: '银行余额', share: 18, align: 'right' },
      { title: '未达账项', share: 12, align: 'right' },
    ],
    rows: [
      ...places.map((place) => ({
        cells: [
          `${place.name}${place.tail ? `（${place.tail}）` : ''}`,
          conclusionOf(place),
          place.balance.format(),
          place.table?.bankBalance.format() ?? '—',
          place.kind === 'cash' ? '—' : String(place.bankOnly.length + place.bookOnly.length),
        ],
        ...(isAmiss(place) ? { tone: 'warning' as const } : {}),
      })),
      { cells: ['合计', '', total.format(), '', ''], isTotal: true },
    ],
  };
}

const isAmiss = (place: ReconciledPlace) =>
  isMissing(place) || (place.table !== null && !place.table.difference.isZero());

function conclusionOf({ kind, table, through }: ReconciledPlace): string {
  if (table) {
    return table.difference.isZero() ? '一致' : `仍差 ${table.difference.format()}`;
  }
  if (kind === 'cash') return '现金由出纳日清月结盘点';
  if (kind === 'psp') {
    return through ? `平台账单不载余额，核对至 ${through}` : '未导入平台账单';
  }
  return through ? `对账单只到 ${through}` : '未登记：须由开户银行出具对账单';
}

/** The form accountants know: both balances, each with what only the other side has. */
function accountPart(place: ReconciledPlace, to: Day): DocumentPart {
  const { name, tail, bankOnly, bookOnly } = place;
  const sums = adjusted(place);
  if (!sums) throw new Error(`${name} has no statement to the end of the month`);
  const row = (left: string, [a, right, b]: readonly [Money, string, Money], isTotal = false) => ({
    cells: [left, a.format(), '', right, b.format()],
    isTotal,
  });
  const sides: TableBlock = {
    kind: 'table',
    columns: [
      { title: '项目', share: 30 },
      { title: '金额', share: 19, align: 'right' },
      { title: '', share: 3 },
      { title: '项目', share: 29 },
      { title: '金额', share: 20, align: 'right' },
    ],
    rows: [
      row('企业账面余额', [sums.bookBalance, '银行对账单余额', sums.bankBalance]),
      row('加：银行已收、企业未收', [sums.bankInOnly, '加：企业已收、银行未收', sums.bookInOnly]),
      row('减：银行已付、企业未付', [sums.bankOutOnly, '减：企业已付、银行未付', sums.bookOutOnly]),
      row('调节后余额', [sums.bookAdjusted, '调节后余额', sums.bankAdjusted], true),
    ],
  };
  const items = [...bankOnly.map(bankItem), ...bookOnly.map(bookItem)];
  const blocks: Block[] = [sides];
  if (items.length > 0) blocks.push(itemsTable(items, to));
  return { heading: `${name}${tail ? `（尾号 ${tail}）` : ''}`, blocks };
}

interface Side extends ReconcilingItem {
  readonly side: string;
}

const bankItem = (item: ReconcilingItem): Side => ({
  ...item,
  side: item.amount.isNegative() ? '银行已付、企业未付' : '银行已收、企业未收',
});

const bookItem = (item: ReconcilingItem): Side => ({
  ...item,
  side: item.amount.isNegative() ? '企业已付、银行未付' : '企业已收、银行未收',
});

function itemsTable(items: readonly Side[], to: Day): TableBlock {
  return {
    kind: 'table',
    caption: `未达账项；标色的超过 ${UNDER_WAY_DAYS} 天，须查明`,
    columns: [
      { title: '日期', share: 15 },
      { title: '类别', share: 25 },
      { title: '事由', share: 28 },
      { title: '凭证', share: 14 },
      { title: '金额', share: 18, align: 'right' },
    ],
    rows: items.map(({ on, side, what, voucher, amount }) => ({
      cells: [on, side, what, voucher ?? '—', amount.abs().format()],
      ...(daysBetween(on, to) > UNDER_WAY_DAYS ? { tone: 'warning' as const } : {}),
    })),
  };
}

/** Of a payment firm: orders that nobody booked. */
function unbookedPart({ name, bankOnly }: ReconciledPlace, to: Day): DocumentPart {
  return {
    heading: `${name}：平台有、账上没有`,
    blocks: [itemsTable(bankOnly.map(bankItem), to)],
  };
}

function notesPart(head: ReportHead): DocumentPart {
  return {
    heading: '说明',
    blocks: [
      {
        kind: 'notes',
        notes: [
          '企业指本信托的账簿。两边各自加上对方已记、自己未记的款项后应当相等；不等的部分就是还没有解释的差额。',
          '银行余额由导入的对账单逐笔推算，每一行对账单明细与凭证逐笔核对，过程可在系统中复查。',
          '为保护个人信息，个人转账不列姓名、房号和附言；各笔凭证可在网上按凭证号查看。',
          askingNote(head),
        ],
      },
    ],
  };
}
