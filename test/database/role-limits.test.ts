import pg from 'pg';
import { withDatabase } from '../support/fresh-database';
import { codeOf } from '../support/notes';

/** What a log-in may cost the others: read from a session of its own, as the programs get it. */
const db = withDatabase();

const NAMES = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];

async function as<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  // The server ends a session that idles in a transaction: that is what is looked at here.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const urls = () => ({
  app: db.urls.appUrl,
  report: db.urls.reportUrl,
  signer: db.urls.signerUrl,
  owner: db.urls.ownerUrl,
});

describe('a session', () => {
  it.each([
    ['app', ['15s', '5s', '15s']],
    ['report', ['1min', '10s', '1min']],
    ['signer', ['15s', '5s', '15s']],
    ['owner', ['0', '0', '0']],
  ] as const)('of %s computes, waits and idles no longer than it may', async (role, expected) => {
    const found = await as(urls()[role], async (client) => {
      const sql = 'select current_setting(name) as value from unnest($1::text[]) name';
      const { rows } = await client.query<{ value: string }>(sql, [NAMES]);
      return rows.map(({ value }) => value);
    });
    expect(found).toEqual(expected);
  });

  it('of the report reads only, whatever it is asked', async () => {
    const write = as(urls().report, (client) =>
      client.query(`notify nobody, 'x'; create table x ()`),
    );
    expect(await codeOf(write)).toBe('25006');
  });

  it.each(['app', 'report', 'signer'] as const)(
    'of %s is stopped by these limits',
    async (role) => {
      await as(urls()[role], async (client) => {
        await client.query(`set statement_timeout = '50ms'`);
        expect(await codeOf(client.query('select pg_sleep(5)'))).toBe('57014');
        await client.query(
          `set statement_timeout = 0; set idle_in_transaction_session_timeout = '50ms'`,
        );
        const ended = new Promise((resolve) => client.once('end', resolve));
        await client.query('begin');
        await ended;
      });
    },
  );

  it('that waits for a lock gives up before its statement does', async () => {
    await db.admin.query('begin; lock table log_head in access exclusive mode');
    try {
      const waiting = as(urls().signer, async (client) => {
        await client.query(`set lock_timeout = '50ms'`);
        await client.query('select from log_head');
      });
      expect(await codeOf(waiting)).toBe('55P03');
    } finally {
      await db.admin.query('rollback');
    }
  });
});
