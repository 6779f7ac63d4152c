import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { jpegWithGps, pdf, text } from '../../../test/support/hostile-bytes';
import { EvidenceService } from './evidence.service';
import { DiskFileStore, sha256Of } from './file-store';

// `record` needs the table and so belongs to test/database; here is what happens before it.
let directory: string;
let store: DiskFileStore;
let evidence: EvidenceService;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'evidence-'));
  store = new DiskFileStore(directory);
  evidence = new EvidenceService(store);
});

afterEach(() => rm(directory, { recursive: true, force: true }));

function keep(bytes: Buffer, name: string) {
  const uploadedBy = '01890000-0000-7000-8000-000000000001';
  return evidence.keep({ bytes, name, declaredType: '', uploadedBy, purpose: 'evidence' });
}

it('keeps the original for auditors and another picture for everyone', async () => {
  const original = await jpegWithGps();
  const stored = await keep(original, '../收据.jpg');
  expect(stored).toMatchObject({
    name: '收据.jpg',
    mediaType: 'image/jpeg',
    sizeBytes: original.length,
    sha256: sha256Of(original),
    publicMediaType: 'image/jpeg',
    width: 64,
    height: 40,
  });
  expect(await buffer(await store.get(stored.sha256))).toEqual(original);
  const shown = await buffer(await store.get(stored.publicSha256));
  expect(shown.includes('Exif')).toBe(false);
  expect(await store.has(stored.thumbnailSha256 ?? '')).toBe(true);
});

it('keeps a clean PDF once, as its own public copy', async () => {
  const stored = await keep(pdf(), '合同.pdf');
  expect(stored.publicSha256).toBe(stored.sha256);
  expect(stored).toMatchObject({ thumbnailSha256: null, width: null, height: null });
});

it('keeps nothing of what it refuses', async () => {
  await expect(keep(text('<html>'), '收据.jpg')).rejects.toMatchObject({ code: 'file.html' });
  await expect(keep(pdf('/JavaScript 1 0 R'), 'a.pdf')).rejects.toMatchObject({
    code: 'file.pdf-active',
  });
  expect(await readdir(directory)).toEqual([]);
});
