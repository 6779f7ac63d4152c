import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { DiskFileStore, sha256Of } from './file-store';

const bytes = Buffer.from('收据 300.00 元');
const sha = sha256Of(bytes);
let directory: string;
let store: DiskFileStore;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'file-store-'));
  store = new DiskFileStore(path.join(directory, 'files'));
});

afterEach(() => rm(directory, { recursive: true, force: true }));

const pathOf = () => path.join(directory, 'files', sha.slice(0, 2), sha.slice(2, 4), sha);

it('gives back what was put, under its hash', async () => {
  expect(await store.put(bytes)).toBe(sha);
  expect(await buffer(await store.get(sha))).toEqual(bytes);
  expect(await store.size(sha)).toBe(bytes.length);
  expect(await store.has(sha)).toBe(true);
  expect(await readdir(path.dirname(pathOf()))).toEqual([sha]);
});

it('keeps the same content once, also when put twenty times at once', async () => {
  const addresses = await Promise.all(Array.from({ length: 20 }, () => store.put(bytes)));
  expect(new Set(addresses)).toEqual(new Set([sha]));
  expect(await store.verify(sha)).toBe(true);
  expect(await readdir(path.join(directory, 'files', 'tmp'))).toEqual([]);
});

it('says so where it has nothing', async () => {
  expect(await store.has(sha)).toBe(false);
  expect(await store.size(sha)).toBeNull();
  expect(await store.verify(sha)).toBe(false);
  await expect(store.get(sha)).rejects.toThrow('ENOENT');
});

it('notices content that was changed behind its back', async () => {
  await store.put(bytes);
  await chmod(pathOf(), 0o600);
  await writeFile(pathOf(), Buffer.from(bytes).fill('x', 0, 1));
  expect(await store.verify(sha)).toBe(false);
});

it('mends a file that was cut short when the content comes again', async () => {
  await store.put(bytes);
  await chmod(pathOf(), 0o600);
  await writeFile(pathOf(), bytes.subarray(0, 3));
  await store.put(bytes);
  expect(await store.verify(sha)).toBe(true);
});

it.each(['../../etc/passwd', 'a'.repeat(63), 'A'.repeat(64), `${'a'.repeat(64)}/..`, ''])(
  'takes nothing but a hash for an address: %j',
  async (address) => {
    await expect(store.get(address)).rejects.toThrow('SHA-256');
    await expect(store.has(address)).rejects.toThrow('SHA-256');
  },
);
