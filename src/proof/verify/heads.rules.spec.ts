import { vkeyOf, verifierKeyOf, SIGNATURE_TYPES } from '../note.rules';
import { signHead, signingLog } from '../signer/signing.rules';
import { CompactRange, leafHash } from '../tree.rules';
import { cosign } from '../cosignature.rules';
import {
  faultOfCosignature,
  faultOfKept,
  faultOfRoot,
  faultOfSignature,
  type HeadRow,
} from './heads.rules';

const KEY = { name: 'books.example.cn', seed: Buffer.alloc(32, 1) };
const LOG = signingLog(KEY, 7);
const OTHER = signingLog({ ...KEY, seed: Buffer.alloc(32, 2) }, 7);
const AT = new Date('2026-03-31T08:00:00Z');
const tree = CompactRange.empty();
for (const each of 'abc') tree.append(leafHash(Buffer.from(each)));
const head = signHead(LOG, tree, AT);
const row: HeadRow = { ...head, vkey: LOG.vkey };
const root = tree.root();

describe('a signed head in the database', () => {
  it('holds as it was signed', () => {
    expect(faultOfSignature(row, 7)).toBeNull();
    expect(faultOfRoot(row, root)).toBeNull();
  });

  it.each<[string, Partial<HeadRow>, string]>([
    ['a size of its own', { size: 4 }, 'size'],
    ['a root of its own', { root: Buffer.alloc(32) }, 'root'],
    ['another time', { signedAt: new Date('2026-03-31T08:00:01Z') }, 'signed_at'],
    ['another text', { note: row.note.replace('\n3\n', '\n4\n') }, 'note'],
    ['another key', { vkey: OTHER.vkey }, 'vkey'],
    ['no key', { vkey: 'nonsense' }, 'vkey'],
    ['no time', { note: row.note.split('\n').slice(0, 5).join('\n') + '\n' }, 'note'],
  ])('with %s is named', (_what, change, column) => {
    const fault = faultOfSignature({ ...row, ...change }, 7);
    expect(fault?.column.split(',')).toContain(column);
  });

  it('of another community is none of this one', () => {
    expect(faultOfSignature(row, 8)).toMatchObject({ column: 'community_id' });
  });

  it('contradicts a tree with another root, and one that is shorter', () => {
    expect(faultOfRoot(row, Buffer.alloc(32))).toMatchObject({ column: 'root' });
    expect(faultOfRoot(row, null)).toMatchObject({ found: expect.stringContaining('尾部') });
  });
});

describe('a head kept outside', () => {
  const kept = { source: 'paper.txt', note: head.note };
  const signing = { communityId: 7, vkey: LOG.vkey, isStored: true, now: AT };

  it('agrees with the tree it was of', () => {
    expect(faultOfKept(kept, root, signing)).toBeNull();
  });

  it('is told apart from another root, another key, another log, and a note nobody can read', () => {
    const column = (fault: ReturnType<typeof faultOfKept>) => fault?.column;
    expect(column(faultOfKept(kept, Buffer.alloc(32), signing))).toBe('root');
    expect(column(faultOfKept(kept, root, { ...signing, vkey: OTHER.vkey }))).toBe('vkey');
    expect(column(faultOfKept(kept, root, { ...signing, communityId: 8 }))).toBe('note');
    expect(column(faultOfKept({ ...kept, note: 'x' }, root, signing))).toBe('note');
  });

  it('is missed in the database, but not in the minute in which it was signed', () => {
    const gone = { ...signing, isStored: false };
    expect(faultOfKept(kept, root, gone)).toMatchObject({ row: '3' });
    expect(faultOfKept({ ...kept, writtenAt: AT }, root, gone)).toBeNull();
    const later = { ...gone, now: new Date(AT.getTime() + 61_000) };
    expect(faultOfKept({ ...kept, writtenAt: AT }, root, later)).toMatchObject({ row: '3' });
  });
});

describe('a line of a witness', () => {
  const witness = { name: 'office.example.cn', seed: Buffer.alloc(32, 3) };
  const key = verifierKeyOf(witness, SIGNATURE_TYPES.cosignature);
  const text = head.note.slice(0, head.note.lastIndexOf('\n\n') + 1);
  const noteLine = cosign(text, witness, 1_780_000_000);
  const line = { size: 3, witness: witness.name, noteLine, note: head.note };

  it('holds under its key, and where the key is not ours to know, by its name', () => {
    expect(vkeyOf(key)).toContain(witness.name);
    expect(faultOfCosignature(line, key)).toBeNull();
    expect(faultOfCosignature(line, null)).toBeNull();
  });

  it('is refused under another name, for another head, or for none', () => {
    const column = (change: object) => faultOfCosignature({ ...line, ...change }, key)?.column;
    expect(column({ witness: 'someone' })).toContain('witness');
    expect(column({ note: signHead(LOG, CompactRange.empty(), AT).note })).toBe('note_line');
    expect(column({ note: null })).toBe('size');
    expect(column({ noteLine: 'nonsense' })).toBe('note_line');
  });
});
