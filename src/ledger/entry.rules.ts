import type { Day } from '../shared/day';
import type { Problem } from '../shared/domain-error';
import type { Money } from '../shared/money';
import type { Chart } from './chart.rules';
import { blockersOfFunds } from './entry-funds.rules';
import { blockersOfLines } from './entry-lines.rules';
import { overhangOf } from './posting.rules';
import type { Posting } from './posting.rules';

/** What an entry is about; 'opening', 'takeover' and 'closing' belong to a book's life, not to trade. */
export const ENTRY_KINDS = [
  'general',
  'opening',
  'reversal',
  'payment',
  'receipt',
  'billing',
  'closing',
  'takeover',
] as const;

export type EntryKind = (typeof ENTRY_KINDS)[number];

/** An entry to be posted (记账凭证). */
export interface EntryDraft {
  /** Chosen by the cause of the entry, 8–120 characters: the same cause never posts twice. */
  readonly key: string;
  readonly bookedOn: Day;
  readonly kind: EntryKind;
  readonly summary: string;
  /** 附件张数. */
  readonly attachmentCount: number;
  /** 制单, 审核, 记账, 出纳 by person; null: made by the system from an approved document. */
  readonly preparedBy: string | null;
  readonly reviewedBy: string | null;
  readonly postedBy: string | null;
  readonly cashier?: string | null;
  /** The entry it takes back; only, and always, for kind 'reversal'. */
  readonly reverses?: bigint;
  readonly sourceKind?: string;
  readonly sourceId?: string;
  readonly lines: readonly Posting[];
  readonly fileIds?: readonly string[];
}

/** What of the books' state decides whether an entry may be posted. */
export interface BookState {
  readonly chart: Chart;
  readonly booksStartOn: Day;
  /** Every day up to and including this one is closed for ever. */
  readonly closedThrough: Day;
  readonly today: Day;
}

const SUMMARY_MAX = 200;
const ATTACHMENTS_MAX = 999;

/** All the reasons why this entry may not be posted; empty when it may. */
export function blockersOfEntry(draft: EntryDraft, state: BookState): Problem[] {
  return [
    ...blockersOfHead(draft),
    ...blockersOfDay(draft.bookedOn, state),
    ...blockersOfPeople(draft),
    ...blockersOfLines(draft.lines, state.chart),
    ...blockersOfFunds(draft.lines),
    ...blockersOfMoneyOut(draft, state.chart),
  ];
}

/** How much money (cash, bank, in transit) the entry brings in; negative when it takes money out. */
export function moneyMovedBy(lines: readonly Posting[], chart: Chart): Money {
  return overhangOf(lines.filter((line) => chart.get(line.accountCode)?.isCash));
}

function blockersOfHead(draft: EntryDraft): Problem[] {
  const problems: Problem[] = [];
  const words = draft.summary.trim();
  if (words === '' || draft.summary.length > SUMMARY_MAX) {
    problems.push(problem('summary', `摘要必填，最多 ${SUMMARY_MAX} 个字`, 'summary'));
  }
  const count = draft.attachmentCount;
  if (!Number.isInteger(count) || count < 0 || count > ATTACHMENTS_MAX) {
    problems.push(problem('attachment-count', '附件张数应为 0 至 999 的整数', 'attachmentCount'));
  }
  if ((draft.kind === 'reversal') !== (draft.reverses !== undefined)) {
    problems.push(problem('reversal-link', '红字凭证必须指明它冲销的凭证，其他凭证不能指明'));
  }
  return problems;
}

/** Days are text, whose order is time order. */
function blockersOfDay(bookedOn: Day, state: BookState): Problem[] {
  const { booksStartOn, closedThrough, today } = state;
  const refused = (code: string, reason: string) => [problem(code, reason, 'bookedOn')];
  if (bookedOn < booksStartOn) {
    return refused(
      'before-books',
      `记账日期早于账簿启用日 ${booksStartOn}，请改用启用日之后的日期`,
    );
  }
  if (bookedOn <= closedThrough) {
    return refused(
      'closed-period',
      `${closedThrough} 及以前已经结账，不能再记入；请记在之后的月份并在摘要中说明`,
    );
  }
  if (bookedOn <= today) return [];
  return refused('day-to-come', `记账日期不能晚于今天 ${today}，请改填业务发生的日期`);
}

/** 会计法 25: who prepares does not review or post; who holds the money does neither. */
function blockersOfPeople(draft: EntryDraft): Problem[] {
  const { preparedBy, reviewedBy, postedBy, cashier } = draft;
  const problems: Problem[] = [];
  if (preparedBy !== null && (preparedBy === reviewedBy || preparedBy === postedBy)) {
    problems.push(problem('same-person', '制单人不能审核或记账自己的凭证，请由另一位同事办理'));
  }
  if (cashier && (cashier === preparedBy || cashier === reviewedBy)) {
    problems.push(problem('same-person', '出纳不能兼任制单或审核，请由另一位同事办理'));
  }
  return problems;
}

/** Entries that may lower money: a payment by its authorisation, the others by what they are. */
const MAY_LOWER_MONEY: ReadonlySet<EntryKind> = new Set([
  'payment',
  'reversal',
  'opening',
  'takeover',
]);

function blockersOfMoneyOut(draft: EntryDraft, chart: Chart): Problem[] {
  if (MAY_LOWER_MONEY.has(draft.kind) || !moneyMovedBy(draft.lines, chart).isNegative()) return [];
  return [problem('money-out', '这张凭证会减少货币资金，付款必须走支出流程，不能直接填制凭证')];
}

function problem(code: string, message: string, field?: string): Problem {
  return { code: `ledger.${code}`, message, ...(field ? { field } : {}) };
}
