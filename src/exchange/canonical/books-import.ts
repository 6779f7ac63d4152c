import type { EntityManager } from 'typeorm';
import { databaseFaultOf } from '../../platform/database/database-error';
import type { FileStore } from '../../platform/files/file-store';
import { booksState } from './books-state.queries';
import { canonicalText, type Text, type TextRow } from './canonical-text.rules';
import { loosened } from './loosened';
import type { Manifest, TablePart } from './manifest.rules';
import type { PackageReader } from './package-reader';
import { packageErrors } from './package.errors';
import { PACKED_TABLES } from './packed-tables';
import { settleText, tableShapes, type TableShape } from './table-rows.queries';

/** What this installation is. */
export interface Installation {
  /** Newest migration of this program. */
  readonly schema: string;
  /** `keyCheckOf` of its own SECRET_KEY. */
  readonly sealedUnder: string;
  /** Hash of a password nobody knows, for log-ins that are to be given a new one. */
  readonly lockedPassword: string;
}

/** Rows in one statement, and about how many characters of them. */
const ROWS_AT_ONCE = 500;
const TEXT_AT_ONCE = 4_000_000;

/**
 * Whether the package may come into this installation at all; nothing is written.
 * @throws DomainError conflict `exchange.without-personal-data`, `exchange.other-version`,
 * `exchange.other-secret`.
 */
export function assertFits(manifest: Manifest, here: Installation): void {
  if (manifest.personalData !== 'with') throw packageErrors.withoutPersonalData();
  if (manifest.schema !== here.schema) {
    throw packageErrors.otherSchema(manifest.schema, here.schema);
  }
  if (manifest.sealedUnder !== here.sealedUnder) throw packageErrors.otherSecret();
}

/**
 * Writes a checked package's rows as they are, ids and all, and sets what counts on where they end. By the
 * owner of the schema, in a transaction that has entered the community; whoever calls verifies and commits.
 * @throws DomainError conflict `exchange.community-known`; invalid `exchange.row-refused`,
 * `exchange.books-differ`.
 */
export async function importRows(
  tx: EntityManager,
  reader: PackageReader,
  here: Installation,
): Promise<void> {
  const { manifest } = reader;
  await settleText(tx);
  await refuseKnown(tx, manifest.community.id);
  const shapes = await tableShapes(tx);
  const parts = manifest.tables.map((part) => placeOf(part, shapes));
  const tables = parts.map(({ part }) => part.table);
  const rows = async () => {
    for (const place of parts) await importTable(tx, reader, place, here);
  };
  await refusing('数据表', loosened(tx, tables, rows));
  await tx.query(
    `select setval('community_id_seq',
    greatest((select last_value from community_id_seq), $1::bigint))`,
    [manifest.community.id],
  );
  for (const { part } of parts) await tx.query(`analyze "${part.table}"`);
  await assertSameBooks(tx, manifest);
}

/** Stored contents; put under their own hash, so that a broken import leaves nothing that matters. */
export async function importContents(reader: PackageReader, store: FileStore): Promise<number> {
  let contents = 0;
  for await (const { bytes } of reader.contents()) {
    await store.put(bytes);
    contents += 1;
  }
  return contents;
}

interface Place {
  readonly part: TablePart;
  /** Columns with their types, those of the part. */
  readonly columns: TableShape['columns'];
}

function placeOf(part: TablePart, shapes: ReadonlyMap<string, TableShape>): Place {
  const shape = shapes.get(part.table);
  const isPacked = PACKED_TABLES.some(({ table }) => table === part.table);
  if (!shape || !isPacked) throw packageErrors.parts(part.file, '多出');
  const columns = shape.columns.filter(({ name }) => part.columns.includes(name));
  if (columns.length !== part.columns.length) throw packageErrors.parts(part.file, '多出');
  return { part, columns };
}

async function importTable(
  tx: EntityManager,
  reader: PackageReader,
  { part, columns }: Place,
  here: Installation,
): Promise<void> {
  const sql = insertOf(part.table, columns, here);
  let [batch, length]: [TextRow[], number] = [[], 0];
  const flush = async () => {
    if (batch.length > 0) await refusing(part.table, tx.query(sql, [canonicalText(batch)]));
    [batch, length] = [[], 0];
  };
  for await (const { row } of reader.rows(part)) {
    batch.push(row);
    length += JSON.stringify(row).length;
    if (batch.length >= ROWS_AT_ONCE || length >= TEXT_AT_ONCE) await flush();
  }
  await flush();
}

/** A person of this installation, known under the same id, stays as she is; so does a log-in name. */
const SHARED = ['person', 'login', 'invoice_registry'];

function insertOf(table: string, columns: TableShape['columns'], here: Installation): string {
  const names = columns.map(({ name }) => `"${name}"`);
  const values = columns.map(({ name, type }) => `(r->>'${name}')::${type}`);
  if (table === 'login') {
    // A hash of nothing anybody knows: the operator gives each a new password (reset-login).
    names.push('password_hash', 'totp_last_step');
    values.push(`'${here.lockedPassword.replaceAll("'", "''")}'`, '0');
  }
  const again = SHARED.includes(table) ? 'on conflict do nothing' : '';
  return `insert into "${table}" (${names.join()}) overriding system value
    select ${values.join()} from jsonb_array_elements($1::jsonb) r ${again}`;
}

async function refuseKnown(tx: EntityManager, communityId: string): Promise<void> {
  const [known] = await tx.query<unknown[]>('select from community where id = $1', [communityId]);
  if (known) throw packageErrors.known(communityId);
}

async function assertSameBooks(tx: EntityManager, manifest: Manifest): Promise<void> {
  const found = await booksState(tx, Number(manifest.community.id), manifest.schema);
  const compared = {
    账本条数与指纹: 'log',
    签名的账本头: 'head',
    科目余额与结账: 'books',
  } as const;
  for (const [what, key] of Object.entries(compared)) {
    const [stated, standing] = [manifest[key], found[key]].map((it) => canonicalText(it as Text));
    if (stated !== standing) throw packageErrors.differs(what, stated ?? '', standing ?? '');
  }
}

/** What the database refuses of rows that were packed as they stood is a forged row. */
async function refusing(table: string, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const fault = databaseFaultOf(error);
    throw fault ? packageErrors.refused(table, fault.constraint ?? fault.code) : error;
  }
}
