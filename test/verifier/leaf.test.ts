import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import {
  CheckError,
  fromBase64,
  fromHex,
  setSha256,
  toBase64,
  toHex,
} from '../../verifier/lib/bytes.mjs';
import { canonical, checkLeaf, fieldOf, lineField, parseLeaf } from '../../verifier/lib/leaf.mjs';
import { verifyTlogProof } from '../../verifier/lib/tlog-proof.mjs';
import { canonicalText, leafLine } from './support/bundle';
import { inclusionPath, leafHashOf, treeHash } from './support/reference-tree';
import { Signer } from './support/signer';

beforeAll(() => setSha256((bytes) => createHash('sha256').update(bytes).digest()));

const codeOf = async (work: () => unknown) => {
  try {
    await work();
    return 'accepted';
  } catch (error) {
    if (error instanceof CheckError) return error.code;
    throw error;
  }
};

describe('canonical text', () => {
  /** Written down once; a change of either would void every proof that is out. */
  it('of the golden leaf is what it was, byte for byte', async () => {
    const body =
      '{"kind":"payee","op":"insert","row":{"a1":"１２３ 中文","b":"🏠\\"\\\\\\b\\f\\n\\r\\t\\u001f/\u2028","name":{"commitment":"29d2ca75ac68c23bf2b7a34d1b8a4b1ce0b6d4bb4ccb83f1a2a47c6e4d3c2f10"}},"v":1}';
    expect(canonical(parseLeaf(body))).toBe(body);
    const { hash } = await checkLeaf(body, []);
    expect(toHex(hash)).toBe(createHash('sha256').update('\0').update(body).digest('hex'));
  });

  it('is the same whatever the order of keys, and reads back to itself', () => {
    const key = fc.stringMatching(/^[a-z_0-9]{1,8}$/);
    const text = fc.string({ unit: 'binary' }).filter((s) => !s.includes('\0'));
    const rows = fc.dictionary(key, fc.oneof(text, fc.array(text, { maxLength: 3 })));
    fc.assert(
      fc.property(rows, (row) => {
        const backwards = Object.fromEntries(Object.entries(row).reverse());
        expect(canonical(backwards)).toBe(canonical(row));
        expect(canonical(row)).toBe(canonicalText(row));
        expect(canonical(JSON.parse(canonical(row)))).toBe(canonical(row));
      }),
    );
  });

  it.each([
    ['white space', '{"kind":"a", "op":"insert","row":{},"v":1}'],
    ['keys out of order', '{"op":"insert","kind":"a","row":{},"v":1}'],
    ['a key twice', '{"kind":"a","op":"insert","row":{"x":"1","x":"2"},"v":1}'],
    ['an escape that need not be', '{"kind":"\\u0061","op":"insert","row":{},"v":1}'],
    ['a number', '{"kind":"a","op":"insert","row":{"x":1},"v":1}'],
    ['true', '{"kind":"a","op":"insert","row":{"x":true},"v":1}'],
    ['null', '{"kind":"a","op":"insert","row":{"x":null},"v":1}'],
    ['a lone surrogate', '{"kind":"a","op":"insert","row":{"x":"\\ud800"},"v":1}'],
    ['NUL', '{"kind":"a","op":"insert","row":{"x":"\\u0000"},"v":1}'],
    ['another version', '{"kind":"a","op":"insert","row":{},"v":2}'],
    ['a version elsewhere', '{"kind":"a","op":"insert","row":{"v":1},"v":1}'],
    ['an unknown member', '{"kind":"a","more":"x","op":"insert","row":{},"v":1}'],
    ['an unknown act', '{"kind":"a","op":"delete","row":{},"v":1}'],
    [
      'a commitment with more in it',
      `{"kind":"a","op":"insert","row":{"x":{"commitment":"${'0'.repeat(64)}","y":"z"}},"v":1}`,
    ],
    [
      'a commitment that is none',
      '{"kind":"a","op":"insert","row":{"x":{"commitment":"00"}},"v":1}',
    ],
    ['lines where none belong', '{"kind":"a","lines":[],"op":"insert","row":{},"v":1}'],
    ['no lines where they belong', '{"kind":"entry","row":{},"v":1}'],
    ['no row', '{"kind":"a","op":"insert","v":1}'],
    ['a list', '[]'],
    ['nothing', ''],
  ])('refuses %s', async (_, body) => {
    expect(await codeOf(() => parseLeaf(body))).toBe('leaf.malformed');
  });

  it('takes the marker of an erasure', () => {
    const body = '{"kind":"erasure","row":{"at":"2026-03-01T00:00:00+00:00","leaf":"7"},"v":1}';
    expect(parseLeaf(body).kind).toBe('erasure');
  });
});

