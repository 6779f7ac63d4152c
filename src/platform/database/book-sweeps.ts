import type { EntityManager } from 'typeorm';
import type { Config } from '../config';

/** Something that is stored and does not follow from what it was made of. */
export interface SweptFault {
  /** The rule, in words. */
  readonly check: string;
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly expected: string | null;
  readonly found: string | null;
}

/** Works out again what a room has stored, of one community at one moment; it only reads. */
export type BookSweep = (
  tx: EntityManager,
  communityId: number,
  config: Config,
) => Promise<SweptFault[]>;

const sweeps = new Set<BookSweep>();

/** For rules that only their own room knows: SQL alone could not check them. */
export function registerBookSweep(sweep: BookSweep): void {
  sweeps.add(sweep);
}

/** Every room's own check, one after the other. */
export async function sweptFaults(
  tx: EntityManager,
  communityId: number,
  config: Config,
): Promise<SweptFault[]> {
  const faults: SweptFault[] = [];
  for (const sweep of sweeps) faults.push(...(await sweep(tx, communityId, config)));
  return faults;
}
