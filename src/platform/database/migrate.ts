import pg from 'pg';
import { migrations } from '../../../migrations';
import { installQueue } from '../jobs/queue-schema';
import { migrationsTable, ownerDataSource } from './data-source';

// Any number of our own: one migration at a time per database.
const migrationLock = 7_262_001;

/** Brings a database to the schema of this version; returns what it applied. Idempotent. */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const guard = new pg.Client({ connectionString: ownerUrl });
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock($1)', [migrationLock]);
    const applied = await runMigrations(ownerUrl);
    await installQueue(ownerUrl);
    return applied;
  } finally {
    await guard.end();
  }
}

/** The names a database must have seen, in order. */
export function migrationNames(): string[] {
  return migrations.map((migration) => migration.name);
}

async function runMigrations(ownerUrl: string): Promise<string[]> {
  const owner = await ownerDataSource(ownerUrl, migrations).initialize();
  try {
    const applied = await owner.runMigrations();
    // The serving role checks at start that the schema is the one it was written for.
    await owner.query(`grant select on ${migrationsTable} to trust_app`);
    return applied.map((migration) => migration.name);
  } finally {
    await owner.destroy();
  }
}
