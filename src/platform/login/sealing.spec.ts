import fc from 'fast-check';
import type { Config } from '../config';
import { Sealing } from './sealing';

const sealing = (secretKey: string) => new Sealing({ secretKey } as Config);
const ours = sealing('a'.repeat(16) + '0123456789abcdef');
const theirs = sealing('b'.repeat(16) + '0123456789abcdef');

describe('a sealed value', () => {
  it('opens to what was sealed, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(ours.unseal(ours.seal(text, 'phone'), 'phone')).toBe(text);
      }),
    );
  });

  it('never looks the same twice', () => {
    expect(ours.seal('13800001234', 'phone')).not.toBe(ours.seal('13800001234', 'phone'));
  });

  it('does not open for another purpose, with another key, or with one bit changed', () => {
    const sealed = ours.seal('13800001234', 'phone');
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    bytes[bytes.length - 1]! ^= 1;
    expect(() => ours.unseal(sealed, 'identity')).toThrow();
    expect(() => theirs.unseal(sealed, 'phone')).toThrow();
    expect(() => ours.unseal(`v1.${bytes.toString('base64url')}`, 'phone')).toThrow();
    expect(() => ours.unseal('13800001234', 'phone')).toThrow('not a sealed value');
  });

  it('with a shortened authentication tag is refused', () => {
    expect(() => ours.unseal(`v1.${Buffer.alloc(16).toString('base64url')}`, 'phone')).toThrow();
  });
});

describe('a keyed hash', () => {
  it('is stable for a text and a purpose, and for nothing else', () => {
    const hash = ours.keyedHash('13800001234', 'phone');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(ours.keyedHash('13800001234', 'phone')).toBe(hash);
    expect(ours.keyedHash('13800001235', 'phone')).not.toBe(hash);
    expect(ours.keyedHash('13800001234', 'identity')).not.toBe(hash);
    expect(theirs.keyedHash('13800001234', 'phone')).not.toBe(hash);
  });
});
