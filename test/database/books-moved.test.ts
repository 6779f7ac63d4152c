import * as fc from 'fast-check';
import { hash } from 'node:crypto';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import type { DataSource } from 'typeorm';
import { drawPaper } from '../../reports/paper';
import { quietly } from '../../reports/layout/document/making';
import { pageDigest, pagesRoot, pageTextsOf } from '../../reports/layout/proof/page-text.rules';
import { documentKinds } from '../../src/disclosure/report-kinds';
import { entities } from '../../src/entities';
import type { Manifest } from '../../src/exchange/canonical/manifest.rules';
import type { TakenOver, TakingOver } from '../../src/exchange/canonical/take-over';
import { Clock } from '../../src/platform/clock';
import { ownerDataSource } from '../../src/platform/database/data-source';
import { DiskFileStore } from '../../src/platform/files/file-store';
import { ownVkey, signOnce } from '../../src/proof/signer/signer-program';
import { DomainError } from '../../src/shared/domain-error';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import { draftOf, ledgerOfTest, openCommunity } from '../support/books';
import { type DatabaseInTest, withDatabase } from '../support/fresh-database';
import { everyRowOfRecord, type Kept } from '../support/full-books';
import {
  checked,
  forged,
  type Forgery,
  packed,
  takenOver,
  takingOver,
} from '../support/moved-books';
import { SpendingInTest } from '../support/spending';
import { unzipped } from '../support/unzip';
import { verificationOf } from '../support/verification';

/** A package of the books, and out of it the same books in an installation that had none. */
const old = withDatabase(entities);
const young = withDatabase(entities);
let here: Kept;
let dir: string;
let file: string;
let manifest: Manifest;
let owner: DataSource;
let by: TakingOver;

const at = (name: string) => path.join(dir, name);
const signer = () => ({
  config: { dir: at('signer'), publicUrl: 'https://new.example.cn', witnesses: [] },
});

beforeAll(async () => {
  dir = await fs.mkdtemp(path.join(os.tmpdir(), 'books-moved-'));
  file = at('books.zip');
  await openCommunity(old, '邻家苑');
  here = await everyRowOfRecord(old, new SpendingInTest(old), '锦和苑');
  await keepFile();
  manifest = await packed(old, { ...here, file, filesDir: at('old-files') });
  owner = await ownerDataSource(young.urls.ownerUrl, []).initialize();
  const movedBy = newId();
  await young.admin.query(`insert into person (id, name) values ($1, '系统管理员')`, [movedBy]);
  by = takingOver(owner, dir, {
    movedBy,
    verification: verificationOf(young, { witnesses: here.witnesses }),
    toVkey: (communityId) => ownVkey(signer(), communityId),
    kept: here.kept,
  });
}, 60_000);

afterAll(async () => {
  await owner.destroy();
  await fs.rm(dir, { recursive: true, force: true });
});

/** One file of the books whose contents the store has: the others are rows without any. */
async function keepFile(): Promise<void> {
  const store = new DiskFileStore(at('old-files'));
  const [original, shown] = [
    await store.put(Buffer.from('原件')),
    await store.put(Buffer.from('副本')),
  ];
  await old.admin.query(
    `insert into file_object (community_id, id, name, media_type, size_bytes, sha256, public_sha256,
       public_media_type, purpose) values ($1, $2, '发票.jpg', 'image/jpeg', 6, $3, $4, 'image/jpeg', 'evidence')`,
    [here.communityId, newId(), original, shown],
  );
}

const refusal = (work: Promise<unknown>): Promise<DomainError> =>
  work.then(
    () => Promise.reject(new Error('nothing was refused')),
    (error: unknown) => {
      if (error instanceof DomainError) return error;
      throw error;
    },
  );

