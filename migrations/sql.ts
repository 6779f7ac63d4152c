import type { QueryRunner } from 'typeorm';

/**
 * Shuts a tenant table: row-level security forced, one policy on `community_id`.
 * Even the owner of the table sees nothing without a community context (assurance: 4.4).
 */
export const tenantTable = (table: string, column = 'community_id'): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy ${table}_of_community on ${table}
    using (${column} = current_community()) with check (${column} = current_community());`;

/** Rights of the serving role and of the reading role on one table; nothing is granted by default. */
export const grants = (table: string, app: string, report = 'select'): string => `
  grant ${app} on ${table} to trust_app;
  ${report ? `grant ${report} on ${table} to trust_report;` : ''}`;

/**
 * Gives functions to the role that looks across communities, callable by `callers` and nobody else.
 * Rights first: once the function is another's, its maker's REVOKE is a warning and no more.
 */
export const handedOver = (functions: readonly string[], callers = ''): string => `
  revoke execute on function ${functions.join(', ')} from public;
  ${callers ? `grant execute on function ${functions.join(', ')} to ${callers};` : ''}
  grant create on schema public to trust_directory;
  ${functions.map((name) => `alter function ${name} owner to trust_directory;`).join('\n  ')}
  revoke create on schema public from trust_directory;`;

/** A table of record: rows are added, never changed, removed or emptied, whoever asks. */
export const appendOnly = (table: string): string => `
  create trigger ${table}_append_only before update or delete on ${table}
    for each row execute function refuse_change();
  create trigger ${table}_no_truncate before truncate on ${table}
    for each statement execute function refuse_change();`;

/** Migrations go forward only: money that was posted cannot be unposted by a schema change. */
export async function refuseDown(_queryRunner: QueryRunner): Promise<void> {
  throw new Error('Migrations of the trust ledger go forward only: restore a backup instead.');
}
