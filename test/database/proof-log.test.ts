import { createHash } from 'node:crypto';
import { logHistory } from '../../migrations/sql-log-history';
import { LOGGED } from '../../migrations/sql-logged-tables';
import { entities } from '../../src/entities';
import { canonicalJson } from '../../src/shared/canonical-json';
import { liveSomeMonths, type Lived } from '../support/account-books';
import { draftOf, hireBookkeepers, openCommunity } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { SpendingInTest } from '../support/spending';

/** 存证: that every act is a leaf, with these bytes, in this tree (assurance: 3.2–3.5). */
const db = withDatabase(entities);
let spend: SpendingInTest;
let lived: Lived;
let community: number;

interface Leaf {
  leaf_index: string;
  kind: string;
  subject: string | null;
  hash: Buffer;
  salt: Buffer;
  body: string;
}

const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const leafHash = (body: string) => sha256(Buffer.of(0), Buffer.from(body));
const nodeHash = (left: Buffer, right: Buffer) => sha256(Buffer.of(1), left, right);

/** RFC 6962 2.1, word for word. */
function treeHash(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 0) return sha256();
  if (hashes.length === 1) return hashes[0]!;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return nodeHash(treeHash(hashes.slice(0, split)), treeHash(hashes.slice(split)));
}

const leavesOf = async (id: number): Promise<Leaf[]> =>
  (
    await db.admin.query<Leaf>(
      'select * from log_leaf where community_id = $1 order by leaf_index',
      [id],
    )
  ).rows;

async function headOf(id: number) {
  const { rows } = await db.admin.query<{ size: string; frontier: Buffer }>(
    'select size, frontier from log_head where community_id = $1',
    [id],
  );
  return { size: Number(rows[0]!.size), frontier: rows[0]!.frontier };
}

/** The root from the frontier: the smaller subtrees joined first. */
function rootOfFrontier(frontier: Buffer): Buffer {
  const tops = Array.from({ length: frontier.length / 32 }, (_, i) =>
    frontier.subarray(i * 32, i * 32 + 32),
  );
  return tops.length === 0 ? sha256() : tops.reduceRight((right, left) => nodeHash(left, right));
}

async function expectTree(id: number): Promise<void> {
  const leaves = await leavesOf(id);
  const head = await headOf(id);
  expect(leaves.map((leaf) => Number(leaf.leaf_index))).toEqual(leaves.map((_, index) => index));
  expect(head.size).toBe(leaves.length);
  expect(leaves.filter((leaf) => !leaf.hash.equals(leafHash(leaf.body)))).toEqual([]);
  expect(rootOfFrontier(head.frontier).toString('hex')).toBe(
    treeHash(leaves.map(({ hash }) => hash)).toString('hex'),
  );
}

beforeAll(async () => {
  spend = new SpendingInTest(db);
  await liveSomeMonths(db, spend, '邻家苑');
  lived = await liveSomeMonths(db, spend, '锦和苑');
  community = lived.place.communityId;
});

