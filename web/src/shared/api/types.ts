import type { components } from './schema';

/**
 * Shapes the server speaks, under the names the pages use. They come from its OpenAPI description
 * (`npm run openapi`). Money is text in yuan ("5670.00"), days "YYYY-MM-DD", periods "YYYY-MM",
 * instants ISO 8601.
 */
type Schemas = components['schemas'];

export interface Page<T> {
  items: T[];
  next: string | null;
}

export type DemoPerson = Schemas['DemoPersonView'];
export type Site = Schemas['SiteView'];
export type DemoCode = Schemas['DemoCodeView'];
export type HeldPost = Schemas['HeldPostView'];
export type Membership = Schemas['MembershipView'];
export type Session = Schemas['SessionView'];
export type Device = Schemas['DeviceView'];
export type SecondFactorEnrolment = Schemas['EnrolmentView'];

export type Community = Schemas['CommunityView'];
/** 信托合同, as every member may read it. */
export type TrustContract = Schemas['ContractView'];
export type PostHolder = Schemas['PostView'];
export type Binding = Schemas['BindingView'];
export type OwnHomes = Schemas['OwnUnitsView'];

export type FundBalance = Schemas['FundBalanceView'];
export type BankBalance = Schemas['BankBalanceView'];
export type EntryCard = Schemas['EntryCardView'];
export type SpendingInProgress = Schemas['InProgressView'];
export type PublishedReport = Schemas['PublishedReportView'];
export type AccountSummary = Schemas['SummaryView'];
export type Statement = Schemas['StatementView'];

/** `publicSha256` is null while a picked file is still on its way up. */
export type FileView = Omit<Schemas['EvidenceView'], 'publicSha256'> & {
  publicSha256: string | null;
};
export type VoucherLine = Pick<
  Schemas['EntryLineView'],
  'accountCode' | 'accountName' | 'fund' | 'debit' | 'credit' | 'summary' | 'payeeName'
>;
/** null = the system, from an approved document (机制凭证). */
export type PersonByPost = { name: string; postName: string } | null;
export type EntryPeople = Record<keyof Schemas['EntryPeopleView'], PersonByPost>;
export type ChainStep = Omit<Schemas['ChainStepView'], 'note'> & { note: string | null };
export type EntryRef = Schemas['LinkedEntryView'];
export type Entry = Omit<Schemas['EntryPageView'], 'people'> & { people: EntryPeople };

/** 事项–授权–口径–凭证–回填: one step of the chain of an entry's evidence. */
export type EvidenceStep = Schemas['EvidenceStepView'];

export type Flow = Schemas['FlowView'];
export type FlowPage = Schemas['FlowPageView'];
/** One source or use; the amounts of its accounts add up to its own. */
export type FlowPart = Schemas['FlowLineView'];

export type MyCharges = Schemas['MyChargesView'];
export type Household = Schemas['HouseholdView'];
export type HouseholdBill = Schemas['HouseholdBillView'];
export type HouseholdReceipt = Schemas['HouseholdReceiptView'];
export type Collection = Schemas['CollectionView'];
export type CollectionGroup = Schemas['CollectionGroupView'];
export type BankAgreement = Schemas['BankAgreementView'];

/** 线上缴费: an order of a household, and what became of it. */
export type MyPayment = Schemas['MyPaymentView'];
export type MyPayments = Schemas['MyPaymentsView'];
export type PaymentChannel = Schemas['PaymentChannelView'];
export type SandboxOrder = Schemas['SandboxOrderView'];

/** One contract or place of 公共收益, as everybody sees it. */
export type IncomeItem = Schemas['IncomeItemView'];
export type CommonIncome = Schemas['CommonIncomeView'];

/** 受托人报酬 of a month, line by line. */
export type RemunerationMonth = Schemas['RemunerationMonthView'];

/** 开放式预算: a budget in one of its versions, what was said of it, and what became of it. */
export type BudgetItem = Schemas['BudgetSummaryView'];
export type Budget = Schemas['BudgetView'];
export type BudgetVersion = Schemas['BudgetVersionView'];
export type BudgetLine = Schemas['BudgetLineView'];
export type BudgetComment = Schemas['BudgetCommentView'];
export type BudgetDifference = Schemas['BudgetDifferenceView'];
export type BudgetDifferences = Schemas['BudgetDifferencesView'];
export type BudgetExecution = Schemas['ExecutionView'];
export type BudgetExecutionLine = Schemas['ExecutionLineView'];
export type BudgetLineEntry = Schemas['LineEntryView'];
export type FinalAccounts = Schemas['FinalAccountsView'];
export type FinalAccountsLine = Schemas['FinalAccountsLineView'];
export type Surplus = Schemas['SurplusDistributionsView'];
export type SurplusDistribution = Schemas['SurplusDistributionView'];
export type Emergency = Schemas['EmergencyView'];

export type Search = Schemas['SearchView'];
export type SearchGroup = Schemas['SearchGroupView'];
export type SearchResult = Schemas['SearchResultView'];
export type SavedSearches = Schemas['SavedSearchesView'];
export type Explored = Schemas['ExploreView'];
export type ExploredItem = Schemas['ExploreItemView'];
export type Corrections = Schemas['CorrectionsView'];
export type Correction = Schemas['CorrectionView'];
export type TimeMachine = Schemas['TimeMachineView'];

export type Report = Schemas['ReportView'];
export type ReportKind = Schemas['ReportKindView'];
export type ReportChoice = Schemas['ReportChoiceView'];
export type Job = Omit<Schemas['JobProgressView'], 'result'> & { result: unknown };

/** The newest signed head of a community's log; the browser believes none of it unchecked. */
export type LogHead = Schemas['LogView'];
export type LogConsistency = Schemas['LogConsistencyView'];
export type EntryProof = Schemas['EntryProofView'];
/** 收款核对树: what everyone knows of a month, and what a home checks it with. */
export type ReceiptsTrees = Schemas['ReceiptsTreesView'];
export type MyReceiptsTree = Schemas['MyReceiptsTreeView'];

/** 我的钱去哪了: one home's money, the vouchers behind a use, and the check over all homes. */
export type MyMoney = Schemas['MyMoneyView'];
export type MoneyLine = Schemas['MoneySourceView'];
export type MoneyUse = Schemas['MyUseView'];
export type MoneyFund = Schemas['MyFundView'];
export type MoneyMonth = Schemas['MyMonthView'];
export type MoneyEntry = Schemas['MyUseEntryView'];
export type MoneyCheck = Schemas['MoneyCheckView'];
