import { accountsTable, flowTable, payeesTable } from './book-tables';
import { entriesTable, linesTable } from './entry-tables';
import type { OpenTable } from './open-table';
import {
  budgetTable,
  executionTable,
  incomeTable,
  payrollTable,
  reportsTable,
} from './plan-tables';

/** Everything that may be taken away, in the order in which it is listed. */
export const OPEN_TABLES: readonly OpenTable[] = [
  entriesTable,
  linesTable,
  accountsTable,
  budgetTable,
  executionTable,
  flowTable,
  payeesTable,
  reportsTable,
  incomeTable,
  payrollTable,
];
