import fc from 'fast-check';
import {
  canonicalLeaf,
  commitmentOf,
  commitmentsOf,
  type EntryLeaf,
  fieldSaltOf,
  type Leaf,
  opens,
  parseLeaf,
  type RowLeaf,
} from './leaf.rules';
import { leafHash } from './tree.rules';

const refusal = (code: string) => expect.objectContaining({ name: 'DomainError', code });

const rowLeaf = (row: RowLeaf['row']): RowLeaf => ({ v: 1, op: 'insert', kind: 'payee', row });
const hashOf = (leaf: Leaf) => leafHash(Buffer.from(canonicalLeaf(leaf), 'utf8')).toString('hex');

const ENTRY: EntryLeaf = {
  v: 1,
  kind: 'entry',
  row: { seq: '7', booked_on: '2026-03-01', posted_at: '2026-03-01T08:00:00.123456+00:00' },
  lines: [
    { line: '1', account_code: '5101', debit: '123.40', credit: '0.00', summary: '电梯年检' },
    { line: '2', account_code: '1002', debit: '0.00', credit: '123.40', summary: '' },
  ],
  files: [{ file_id: '01999999-0000-7000-8000-000000000001' }],
};

// Frozen for v 1: leaves already signed must be read the same way for as long as books are kept.
const GOLDEN: [string, Leaf, string, string][] = [
  [
    '中文',
    rowLeaf({ name: '上海锦和电梯工程有限公司', id: '7' }),
    '{"kind":"payee","op":"insert","row":{"id":"7","name":"上海锦和电梯工程有限公司"},"v":1}',
    '25db665ebd9e59b88e9c6afe411df2e162d9b35ed6f14ba3db7652e8ac88c93b',
  ],
  [
    'emoji and other characters of two halves',
    rowLeaf({ name: '修好了👍🏽𠮷' }),
    '{"kind":"payee","op":"insert","row":{"name":"修好了👍🏽𠮷"},"v":1}',
    '6edcdf4a11dbac1ca92b811a312656e30273e83c4fde4d60130f34291ce73f8a',
  ],
  [
    'quotes, backslashes and slashes',
    rowLeaf({ name: 'a"b\\c/d\'' }),
    '{"kind":"payee","op":"insert","row":{"name":"a\\"b\\\\c/d\'"},"v":1}',
    '2ae31338d98eb8110783844f652e06898d822987e60e64769378763c178875b3',
  ],
  [
    'control characters',
    rowLeaf({ name: '\b\t\n\f\r\u0001\u001f\u007f\u0085' }),
    '{"kind":"payee","op":"insert","row":{"name":"\\b\\t\\n\\f\\r\\u0001\\u001f\u007f\u0085"},"v":1}',
    '547d0226c8a68b51110bd57d59f376255206695187d2c203527e5665eb4218ed',
  ],
  [
    'line separators, which JavaScript long refused',
    rowLeaf({ name: 'a\u2028b\u2029c' }),
    '{"kind":"payee","op":"insert","row":{"name":"a\u2028b\u2029c"},"v":1}',
    'c0f127b3b5143774e826d0676635dbe6a8527a021161d87ba1362510b02eb4f4',
  ],
  [
    'full-width digits and two spellings of one letter, kept as written',
    rowLeaf({ name: '１２３', other: '\u00e9 e\u0301' }),
    '{"kind":"payee","op":"insert","row":{"name":"１２３","other":"\u00e9 e\u0301"},"v":1}',
    '7b4dd2c9e3c4fc981d05d5bc9f142bb394141e2cdd0017509ea4b2ba20b4dc8e',
  ],
  [
    'keys in the order of their characters',
    rowLeaf({ b: '1', a_b: '2', a: '3', ab: '4', a1: '5' }),
    '{"kind":"payee","op":"insert","row":{"a":"3","a1":"5","a_b":"2","ab":"4","b":"1"},"v":1}',
    '6f125560c3f8e2cc6b4a192203ecd0ff65a1dc69f6cf9491a121514f0b5bd17f',
  ],
  [
    'a commitment in place of a text',
    { ...rowLeaf({ name: { commitment: 'ab'.repeat(32) } }), op: 'update' },
    `{"kind":"payee","op":"update","row":{"name":{"commitment":"${'ab'.repeat(32)}"}},"v":1}`,
    '13aa12e61e6fd9f006b11c9bd5aff48fce7ed1b27404245a41bfa0e2d19372fb',
  ],
  [
    'an entry',
    ENTRY,
    '{"files":[{"file_id":"01999999-0000-7000-8000-000000000001"}],"kind":"entry","lines":[' +
      '{"account_code":"5101","credit":"0.00","debit":"123.40","line":"1","summary":"电梯年检"},' +
      '{"account_code":"1002","credit":"123.40","debit":"0.00","line":"2","summary":""}],' +
      '"row":{"booked_on":"2026-03-01","posted_at":"2026-03-01T08:00:00.123456+00:00","seq":"7"},"v":1}',
    'db4df6b0f1fadb19d193e8ccbf631601336a395c81ec0e211831dbdd748c929a',
  ],
  [
    'an erasure',
    { v: 1, kind: 'erasure', row: { leaf: '3', reason: '本人要求', at: '2026-03-01', by: 'x' } },
    '{"kind":"erasure","row":{"at":"2026-03-01","by":"x","leaf":"3","reason":"本人要求"},"v":1}',
    '41e2f483639c81da2b1222f151c8c5afac023868baf45cd88811dba9eb0799d6',
  ],
];

