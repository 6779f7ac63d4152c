import { BundleQueries } from '../../src/proof/bundle.queries';
import { openCheckpoint } from '../../src/proof/checkpoint.rules';
import { LogQueries } from '../../src/proof/log.queries';
import { rootOf, verifyConsistency, verifyInclusion } from '../../src/proof/tree.rules';
import { openCommunity } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { asSigner, logKeysOf, signLog } from '../support/signed-log';
import { TestClock } from '../support/test-clock';

const db = withDatabase();
const refusal = (code: string) => expect.objectContaining({ name: 'DomainError', code });
const clock = new TestClock('2026-06-30');

let log: LogQueries;
let bundles: BundleQueries;

beforeAll(() => {
  log = new LogQueries(db.reading, clock);
  bundles = new BundleQueries(db.reading, clock);
});

describe('a log of many leaves', () => {
  const SIZE = 66_000;
  let big: number;
  let hashes: Buffer[];

  beforeAll(async () => {
    big = await openCommunity(db, '大小区');
    await db.admin.query(`select set_config('app.community_id', $1, false)`, [String(big)]);
    const { rows: heads } = await db.admin.query<{ size: number }>(
      'select size::int from log_head where community_id = $1',
      [big],
    );
    for (let from = heads[0]!.size; from < SIZE; from += 3000) {
      await db.admin.query(
        `select log_append($1, 'test', array_agg(null::text), array_agg(null::bytea),
           array_agg('{"n":"' || n || '"}' order by n)) from generate_series($2::int, $3::int) n`,
        [big, from, Math.min(from + 2999, SIZE - 1)],
      );
    }
    const { rows } = await db.admin.query<{ hash: Buffer }>(
      'select hash from log_leaf where community_id = $1 order by leaf_index',
      [big],
    );
    hashes = rows.map(({ hash }) => hash);
    expect(await signLog(db.urls, big)).toBe(SIZE);
  }, 60_000);

  const places = [0, 1, 255, 256, 30_001, 65_279, 65_535, 65_536, 65_792, SIZE - 1];

  it.each(places)('proves the place of leaf %i', async (index) => {
    const found = await log.inclusion(big, index, SIZE);
    const root = rootOf(hashes);
    const claim = { index, size: SIZE, root, hashes: found, leafHash: hashes[index]! };
    expect(verifyInclusion(claim)).toBe(true);
  });

  it.each([1, 255, 256, 257, 4096, 33_000, 65_535, 65_536, 65_537, SIZE])(
    'proves that it grew from %i',
    async (from) => {
      const claim = { fromRoot: rootOf(hashes.slice(0, from)), toRoot: rootOf(hashes) };
      const found = await log.consistency(big, from, SIZE);
      expect(verifyConsistency({ ...claim, from, to: SIZE, hashes: found })).toBe(true);
    },
  );

  it('also in trees it had before', async () => {
    const [size, index] = [40_000, 39_000];
    const root = rootOf(hashes.slice(0, size));
    const found = await log.inclusion(big, index, size);
    const claim = { index, size, root, hashes: found, leafHash: hashes[index]! };
    expect(verifyInclusion(claim)).toBe(true);
  });

  it('reads the roots that are stored, and leaves only where it must', async () => {
    // Leaves 256 to 65,535 gone: a proof for leaf 5 needs none of them.
    await db.admin.query('set session_replication_role = replica');
    await db.admin.query(
      'delete from log_leaf where community_id = $1 and leaf_index between 256 and 65535',
      [big],
    );
    await db.admin.query('reset session_replication_role');
    const found = await log.inclusion(big, 5, SIZE);
    const claim = { index: 5, size: SIZE, root: rootOf(hashes), leafHash: hashes[5]! };
    expect(verifyInclusion({ ...claim, hashes: found })).toBe(true);
    // One for leaf 300 does need some, and is refused rather than invented.
    await expect(log.inclusion(big, 300, SIZE)).rejects.toThrow(refusal('log.tree-broken'));
  });
});

describe('what the signer refused to sign', () => {
  const refuse = (community: number, at: string) =>
    asSigner(db.urls.signerUrl, community, (client) =>
      client.query('insert into log_refusal values ($1, $2, 3, $3)', [community, at, '日志变短了']),
    );

  it('is said for as long as nothing was signed after it', async () => {
    const community = await openCommunity(db, '疑云苑');
    await signLog(db.urls, community, new Date('2026-06-01T00:00:00Z'));
    await refuse(community, '2026-06-02T00:00:00Z');
    const { refusal: said } = await log.overview(community);
    expect(said).toEqual({ at: new Date('2026-06-02T00:00:00Z'), reason: '日志变短了' });
    await signLog(db.urls, community, new Date('2026-06-03T00:00:00Z'));
    expect((await log.overview(community)).refusal).toBeNull();
  });

  it('is not promised within seconds', async () => {
    const community = await openCommunity(db, '断签苑');
    await expect(log.head(community)).rejects.toThrow(refusal('log.not-signed-yet'));
    await refuse(community, '2026-06-02T00:00:00Z');
    await expect(log.head(community)).rejects.toThrow(refusal('log.refused'));
    await expect(bundles.open(community)).rejects.toThrow(refusal('log.refused'));
  });
});

describe('witnesses', () => {
  it('stand with their line under the head they cosigned, and each with the last size it saw', async () => {
    const community = await openCommunity(db, '见证苑');
    const first = await signLog(db.urls, community, new Date('2026-06-01T00:00:00Z'));
    const line = (name: string) => `— ${name} AAAAAAAAAAA=`;
    const cosigned = (size: number, name: string, text: string) =>
      asSigner(db.urls.signerUrl, community, (client) =>
        client.query(
          `insert into log_cosignature (community_id, size, witness, note_line)
           values ($1, $2, $3, $4)`,
          [community, size, name, text],
        ),
      );
    await cosigned(first, 'b.example/w', `${line('b.example/w')}\n`);
    await cosigned(first, 'a.example/w', line('a.example/w'));
    const { note } = await log.head(community);
    expect(note.split('\n').slice(-3)).toEqual([line('a.example/w'), line('b.example/w'), '']);
    expect(openCheckpoint(note, logKeysOf(community).log).size).toBe(first);

    await db.admin.query('update community set office_phone = $2 where id = $1', [community, '1']);
    const second = await signLog(db.urls, community, new Date('2026-06-01T00:00:05Z'));
    await cosigned(second, 'b.example/w', line('b.example/w'));
    expect((await log.head(community)).note).not.toContain('a.example');
    expect((await log.overview(community)).witnesses).toEqual([
      { name: 'a.example/w', size: first, at: expect.any(Date) },
      { name: 'b.example/w', size: second, at: expect.any(Date) },
    ]);
  });
});

it('the same head signed again later is the newest: that is how a log at rest differs from a standstill', async () => {
  const community = await openCommunity(db, '静园');
  await signLog(db.urls, community, new Date('2026-06-01T00:00:00Z'));
  await signLog(db.urls, community, new Date('2026-06-02T00:00:00Z'));
  const { head } = await log.overview(community);
  expect(head.signedAt).toEqual(new Date('2026-06-02T00:00:00Z'));
});
