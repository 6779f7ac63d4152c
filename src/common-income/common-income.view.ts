/** One contract or place, as everybody sees it. */
export class IncomeItemView {
  id!: string;
  /** lift-adverts, parking, lockers, telecom, rent, venue, charging or other */
  kind!: string;
  kindName!: string;
  place!: string;
  /** COMMON, DEVELOPER or PRIVATE; only COMMON is income of the trust */
  owner!: string;
  /** Masked when it is a person; null without a contract */
  counterparty!: string | null;
  /** monthly, quarterly, yearly, once, daily or none */
  schedule!: string;
  /** Yuan due within the range asked for; of daily sums what came in */
  due!: string;
  received!: string;
  /** Yuan due and not paid at the end of the range, from whenever */
  overdue!: string;
  /** Days of the range without a sum (临停日结) */
  missingDays!: number;
  /** ok, late, expired, no-contract or ends-soon: the gravest */
  state!: string;
  /** All that is wrong */
  flags!: string[];
  endsOn!: string | null;
  nextDue!: string | null;
}

/** 公共收益: 合同应收、已收、逾期、成本与净收益 */
export class CommonIncomeView {
  /** "2026-03" or "2026" */
  range!: string;
  due!: string;
  received!: string;
  overdue!: string;
  /** 公共收益经营成本 (5301) in the books of the range */
  cost!: string;
  /** contractIncome, parkingIncome and otherIncome less cost: what is the owners' */
  net!: string;
  /** In the books of the range by contracts and places: by the months it is for, not by when it came */
  contractIncome!: string;
  /** Income on 4201 that came through no contract here: 停车月租 */
  parkingIncome!: string;
  /** Income on 4301 in the books that came through no contract here */
  otherIncome!: string;
  /** 应付开发商分成 of the range: a debt, not income */
  developerShare!: string;
  items!: IncomeItemView[];
}

export class DeveloperShareView {
  /** rate or sum */
  kind!: string;
  value!: string;
}

/** 合同的一个版本 */
export class IncomeVersionView {
  version!: number;
  kind!: string;
  place!: string;
  owner!: string;
  counterparty!: string;
  /** organisation or person */
  counterpartyKind!: string;
  startsOn!: string;
  endsOn!: string | null;
  schedule!: string;
  /** Yuan per instalment */
  amount!: string | null;
  dueDay!: number | null;
  incomeAccount!: string;
  costAccounts!: string[];
  developerShare!: DeveloperShareView | null;
  fileId!: string | null;
  resolutionRef!: string;
}

/** A contract in the desk's list: the version that holds, and where it stands today */
export class IncomeContractView extends IncomeVersionView {
  id!: string;
  /** Yuan due until today, ever */
  due!: string;
  received!: string;
  overdue!: string;
  missingDays!: number;
  state!: string;
  flags!: string[];
  nextDue!: string | null;
  /** Day on which it was ended (终止) */
  endedOn!: string | null;
  endReason!: string | null;
}

export class IncomeContractsView {
  items!: IncomeContractView[];
}

/** 一期应收, paid the oldest first */
export class IncomeInstalmentView {
  dueOn!: string;
  amount!: string;
  paid!: string;
  open!: string;
  overdue!: boolean;
  /** Months it is paid for */
  months!: string[];
}

/** 计提: a month as it was booked */
export class IncomeAccrualView {
  period!: string;
  amount!: string;
  share!: string;
  entrySeq!: string;
  voucher!: string;
  accruedAt!: string;
}

export class IncomeWayView {
  method!: string;
  moneyAccount!: string;
  amount!: string;
  reference!: string;
}

/** 收款, or the sum of a day */
export class IncomeReceiptView {
  id!: string;
  /** contract or day */
  kind!: string;
  receivedOn!: string;
  amount!: string;
  share!: string;
  ways!: IncomeWayView[];
  note!: string;
  /** Null of a day without any */
  voucher!: string | null;
  entrySeq!: string | null;
  cancelledAt!: string | null;
  cancelReason!: string | null;
}

export class IncomeContractDetailView extends IncomeContractView {
  versions!: IncomeVersionView[];
  instalments!: IncomeInstalmentView[];
  accruals!: IncomeAccrualView[];
  receipts!: IncomeReceiptView[];
}

export class IncomeContractEnteredView {
  id!: string;
  version!: number;
}

export class IncomeEndedView {
  id!: string;
  /** Vouchers that took months after the end back */
  takenBack!: number;
}

export class IncomeAccrualRunView {
  period!: string;
  /** Contracts that had something to accrue; 0 when all was done before */
  contracts!: number;
  amount!: string;
  share!: string;
}

export class IncomeReceivedView {
  id!: string;
  /** Null of a day without any */
  entrySeq!: string | null;
  /** Of it kept for months to come (预收) */
  advance!: string;
}