describe('the package', () => {
  it('is the same to the byte when the books are the same, wherever the clock stands', async () => {
    await packed(old, { ...here, file: at('again.zip'), filesDir: at('old-files') });
    expect((await fs.readFile(at('again.zip'))).equals(await fs.readFile(file))).toBe(true);
  });

  it('holds every table, the files, the leaves and the head', () => {
    const rows = Object.fromEntries(manifest.tables.map((part) => [part.table, Number(part.rows)]));
    expect(rows).toMatchObject({ community: 1, log_leaf: Number(manifest.log.size) });
    for (const table of ['entry', 'posting', 'person', 'unit', 'bill', 'log_checkpoint']) {
      expect([table, rows[table]! > 0]).toEqual([table, true]);
    }
    expect(manifest.books.trialBalance.length).toBeGreaterThan(5);
    expect(manifest.head).toMatchObject({ vkey: expect.stringContaining('books.example.cn/c/') });
  });

  it('names nobody of the neighbour', async () => {
    const { rows } = await old.admin.query<{ id: string }>(
      'select id::text from role_grant where community_id <> $1 union select id::text from unit where community_id <> $1',
      [here.communityId],
    );
    const text = (await fs.readFile(file)).toString('utf8');
    expect(rows.filter(({ id }) => text.includes(id))).toEqual([]);
    const named = manifest.tables.map(({ table }) => table);
    expect(named.filter((table) => ['login_session', 'idempotency_key'].includes(table))).toEqual(
      [],
    );
  });

  it('leaves personal data behind where they may not go, and is complete as evidence all the same', async () => {
    const open = at('open.zip');
    const wishes = { withPersonalData: false, withOpenings: true, contents: 'public' as const };
    const stated = await packed(old, { ...here, file: open, filesDir: at('old-files'), ...wishes });
    expect(stated.log).toEqual(manifest.log);
    await checked(open);
    const files = await unzipped(await fs.readFile(open));
    const { rows: secrets } = await old.admin.query<{ said: string }>(
      `select summary as said from entry where community_id = $1 and length(summary) > 4
       union select encode(salt, 'hex') from log_leaf where community_id = $1
       union select account_sealed from payee where community_id = $1 and length(account_sealed) > 8
       union select idem_key from entry where community_id = $1`,
      [here.communityId],
    );
    expect(secrets.length).toBeGreaterThan(100);
    const rest = [...files].filter(
      ([name]) => name.startsWith('tables/') || name === 'leaves.jsonl',
    );
    const text = rest.map(([, bytes]) => bytes.toString('utf8')).join('');
    expect(secrets.filter(({ said }) => text.includes(said))).toEqual([]);
    expect([...files.keys()].filter((name) => /person|unit_party|bill\./.test(name))).toEqual([]);
    const contents = [...files].filter(([name]) => name.startsWith('files/'));
    expect(contents.map(([, bytes]) => bytes.toString('utf8'))).toEqual(['副本']);
    expect((await refusal(takenOver(open, by))).code).toBe('exchange.without-personal-data');
  });
});

