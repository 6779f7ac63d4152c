import { eraseWords } from '../../src/cli/erasure';
import { entities } from '../../src/entities';
import { LedgerService } from '../../src/ledger/ledger.service';
import { VoucherChecks } from '../../src/ledger/voucher-checks';
import { VoucherDraftsService } from '../../src/ledger/voucher-drafts.service';
import { withAdmin } from '../../src/platform/database/roles';
import { newId } from '../../src/shared/ids';
import {
  CompactRange,
  inclusionProof,
  leafHash,
  rootOf,
  verifyInclusion,
} from '../../src/proof/tree.rules';
import {
  clockOfTest,
  draftOf,
  hireBookkeepers,
  openCommunity,
  PAYABLE,
  LIFTS,
} from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { signNow } from '../support/full-books';
import { codeOf } from '../support/notes';
import { fullyVerified } from '../support/verification';
import { voucherDesk } from '../support/voucher-desk';
import type { Bookkeepers } from '../support/books';

/** assurance 3.5: personal data may be erased by law, and every proof still holds. */
const db = withDatabase(entities);
const NAME = '王小明';
const SUMMARY = `退${NAME}装修押金 电话13812345678`;
const LINE = `${NAME} 3栋402`;
let here: number;
let people: Bookkeepers;
let operator: string;
let seq: string;
let signedNote: string;

const ledger = new LedgerService(clockOfTest);
const drafts = new VoucherDraftsService(ledger, clockOfTest, new VoucherChecks());
const desk = voucherDesk(db, drafts, () => ({ here, people }));

beforeAll(async () => {
  await openCommunity(db, '邻家苑');
  here = await openCommunity(db, '锦和苑');
  people = await hireBookkeepers(db);
  operator = newId();
  await db.admin.query(
    `with made as (insert into person (id, name) values ($1, '管理员') returning id)
     insert into login (id, person_id, login_name, password_hash, is_operator)
     select gen_random_uuid(), id, 'admin', 'x', true from made`,
    [operator],
  );
  await db.transactions.run(here, (tx) => ledger.post(tx, here, draftOf()));
  const draft = await desk.prepare(here, {
    summary: SUMMARY,
    lines: [
      { accountCode: LIFTS, fund: 'F1', debit: '20.00', summary: LINE },
      { accountCode: PAYABLE, fund: 'F1', credit: '20.00' },
    ],
  });
  await desk.submit(draft);
  const request = {
    communityId: here,
    personId: people.reviewer,
    key: newId(),
    requestHash: 'hash',
  };
  const answer = await db.transactions.runOnce(request, async (tx) => {
    const at = { communityId: here, id: draft };
    const posted = await drafts.post(tx, at, { personId: people.reviewer, seenVersion: 2 });
    return { seq: String(posted.seq), summary: SUMMARY, lines: [LINE] };
  });
  seq = answer.result.seq;
  signedNote = (await signNow(db, here, new Date('2026-06-30T08:00:00Z'))).note;
});

const erase = (change: Partial<Parameters<typeof eraseWords>[1]> = {}) =>
  withAdmin(db.urls.ownerUrl, (owner) =>
    eraseWords(owner, {
      communityId: here,
      seq,
      reason: '本人依法要求删除',
      by: 'admin',
      ...change,
    }),
  );

