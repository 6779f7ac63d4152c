import { Foundations1795320000001 } from './1795320000001-foundations';
import { People1795320000002 } from './1795320000002-people';
import { Community1795320000003 } from './1795320000003-community';
import { TrustContract1795320000004 } from './1795320000004-trust-contract';
import { LedgerTables1795320000005 } from './1795320000005-ledger-tables';
import { LedgerFunctions1795320000006 } from './1795320000006-ledger-functions';
import { FilesAndJobs1795320000007 } from './1795320000007-files-and-jobs';
import { Spending1795320000008 } from './1795320000008-spending';
import { Reports1795320000009 } from './1795320000009-reports';
import { RollImport1795320000010 } from './1795320000010-roll-import';
import { ProofLog1795330000011 } from './1795330000011-proof-log';
import { Erasure1795330000012 } from './1795330000012-erasure';
import { Search1795330000020 } from './1795330000020-search';
import { FirstPassword1795330000030 } from './1795330000030-first-password';
import { Bank1795340000040 } from './1795340000040-bank';
import { Charges1795340000041 } from './1795340000041-charges';
import { OnlinePayments1795340000051 } from './1795340000051-online-payments';
import { ReceiptsMore1795340000052 } from './1795340000052-receipts-more';
import { Arrears1795340000053 } from './1795340000053-arrears';
import { CommonIncome1795340000054 } from './1795340000054-common-income';
import { Remuneration1795340000055 } from './1795340000055-remuneration';
import { ReceiptsTree1795340000056 } from './1795340000056-receipts-tree';
import { OpenBudget1795350000060 } from './1795350000060-open-budget';
import { Resolutions1795350000061 } from './1795350000061-resolutions';
import { BudgetControl1795350000062 } from './1795350000062-budget-control';
import { Objections1795350000063 } from './1795350000063-objections';
import { FinalAccounts1795350000064 } from './1795350000064-final-accounts';
import { Surplus1795350000065 } from './1795350000065-surplus';
import { MyMoney1795360000070 } from './1795360000070-my-money';
import { Inquiries1795360000071 } from './1795360000071-inquiries';
import { PublicCopies1795360000072 } from './1795360000072-public-copies';
import { Notices1795360000073 } from './1795360000073-notices';
import { SavedSearches1795360000074 } from './1795360000074-saved-searches';
import { PersonalData1795360000075 } from './1795360000075-personal-data';
import { OpenData1795360000076 } from './1795360000076-open-data';
import { ReportDocuments1795370000080 } from './1795370000080-report-documents';
import { ReportStatements1795370000081 } from './1795370000081-report-statements';
import { AuditEngagements1795370000082 } from './1795370000082-audit-engagements';
import { TrusteeTerms1795370000083 } from './1795370000083-trustee-terms';
import { DisclosureCalendar1795370000084 } from './1795370000084-disclosure-calendar';
import { Exchange1795370000086 } from './1795370000086-exchange';

/** In order; imported rather than globbed, so that dist, tests and the command line run the same list. */
export const migrations = [
  Foundations1795320000001,
  People1795320000002,
  Community1795320000003,
  TrustContract1795320000004,
  LedgerTables1795320000005,
  LedgerFunctions1795320000006,
  FilesAndJobs1795320000007,
  Spending1795320000008,
  Reports1795320000009,
  RollImport1795320000010,
  ProofLog1795330000011,
  Erasure1795330000012,
  Search1795330000020,
  FirstPassword1795330000030,
  Bank1795340000040,
  Charges1795340000041,
  OnlinePayments1795340000051,
  ReceiptsMore1795340000052,
  Arrears1795340000053,
  CommonIncome1795340000054,
  Remuneration1795340000055,
  ReceiptsTree1795340000056,
  OpenBudget1795350000060,
  Resolutions1795350000061,
  BudgetControl1795350000062,
  Objections1795350000063,
  FinalAccounts1795350000064,
  Surplus1795350000065,
  MyMoney1795360000070,
  Inquiries1795360000071,
  PublicCopies1795360000072,
  Notices1795360000073,
  SavedSearches1795360000074,
  PersonalData1795360000075,
  OpenData1795360000076,
  ReportDocuments1795370000080,
  ReportStatements1795370000081,
  AuditEngagements1795370000082,
  TrusteeTerms1795370000083,
  DisclosureCalendar1795370000084,
  Exchange1795370000086,
];
