import { ARREARS_PROTECTED } from './sql-arrears-tables';
import { AUDIT_PROTECTED } from './sql-audit';
import { BANK_PROTECTED } from './sql-bank-tables';
import { BUDGET_PROTECTED } from './sql-budget-tables';
import { CALENDAR_PROTECTED } from './sql-disclosure-calendar';
import { CHARGES_PROTECTED } from './sql-charges-log';
import { COMMITMENT_PROTECTED } from './sql-commitments';
import { COMMON_INCOME_PROTECTED } from './sql-common-income';
import { PROTECTED } from './sql-log-functions';
import { CASHIER_PROTECTED } from './sql-receipts-tables';
import { EMERGENCIES_PROTECTED } from './sql-emergencies';
import { EXCHANGE_PROTECTED } from './sql-exchange';
import type { Protected } from './sql-log-functions';
import { INQUIRIES_PROTECTED } from './sql-inquiries';
import { MY_MONEY_PROTECTED } from './sql-my-money';
import { OBJECTIONS_PROTECTED } from './sql-objections';
import { OPEN_DATA_PROTECTED } from './sql-open-data';
import { ONLINE_PROTECTED } from './sql-online-payments';
import { RECEIPTS_TREE_PROTECTED } from './sql-receipts-tree';
import { REMUNERATION_PROTECTED } from './sql-remuneration';
import { REPORT_STATEMENT_PROTECTED } from './sql-report-statements';
import { RESOLUTIONS_PROTECTED } from './sql-resolutions';
import { FINAL_ACCOUNTS_PROTECTED } from './sql-final-accounts';
import { HANDOVER_PROTECTED } from './sql-handover';
import { PUBLIC_COPY_PROTECTED } from './sql-public-copies';
import { SURPLUS_PROTECTED } from './sql-surplus';
import { TRUSTEE_TERM_PROTECTED } from './sql-trustee-terms';

/** Everything that becomes a leaf besides entries, as of the newest migration. */
export const LOGGED: readonly Protected[] = [
  ...PROTECTED,
  ...CHARGES_PROTECTED,
  ...BANK_PROTECTED,
  ...CASHIER_PROTECTED,
  ...ARREARS_PROTECTED,
  ...RECEIPTS_TREE_PROTECTED,
  ...ONLINE_PROTECTED,
  ...COMMON_INCOME_PROTECTED,
  ...REMUNERATION_PROTECTED,
  ...RESOLUTIONS_PROTECTED,
  ...BUDGET_PROTECTED,
  ...COMMITMENT_PROTECTED,
  ...OBJECTIONS_PROTECTED,
  ...EMERGENCIES_PROTECTED,
  ...FINAL_ACCOUNTS_PROTECTED,
  ...SURPLUS_PROTECTED,
  ...MY_MONEY_PROTECTED,
  ...INQUIRIES_PROTECTED,
  ...OPEN_DATA_PROTECTED,
  ...PUBLIC_COPY_PROTECTED,
  ...CALENDAR_PROTECTED,
  ...REPORT_STATEMENT_PROTECTED,
  ...AUDIT_PROTECTED,
  ...TRUSTEE_TERM_PROTECTED,
  ...HANDOVER_PROTECTED,
  ...EXCHANGE_PROTECTED,
];
