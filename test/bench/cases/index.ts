import type { BenchCase } from '../case';
import { annualReportCase } from './annual-report';
import { billRunCase } from './bill-run';
import { bulkCase } from './bulk';
import { groupedCase } from './grouped';
import { httpCase } from './http';
import { postingCase } from './posting';
import { readsCase } from './reads';
import { receiptsCase } from './receipts';
import { verificationCase } from './verification';

/** In the order in which they run. */
export const cases: readonly BenchCase[] = [
  postingCase,
  groupedCase,
  bulkCase,
  billRunCase,
  receiptsCase,
  verificationCase,
  httpCase,
  readsCase,
  annualReportCase,
];
