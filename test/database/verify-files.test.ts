import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { DiskFileStore } from '../../src/platform/files/file-store';
import { newId } from '../../src/shared/ids';
import { openCommunity } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { verificationOf } from '../support/verification';

/** assurance T5: of a hundred files exactly those that were touched are named. */
const db = withDatabase();
const filesDir = fs.mkdtempSync(path.join(os.tmpdir(), 'trust-files-'));
afterAll(() => fs.rmSync(filesDir, { recursive: true }));

interface Copies {
  readonly id: string;
  readonly original: string;
  readonly shown: string;
  readonly thumbnail: string;
}

let community: number;
const files: Copies[] = [];

beforeAll(async () => {
  await openCommunity(db, '邻家苑');
  community = await openCommunity(db, '锦和苑');
  const store = new DiskFileStore(filesDir);
  for (let turn = 0; turn < 100; turn += 1) {
    const bytes = (what: string) => Buffer.from(`${what} ${turn} `.repeat(50));
    const file = {
      id: newId(),
      original: await store.put(bytes('original')),
      shown: await store.put(bytes('public copy')),
      thumbnail: await store.put(bytes('thumbnail')),
    };
    await db.admin.query(
      `insert into file_object (community_id, id, name, media_type, size_bytes, sha256, public_sha256,
         public_media_type, thumbnail_sha256, purpose)
       values ($1, $2, '发票.jpg', 'image/jpeg', $3, $4, $5, 'image/jpeg', $6, 'evidence')`,
      [community, file.id, bytes('original').length, file.original, file.shown, file.thumbnail],
    );
    files.push(file);
  }
});

const verify = () =>
  verificationOf(db, { filesDir }).verify(community, { quick: false, files: true });

const pathOf = (sha: string) => path.join(filesDir, sha.slice(0, 2), sha.slice(2, 4), sha);

function rewrite(sha: string, change: (bytes: Buffer) => Buffer): void {
  fs.chmodSync(pathOf(sha), 0o600);
  fs.writeFileSync(pathOf(sha), change(fs.readFileSync(pathOf(sha))));
}

it('reads every copy again, and finds them as they were put', async () => {
  const verdict = await verify();
  expect(verdict).toMatchObject({ files: 100, faults: [] });
});

it('names exactly the files that were deleted, truncated, swapped, or had a bit turned', async () => {
  const [gone, cut, one, other, turned, small] = [3, 14, 15, 92, 65, 35].map((at) => files[at]!);
  fs.rmSync(pathOf(gone!.original), { force: true });
  rewrite(cut!.original, (bytes) => bytes.subarray(0, -1));
  const [first, second] = [one!, other!].map(({ shown }) => fs.readFileSync(pathOf(shown)));
  rewrite(one!.shown, () => second!);
  rewrite(other!.shown, () => first!);
  rewrite(turned!.original, (bytes) => {
    bytes[7]! ^= 0b1000;
    return bytes;
  });
  rewrite(small!.thumbnail, (bytes) => Buffer.concat([bytes, Buffer.of(0)]));

  const { faults } = await verify();
  const named = faults.map(({ table, row, column, found }) => ({ table, row, column, found }));
  const table = 'file_object';
  expect(new Set(named)).toEqual(
    new Set([
      { table, row: gone!.id, column: 'sha256', found: '文件不存在' },
      { table, row: cut!.id, column: 'sha256', found: '文件长短不符（被截断或改写）' },
      { table, row: one!.id, column: 'public_sha256', found: '文件内容不符（被改写或损坏）' },
      { table, row: other!.id, column: 'public_sha256', found: '文件内容不符（被改写或损坏）' },
      { table, row: turned!.id, column: 'sha256', found: '文件内容不符（被改写或损坏）' },
      { table, row: small!.id, column: 'thumbnail_sha256', found: '文件内容不符（被改写或损坏）' },
    ]),
  );
});
