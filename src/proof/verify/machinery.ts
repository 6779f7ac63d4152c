import { entryBodies } from '../../../migrations/sql-entry-bodies';
import { erasureGuards, eraseWords } from '../../../migrations/sql-erasure';
import {
  closePeriod,
  extendChart,
  holdBooks,
  openBooks,
} from '../../../migrations/sql-ledger-functions';
import { beltFunctions, beltTriggers } from '../../../migrations/sql-ledger-belt';
import { useAdvances } from '../../../migrations/sql-advance-use';
import { billLines } from '../../../migrations/sql-bill-lines';
import { billRun, billRunRoot, cancelBillRun } from '../../../migrations/sql-bill-run';
import { CHARGES_RECORDS } from '../../../migrations/sql-charges-log';
import { COMMON_INCOME_RECORDS } from '../../../migrations/sql-common-income';
import { REMUNERATION_RECORDS } from '../../../migrations/sql-remuneration';
import {
  resolutionGuards,
  resolutionHashes,
  resolutionPassed,
} from '../../../migrations/sql-resolution-guards';
import { RESOLUTIONS_RECORDS } from '../../../migrations/sql-resolutions';
import { bankBookings } from '../../../migrations/sql-bank-bookings';
import { budgetStandings } from '../../../migrations/sql-budget-sums';
import {
  COMMITMENT_RECORDS,
  commitmentGuards,
  commitmentTriggers,
} from '../../../migrations/sql-commitments';
import {
  emergencyGuards,
  objectionGuards,
  objectionTriggers,
} from '../../../migrations/sql-objection-guards';
import { OBJECTIONS_RECORDS } from '../../../migrations/sql-objections';
import { EXCHANGE_RECORDS } from '../../../migrations/sql-exchange';
import { INQUIRIES_RECORDS } from '../../../migrations/sql-inquiries';
import { inquiryGuards, inquiryTriggers } from '../../../migrations/sql-inquiry-guards';
import { AUDIT_RECORDS } from '../../../migrations/sql-audit';
import { auditGuards, auditTriggers } from '../../../migrations/sql-audit-guards';
import { ARREARS_RECORDS } from '../../../migrations/sql-arrears-tables';
import { BANK_RECORDS } from '../../../migrations/sql-bank-tables';
import { budgetGuards } from '../../../migrations/sql-budget-guards';
import { putBudgetInForce } from '../../../migrations/sql-budget-in-force';
import { budgetMoves } from '../../../migrations/sql-budget-moves';
import { BUDGET_RECORDS } from '../../../migrations/sql-budget-tables';
import {
  appending,
  leafText,
  logTriggers,
  rowLeaves,
  rowsLeaves,
} from '../../../migrations/sql-log-functions';
import { lateFeeLines, lateFeeRun } from '../../../migrations/sql-late-fees';
import { LOGGED } from '../../../migrations/sql-logged-tables';
import { MY_MONEY_RECORDS } from '../../../migrations/sql-my-money';
import {
  HANDOVER_RECORDS,
  handoverGuards,
  handoverTriggers,
} from '../../../migrations/sql-handover';
import { trusteeTermGuards, trusteeTermTriggers } from '../../../migrations/sql-trustee-terms';
import { takeReceipts } from '../../../migrations/sql-take-receipts';
import { ONLINE_RECORDS } from '../../../migrations/sql-online-payments';
import { RECEIPTS_TREE_RECORDS } from '../../../migrations/sql-receipts-tree';
import { CALENDAR_RECORDS, calendarGuards } from '../../../migrations/sql-disclosure-calendar';
import { openDataGuards, OPEN_DATA_RECORDS } from '../../../migrations/sql-open-data';
import { personErasure } from '../../../migrations/sql-personal-data';
import { paymentMayBeBooked, postEntries } from '../../../migrations/sql-post-entries';
import { useAdvancesOf } from '../../../migrations/sql-settle-unit';
import {
  authorisation,
  authorisationTriggers,
} from '../../../migrations/sql-spending-authorisation';
import { guardedActs } from '../../../migrations/sql-spending-acts';
import { chainTriggers, contentGuards, moves } from '../../../migrations/sql-spending-guards';
import { spendingHalts } from '../../../migrations/sql-spending-halts';
import { invoices } from '../../../migrations/sql-spending-invoices';
import { submissionGuards } from '../../../migrations/sql-spending-submission';
import { committeeDecision } from '../../../migrations/sql-committee-decision';
import {
  FINAL_ACCOUNTS_RECORDS,
  finalAccountsFigures,
  finalAccountsGuards,
} from '../../../migrations/sql-final-accounts';
import { REPORT_STATEMENT_RECORDS } from '../../../migrations/sql-report-statements';
import { surplusGuards, SURPLUS_RECORDS } from '../../../migrations/sql-surplus';
import {
  PUBLIC_COPY_RECORDS,
  publicCopyGuards,
  publicCopyTriggers,
} from '../../../migrations/sql-public-copies';

