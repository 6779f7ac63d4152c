import { randomBytes, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
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
import { commitmentOf, fieldSaltOf } from '../leaf.rules';
import { faultOf, type Findings } from './fault.rules';

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

const OURS = new Map(
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

const TRIGGERS = [
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
    publicCopyTriggers,
  ].flatMap((text) =>
    [...text.matchAll(TRIGGER)].map(([, name = '', table = '']) => ({ table, name, args: null })),
  ),
];

/**
 * The functions and triggers that keep books and log are those of this program: a verifier that asks
 * the database to make the bytes must know that nobody has taught it other answers.
 */
export async function sweepMachinery(tx: EntityManager, findings: Findings): Promise<void> {
  const functions = await tx.query<{ name: string; body: string }[]>(
    `select p.proname as name, p.prosrc as body from pg_proc p
     where p.pronamespace = 'public'::regnamespace and p.proname = any($1)`,
    [[...OURS.keys()]],
  );
  const bodies = new Map(functions.map(({ name, body }) => [name, body]));
  for (const [name, body] of OURS) {
    if (bodies.get(name) === body) continue;
    const of = { check: '数据库中的函数与本版本程序一致', table: 'pg_proc', row: name };
    const found = bodies.has(name) ? '已被改动' : null;
    findings.add(faultOf({ ...of, column: 'prosrc', expected: '本版本程序的函数', found }));
  }
  await sweepCommitments(tx, findings);
  await sweepTriggers(tx, findings);
}

/** The database commits itself to a value as this program does: tried with one of our own. */
async function sweepCommitments(tx: EntityManager, findings: Findings): Promise<void> {
  const [salt, path, value] = [randomBytes(32), 'row.summary', `核对 ${randomUUID()}`];
  const [row] = await tx.query<{ made: string }[]>('select log_private($1, $2, $3) as made', [
    salt,
    path,
    value,
  ]);
  const expected = `{"commitment":"${commitmentOf(fieldSaltOf(salt, path), value)}"}`;
  if (row?.made === expected) return;
  const of = { check: '数据库中的函数与本版本程序一致', table: 'pg_proc', row: 'log_private' };
  findings.add(faultOf({ ...of, column: 'prosqlbody', expected, found: row?.made ?? null }));
}

async function sweepTriggers(tx: EntityManager, findings: Findings): Promise<void> {
  const rows = await tx.query<{ table: string; name: string; enabled: string; args: string }[]>(
    `select c.relname as table, t.tgname as name, t.tgenabled as enabled,
       encode(t.tgargs, 'escape') as args
     from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where c.relnamespace = 'public'::regnamespace and not t.tgisinternal and c.relname = any($1)
     order by 1, 2`,
    [[...new Set(TRIGGERS.map(({ table }) => table))]],
  );
  const check = '把关与存证的触发器都在起作用，也没有别的';
  const found = new Map(rows.map((row) => [`${row.table} ${row.name}`, row]));
  for (const { table, name, args } of TRIGGERS) {
    const trigger = found.get(`${table} ${name}`);
    found.delete(`${table} ${name}`);
    const asMade = args === null || trigger?.args === args;
    if (trigger && ['O', 'A'].includes(trigger.enabled) && asMade) continue;
    const of = { check, table, row: name, column: 'pg_trigger', expected: '在起作用' };
    findings.add(faultOf({ ...of, found: trigger ? '已停用或改动' : null }));
  }
  for (const { table, name } of found.values()) {
    findings.add(
      faultOf({ check, table, row: name, column: 'pg_trigger', found: '不属于本版本程序' }),
    );
  }
}
