import type pg from 'pg';
import { brokenRules } from '../faults/book-check';
import { selfCheck } from '../../src/platform/database/self-check';
import { costDraft, draftOf, ledgerOfTest } from './books';
import { asRole } from './as-role';
import type { DatabaseInTest } from './fresh-database';
import { codeOf } from './spending';
import { faultsIn } from './verification';

/** Gives a function of the database another text, as someone with the owner's password could. */
export async function rewrite(
  admin: pg.Client,
  name: string,
  ...changes: [from: RegExp, to: string][]
): Promise<void> {
  const { rows } = await admin.query<{ text: string }>(
    `select pg_get_functiondef(oid) as text from pg_proc
     where pronamespace = 'public'::regnamespace and proname = $1`,
    [name],
  );
  let text = rows[0]?.text ?? '';
  for (const [from, to] of changes) {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${name} has no ${String(from)}: plant it anew`);
    text = changed;
  }
  await admin.query(text);
}

/** From now on an entry bears another number than the one it was given. */
export async function numberBy(admin: pg.Client, expression: string): Promise<void> {
  await admin.query(`
    create function planted() returns trigger language plpgsql as
      $$ begin new.voucher_no := ${expression}; return new; end $$;
    create trigger planted before insert on entry for each row execute function planted()`);
}

/** An entry and its lines by hand, past every function, as the owner of the tables can write them. */
export function writtenByOwner(
  db: DatabaseInTest,
  community: number,
  [debit, credit]: [string, string],
): Promise<unknown> {
  return asRole(
    db.urls.ownerUrl,
    community,
    `with e as (
       insert into entry (community_id, seq, leaf_index, voucher_no, booked_on, period, kind, summary,
         line_count, total, attachment_count, idem_key, request_hash)
       values (${community}, 900, 900, 900, '2026-03-05', '2026-03', 'general', '直接写入', 2,
         ${debit}, 0, 'owner-wrote-this', 'x') returning seq)
     insert into posting (community_id, seq, booked_on, line, account_code, fund, debit, credit)
     select ${community}, e.seq, '2026-03-05', l.* from e cross join (values
       (1, '100201', 'F1', ${debit}, 0), (2, '410101', 'F1', 0, ${credit})) as l`,
  );
}

/** Another two lines for an entry that was posted long ago. */
export function linesAddedByOwner(db: DatabaseInTest, community: number): Promise<unknown> {
  return asRole(
    db.urls.ownerUrl,
    community,
    `insert into posting (community_id, seq, booked_on, line, account_code, fund, debit, credit)
     select ${community}, 1, e.booked_on, l.* from entry e cross join (values
       (3, '100201', 'F1', 5, 0), (4, '410101', 'F1', 0, 5)) as l where e.seq = 1`,
  );
}

/**
 * Eight at once, every fourth of whom gives up after posting; the codes of the others.
 * @param first SQL that each says at the beginning of her transaction
 */
export async function crowdPosts(
  db: DatabaseInTest,
  community: number,
  first = 'select 1',
): Promise<string[]> {
  const ledger = ledgerOfTest();
  const post = (turn: number) =>
    db.transactions.run(community, async (tx) => {
      await tx.query(first);
      await ledger.post(tx, community, turn % 2 === 0 ? draftOf() : costDraft('70.00'));
      if (turn % 4 === 3) throw Object.assign(new Error('gave up'), { code: 'gave up' });
    });
  const codes: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    codes.push(...(await Promise.all(Array.from({ length: 8 }, (_, turn) => codeOf(post(turn))))));
  }
  return codes.filter((code) => !['nothing was refused', 'gave up'].includes(code));
}

/** Everything that any check says of this installation, with the name of the check before it. */
export async function allFindings(db: DatabaseInTest, community: number): Promise<string[]> {
  const verified = await faultsIn(db, community);
  const start = await selfCheck({ app: db.urls.appUrl, report: db.urls.reportUrl });
  return [
    ...verified.map(({ check, table, row }) => `verify: ${check}: ${table} ${row}`),
    // The test server is a volatile one, which it says of itself each time.
    ...start.filter((fault) => !fault.includes('断电')).map((fault) => `start: ${fault}`),
    ...(await brokenRules(db.admin)).map((fault) => `rounds: ${fault}`),
  ];
}
