import { BANK_PROTECTED } from './sql-bank-tables';
import { CHARGES_PROTECTED } from './sql-charges-log';
import { PROTECTED } from './sql-log-functions';
import type { Protected } from './sql-log-functions';

/** Everything that becomes a leaf besides entries, as of the newest migration. */
export const LOGGED: readonly Protected[] = [...PROTECTED, ...CHARGES_PROTECTED, ...BANK_PROTECTED];
