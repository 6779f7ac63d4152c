import pg from 'pg';
import type { Secrets } from '../secrets';
import { databaseFaultOf } from './database-error';

export type RolePasswords = Pick<
  Secrets,
  'ownerPassword' | 'appPassword' | 'reportPassword' | 'signerPassword'
>;

interface RolePlan {
  name: string;
  /** null: nobody logs in as it. */
  password: string | null;
  settings: Record<string, string>;
}

// Days are Chinese days wherever the server stands; `now()::date` must agree with Clock.today().
const everyRole = { timezone: 'Asia/Shanghai', jit: 'off' };

/**
 * How long a role may compute, wait for a lock, and sit in a transaction without a word. A statement that
 * hangs must end by itself before it holds everyone else up. The owner has no limits: a migration may be
 * long, and the second of two starters waits for the first by a lock. No role has a limit on idle
 * sessions: some only listen, or only hold a lock.
 */
const limits = (statement: string, lock: string, idleInTransaction: string) => ({
  statement_timeout: statement,
  lock_timeout: lock,
  idle_in_transaction_session_timeout: idleInTransaction,
});

function rolePlans(passwords: RolePasswords): RolePlan[] {
  return [
    { name: 'trust_owner', password: passwords.ownerPassword, settings: everyRole },
    {
      name: 'trust_app',
      password: passwords.appPassword,
      settings: { ...everyRole, ...limits('15s', '5s', '15s') },
    },
    {
      name: 'trust_report',
      password: passwords.reportPassword,
      settings: {
        ...everyRole,
        default_transaction_read_only: 'on',
        // Reads wait for nobody but a migration; an export waits for the browser that takes it.
        ...limits('60s', '10s', '60s'),
      },
    },
    {
      name: 'trust_signer',
      password: passwords.signerPassword,
      settings: { ...everyRole, ...limits('15s', '5s', '15s') },
    },
    { name: 'trust_directory', password: null, settings: {} },
  ];
}

const extensions = ['btree_gist', 'btree_gin'];

/**
 * Makes the installation's roles and hands the database to its owner. `adminUrl` names the database
 * and a login that may create roles. Idempotent; roles belong to the whole server, so several
 * databases on it (tests) share them.
 */
export async function prepareRoles(adminUrl: string, passwords: RolePasswords): Promise<void> {
  await withAdmin(adminUrl, async (admin) => {
    for (const plan of rolePlans(passwords)) await untilAlone(() => ensureRole(admin, plan));
    await untilAlone(() => linkOwner(admin));
    await shutDatabase(admin);
    for (const extension of extensions) {
      await admin.query(`create extension if not exists ${extension}`);
    }
    await handOverSchema(admin);
  });
}

/**
 * The part of it that a database copied from a template does not inherit: owner and access.
 * @see test/support/fresh-database.ts
 */
export async function shutDatabase(admin: pg.ClientBase): Promise<void> {
  const { rows } = await admin.query<{ name: string }>('select current_database() as name');
  const database = admin.escapeIdentifier(rows[0]?.name ?? '');
  // TEMPORARY is everybody's by default: a temp table could shadow a real one in a search path.
  await admin.query(`revoke all on database ${database} from public`);
  await admin.query(
    `grant connect on database ${database} to trust_app, trust_report, trust_signer`,
  );
  // pg-boss needs a schema of its own, made by the owner at migration time.
  await admin.query(`grant connect, create on database ${database} to trust_owner`);
}

async function handOverSchema(admin: pg.Client): Promise<void> {
  await admin.query('revoke all on schema public from public');
  await admin.query('alter schema public owner to trust_owner');
  // To receive a function (`alter function … owner to`), its new owner must be able to create there.
  await admin.query('grant usage, create on schema public to trust_directory');
}

interface RoleRow {
  rolsuper: boolean;
  rolbypassrls: boolean;
  rolinherit: boolean;
  rolcreatedb: boolean;
  rolcreaterole: boolean;
}

async function ensureRole(admin: pg.Client, plan: RolePlan): Promise<void> {
  const { rows } = await admin.query<RoleRow>('select * from pg_roles where rolname = $1', [
    plan.name,
  ]);
  const login = plan.password === null ? 'nologin' : 'login';
  if (!rows[0]) await admin.query(`create role ${plan.name} noinherit ${login}`);
  // Attributes are named only where they are wrong: naming NOSUPERUSER at all takes a superuser,
  // and a managed server gives us none.
  const wrong = rows[0] ? excessOf(rows[0]) : [];
  const password = plan.password === null ? '' : `password ${admin.escapeLiteral(plan.password)}`;
  await admin.query(`alter role ${plan.name} ${[...wrong, login, password].join(' ')}`);
  for (const [name, value] of Object.entries(plan.settings)) {
    await admin.query(`alter role ${plan.name} set ${name} = ${admin.escapeLiteral(value)}`);
  }
}

function excessOf(role: RoleRow): string[] {
  return [
    role.rolsuper ? 'nosuperuser' : '',
    role.rolbypassrls ? 'nobypassrls' : '',
    role.rolinherit ? 'noinherit' : '',
    role.rolcreatedb ? 'nocreatedb' : '',
    role.rolcreaterole ? 'nocreaterole' : '',
  ].filter((attribute) => attribute !== '');
}

/**
 * The owner may hand functions to trust_directory, which alone looks across communities; as both are
 * NOINHERIT it does not look across them itself. An administrator who is no superuser must be a
 * member of the owner to hand it the schema.
 */
async function linkOwner(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ version: number; superuser: boolean }>(
    `select current_setting('server_version_num')::int as version, rolsuper as superuser
     from pg_roles where rolname = current_user`,
  );
  const explicit = (rows[0]?.version ?? 0) >= 160_000;
  const how = explicit ? ' with admin true, inherit false, set true' : ' with admin option';
  await admin.query(`grant trust_directory to trust_owner${how}`);
  if (!rows[0]?.superuser) await admin.query('grant trust_owner to current_user');
}

/** Roles are shared by the whole server, where two starters may alter the same row at once. */
async function untilAlone(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      const code = databaseFaultOf(error)?.code ?? '';
      // XX000 "tuple concurrently updated"; 23505 and 42710: someone else created it just now.
      if (attempt >= 10 || !['XX000', '23505', '42710'].includes(code)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt + Math.random() * 50));
    }
  }
}

export async function withAdmin<T>(
  url: string,
  work: (admin: pg.Client) => Promise<T>,
): Promise<T> {
  const admin = new pg.Client({ connectionString: url, application_name: 'trust-ledger admin' });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
