import pg from 'pg';
import {
  DataSource,
  type DataSourceOptions,
  type EntitySchema,
  type MigrationInterface,
} from 'typeorm';
import { SnakeCaseNaming } from './naming';
import { PreparingClient } from './preparing-client';

export type EntityClass = (new () => object) | EntitySchema;
type MigrationClass = new () => MigrationInterface;

/** Holds which migrations a database has seen; the start-up self-check compares it with the code. */
export const migrationsTable = 'schema_migration';

const dateOid = 1082;
const bigintOid = 20;
// node-postgres names only the plain types, but keeps parsers for their arrays too.
type TypeOid = Parameters<typeof pg.types.setTypeParser>[0];
const dateArrayOid = 1182 as TypeOid;
const textArrayOid = 1009 as TypeOid;

// A day is text: node-postgres would make it an instant at local midnight, which moves with the
// time zone. A bigint is text: a JS number rounds beyond 2^53.
pg.types.setTypeParser(dateOid, String);
pg.types.setTypeParser(bigintOid, String);
pg.types.setTypeParser(dateArrayOid, pg.types.getTypeParser(textArrayOid));

interface Use {
  purpose: 'owner' | 'app' | 'report';
  poolSize: number;
}

function options(url: string, use: Use, entities: readonly EntityClass[]): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: [...entities],
    namingStrategy: new SnakeCaseNaming(),
    migrationsTableName: migrationsTable,
    synchronize: false,
    migrationsRun: false,
    // Query logs would hold the parameters, and those hold personal data.
    logging: false,
    poolSize: use.poolSize,
    applicationName: `trust-ledger ${use.purpose}`,
    extra: {
      // A migration changes the very tables its statements were prepared for.
      ...(use.purpose === 'owner' ? {} : { Client: PreparingClient }),
      // A work that takes a second connection while it holds one must fail rather than hang.
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 30_000,
    },
  };
}

/** Serves requests: the role `trust_app`, which owns nothing and may not define anything. */
export function appDataSource(
  url: string,
  entities: readonly EntityClass[],
  poolSize = 16,
): DataSource {
  return new DataSource(options(url, { purpose: 'app', poolSize }, entities));
}

/** Reads for pages, reports and exports: the role `trust_report`, read only in the database itself. */
export function reportDataSource(
  url: string,
  entities: readonly EntityClass[],
  poolSize = 8,
): DataSource {
  return new DataSource(options(url, { purpose: 'report', poolSize }, entities));
}

/** Defines the schema: the role `trust_owner`, used by `migrate` only and never while serving. */
export function ownerDataSource(url: string, migrations: readonly MigrationClass[]): DataSource {
  return new DataSource({
    ...options(url, { purpose: 'owner', poolSize: 2 }, []),
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
  } as DataSourceOptions);
}
