import * as fc from 'fast-check';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import type { DomainError } from '../../src/shared/domain-error';
import { checked, packed, refusalOf, withOldBooks } from '../support/moved-books';
import { unzipped } from '../support/unzip';

/** The whole of a community's books in one file, and what becomes of it when a byte is another. */
const books = withOldBooks();

const at = (name: string) => path.join(books.dir, name);

describe('the package', () => {
  it('is the same to the byte when the books are the same, wherever the clock stands', async () => {
    await packed(books.db, {
      communityId: books.communityId,
      file: at('again.zip'),
      filesDir: at('old-files'),
    });
    expect((await fs.readFile(at('again.zip'))).equals(await fs.readFile(books.file))).toBe(true);
  });

  it('holds every table, the files, the leaves and the head', () => {
    const rows = Object.fromEntries(
      books.manifest.tables.map((part) => [part.table, Number(part.rows)]),
    );
    expect(rows).toMatchObject({ community: 1, log_leaf: Number(books.manifest.log.size) });
    for (const table of ['entry', 'posting', 'person', 'unit', 'bill', 'log_checkpoint']) {
      expect([table, rows[table]! > 0]).toEqual([table, true]);
    }
    expect(books.manifest.books.trialBalance.length).toBeGreaterThan(5);
    expect(books.manifest.head).toMatchObject({
      vkey: expect.stringContaining('books.example.cn/c/'),
    });
  });

  it('names nobody of the neighbour', async () => {
    const { rows } = await books.db.admin.query<{ id: string }>(
      'select id::text from role_grant where community_id <> $1 union select id::text from unit where community_id <> $1',
      [books.communityId],
    );
    const text = (await fs.readFile(books.file)).toString('utf8');
    expect(rows.filter(({ id }) => text.includes(id))).toEqual([]);
    const named = books.manifest.tables.map(({ table }) => table);
    expect(named.filter((table) => ['login_session', 'idempotency_key'].includes(table))).toEqual(
      [],
    );
  });

  it('leaves personal data behind where they may not go, and is complete as evidence all the same', async () => {
    const open = at('open.zip');
    const wishes = { withPersonalData: false, withOpenings: true, contents: 'public' as const };
    const stated = await packed(books.db, {
      communityId: books.communityId,
      file: open,
      filesDir: at('old-files'),
      ...wishes,
    });
    expect(stated.log).toEqual(books.manifest.log);
    await checked(open);
    const files = await unzipped(await fs.readFile(open));
    const { rows: secrets } = await books.db.admin.query<{ said: string }>(
      `select summary as said from entry where community_id = $1 and length(summary) > 4
       union select encode(salt, 'hex') from log_leaf where community_id = $1
       union select account_sealed from payee where community_id = $1 and length(account_sealed) > 8
       union select idem_key from entry where community_id = $1`,
      [books.communityId],
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
  });
});

describe('a package of which one byte was changed', () => {
  const spoilt = async (change: (bytes: Buffer) => Buffer): Promise<DomainError> => {
    await fs.writeFile(at('spoilt.zip'), change(await fs.readFile(books.file)));
    return refusalOf(checked(at('spoilt.zip')));
  };
  const turned = (place: number) =>
    spoilt((bytes) => {
      bytes[place]! ^= 0b1;
      return bytes;
    });
  /** Where a text stands for the first time behind another, in the package. */
  const placeOf = async (text: string, after: string): Promise<number> => {
    const bytes = await fs.readFile(books.file);
    return bytes.indexOf(text, bytes.indexOf(after));
  };

  it('is refused with the name of the file and the number of the line', async () => {
    const line = (await fs.readFile(books.file)).toString('latin1');
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
    const { length } = await fs.readFile(books.file);
    const places = fc.integer({ min: 0, max: length - 1 });
    await fc.assert(
      fc.asyncProperty(places, async (place) => {
        expect((await turned(place)).code).toMatch(/^exchange\.package-(changed|broken)$/);
      }),
      { numRuns: 12 },
    );
  });
});
