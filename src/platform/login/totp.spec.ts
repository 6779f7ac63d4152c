import fc from 'fast-check';
import { base32, matchingStep, otpauthUrl, totpCode, totpSecondsLeft, totpStepAt } from './totp';

const secret = Buffer.from('12345678901234567890');
const at = (seconds: number) => new Date(seconds * 1000);

describe('the code of the authenticator', () => {
  // RFC 6238, Appendix B, the rows of SHA-1.
  it.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('at %d seconds is %s', (seconds, code) => {
    expect(totpCode(secret, totpStepAt(at(seconds)), 8)).toBe(code);
  });

  // RFC 4226, Appendix D.
  it.each(['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583'])(
    'counts like RFC 4226 (%s)',
    (code) => {
      const steps = [0, 1, 2, 3, 4, 5, 6, 7];
      expect(steps.map((step) => totpCode(secret, step))).toContain(code);
    },
  );

  it('is accepted one step early and late, and no further', () => {
    const now = at(1_000_000_005);
    const step = totpStepAt(now);
    const accepted = [-2, -1, 0, 1, 2].map((off) =>
      matchingStep(secret, totpCode(secret, step + off), now),
    );
    expect(accepted).toEqual([null, step - 1, step, step + 1, null]);
  });

  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６'])('refuses %p', (code) => {
    expect(matchingStep(secret, code, at(59))).toBeNull();
  });

  it('says how long it still holds', () => {
    expect([at(60), at(61), at(89)].map(totpSecondsLeft)).toEqual([30, 29, 1]);
  });
});

describe('base 32', () => {
  // RFC 4648, section 10, without padding.
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('of %p is %p', (text, encoded) => {
    expect(base32(Buffer.from(text))).toBe(encoded);
  });

  it('keeps every bit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const bits = Array.from(base32(Buffer.from(bytes)))
          .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter))
          .map((value) => value.toString(2).padStart(5, '0'))
          .join('');
        const wanted = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
        expect(bits.slice(0, wanted.length)).toBe(wanted);
      }),
    );
  });
});

it('the address for the QR code names the issuer and the account', () => {
  const url = new URL(otpauthUrl(secret, '信托账', 'li.si'));
  expect(url.protocol).toBe('otpauth:');
  expect(decodeURIComponent(url.pathname)).toContain('信托账:li.si');
  expect(url.searchParams.get('secret')).toBe(base32(secret));
  expect(url.searchParams.get('issuer')).toBe('信托账');
});