describe('the text of a leaf', () => {
  it.each(GOLDEN)('is frozen: %s', (_, leaf, body, hash) => {
    expect(canonicalLeaf(leaf)).toBe(body);
    expect(parseLeaf(body)).toEqual(leaf);
    expect(hashOf(leaf)).toBe(hash);
  });

  const text = fc.string({ unit: 'binary' }).filter((each) => !each.includes('\0'));
  const column = fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/);
  const row = fc.dictionary(column, text);

  it('is read back to the same leaf, and never depends on the order of keys', () => {
    fc.assert(
      fc.property(row, fc.array(row, { minLength: 1, maxLength: 6 }), (head, lines) => {
        const leaf: EntryLeaf = {
          v: 1,
          kind: 'entry',
          row: head,
          lines: lines.map((line, i) => ({ ...line, line: `${i + 1}` })),
        };
        const body = canonicalLeaf(leaf);
        expect(parseLeaf(body)).toEqual(leaf);
        expect(canonicalLeaf(parseLeaf(body))).toBe(body);
        expect(canonicalLeaf(reversedKeys(leaf) as Leaf)).toBe(body);
      }),
    );
  });

  it('is what JSON itself writes for sorted keys (RFC 8785 for texts)', () => {
    fc.assert(
      fc.property(row, (columns) => {
        const sorted = Object.fromEntries(
          Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1)),
        );
        const oracle = JSON.stringify({ kind: 'payee', op: 'insert', row: sorted, v: 1 });
        expect(canonicalLeaf(rowLeaf(columns))).toBe(oracle);
      }),
    );
  });

  it.each([
    ['a number', { amount: 1 }],
    ['null', { amount: null }],
    ['true', { amount: true }],
    ['a date', { day: new Date(0) }],
    ['nothing', { amount: undefined }],
    ['NUL', { name: 'a\0' }],
    ['half a character', { name: '\ud800' }],
  ])('holds no %s', (_, columns) => {
    const leaf = rowLeaf(columns as unknown as RowLeaf['row']);
    expect(() => parseLeaf(canonicalLeaf(leaf))).toThrow(refusal('log.leaf-malformed'));
  });

  it.each([
    ['', 'nothing'],
    ['[]', 'a list'],
    ['null', 'null'],
    ['{"kind":"payee","op":"insert","row":{}}', 'no version'],
    ['{"kind":"payee","op":"insert","row":{},"v":2}', 'another version'],
    ['{"kind":"payee","op":"insert","row":{},"v":"1"}', 'a version that is a text'],
    ['{"kind":"payee","op":"delete","row":{},"v":1}', 'a deletion'],
    ['{"kind":"payee","op":"insert","row":{},"v":1,"w":"x"}', 'an unknown key'],
    [
      '{"__proto__":{"x":"1"},"kind":"payee","op":"insert","row":{},"v":1}',
      'a key of the language',
    ],
    ['{"kind":"payee","op":"insert","row":{"__proto__":"x"},"v":1}', 'a column of the language'],
    ['{"kind":"payee","op":"insert","row":{"a":{"b":"c"}},"v":1}', 'a nested value'],
    ['{"kind":"payee","op":"insert","row":{"a":{"commitment":"AB"}},"v":1}', 'half a commitment'],
    ['{"kind":"payee","op":"insert","row":{"A":"b"},"v":1}', 'a column in capitals'],
    ['{"kind":"payee","op":"insert","row":{"a":"b","a":"b"},"v":1}', 'a key twice'],
    ['{"kind":"payee", "op":"insert","row":{},"v":1}', 'a space'],
    ['{"op":"insert","kind":"payee","row":{},"v":1}', 'another order'],
    ['{"kind":"payee","op":"insert","row":{},"v":1.0}', 'a fraction'],
    ['{"kind":"payee","op":"insert","row":{"a":"\\u0041"},"v":1}', 'an escape too many'],
    ['{"kind":"payee","op":"insert","row":{"a":"\\/"},"v":1}', 'an escaped slash'],
    ['{"kind":"payee","op":"insert","row":{"a":"\\u001F"},"v":1}', 'an escape in capitals'],
    ['{"kind":"entry","lines":[],"row":{},"v":1}', 'an entry without lines'],
    ['{"kind":"entry","lines":[{"a":"b"}],"row":{},"v":1}', 'a line without its number'],
    ['{"files":[],"kind":"entry","lines":[{"line":"1"}],"row":{},"v":1}', 'no files, said so'],
    ['{"kind":"erasure","op":"insert","row":{},"v":1}', 'an erasure with an operation'],
    [`${'['.repeat(100_000)}`, 'a bottomless list'],
  ])('is not %j: %s', (body) => {
    expect(() => parseLeaf(body)).toThrow(refusal('log.leaf-malformed'));
  });
});

