import { type Manifest, manifestText, parseManifest, partsOf } from './manifest.rules';

const part = (file: string) => ({
  file,
  digests: `${file}.txt`,
  rows: '1',
  bytes: '9',
  sha256: 'ab',
});
const manifest: Manifest = {
  format: 'trust-ledger-books/1',
  schema: 'Exchange1',
  community: { id: '7', name: '锦和苑' },
  personalData: 'with',
  sealedUnder: 'ab',
  log: { size: '3', root: 'cd' },
  head: '',
  books: { closedThrough: '2026-01-31', throughSeq: '2', trialBalance: [] },
  tables: [{ ...part('tables/entry.jsonl'), table: 'entry', columns: ['seq'] }],
  openings: '',
  files: { ...part('files.jsonl'), included: 'none' },
};
const text = manifestText(manifest);

it('is read back as it was written', () => {
  expect(parseManifest(text)).toEqual(manifest);
  expect(partsOf(manifest).map(({ file }) => file)).toEqual(['tables/entry.jsonl', 'files.jsonl']);
});

it.each([
  ['no JSON', 'x'],
  ['another format', text.replace('books/1', 'books/2')],
  ['written in another way', JSON.stringify(manifest)],
  ['without a log', text.replace('"log"', '"lag"')],
  ['with a number for a text', text.replace('"size": "3"', '"size": 3')],
])('is not read: %s', (_what, other) => {
  expect(parseManifest(other)).toBeNull();
});
