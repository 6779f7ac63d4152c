import { idempotencyKeyOf, requestHashOf } from './idempotency-key';
import { Refusal } from './refusal';
import { seenVersionOf } from './version';

const codeOf = (work: () => unknown) => {
  try {
    work();
    return 'accepted';
  } catch (error) {
    return error instanceof Refusal ? `${error.getStatus()} ${error.code}` : 'fault';
  }
};

describe('the hash of a request', () => {
  it('does not depend on the order of fields, at any depth', () => {
    const one = { a: 1, b: { c: ['x', { d: 2, e: null }], f: '五' } };
    const other = { b: { f: '五', c: ['x', { e: null, d: 2 }] }, a: 1 };
    expect(requestHashOf(one)).toBe(requestHashOf(other));
    expect(requestHashOf(one)).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { a: '1' }],
    [{ a: null }, {}],
    [
      ['x', 'y'],
      ['y', 'x'],
    ],
    [{ a: { b: 1 } }, { a: { c: 1 } }],
  ])('differs between %j and %j', (one, other) => {
    expect(requestHashOf(one)).not.toBe(requestHashOf(other));
  });

  it('differs between two routes', () => {
    expect(requestHashOf({}, 'POST /a')).not.toBe(requestHashOf({}, 'POST /b'));
  });
});

it.each([
  [undefined, '400 idempotency.key-missing'],
  ['', '400 idempotency.key-missing'],
  ['short', '400 idempotency.key-malformed'],
  ['x'.repeat(121), '400 idempotency.key-malformed'],
  ['with space', '400 idempotency.key-malformed'],
  ['编号编号编号编号', '400 idempotency.key-malformed'],
  ['0193-abcd-ef', 'accepted'],
])('the idempotency key %p: %s', (key, outcome) => {
  expect(codeOf(() => idempotencyKeyOf({ headers: { 'idempotency-key': key } }))).toBe(outcome);
});

it.each([
  [undefined, '428 version.missing'],
  ['', '428 version.missing'],
  ['*', '400 version.malformed'],
  ['W/"3"', '400 version.malformed'],
  ['"3", "4"', '400 version.malformed'],
  ['"3"', 'accepted'],
  ['3', 'accepted'],
])('If-Match %p: %s', (header, outcome) => {
  expect(codeOf(() => seenVersionOf(header))).toBe(outcome);
});
