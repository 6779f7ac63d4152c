import { openCheckpoint } from '../../src/proof/checkpoint.rules';
import { type Bundle, BundleQueries } from '../../src/proof/bundle.queries';
import { commitmentsOf, type Opening, opens, parseLeaf } from '../../src/proof/leaf.rules';
import { LogQueries } from '../../src/proof/log.queries';
import { OPENABLE, OPENABLE_OF_ENTRY } from '../../src/proof/openings.rules';
import { leafHash, rootOf, verifyInclusion } from '../../src/proof/tree.rules';
import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { Money } from '../../src/shared/money';
import { spendingEntities } from '../../src/spending/spending.entities';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { LOGGED } from '../../migrations/sql-logged-tables';
import { type Lived, liveSomeMonths } from '../support/account-books';
import { draftOf, ledgerOfTest, openCommunity } from '../support/books';
import { SHUT_COLUMNS } from '../support/shut-columns';
import { withDatabase } from '../support/fresh-database';
import { logKeysOf, signLog } from '../support/signed-log';
import { SpendingInTest } from '../support/spending';
import { TestClock } from '../support/test-clock';

const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);
const clock = new TestClock('2026-06-30');

let lived: Lived;
let here: number;
let log: LogQueries;
let bundles: BundleQueries;

beforeAll(async () => {
  // The neighbour lives through the same months with the same amounts.
  await liveSomeMonths(db, new SpendingInTest(db), '邻家苑');
  lived = await liveSomeMonths(db, new SpendingInTest(db), '锦和苑');
  here = lived.place.communityId;
  log = new LogQueries(db.reading, clock);
  bundles = new BundleQueries(db.reading, clock);
  await signLog(db.urls, here);
});

/** Behind all locks and belts, as an administrator of the server could. */
async function tamper(sql: string, params: unknown[]): Promise<void> {
  await db.admin.query('begin');
  await db.admin.query('set local session_replication_role = replica');
  await db.admin.query(sql, params);
  await db.admin.query('commit');
}

interface Line {
  leaf?: number;
  body?: string;
  openings?: Opening[];
  balances?: { account: string; fund: string; debit: string; credit: string }[];
  files?: number;
  file?: string;
  sha256?: string;
  end?: number;
  [key: string]: unknown;
}

