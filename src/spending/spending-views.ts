import { postNames } from '../community/rights.rules';
import type { PostedEntry } from '../ledger/verdicts.rules';
import type { FileObjectRow } from '../platform/files/file-object.entity';
import type { Problem } from '../shared/domain-error';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import type { NamedAct, SpendingDossier } from './spending-dossiers';
import { groundsNames } from './emergency.rules';
import { type Doer, nextSteps, type SpendingState, stateNames, waitingFor } from './spending.rules';
import type { StoredAct } from './spending.entities';
import type {
  PaidView,
  PaymentOrderView,
  SpendingActView,
  SpendingDetailView,
  SpendingFileView,
  SpendingView,
} from './spending.view';

export const actNames: Record<StoredAct, string> = {
  request: '提交申请',
  review: '审核通过',
  approve: '批准',
  order: '制付款单',
  release: '放行（第二把钥匙）',
  pay: '付款登记',
  reject: '退回',
  withdraw: '撤回',
  void: '修改（此前的审批作废）',
};

/** What a budget line counts as promised or spent. */
const COUNTED: ReadonlySet<SpendingState> = new Set<SpendingState>([
  'submitted',
  'reviewed',
  'approved',
  'ordered',
  'released',
  'paid',
]);

export interface Looking {
  /** The caller in each of her posts. */
  askers: readonly Doer[];
  today: Day;
  blockers: readonly Problem[];
  /** The payee's number in full, for the cashier. */
  accountNo: string | null;
}

