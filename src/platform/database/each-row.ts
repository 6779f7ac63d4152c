import type { EntityManager } from 'typeorm';

const BATCH = 500;

/**
 * The rows of one statement, in batches through a cursor of the reading transaction: a book may be longer
 * than memory. A transaction walks through one at a time.
 */
export async function eachRow<Row>(
  tx: EntityManager,
  { sql, params }: { sql: string; params: readonly unknown[] },
  emit: (row: Row) => Promise<void> | void,
): Promise<void> {
  await tx.query(`declare rows_read no scroll cursor for ${sql}`, [...params]);
  for (;;) {
    const rows = await tx.query<Row[]>(`fetch ${BATCH} from rows_read`);
    for (const row of rows) await emit(row);
    if (rows.length < BATCH) break;
  }
  await tx.query('close rows_read');
}