async function linesOf({ text }: Bundle): Promise<Line[]> {
  let whole = '';
  for await (const piece of text) whole += piece;
  return whole
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

const leavesOf = (lines: readonly Line[]) => lines.filter(({ leaf }) => leaf !== undefined);

describe('a bundle', () => {
  let bundle: Bundle;
  let lines: Line[];
  beforeAll(async () => {
    bundle = await bundles.open(here);
    lines = await linesOf(bundle);
  });

  it('begins with the log’s name, its keys and its head, and says where it ends', () => {
    const { checkpoint, ...header } = lines[0]!;
    const { log: key } = logKeysOf(here);
    expect(header).toEqual({
      bundle: 'trust-ledger/1',
      communityId: here,
      name: '锦和苑',
      origin: key.name,
      vkey: expect.stringContaining(key.id),
      clockVkey: expect.stringMatching(/\/clock\+/),
      madeAt: clock.now().toISOString(),
    });
    expect(openCheckpoint(String(checkpoint), key).size).toBe(bundle.size);
    expect(lines.at(-1)).toEqual({ end: bundle.size });
  });

  it('has every leaf in order, from which the signed root follows', () => {
    const leaves = leavesOf(lines);
    expect(leaves.map(({ leaf }) => leaf)).toEqual(leaves.map((_, i) => i));
    const root = rootOf(leaves.map(({ body }) => leafHash(Buffer.from(body ?? '', 'utf8'))));
    expect(root).toEqual(
      openCheckpoint(String(lines[0]?.['checkpoint']), logKeysOf(here).log).root,
    );
  });

  it('opens what auditors may see, and nothing that is sealed', () => {
    const opened = new Set<string>();
    const closed = new Set<string>();
    for (const { body, openings } of leavesOf(lines)) {
      const leaf = parseLeaf(body ?? '');
      const column = (path: string) => `${leaf.kind} ${path.split('.').at(-1)}`;
      for (const opening of openings ?? []) {
        expect([opening.path, opens(leaf, opening)]).toEqual([opening.path, true]);
        opened.add(column(opening.path));
      }
      const shown = new Set((openings ?? []).map(({ path }) => path));
      for (const path of commitmentsOf(leaf).keys()) if (!shown.has(path)) closed.add(column(path));
    }
    expect([...opened].sort()).toEqual(
      expect.arrayContaining([
        'entry summary',
        'entry unit_id',
        'payee name',
        'spending_request reason',
      ]),
    );
    const sealed = [...opened].filter((name) => /sealed|_hash|idem_key/.test(name));
    expect(sealed).toEqual([]);
    expect([...closed]).toEqual(expect.arrayContaining(['entry idem_key', 'entry request_hash']));
  });

  it('states the sums that its entries add up to, also while the books go on', async () => {
    await db.transactions.run(here, (tx) => ledgerOfTest().post(tx, here, draftOf()));
    const later = await linesOf(await bundles.open(here));
    const { balances } = later.find((line) => line.balances) ?? {};
    expect(balances).toEqual(lines.find((line) => line.balances)?.balances);
    const sums = new Map<string, { debit: Money; credit: Money }>();
    for (const { body } of leavesOf(later)) {
      const leaf = parseLeaf(body ?? '');
      if (!('lines' in leaf)) continue;
      for (const line of leaf.lines) {
        const key = `${line['account_code'] as string} ${line['fund'] as string}`;
        const sum = sums.get(key) ?? { debit: Money.zero, credit: Money.zero };
        sums.set(key, {
          debit: sum.debit.plus(Money.yuan(line['debit'] as string)),
          credit: sum.credit.plus(Money.yuan(line['credit'] as string)),
        });
      }
    }
    const added = [...sums].map(([key, { debit, credit }]) => [
      key,
      debit.toString(),
      credit.toString(),
    ]);
    expect(balances?.map((b) => [`${b.account} ${b.fund}`, b.debit, b.credit])).toEqual(
      added.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    );
    expect(added.length).toBeGreaterThan(5);
  });

  it('lists the files the log knows, by their hash', async () => {
    const { rows } = await db.admin.query(
      'select id as file, sha256 from file_object where community_id = $1 order by id',
      [here],
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(lines.filter(({ file }) => file !== undefined)).toEqual(rows);
    expect(lines.find(({ files }) => files !== undefined)).toEqual({ files: rows.length });
  });

  it('says nothing of the neighbour', async () => {
    const { rows } = await db.admin.query<{ id: string }>(
      'select id from payee where community_id <> $1 union all select id from unit where community_id <> $1',
      [here],
    );
    expect(rows.length).toBeGreaterThan(3);
    const text = JSON.stringify(lines);
    expect(rows.filter(({ id }) => text.includes(id))).toEqual([]);
  });
});

describe('openings', () => {
  it('cover every private column of the log, or leave it shut on purpose', () => {
    const shut = LOGGED.flatMap(({ table, private: columns }) =>
      columns
        .filter((column) => !OPENABLE[table]?.columns.includes(column))
        .map((column) => `${table}.${column}`),
    );
    expect(shut).toEqual(SHUT_COLUMNS);
    for (const [table, { keys }] of Object.entries(OPENABLE)) {
      const logged = LOGGED.find((each) => each.table === table);
      expect([table, Object.keys(keys)]).toEqual([table, logged?.keys]);
    }
    expect(OPENABLE_OF_ENTRY).toEqual({ row: ['summary'], lines: ['summary', 'unit_id'] });
  });

  it('are of today’s text only: an older one is kept nowhere', async () => {
    const community = await openCommunity(db, '改名苑');
    const setPhone = (phone: string) =>
      db.admin.query('update community set office_phone = $2 where id = $1', [community, phone]);
    await setPhone('020-11112222');
    await setPhone('020-33334444');
    await signLog(db.urls, community);
    const leaves = leavesOf(await linesOf(await bundles.open(community)));
    const phones = leaves
      .filter(({ body }) => body?.includes('"kind":"community","op":"update"'))
      .map(({ openings }) => openings?.map(({ value }) => value));
    expect(phones).toEqual([[], ['020-33334444']]);
  });

  it('are gone with the salt of an erased leaf', async () => {
    const seq = lived.lift;
    const all = () => true;
    expect((await log.entryProof(here, seq, all)).openings.length).toBeGreaterThan(0);
    const { index } = await log.entryProof(here, seq, all);
    const { rows } = await db.admin.query<{ salt: Buffer }>(
      'select salt from log_leaf where community_id = $1 and leaf_index = $2',
      [here, index],
    );
    const saltAs = (salt: Buffer | null) =>
      tamper('update log_leaf set salt = $3 where community_id = $1 and leaf_index = $2', [
        here,
        index,
        salt,
      ]);
    await saltAs(null);
    expect((await log.entryProof(here, seq, all)).openings).toEqual([]);
    await saltAs(rows[0]!.salt);
  });

  it('are not made up for a leaf someone has changed: its bytes go out to be found out', async () => {
    const { index, body, head } = await log.entryProof(here, lived.lift, () => true);
    const bodyAs = (text: string) =>
      tamper('update log_leaf set body = $3 where community_id = $1 and leaf_index = $2', [
        here,
        index,
        text,
      ]);
    await bodyAs(body.replace('{', '{ '));
    const forged = await log.entryProof(here, lived.lift, () => true);
    expect(forged.openings).toEqual([]);
    const hash = leafHash(Buffer.from(forged.body, 'utf8'));
    const { size, root } = head;
    const { hashes } = forged;
    expect(verifyInclusion({ index, size, root, hashes, leafHash: hash })).toBe(false);
    await bodyAs(body);
  });
});
