import type { BenchCase } from '../case';
import { bulkCase } from './bulk';
import { groupedCase } from './grouped';
import { httpCase } from './http';
import { postingCase } from './posting';
import { readsCase } from './reads';
import { verificationCase } from './verification';

/** In the order in which they run. */
export const cases: readonly BenchCase[] = [
  postingCase,
  groupedCase,
  bulkCase,
  verificationCase,
  httpCase,
  readsCase,
];
