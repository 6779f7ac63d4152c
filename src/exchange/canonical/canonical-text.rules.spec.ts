import * as fc from 'fast-check';
import { canonicalPage, canonicalText, digestOfLine, lineOf, rowOf } from './canonical-text.rules';

describe('a line of a package', () => {
  it('has its keys in code-unit order, no white space, and nothing for null', () => {
    expect(lineOf({ summary: '电梯“维保”\n', amount: '12.50', note: null, Z: '' })).toBe(
      '{"Z":"","amount":"12.50","summary":"电梯“维保”\\n"}',
    );
  });

  it.each([
    ['white space', '{"a": "1"}'],
    ['keys in another order', '{"b":"1","a":"2"}'],
    ['a key twice', '{"a":"1","a":"2"}'],
    ['a number', '{"a":1}'],
    ['null', '{"a":null}'],
    ['an escape that is not needed', '{"a":"\\u0041"}'],
    ['a list', '["a"]'],
    ['nothing', ''],
    ['half of it', '{"a":"1"'],
  ])('is not read with %s', (_what, line) => {
    expect(rowOf(line)).toBeNull();
  });

  it('is read back as it was written, whatever text PostgreSQL can hold', () => {
    const text = fc.string({ unit: 'grapheme' });
    const rows = fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/), text);
    fc.assert(
      fc.property(rows, (row) => {
        expect(rowOf(lineOf(row))).toEqual({ ...row });
      }),
    );
  });
});

describe('a page of a package', () => {
  it('is the same text whatever the order in which it was put together', () => {
    const [one, other] = [canonicalPage({ a: '1', b: ['2', { d: '4', c: '3' }] }), '{}'];
    expect(canonicalPage({ b: ['2', { c: '3', d: '4' }], a: '1' })).toBe(one);
    expect(one).toBe(
      '{\n  "a": "1",\n  "b": [\n    "2",\n    {\n      "c": "3",\n      "d": "4"\n    }\n  ]\n}\n',
    );
    expect(canonicalText({})).toBe(other);
  });
});

it('digests a line to the first 8 bytes of its SHA-256', () => {
  expect(digestOfLine(Buffer.from('abc'))).toBe('ba7816bf8f01cfea');
});