describe('an opening', () => {
  const { body, openings } = leafLine(
    {
      kind: 'entry',
      row: { seq: '1', summary: '电梯维保' },
      lines: [
        { line: '1', summary: '三月' },
        { line: '2', summary: '' },
      ],
    },
    5,
  );

  it('shows what was booked, field by field', async () => {
    const checked = await checkLeaf(body, openings);
    expect(fieldOf(checked, 'summary')).toBe('电梯维保');
    expect(checked.leaf.lines!.map((line) => lineField(checked, line, 'summary'))).toEqual([
      '三月',
      '',
    ]);
    expect(checked.hidden).toBe(0);
    const closed = await checkLeaf(body, openings.slice(1));
    expect(fieldOf(closed, 'summary')).toBeUndefined();
    expect(closed.hidden).toBe(1);
  });

  it('of anything else is refused', async () => {
    const [opening] = openings as [(typeof openings)[0]];
    const lies: unknown[] = [
      { ...opening, value: '电梯大修' },
      { ...opening, path: 'lines.1.summary' },
      { ...opening, path: 'row.seq' },
      { ...opening, path: 'row.absent' },
      { ...opening, salt: openings[1]!.salt },
      { ...opening, salt: opening.salt.toUpperCase() },
      { ...opening, salt: '' },
      { ...opening, value: 7 },
      { ...opening, value: `${opening.value}\ud800` },
      { path: opening.path },
      null,
      'row.summary',
    ];
    for (const lie of lies) {
      expect(await codeOf(() => checkLeaf(body, [lie] as never))).toBe('leaf.opening-differs');
    }
    expect(await codeOf(() => checkLeaf(body, [opening, opening]))).toBe('leaf.opening-differs');
  });
});

describe('a proof file', () => {
  const signer = new Signer('trust.example/c/7/log/1');
  const leaves = Array.from({ length: 11 }, (_, i) =>
    leafLine({ kind: 'a', op: 'insert', row: { x: `${i}` } }, i),
  );
  const hashes = leaves.map(({ body }) => leafHashOf(Buffer.from(body)));
  const note = signer.head(11, treeHash(hashes), 1_790_000_000);
  const extra = toBase64(Buffer.from(JSON.stringify({ body: leaves[6]!.body, openings: [] })));
  const text = [
    'c2sp.org/tlog-proof@v1',
    `extra ${extra}`,
    'index 6',
    ...inclusionPath(6, hashes).map(toBase64),
    '',
    note,
  ].join('\n');
  const accepts = (bytes: Buffer) =>
    codeOf(() => verifyTlogProof(bytes.toString('utf8'), signer.vkey));

  it('verifies, and does not survive the change of a single bit outside the clock', async () => {
    expect(await accepts(Buffer.from(text))).toBe('accepted');
    const clockLine = Buffer.byteLength(text.slice(0, text.lastIndexOf('— ')));
    const survived: number[] = [];
    for (let bit = 0; bit < clockLine * 8; bit++) {
      const bytes = Buffer.from(text);
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      if ((await accepts(bytes)) === 'accepted') survived.push(bit);
    }
    expect(survived).toEqual([]);
  });

  it.each([
    ['no head', (t: string) => t.split('\n\n')[0]!],
    ['another first line', (t: string) => t.replace('@v1', '@v2')],
    ['an index with a leading zero', (t: string) => t.replace('index 6', 'index 06')],
    ['no index', (t: string) => t.replace('index 6\n', '')],
    ['no content', (t: string) => t.replace(/extra .*\n/, '')],
    ['content that is none', (t: string) => t.replace(extra, 'AAAA')],
    ['a short hash', (t: string) => t.replace('index 6\n', 'index 6\nAAAA\n')],
    [
      'a hundred hashes',
      (t: string) => t.replace('index 6\n', `index 6\n${`${toBase64(hashes[0]!)}\n`.repeat(100)}`),
    ],
  ])('with %s is no proof file', async (_, spoil) => {
    expect(await codeOf(() => verifyTlogProof(spoil(text), signer.vkey))).toBe('proof.malformed');
  });
});

describe('texts of bytes', () => {
  it('are one for each value', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
        expect(fromHex(toHex(bytes))).toEqual(bytes);
      }),
    );
    for (const wrong of ['A', 'AA', 'AA=', 'AB==', 'AAB=', 'AA==\n', ' AA==', 'A-==', 'AA==AA==']) {
      expect(() => fromBase64(wrong)).toThrow(CheckError);
    }
    for (const wrong of ['0', 'AB', 'xy', ' 00']) expect(() => fromHex(wrong)).toThrow(CheckError);
  });
});