describe('commitments', () => {
  const salt = Buffer.alloc(32, 9);
  const path = 'row.note';
  const fieldSalt = fieldSaltOf(salt, path);
  const leaf = rowLeaf({ id: '7', note: { commitment: commitmentOf(fieldSalt, '3 幢 502') } });
  const opening = { path, salt: fieldSalt.toString('hex'), value: '3 幢 502' };

  it('are frozen', () => {
    expect(fieldSalt.toString('hex')).toBe(
      '399de1adb6c87653e2e584605dabb26d533a199829600f612000c91532c60873',
    );
    expect(commitmentOf(fieldSalt, '3 幢 502')).toBe(
      'bf735bd585ee36ebfcd4ad0f57f274e9b06437ff64ece9bcc2ae1537044a6dd1',
    );
  });

  it('open to the one value they were made of', () => {
    expect(opens(leaf, opening)).toBe(true);
    expect(opens(leaf, { ...opening, value: '3 幢 503' })).toBe(false);
    expect(opens(leaf, { ...opening, path: 'row.id' })).toBe(false);
    expect(opens(leaf, { ...opening, path: 'row.absent' })).toBe(false);
    expect(opens(leaf, { ...opening, salt: '00'.repeat(32) })).toBe(false);
    expect(opens(leaf, { ...opening, salt: opening.salt.toUpperCase() })).toBe(false);
  });

  it('of one leaf share no salt, so that one column can be shown alone', () => {
    expect(fieldSaltOf(salt, 'row.a')).not.toEqual(fieldSaltOf(salt, 'row.b'));
    expect(fieldSaltOf(salt, 'row.a')).not.toEqual(fieldSaltOf(Buffer.alloc(32), 'row.a'));
  });

  it('are found by their path, in lines by the number of the line', () => {
    const commitment = 'cd'.repeat(32);
    const entry: EntryLeaf = {
      ...ENTRY,
      row: { ...ENTRY.row, summary: { commitment } },
      lines: [ENTRY.lines[0]!, { ...ENTRY.lines[1], line: '12', unit_id: { commitment } }],
    };
    expect(commitmentsOf(entry)).toEqual(
      new Map([
        ['row.summary', commitment],
        ['lines.12.unit_id', commitment],
      ]),
    );
    expect(commitmentsOf(rowLeaf({ id: '7' }))).toEqual(new Map());
  });
});

function reversedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversedKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]): [string, unknown] => [key, reversedKeys(each)])
      .reverse(),
  );
}
