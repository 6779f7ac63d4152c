import * as fc from 'fast-check';
import { canonicalJson } from './canonical-json';
import { Money } from './money';

describe('canonical JSON', () => {
  it('reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is the same whatever the order of fields, at any depth', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}');
  });

  it('says money, bigints and what is left out in one way only', () => {
    expect(canonicalJson({ seq: 12n, amount: Money.yuan('5670'), left: undefined })).toBe(
      '{"amount":"5670.00","seq":"12"}',
    );
  });
});
