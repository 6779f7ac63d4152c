import type { BenchServer } from './bench-server';
import type { CaseResult } from './outcome';
import type { Settings } from './settings';

export interface CaseContext {
  readonly server: BenchServer;
  readonly settings: Settings;
  /** `share` of the case, 0 to 1, is done. */
  readonly say: (what: string, share: number) => void;
}

/** One question put to the product, with everything it needs made and cleared away by itself. */
export interface BenchCase {
  readonly name: string;
  readonly about: string;
  /** Seconds it is expected to take on a quiet machine. */
  expected(settings: Settings): number;
  run(context: CaseContext): Promise<Pick<CaseResult, 'outcomes' | 'broken'>>;
}