/** Every place of the database in which the name stands, the queue included. */
async function placesOf(word: string): Promise<string[]> {
  const { rows: tables } = await db.admin.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`,
  );
  const places: string[] = [];
  for (const { name } of tables) {
    const { rows } = await db.admin.query(
      `select 1 from ${name} t where strpos(to_jsonb(t)::text, $1) > 0 limit 1`,
      [word],
    );
    if (rows.length > 0) places.push(name);
  }
  return places.sort();
}

const saying = async (word: string) =>
  db.transactions.run(here, (tx) =>
    tx.query<{ seq: string }[]>('select entries_saying($1) as seq', [word]),
  );

const row = async <Row extends object>(sql: string, params: unknown[]): Promise<Row> =>
  (await db.admin.query<Row>(sql, params)).rows[0]!;

it('is refused without a reason, an operator, or the entry', async () => {
  await expect(erase({ by: 'nobody' })).rejects.toThrow('系统管理员');
  await expect(erase({ reason: '' })).rejects.toMatchObject({ constraint: 'erasure_has_reason' });
  await expect(erase({ seq: '99' })).rejects.toMatchObject({ constraint: 'erasure_of_entry' });
  expect(await placesOf(NAME)).not.toEqual([]);
});

it('takes the words out of every table, and nothing else; then verification is clean', async () => {
  const places = [
    'public.entry',
    'public.idempotency_key',
    'public.posting',
    'public.voucher_draft',
  ];
  expect(await placesOf(NAME)).toEqual(places);
  expect(await saying(NAME)).toEqual([{ seq }]);
  const amounts = `select jsonb_agg(to_jsonb(p) - 'summary' order by p.line) as lines,
      (select to_jsonb(e) - '{summary,request_hash}'::text[] from entry e
       where e.community_id = $1 and e.seq = $2) as entry
    from posting p where p.community_id = $1 and p.seq = $2`;
  const before = await row(amounts, [here, seq]);

  expect(await erase()).toEqual([]);

  expect(await placesOf(NAME)).toEqual([]);
  expect(await placesOf('13812345678')).toEqual([]);
  expect(await saying(NAME)).toEqual([]);
  expect(await row(amounts, [here, seq])).toEqual(before);
  const verdict = await fullyVerified(db, here, [{ source: 'kept before', note: signedNote }]);
  expect(verdict.faults).toEqual([]);
});

it('leaves the leaf provable in the tree, its salt gone, and a leaf that says so', async () => {
  const { rows } = await db.admin.query<{ kind: string; body: string; salt: Buffer | null }>(
    'select kind, body, salt from log_leaf where community_id = $1 order by leaf_index',
    [here],
  );
  const leaf = await row<{ index: number }>(
    'select leaf_index::int as index from entry where community_id = $1 and seq = $2',
    [here, seq],
  );
  expect(rows[leaf.index]!.salt).toBeNull();
  const hashes = rows.map(({ body }) => leafHash(Buffer.from(body)));
  const size = hashes.length;
  const claim = { index: leaf.index, size, leafHash: hashes[leaf.index]!, root: rootOf(hashes) };
  const nodeAt = (level: number, at: number) =>
    rootOf(hashes.slice(at * 2 ** level, (at + 1) * 2 ** level));
  const proof = inclusionProof(leaf.index, size, nodeAt);
  expect(verifyInclusion({ ...claim, hashes: proof })).toBe(true);
  const head = await row<{ frontier: Buffer }>(
    'select frontier from log_head where community_id = $1',
    [here],
  );
  expect(CompactRange.fromFrontier(size, head.frontier).root()).toEqual(claim.root);
  expect(rows.at(-1)!.kind).toBe('erasure');
  expect(JSON.parse(rows.at(-1)!.body).row).toMatchObject({
    leaf: String(leaf.index),
    by: operator,
    reason: '本人依法要求删除',
  });
});

it('happens once', async () => {
  await expect(erase()).rejects.toMatchObject({ constraint: 'erasure_once' });
});

it('opens no other way to change a record, to the owner neither', async () => {
  const attempts = [
    `update entry set summary = '别的字' where seq = ${seq}`,
    `update entry set summary = '（个人信息已依法删除）', total = 1 where seq = ${seq}`,
    `update entry set summary = '（个人信息已依法删除）', request_hash = 'erased' where seq = 1`,
    `update posting set debit = debit + 1 where seq = ${seq} and line = 1`,
    `update posting set summary = '（个人信息已依法删除）' where seq = 1`,
    `update log_leaf set salt = null where kind = 'entry' and salt is not null`,
    `update log_leaf set body = '' where kind = 'erasure'`,
    `update log_leaf set salt = null where kind = 'erasure'`,
    `delete from entry where seq = ${seq}`,
  ];
  await withAdmin(db.urls.ownerUrl, async (owner) => {
    for (const sql of attempts) {
      await owner.query('begin');
      await owner.query(`select set_config('app.community_id', '${here}', true)`);
      expect([sql, await codeOf(owner.query(sql))]).toEqual([sql, '42501']);
      await owner.query('rollback');
    }
  });
  const asked = db.transactions.run(here, (tx) =>
    tx.query(`select erase_words($1, 1, '理由', $2)`, [here, operator]),
  );
  await expect(asked).rejects.toMatchObject({ driverError: { code: '42501' } });
});

it.each([
  ['the words put back', `update entry set summary = '退谁' where seq = $2 and community_id = $1`],
  [
    'another home',
    `update posting set unit_id = gen_random_uuid() where seq = $2 and community_id = $1`,
  ],
  ['another key', `update entry set idem_key = 'another-key' where seq = $2 and community_id = $1`],
  ['another amount', `update entry set total = 21 where seq = $2 and community_id = $1`],
])('hides nothing: %s is found in the erased entry', async (_what, sql) => {
  await db.admin.query('begin');
  const saved = await db.admin.query('select * from entry where community_id = $1 and seq = $2', [
    here,
    seq,
  ]);
  await db.admin.query('rollback');
  await db.admin.query('set session_replication_role = replica');
  await db.admin.query(sql, [here, seq]);
  const { faults } = await fullyVerified(db, here);
  const { summary, idem_key: key, total } = saved.rows[0] as Record<string, string>;
  await db.admin.query(
    'update entry set summary = $3, idem_key = $4, total = $5 where community_id = $1 and seq = $2',
    [here, seq, summary, key, total],
  );
  await db.admin.query('update posting set unit_id = null where community_id = $1 and seq = $2', [
    here,
    seq,
  ]);
  await db.admin.query('set session_replication_role = origin');
  expect(faults.map(({ table }) => table)).toContain('entry');
  expect((await fullyVerified(db, here)).faults).toEqual([]);
});
