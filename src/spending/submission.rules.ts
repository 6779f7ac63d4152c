import type { Day } from '../shared/day';
import { daysBetween } from '../shared/day';
import type { Problem } from '../shared/domain-error';
import type { Money } from '../shared/money';
import { blockersOfEmergency } from './emergency.rules';
import { blockersOfBudget, type BudgetOfRequest } from './budget-control.rules';

/** A year: older bills need a word with the accountant, not a request (旧账走调整). */
const OLDEST_DAYS = 366;
const EXEMPTION_MIN = 4;

export interface AccountOfRequest {
  kind: string;
  isLeaf: boolean;
  isCash: boolean;
  active: boolean;
}

export interface InvoiceOfRequest {
  total: Money;
  /** What the registry of all communities knows; null: never seen. */
  known: { total: Money; remaining: Money } | null;
}

/** What decides whether a draft is complete. */
export interface Submission {
  amount: Money;
  fund: string;
  accountCode: string;
  payeeId: string;
  account: AccountOfRequest | null;
  budget: BudgetOfRequest;
  occurredOn: Day;
  today: Day;
  fileCount: number;
  quoteCount: number;
  quotesNeeded: number;
  /** Why no quotes are needed, e.g. 合同期内按合同付款; empty: they are. */
  quotesExempt: string;
  invoice: InvoiceOfRequest | null;
  /** The payee's account is being changed, or was less than 24 hours ago. */
  payeeUnsettled: boolean;
}

/** All the reasons why a draft cannot be submitted yet; empty when it can. */
export function blockersOfSubmission(draft: Submission): Problem[] {
  return [
    ...blockersOfAmount(draft),
    ...blockersOfAccount(draft),
    ...blockersOfDay(draft),
    ...blockersOfEvidence(draft),
    ...blockersOfInvoice(draft),
    ...blockersOfEmergency({
      emergency: draft.budget.urgent,
      accountKind: draft.account?.kind ?? null,
    }),
    ...blockersOfBudget({ ...draft, isExpense: draft.account?.kind === 'expense' }),
    ...when(
      draft.payeeUnsettled,
      'payee-account-unsettled',
      '收款单位的银行账号正在变更或确认后未满 24 小时，请等变更生效后再提交',
      'payeeId',
    ),
  ];
}

function blockersOfAmount({ amount }: Submission): Problem[] {
  return when(!amount.isPositive(), 'amount-not-positive', '金额必须大于零', 'amount');
}

function blockersOfAccount({ account, fund }: Submission): Problem[] {
  if (!account) return when(true, 'account-unknown', '没有这个会计科目，请重新选择', 'accountCode');
  const payable = ['expense', 'liability', 'asset'].includes(account.kind) && !account.isCash;
  return [
    ...when(
      !account.isLeaf || !account.active,
      'account-not-leaf',
      '科目已停用或还有下级，请选择在用的最末级科目',
      'accountCode',
    ),
    ...when(
      !payable,
      'account-not-payable',
      '支出只能记入费用、负债或往来资产科目，请重新选择',
      'accountCode',
    ),
    ...when(
      fund === 'F4' && account.kind === 'expense',
      'agency-fund-expense',
      '代收代付及押金不是信托的费用，请改选 2241 等往来科目，或改选基金',
      'fund',
    ),
  ];
}

function blockersOfDay({ occurredOn, today }: Submission): Problem[] {
  const age = daysBetween(occurredOn, today);
  return [
    ...when(age < 0, 'occurred-in-future', '发生日期不能晚于今天', 'occurredOn'),
    ...when(
      age > OLDEST_DAYS,
      'occurred-too-long-ago',
      '发生日期已超过一年，请与会计核对后按以前年度调整办理',
      'occurredOn',
    ),
  ];
}

function blockersOfEvidence(draft: Submission): Problem[] {
  const missing = draft.quotesNeeded - draft.quoteCount;
  return [
    ...when(
      draft.fileCount === 0,
      'evidence-missing',
      '请至少上传一份凭证（发票、收据、合同或现场照片）',
      'fileIds',
    ),
    ...when(
      missing > 0 && draft.quotesExempt.trim().length < EXEMPTION_MIN,
      'quotes-missing',
      `这个金额需要 ${draft.quotesNeeded} 家比价，还差 ${missing} 家；按已有合同付款的，请写明免比价的理由`,
      'quotes',
    ),
  ];
}

function blockersOfInvoice({ amount, invoice }: Submission): Problem[] {
  if (!invoice) return [];
  const { total, known } = invoice;
  const remaining = known?.remaining ?? total;
  const used = known !== null && !known.remaining.equals(known.total);
  return [
    ...when(
      used && !known.total.equals(total),
      'invoice-total-differs',
      `这张发票此前登记的价税合计是 ${known?.total.formatYuan()}，请核对票面`,
      'invoice',
    ),
    ...when(
      amount.isMoreThan(remaining) || amount.isMoreThan(total),
      'invoice-used',
      used
        ? `这张发票已用于其他支出，剩余可用 ${remaining.formatYuan()}，少于本次金额`
        : `本次金额超过发票价税合计 ${total.formatYuan()}`,
      'invoice',
    ),
  ];
}

function when(applies: boolean, code: string, message: string, field?: string): Problem[] {
  return applies ? [{ code: `spending.${code}`, message, ...(field ? { field } : {}) }] : [];
}
