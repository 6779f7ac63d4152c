import type { BenchCase } from '../case';
import { bulkCase } from './bulk';
import { httpCase } from './http';
import { postingCase } from './posting';
import { readsCase } from './reads';

/** In the order in which they run. */
export const cases: readonly BenchCase[] = [postingCase, bulkCase, readsCase, httpCase];
