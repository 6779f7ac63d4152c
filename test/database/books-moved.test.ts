import { hash } from 'node:crypto';
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
import { ownVkey, signOnce } from '../../src/proof/signer/signer-program';
import type { DomainError } from '../../src/shared/domain-error';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import { draftOf, ledgerOfTest } from '../support/books';
import { type DatabaseInTest, withDatabase } from '../support/fresh-database';
import {
  forged,
  type Forgery,
  packed,
  refusalOf,
  takenOver,
  takingOver,
  withOldBooks,
} from '../support/moved-books';
import { verificationOf } from '../support/verification';

/** Out of a package the same books, in an installation that had none. */
const books = withOldBooks();
const young = withDatabase(entities);
let owner: DataSource;
let by: TakingOver;

const at = (name: string) => path.join(books.dir, name);
const signer = () => ({
  config: { dir: at('signer'), publicUrl: 'https://new.example.cn', witnesses: [] },
});

beforeAll(async () => {
  owner = await ownerDataSource(young.urls.ownerUrl, []).initialize();
  const movedBy = newId();
  await young.admin.query(`insert into person (id, name) values ($1, '系统管理员')`, [movedBy]);
  by = takingOver(owner, books.dir, {
    movedBy,
    verification: verificationOf(young, { witnesses: books.witnesses }),
    toVkey: (communityId) => ownVkey(signer(), communityId),
    kept: books.kept,
  });
});

afterAll(() => owner.destroy());

describe('a package that was forged with every hash made to fit', () => {
  const refused = async (forgery: Forgery): Promise<DomainError> => {
    await forged(books.file, at('forged.zip'), forgery);
    return refusalOf(takenOver(at('forged.zip'), by));
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
    const log = { size: books.manifest.log.size, root: 'ab'.repeat(32) };
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
    const head = books.manifest.head === '' ? null : books.manifest.head;
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
    const personalData = 'without' as const;
    expect((await refused({ manifest: (as) => ({ ...as, personalData }) })).code).toBe(
      'exchange.without-personal-data',
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
    taken = await takenOver(books.file, by);
  }, 30_000);

  it('have the same root, size and trial balance, and every row they had', async () => {
    expect(taken).toMatchObject({
      communityId: books.communityId,
      name: '锦和苑',
      root: books.manifest.log.root,
      size: Number(books.manifest.log.size),
      contents: 2,
    });
    const again = await packed(young, {
      communityId: books.communityId,
      file: at('young.zip'),
      filesDir: at('young-files'),
    });
    expect(again.books).toEqual(books.manifest.books);
    const grown = ['books_transfer', 'log_head', 'log_leaf', 'log_node', 'person'];
    const hashes = ({ tables }: Manifest) =>
      Object.fromEntries(tables.map(({ table, sha256 }) => [table, sha256]));
    const [was, is] = [hashes(books.manifest), hashes(again)];
    const others = Object.keys(was).filter((table) => was[table] !== is[table]);
    expect(others.sort()).toEqual(grown.filter((table) => others.includes(table)));
    expect(again.files.sha256).toBe(books.manifest.files.sha256);
  });

  it('give the same reports, page by page', async () => {
    const [before, after] = [await everyReport(books.db), await everyReport(young)];
    expect(after).toEqual(before);
    expect(
      Object.values(before).filter((said) => !said.startsWith('refused')).length,
    ).toBeGreaterThan(2);
  });

  it('go on: signed by the new key, which the log names, and with the next voucher', async () => {
    const { communityId } = books;
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
    expect(Number(next.seq)).toBe(Number(books.manifest.books.throughSeq) + 1);
    expect(await signOnce({ ...options, compared: [] })).toMatchObject({ signed: 1, refused: 0 });
    const { rows } = await young.admin.query<{ index: string; vkeys: number }>(
      `select leaf_index as index, (select count(distinct vkey)::int from log_checkpoint
         where community_id = $1) as vkeys from entry where community_id = $1 and seq = $2`,
      [communityId, next.seq],
    );
    // the transfer's own leaf lies between
    expect(rows).toEqual([{ index: `${taken.size + 1}`, vkeys: 2 }]);
    const outside = {
      witnesses: books.witnesses,
      signerDir: at('signer'),
      filesDir: at('young-files'),
    };
    const scope = { quick: false, files: false, kept: books.kept };
    expect((await verificationOf(young, outside).verify(communityId, scope)).faults).toEqual([]);
  });

  it('do not go on by a key that the log does not name', async () => {
    await young.admin.query('begin');
    await young.admin.query('set local session_replication_role = replica');
    await young.admin.query('delete from books_transfer where community_id = $1 and size = $2', [
      books.communityId,
      taken.size,
    ]);
    await young.admin.query('commit');
    const scope = { quick: false, files: false };
    const { faults } = await verificationOf(young).verify(books.communityId, scope);
    expect(faults.map(({ check }) => check)).toContain(
      '一本日志只用一把签名密钥，迁移时换过的除外',
    );
  });

  it('are taken over once', async () => {
    expect((await refusalOf(takenOver(books.file, by))).code).toBe('exchange.community-known');
  });
});

const SUBJECTS = { month: '2026-01', quarter: '2026-Q1', year: '2026', day: '2026-05-31' } as const;

/** Every report there is, of one subject each: the hash of what it says, or why there is none. */
async function everyReport(db: DatabaseInTest): Promise<Record<string, string>> {
  const { communityId } = books;
  const today = day('2026-06-30');
  const making = {
    madeAt: new Date('2026-06-30T04:00:00Z'),
    madeBy: '会计',
    printNo: 1,
    throughSeq: books.manifest.books.throughSeq,
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