/** What stands behind the services on the way to a payment, whoever writes. */
const SPENDING = [
  authorisation,
  authorisationTriggers,
  contentGuards,
  guardedActs,
  submissionGuards,
  moves,
  chainTriggers,
  invoices,
  commitmentGuards,
  commitmentTriggers,
  spendingHalts,
  objectionGuards,
  emergencyGuards,
  objectionTriggers,
];

/** How a budget comes to hold: the hash of its text, who may take which step, what the decision needs. */
const BUDGETS = [budgetGuards, budgetMoves, putBudgetInForce];

/** Who may ask, answer, judge and hide; when somebody is told. */
const INQUIRIES = [inquiryGuards, inquiryTriggers];

/** Who may engage, draw, find and give an opinion. */
const AUDITS = [auditGuards, auditTriggers];

/** How a year ends: its figures, who accepts them, and what becomes of the surplus. */
const YEAR_END = [committeeDecision, finalAccountsFigures, finalAccountsGuards, surplusGuards];

/** Whose term it is, and how one firm hands over to the next. */
const TERMS = [trusteeTermGuards, trusteeTermTriggers, handoverGuards, handoverTriggers];

/** The texts of the functions that write the books and the log, as this version of the program has them. */
const TEXTS = [
  ...SPENDING,
  ...BUDGETS,
  ...YEAR_END,
  ...INQUIRIES,
  ...AUDITS,
  ...TERMS,
  budgetStandings,
  paymentMayBeBooked,
  bankBookings,
  beltFunctions,
  leafText,
  appending,
  rowLeaves,
  rowsLeaves,
  entryBodies,
  postEntries,
  openBooks,
  closePeriod,
  extendChart,
  holdBooks,
  erasureGuards,
  eraseWords,
  personErasure,
  openDataGuards,
  calendarGuards,
  billLines,
  billRun,
  cancelBillRun,
  billRunRoot,
  useAdvances,
  useAdvancesOf,
  lateFeeLines,
  lateFeeRun,
  takeReceipts,
  resolutionHashes,
  resolutionPassed,
  resolutionGuards,
  publicCopyGuards,
];

/** Functions with a text of their own; `log_private` is in the standard's form and has none. */
const FUNCTION =
  /create (?:or replace )?function (\w+)\s*\((?:(?!create )[\s\S])*?\bas \$\$([\s\S]*?)\$\$/g;

/** Text of each function by its name. */
export const OURS = new Map(
  TEXTS.flatMap((text) =>
    [...text.matchAll(FUNCTION)].map(([, name = '', body = '']) => [name, body] as const),
  ),
);

/** Tables whose rows may only be added to. */
const RECORDS = [
  'entry',
  'posting',
  'entry_file',
  'period_close',
  'log_leaf',
  'log_node',
  'trust_contract',
  'spending_file',
  'spending_quote',
  'spending_act',
  'report_archive',
  'report_number',
  ...COMMITMENT_RECORDS,
  ...CHARGES_RECORDS,
  ...BANK_RECORDS,
  ...BUDGET_RECORDS,
  ...FINAL_ACCOUNTS_RECORDS,
  ...SURPLUS_RECORDS,
  ...MY_MONEY_RECORDS,
  ...OPEN_DATA_RECORDS,
  ...CALENDAR_RECORDS,
  ...PUBLIC_COPY_RECORDS,
  ...REPORT_STATEMENT_RECORDS,
  ...COMMON_INCOME_RECORDS,
  ...REMUNERATION_RECORDS,
  ...ARREARS_RECORDS,
  ...RECEIPTS_TREE_RECORDS,
  ...ONLINE_RECORDS,
  ...RESOLUTIONS_RECORDS,
  ...OBJECTIONS_RECORDS,
  ...INQUIRIES_RECORDS,
  ...AUDIT_RECORDS,
  ...HANDOVER_RECORDS,
  ...EXCHANGE_RECORDS,
];

const TRIGGER = /create (?:constraint )?trigger (\w+) (?:before|after) [^;]*? on (\w+)/g;

/** Every trigger there must be. */
export const TRIGGERS = [
  ...LOGGED.flatMap((of) =>
    logTriggers(of).map(([name]) => ({
      table: of.table,
      name,
      args: `${of.keys.join()}\\000${of.private.join()}\\000`,
    })),
  ),
  ...RECORDS.flatMap((table) => [
    { table, name: `${table}_append_only`, args: null },
    { table, name: `${table}_no_truncate`, args: null },
  ]),
  ...[
    ...SPENDING,
    ...BUDGETS,
    ...YEAR_END,
    ...INQUIRIES,
    ...AUDITS,
    ...TERMS,
    resolutionGuards,
    beltTriggers,
    openDataGuards,
    calendarGuards,
    publicCopyTriggers,
  ].flatMap((text) =>
    [...text.matchAll(TRIGGER)].map(([, name = '', table = '']) => ({ table, name, args: null })),
  ),
];
