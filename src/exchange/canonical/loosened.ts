import type { EntityManager } from 'typeorm';

interface Loose {
  readonly tables: readonly string[];
  readonly bonds: readonly { table: string; name: string }[];
}

/**
 * Takes rows in as they are: without the triggers that judge an act and write its leaf, for the acts were
 * judged and logged where they happened, and with foreign keys looked at in the end, for rows arrive table
 * by table. Only the owner of the schema can, and all of it ends with the transaction.
 */
export async function loosened(
  tx: EntityManager,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const loose = { tables, bonds: await bondsOf(tx, tables) };
  await loosen(tx, loose);
  await work();
  await tighten(tx, loose);
}

async function loosen(tx: EntityManager, { tables, bonds }: Loose): Promise<void> {
  for (const { table, name } of bonds) {
    await tx.query(
      `alter table "${table}" alter constraint "${name}" deferrable initially deferred`,
    );
  }
  for (const table of tables) await tx.query(`alter table "${table}" disable trigger user`);
}

/** @throws QueryFailedError of a foreign key that points nowhere. */
async function tighten(tx: EntityManager, { tables, bonds }: Loose): Promise<void> {
  await tx.query('set constraints all immediate');
  for (const table of tables) await tx.query(`alter table "${table}" enable trigger user`);
  for (const { table, name } of bonds) {
    await tx.query(`alter table "${table}" alter constraint "${name}" not deferrable`);
  }
}

async function bondsOf(
  tx: EntityManager,
  tables: readonly string[],
): Promise<{ table: string; name: string }[]> {
  return tx.query(
    `select c.relname as "table", f.conname as name
     from pg_constraint f join pg_class c on c.oid = f.conrelid
     where f.contype = 'f' and not f.condeferrable and c.relnamespace = 'public'::regnamespace
       and c.relname = any($1) order by 1, 2`,
    [tables],
  );
}