describe('a package of which one byte was changed', () => {
  const spoilt = async (change: (bytes: Buffer) => Buffer): Promise<DomainError> => {
    await fs.writeFile(at('spoilt.zip'), change(await fs.readFile(file)));
    return refusal(checked(at('spoilt.zip')));
  };
  const turned = (place: number) =>
    spoilt((bytes) => {
      bytes[place]! ^= 0b1;
      return bytes;
    });
  /** Where a text stands for the first time behind another, in the package. */
  const placeOf = async (text: string, after: string): Promise<number> => {
    const bytes = await fs.readFile(file);
    return bytes.indexOf(text, bytes.indexOf(after));
  };

  it('is refused with the name of the file and the number of the line', async () => {
    const line = (await fs.readFile(file)).toString('latin1');
    const start = line.indexOf('tables/posting.jsonl') + 'tables/posting.jsonl'.length;
    const third = line.indexOf('\n', line.indexOf('\n', start) + 1) + 20;
    expect((await turned(third)).details).toEqual({ file: 'tables/posting.jsonl', line: 3 });
    const leaf = await placeOf('"body"', 'leaves.jsonl');
    expect((await turned(leaf + 12)).details).toEqual({ file: 'leaves.jsonl', line: 1 });
    const name = await placeOf('"name"', '"community": {');
    const { details, message } = await turned(name + 10);
    expect(details).toMatchObject({ file: 'manifest.json', line: expect.any(Number) });
    expect(message).toMatch(
      /^账簿包被改动过：manifest\.json 第 \d+ 行与导出时不同，没有导入任何内容。/,
    );
  });

  it('is refused where the change is in digests, contents, headers or the directory', async () => {
    const digests = await placeOf('digests/tables-entry.jsonl.txt', '');
    expect((await turned(digests + 40)).details).toMatchObject({
      file: 'digests/tables-entry.jsonl.txt',
    });
    const content = await placeOf('原件', '');
    expect((await turned(content)).details).toMatchObject({
      file: expect.stringMatching(/^files\//),
    });
    // the day in the first header of all, which no reader looks at
    expect((await turned(12)).code).toBe('exchange.package-changed');
    expect((await spoilt((bytes) => bytes.subarray(0, -30))).code).toBe('exchange.package-broken');
    const extra = await spoilt((bytes) => Buffer.concat([Buffer.from('x'), bytes]));
    expect(extra.code).toMatch(/^exchange\.package-(changed|broken)$/);
  });

  it('is refused wherever it is', async () => {
    const { length } = await fs.readFile(file);
    const places = fc.integer({ min: 0, max: length - 1 });
    await fc.assert(
      fc.asyncProperty(places, async (place) => {
        expect((await turned(place)).code).toMatch(/^exchange\.package-(changed|broken)$/);
      }),
      { numRuns: 12 },
    );
  });
});

describe('a package that was forged with every hash made to fit', () => {
  const refused = async (forgery: Forgery): Promise<DomainError> => {
    await forged(file, at('forged.zip'), forgery);
    return refusal(takenOver(at('forged.zip'), by));
  };
  const entries = 'tables/entry.jsonl';

  afterEach(async () => {
    const { rows } = await young.admin.query<{ left: number }>(
      `select (select count(*) from community) + (select count(*) from entry)
         + (select count(*) from pg_trigger where not tgisinternal and tgenabled = 'D') as left`,
    );
    expect(rows).toEqual([{ left: '0' }]);
  });

  it('is found out by its leaves where a row says another thing', async () => {
    const fen = (lines: string[]) =>
      lines.map((line) => line.replace(/"total":"(\d)/, '"total":"9$1'));
    const { code, message } = await refused({ lines: { [entries]: fen } });
    expect([code, message]).toEqual([
      'exchange.not-verified',
      expect.stringMatching(/已全部撤回，没有导入任何内容。第一处：.*entry 1 的 total/),
    ]);
  });

  it('is found out where the last leaves are left out, or the manifest says another root', async () => {
    const short = { lines: { 'leaves.jsonl': (lines: string[]) => lines.slice(0, -1) } };
    expect((await refused(short)).code).toBe('exchange.root-differs');
    const log = { size: manifest.log.size, root: 'ab'.repeat(32) };
    expect((await refused({ manifest: (as) => ({ ...as, log }) })).code).toBe(
      'exchange.root-differs',
    );
  });

  it('is found out where the trial balance or the signed head is another', async () => {
    const { code, message } = await refused({
      manifest: ({ books, ...as }) => ({ ...as, books: { ...books, throughSeq: '3' } }),
    });
    expect([code, message]).toEqual([
      'exchange.books-differ',
      expect.stringMatching(/科目余额与结账/),
    ]);
    const head = manifest.head === '' ? null : manifest.head;
    const note = head?.note.replace(/\n\d+\n/, '\n7\n') ?? '';
    const other = await refused({ manifest: (as) => ({ ...as, head: { ...head!, note } }) });
    expect(other.code).toBe('exchange.head-wrong');
  });

  it('is found out where a row points to nothing, and where another key sealed it', async () => {
    const gone = { lines: { 'tables/person.jsonl': () => [] } };
    expect((await refused(gone)).code).toBe('exchange.row-refused');
    const sealedUnder = 'another key';
    expect((await refused({ manifest: (as) => ({ ...as, sealedUnder }) })).code).toBe(
      'exchange.other-secret',
    );
    const schema = 'Older1';
    expect((await refused({ manifest: (as) => ({ ...as, schema }) })).code).toBe(
      'exchange.other-version',
    );
  });
});

describe('the books in their new house', () => {
  let taken: TakenOver;
  beforeAll(async () => {
    taken = await takenOver(file, by);
  }, 30_000);

  it('have the same root, size and trial balance, and every row they had', async () => {
    expect(taken).toMatchObject({
      communityId: here.communityId,
      name: '锦和苑',
      root: manifest.log.root,
      size: Number(manifest.log.size),
      contents: 2,
    });
    const again = await packed(young, {
      ...here,
      file: at('young.zip'),
      filesDir: at('young-files'),
    });
    expect(again.books).toEqual(manifest.books);
    const grown = ['books_transfer', 'log_head', 'log_leaf', 'log_node', 'person'];
    const hashes = ({ tables }: Manifest) =>
      Object.fromEntries(tables.map(({ table, sha256 }) => [table, sha256]));
    const [was, is] = [hashes(manifest), hashes(again)];
    const others = Object.keys(was).filter((table) => was[table] !== is[table]);
    expect(others.sort()).toEqual(grown.filter((table) => others.includes(table)));
    expect(again.files.sha256).toBe(manifest.files.sha256);
  });

  it('give the same reports, page by page', async () => {
    const [before, after] = [await everyReport(old), await everyReport(young)];
    expect(after).toEqual(before);
    expect(
      Object.values(before).filter((said) => !said.startsWith('refused')).length,
    ).toBeGreaterThan(2);
  });

  it('go on: signed by the new key, which the log names, and with the next voucher', async () => {
    const { communityId } = here;
    const compared = [{ communityId, size: taken.size, rootStart: taken.root }];
    const options = {
      ...signer(),
      compared,
      url: young.urls.signerUrl,
      clock: new Clock(),
      signal: new AbortController().signal,
    };
    expect(await signOnce(options)).toMatchObject({ signed: 1, refused: 0 });
    const next = await young.transactions.run(communityId, (tx) =>
      ledgerOfTest().post(tx, communityId, draftOf({ bookedOn: day('2026-06-30') })),
    );
    expect(Number(next.seq)).toBe(Number(manifest.books.throughSeq) + 1);
    expect(await signOnce({ ...options, compared: [] })).toMatchObject({ signed: 1, refused: 0 });
    const { rows } = await young.admin.query<{ index: string; vkeys: number }>(
      `select leaf_index as index, (select count(distinct vkey)::int from log_checkpoint
         where community_id = $1) as vkeys from entry where community_id = $1 and seq = $2`,
      [communityId, next.seq],
    );
    // the transfer's own leaf lies between
    expect(rows).toEqual([{ index: `${taken.size + 1}`, vkeys: 2 }]);
    const outside = {
      witnesses: here.witnesses,
      signerDir: at('signer'),
      filesDir: at('young-files'),
    };
    const scope = { quick: false, files: false, kept: here.kept };
    expect((await verificationOf(young, outside).verify(communityId, scope)).faults).toEqual([]);
  });

  it('do not go on by a key that the log does not name', async () => {
    await young.admin.query('begin');
    await young.admin.query('set local session_replication_role = replica');
    await young.admin.query('delete from books_transfer where community_id = $1 and size = $2', [
      here.communityId,
      taken.size,
    ]);
    await young.admin.query('commit');
    const scope = { quick: false, files: false };
    const { faults } = await verificationOf(young).verify(here.communityId, scope);
    expect(faults.map(({ check }) => check)).toContain(
      '一本日志只用一把签名密钥，迁移时换过的除外',
    );
  });

  it('are taken over once', async () => {
    expect((await refusal(takenOver(file, by))).code).toBe('exchange.community-known');
  });
});

const SUBJECTS = { month: '2026-01', quarter: '2026-Q1', year: '2026', day: '2026-05-31' } as const;

/** Every report there is, of one subject each: the hash of what it says, or why there is none. */
async function everyReport(db: DatabaseInTest): Promise<Record<string, string>> {
  const { communityId } = here;
  const today = day('2026-06-30');
  const making = {
    madeAt: new Date('2026-06-30T04:00:00Z'),
    madeBy: '会计',
    printNo: 1,
    throughSeq: manifest.books.throughSeq,
    number: null,
    site: 'https://books.example.cn',
  };
  const said: Record<string, string> = {};
  for (const kind of documentKinds) {
    const digest = await db.reading
      .run(communityId, async (tx) => {
        const [choice] = (await kind.choices?.({ tx, communityId, today })) ?? [];
        const subject = kind.subject === 'id' ? choice?.subject : SUBJECTS[kind.subject];
        if (subject === undefined) return 'refused: nothing to choose';
        const { paper } = await kind.read({ tx, communityId, subject, today });
        // words and figures of each; one of them drawn to its page digests, for drawing adds nothing of the books
        if (kind.kind !== 'fund-statements') return hash('sha256', JSON.stringify(paper));
        const printed = await drawPaper(paper, making, quietly);
        return pagesRoot(pageTextsOf(printed).map(pageDigest));
      })
      .catch((error: unknown) => {
        // these books have figures made by hand, of which some agree with nothing: then both say so
        return `refused: ${error instanceof Error ? error.message : ''}`;
      });
    said[kind.kind] = digest;
  }
  return said;
}