describe('a leaf', () => {
  it('is there for every row of record, and for nothing else', async () => {
    for (const { table } of LOGGED.filter(({ table }) => table !== 'community')) {
      const { rows } = await db.admin.query<{ rows: string; leaves: string }>(
        `select (select count(*) from ${table} where community_id = $1) as rows,
           (select count(*) from log_leaf where community_id = $1 and kind = $2
             and body::jsonb->>'op' = 'insert') as leaves`,
        [community, table],
      );
      expect({ table, leaves: rows[0]!.leaves }).toEqual({ table, leaves: rows[0]!.rows });
    }
    const { rows } = await db.admin.query(
      `select e.seq from entry e where e.community_id = $1 and not exists (
         select from log_leaf l where l.community_id = e.community_id and l.leaf_index = e.leaf_index
           and l.kind = 'entry' and l.body::jsonb->'row'->>'seq' = e.seq::text)`,
      [community],
    );
    expect(rows).toEqual([]);
  });

  it('begins with the community, and follows the order of the acts', async () => {
    const leaves = await leavesOf(community);
    expect(leaves[0]!.kind).toBe('community');
    const acts = leaves
      .filter(({ kind }) => ['spending_act', 'payment_order', 'entry'].includes(kind))
      .slice(-8)
      .map(({ kind, body }) => `${kind} ${JSON.parse(body).row.act ?? JSON.parse(body).op ?? ''}`);
    expect(acts.join(' → ')).toContain(
      'spending_act review → spending_act approve → payment_order insert → spending_act order → spending_act release → spending_act pay → entry  → payment_order update',
    );
  });

  it('is canonical: strings in the order of their keys, nothing for null', async () => {
    for (const { body } of await leavesOf(community)) {
      expect(canonicalJson(JSON.parse(body))).toBe(body);
      expect(body).not.toMatch(/[:,[](null|undefined)/);
    }
  });

  it('says of an entry every column, and the words only as commitments', async () => {
    const { rows } = await db.admin.query<{ body: string; salt: Buffer }>(
      `select l.body, l.salt from log_leaf l join entry e using (community_id, leaf_index)
       where l.community_id = $1 and e.seq = $2`,
      [community, lived.receipts[0]],
    );
    const { row, lines } = JSON.parse(rows[0]!.body);
    expect(row).toMatchObject({ kind: 'receipt', seq: lived.receipts[0], line_count: '2' });
    expect(lines[0]).toMatchObject({ account_code: '100201', credit: '0.00', line: '1' });
    const fieldSalt = sha256(Buffer.of(3), rows[0]!.salt, Buffer.from('lines.2.unit_id'));
    const expected = sha256(Buffer.of(2), fieldSalt, Buffer.from(lived.homes[0]!.id));
    expect(lines[1].unit_id).toEqual({ commitment: expected.toString('hex') });
    expect(rows[0]!.body).not.toContain(lived.homes[0]!.id);
    expect(rows[0]!.body).not.toContain('收');
  });

  it('follows every change of a row, and no change that changes nothing', async () => {
    const before = (await headOf(community)).size;
    const grant = lived.place.people.clerk.grantId;
    const end = (reason: string) =>
      db.transactions.run(community, (tx) =>
        tx.query(
          `update role_grant set ended_on = '2026-12-31', end_reason = $2, ended_at = '2026-06-10'
           where id = $1`,
          [grant, reason],
        ),
      );
    await end('任期届满');
    await end('任期届满');
    const leaves = await leavesOf(community);
    expect(leaves.length).toBe(before + 1);
    expect(leaves.at(-1)).toMatchObject({ kind: 'role_grant', subject: grant });
    expect(JSON.parse(leaves.at(-1)!.body)).toMatchObject({
      op: 'update',
      row: { ended_on: '2026-12-31', ended_at: '2026-06-09T16:00:00+00:00' },
    });
  });

  it('is never there without its act, nor the act without it', async () => {
    const before = await headOf(community);
    await expect(
      db.transactions.run(community, async (tx) => {
        await spend.ledger.post(tx, community, draftOf());
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await headOf(community)).toEqual(before);
  });
});

describe('the tree', () => {
  it('of each community is the RFC 6962 tree of its own leaves', async () => {
    await expectTree(community);
    await expectTree(community - 1);
  });

  it('keeps its leaves without a gap when 16 post and approve at once', async () => {
    await hireBookkeepers(db);
    await Promise.all(
      Array.from({ length: 16 }, (_, turn) =>
        db.transactions.run(community, (tx) =>
          turn % 2 === 0
            ? spend.ledger.post(tx, community, draftOf())
            : tx.query(`update community set address = $1 where id = $2`, [
                `${turn} 号`,
                community,
              ]),
        ),
      ),
    );
    await expectTree(community);
  });

  it('keeps the roots of full subtrees, whatever the size of a batch', async () => {
    const id = await openCommunity(db, '大账苑');
    for (const many of [1, 130, 255, 256, 700]) {
      await db.transactions.run(id, (tx) =>
        spend.ledger.postMany(
          tx,
          id,
          Array.from({ length: many }, () => draftOf()),
        ),
      );
    }
    await expectTree(id);
    const hashes = (await leavesOf(id)).map(({ hash }) => hash);
    const { rows } = await db.admin.query<{ node_index: string; hash: Buffer }>(
      'select node_index, hash from log_node where community_id = $1 and level = 8 order by 1',
      [id],
    );
    expect(rows.length).toBe(Math.floor(hashes.length / 256));
    for (const { node_index: at, hash } of rows) {
      const part = hashes.slice(Number(at) * 256, Number(at) * 256 + 256);
      expect(hash.toString('hex')).toBe(treeHash(part).toString('hex'));
    }
  });
});

it('refuses the serving role every way into the log but the acts themselves', async () => {
  const attempts = [
    `insert into log_leaf (community_id, leaf_index, kind, hash, body) values (${community}, 99999, 'x', '', '')`,
    `update log_leaf set body = ''`,
    `delete from log_leaf`,
    `update log_head set size = 0`,
    `delete from log_node`,
    `select log_append(${community}, 'x', array['x'], array[null::bytea], array['x'])`,
    `insert into log_checkpoint values (${community}, 1, now(), '', '', '')`,
  ];
  for (const sql of attempts) {
    await expect(db.transactions.run(community, (tx) => tx.query(sql))).rejects.toMatchObject({
      driverError: { code: '42501' },
    });
  }
});

it('takes older books into a log as they stand', async () => {
  const before = await leavesOf(community);
  await db.admin.query(`
    alter table log_leaf disable trigger user; alter table log_node disable trigger user;
    delete from log_leaf; delete from log_node; delete from log_head;
    set role trust_owner; ${logHistory}; reset role;
    alter table log_leaf enable trigger user; alter table log_node enable trigger user;`);
  await expectTree(community);
  await expectTree(community - 1);
  const after = await leavesOf(community);
  const entries = (leaves: Leaf[]) => leaves.filter(({ kind }) => kind === 'entry');
  const bare = ({ body }: Leaf) => body.replace(/"commitment":"[0-9a-f]{64}"/g, '');
  expect(entries(after).map(bare)).toEqual(entries(before).map(bare));
  expect(after[0]!.kind).toBe('community');
  await db.transactions.run(community, (tx) => spend.ledger.post(tx, community, draftOf()));
  await expectTree(community);
});