export function spendingViewOf(dossier: SpendingDossier, looking: Looking): SpendingView {
  const { row, payee } = dossier;
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    state: row.state,
    stateName: stateNames[row.state],
    reason: row.reason,
    payee: { id: payee.id, name: payee.name, relatedParty: payee.relatedParty },
    amount: row.amount.toString(),
    fund: row.fund,
    accountCode: row.accountCode,
    accountName: dossier.accountName,
    budgetLine: lineViewOf(dossier),
    commitment: commitmentViewOf(dossier),
    emergency: emergencyOfSpending(dossier),
    objection: objectionOfSpending(dossier, looking),
    occurredOn: row.occurredOn,
    files: dossier.files.map(fileViewOf),
    quotes: dossier.quotes.map((quote) => ({ ...quote, file: fileViewOf(quote.file) })),
    quotesExempt: row.quotesExempt,
    invoice: invoiceViewOf(dossier),
    ladderStep: ladderViewOf(dossier),
    consultationEndsOn: row.consultationEndsOn,
    acts: dossier.acts
      .filter((act) => act.row.version === row.version)
      .map((act) => actViewOf(act, row.version)),
    order: orderViewOf(dossier, looking.accountNo),
    entrySeq: dossier.order?.entrySeq ?? null,
    waitingFor: waitingViewOf(dossier, looking),
    mayDo: mayDoOf(dossier, looking),
    blockers: looking.blockers.map((problem) => ({ ...problem })),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function spendingDetailViewOf(
  view: SpendingView,
  { acts, row }: SpendingDossier,
): SpendingDetailView {
  return Object.assign(view, { history: acts.map((act) => actViewOf(act, row.version)) });
}

/** Names as the page's buttons know them; 'revoke' takes a release back. */
function mayDoOf({ row, chain }: SpendingDossier, { askers, today, blockers }: Looking): string[] {
  const acts = new Set(askers.flatMap((asker) => nextSteps(chain, asker, today)));
  return [...acts]
    .filter((act) => act !== 'request' || blockers.length === 0)
    .map((act) => {
      if (act === 'reject' && row.state === 'released') return 'revoke';
      return act === 'request' ? 'submit' : act;
    });
}

function actViewOf({ row, personName, party, post }: NamedAct, current: number): SpendingActView {
  return {
    act: row.act,
    actName: actNames[row.act],
    personName,
    post,
    postName: postNames[post],
    party,
    at: row.at.toISOString(),
    note: row.note,
    version: row.version,
    voided: row.version < current,
  };
}

function invoiceViewOf({ row }: SpendingDossier): SpendingView['invoice'] {
  if (row.invoiceNumber === null || row.invoiceTotal === null) return null;
  return { code: row.invoiceCode, number: row.invoiceNumber, total: row.invoiceTotal.toString() };
}

/** Under a contract or order the money was promised with it: the request takes nothing more. */
function lineViewOf({ row, budgetLine }: SpendingDossier): SpendingView['budgetLine'] {
  if (!budgetLine) return null;
  const { lineId, name, year, available } = budgetLine;
  const takes = row.commitmentId === null ? row.amount : Money.zero;
  const after = COUNTED.has(row.state) ? available : available.minus(takes);
  return {
    lineId,
    name,
    year,
    availableBefore: after.plus(takes).toString(),
    availableAfter: after.toString(),
  };
}

function emergencyOfSpending({ row, chain }: SpendingDossier): SpendingView['emergency'] {
  const { emergencyGrounds: grounds, emergencyDescription } = row;
  const { emergency } = chain.halts;
  if (grounds === null || emergency === null) return null;
  return {
    grounds,
    groundsName: groundsNames[grounds],
    description: emergencyDescription ?? '',
    ...emergency,
  };
}

function objectionOfSpending(
  { row, chain }: SpendingDossier,
  { today }: Looking,
): SpendingView['objection'] {
  const { objectionEndsOn: endsOn, freeze } = chain.halts;
  if (endsOn === null) return null;
  const open = row.state === 'approved' && freeze === null && today <= endsOn;
  return { endsOn, open, frozen: freeze === 'frozen' };
}

function commitmentViewOf({ commitment }: SpendingDossier): SpendingView['commitment'] {
  if (!commitment) return null;
  const { id, number, title, rest } = commitment;
  return { id, number, title, rest: rest.toString() };
}

function ladderViewOf({ row, chain }: SpendingDossier): SpendingView['ladderStep'] {
  if (!chain.plan || row.ladderBasis === null || row.contractVersion === null) return null;
  return {
    by: chain.plan.by,
    approvals: row.approvalsNeeded ?? 1,
    consultationDays: chain.plan.consultationDays,
    basis: row.ladderBasis.toString(),
    contractVersion: row.contractVersion,
  };
}

function orderViewOf(
  { order, bankAccount, bankAgreedOn }: SpendingDossier,
  payeeAccountNo: string | null,
): PaymentOrderView | null {
  if (!order || !bankAccount) return null;
  return {
    bankAccountId: order.bankAccountId,
    bankAccountName: bankAccount.name,
    accountTail: bankAccount.accountTail,
    payeeAccountName: order.payeeAccountName,
    payeeBankName: order.payeeBankName,
    payeeAccountTail: order.payeeAccountTail,
    payeeAccountNo,
    paidOn: order.paidOn,
    bankReference: order.bankReference,
    bankAgreedOn,
  };
}

function waitingViewOf(
  { row, chain }: SpendingDossier,
  { today }: Looking,
): SpendingView['waitingFor'] {
  const waiting = waitingFor(chain, today);
  return (
    waiting && {
      who: waiting.who.map((post) => postNames[post]),
      what: waiting.what,
      since: row.updatedAt.toISOString(),
    }
  );
}

function fileViewOf(file: FileObjectRow): SpendingFileView {
  return {
    id: file.id,
    name: file.name,
    mediaType: file.mediaType,
    size: file.sizeBytes,
    sha256: file.sha256,
    publicSha256: file.publicSha256,
    thumbnail: file.thumbnailSha256 !== null,
    width: file.width,
    height: file.height,
  };
}

export function paidViewOf({ seq, period, voucherNo }: PostedEntry): PaidView {
  return { entrySeq: seq.toString(), period, voucherNo };
}
