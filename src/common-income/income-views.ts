import { maskedName } from '../community/masking.rules';
import { Money } from '../shared/money';
import type { CommonIncome, ContractOverview } from './common-income.queries';
import type {
  CommonIncomeView,
  IncomeContractDetailView,
  IncomeContractView,
  IncomeInstalmentView,
  IncomeItemView,
  IncomeReceiptView,
  IncomeVersionView,
} from './common-income.view';
import type { EnteredTerms } from './contracts';
import { incomeKindNames } from './income-kinds.rules';
import type { ListedAccrual, ListedIncomeReceipt } from './income-records.queries';
import type { PaidInstalment } from './standing.rules';

/** As everybody sees it; sums over what is common only. */
export function commonIncomeViewOf({ range, items, books }: CommonIncome): CommonIncomeView {
  const sum = (of: (item: ContractOverview) => Money) => Money.sum(items.map(of)).toString();
  return {
    range: range.name,
    due: sum(({ overview }) => overview.due),
    received: sum(({ overview }) => overview.received),
    overdue: sum(({ overview }) => overview.overdue),
    cost: books.cost.toString(),
    net: books.income.minus(books.cost).toString(),
    contractIncome: books.contractIncome.toString(),
    parkingIncome: books.parkingIncome.toString(),
    otherIncome: books.otherIncome.toString(),
    developerShare: books.developerShare.toString(),
    items: items.map(itemViewOf),
  };
}

function itemViewOf({ contract, overview }: ContractOverview): IncomeItemView {
  const { terms } = overview;
  return {
    id: contract.id,
    kind: terms.kind,
    kindName: incomeKindNames[terms.kind],
    place: terms.place,
    owner: terms.owner,
    counterparty: publicCounterparty(terms),
    schedule: terms.schedule,
    due: overview.due.toString(),
    received: overview.received.toString(),
    ...standingOf(overview),
    endsOn: overview.endsOn,
  };
}

/** A firm may be named (商事主体); a person is not (个人信息保护法 6). */
function publicCounterparty({ counterparty, counterpartyKind }: EnteredTermsOf): string | null {
  if (counterparty === '') return null;
  return counterpartyKind === 'person' ? maskedName(counterparty) : counterparty;
}

type EnteredTermsOf = Pick<EnteredTerms, 'counterparty' | 'counterpartyKind'>;

const standingOf = (overview: ContractOverview['overview']) => ({
  overdue: overview.overdue.toString(),
  missingDays: overview.missingDays,
  state: overview.flags[0] ?? 'ok',
  flags: [...overview.flags],
  nextDue: overview.nextDue,
});

export function incomeContractViewOf(of: ContractOverview): IncomeContractView {
  return contractFieldsOf(of);
}

/** A plain object, so that the detail can take it in. */
function contractFieldsOf({ contract, overview }: ContractOverview) {
  return {
    ...versionFieldsOf(overview.terms),
    id: contract.id,
    due: overview.due.toString(),
    received: overview.received.toString(),
    ...standingOf(overview),
    endedOn: contract.endedOn,
    endReason: contract.endReason,
  };
}

export function incomeContractDetailViewOf(
  of: ContractOverview,
  records: { accruals: readonly ListedAccrual[]; receipts: readonly ListedIncomeReceipt[] },
  today: string,
): IncomeContractDetailView {
  return {
    ...contractFieldsOf(of),
    versions: of.contract.versions.map((each): IncomeVersionView => versionFieldsOf(each)),
    instalments: of.overview.instalments.map((each) => instalmentViewOf(each, today)),
    accruals: records.accruals.map(({ amount, share, accruedAt, ...rest }) => ({
      ...rest,
      amount: amount.toString(),
      share: share.toString(),
      accruedAt: accruedAt.toISOString(),
    })),
    receipts: records.receipts.map(receiptViewOf),
  };
}

function versionFieldsOf(terms: EnteredTerms) {
  const { costAccounts, developerShare, ...rest } = terms;
  return {
    ...rest,
    costAccounts: [...costAccounts],
    developerShare: developerShare && { ...developerShare },
  };
}

function instalmentViewOf(of: PaidInstalment, today: string): IncomeInstalmentView {
  return {
    dueOn: of.dueOn,
    amount: of.amount.toString(),
    paid: of.paid.toString(),
    open: of.open.toString(),
    overdue: of.open.isPositive() && of.dueOn < today,
    months: [...of.months],
  };
}

function receiptViewOf(of: ListedIncomeReceipt): IncomeReceiptView {
  return {
    ...of,
    amount: of.amount.toString(),
    share: of.share.toString(),
    ways: of.ways.map((way) => ({ ...way })),
    cancelledAt: of.cancelledAt?.toISOString() ?? null,
  };
}
