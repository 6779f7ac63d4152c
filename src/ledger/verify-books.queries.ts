import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../platform/database/reading';
import { type Fault, faultOf } from '../proof/verify/fault.rules';
import { BOOK_CHECKS, type BookCheck } from './book-checks';

export interface BookVerdict {
  readonly communityId: number;
  readonly name: string;
  readonly entries: number;
  readonly lines: number;
  readonly faults: readonly Fault[];
}

interface BookFault {
  readonly place: string;
  readonly col: string;
  readonly expected: string | null;
  readonly found: string | null;
  readonly count: string;
}

/** 账簿校验: recomputes what is stored and looks for gaps; it only reads. */
@Injectable()
export class VerifyBooksQueries {
  constructor(private readonly reading: Reading) {}

  /** Every community of the installation. */
  communityIds(): Promise<number[]> {
    return this.reading.runGlobal(async (tx) => {
      const rows = await tx.query<{ id: number }[]>('select community_ids() as id order by 1');
      return rows.map(({ id }) => id);
    });
  }

  /** All checks on one moment of one book; no fault means it holds. */
  verify(communityId: number): Promise<BookVerdict> {
    return this.reading.run(communityId, (tx) => this.verifyIn(tx, communityId));
  }

  /**
   * The same within a reading that is under way.
   * @param hourly only the stored sums, and only of the months that are not closed yet.
   */
  async verifyIn(
    tx: EntityManager,
    communityId: number,
    { hourly = false } = {},
  ): Promise<BookVerdict> {
    const from = hourly ? await firstOpenPeriod(tx, communityId) : '';
    const faults: Fault[] = [];
    for (const check of BOOK_CHECKS) {
      if (hourly && !check.hourly) continue;
      const fault = await faultIn(tx, { communityId, from }, check);
      if (fault) faults.push(fault);
    }
    return { ...(await sizeOf(tx, communityId)), communityId, faults };
  }
}

async function firstOpenPeriod(tx: EntityManager, communityId: number): Promise<string> {
  const [head] = await tx.query<{ period: string }[]>(
    `select to_char(closed_through + 1, 'YYYY-MM') as period from ledger_head where community_id = $1`,
    [communityId],
  );
  return head?.period ?? '';
}

async function faultIn(
  tx: EntityManager,
  { communityId, from }: { communityId: number; from: string },
  { name, table, sql }: BookCheck,
): Promise<Fault | null> {
  const [first] = await tx.query<BookFault[]>(
    `select f.place::text, f.col, f.expected::text, f.found::text, count(*) over () as count
     from (${sql}) f limit 1`,
    [communityId, from],
  );
  if (!first) return null;
  const { place: row, col: column, count, ...values } = first;
  return faultOf({ check: name, table, row, column, ...values, count: Number(count) });
}

async function sizeOf(tx: EntityManager, communityId: number) {
  const [size] = await tx.query<{ name: string; entries: string; lines: string }[]>(
    `select c.name, (select count(*) from entry where community_id = $1) as entries,
       (select count(*) from posting where community_id = $1) as lines
     from community c where c.id = $1`,
    [communityId],
  );
  return {
    name: size?.name ?? '',
    entries: Number(size?.entries ?? 0),
    lines: Number(size?.lines ?? 0),
  };
}
