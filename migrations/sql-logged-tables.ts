import { ARREARS_PROTECTED } from './sql-arrears-tables';
import { BANK_PROTECTED } from './sql-bank-tables';
import { CHARGES_PROTECTED } from './sql-charges-log';
import { PROTECTED } from './sql-log-functions';
import type { Protected } from './sql-log-functions';
import { ONLINE_PROTECTED } from './sql-online-payments';
import { RECEIPTS_TREE_PROTECTED } from './sql-receipts-tree';

/** Everything that becomes a leaf besides entries, as of the newest migration. */
export const LOGGED: readonly Protected[] = [
  ...PROTECTED,
  ...CHARGES_PROTECTED,
  ...BANK_PROTECTED,
  ...ARREARS_PROTECTED,
  ...RECEIPTS_TREE_PROTECTED,
  ...ONLINE_PROTECTED,
];
