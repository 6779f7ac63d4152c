import { createHmac, timingSafeEqual } from 'node:crypto';

/** RFC 6238 with what every authenticator expects: SHA-1, 30 seconds, 6 digits. */
const stepSeconds = 30;
const digits = 6;
/** A telephone's clock may be half a minute off either way. */
const stepsOfGrace = 1;
const base32Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export const totpSecretBytes = 20;

/** The number of the 30-second step an instant lies in. */
export function totpStepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / stepSeconds);
}

/** Whole seconds until the code changes, 1 to 30. */
export function totpSecondsLeft(now: Date): number {
  return stepSeconds - (Math.floor(now.getTime() / 1000) % stepSeconds);
}

/** The code of one step, `length` digits (6; the vectors of RFC 6238 have 8). */
export function totpCode(secret: Buffer, step: number, length = digits): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  // Dynamic truncation, RFC 4226 5.3.
  const offset = mac.readUInt8(mac.length - 1) & 0xf;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** length).padStart(length, '0');
}

/** The step whose code this is, allowing for one step of clock error either way; else null. */
export function matchingStep(secret: Buffer, code: string, now: Date): number | null {
  const current = totpStepAt(now);
  const given = Buffer.from(code);
  let found: number | null = null;
  for (let step = current - stepsOfGrace; step <= current + stepsOfGrace; step += 1) {
    const expected = Buffer.from(totpCode(secret, step));
    // All steps are compared in full, so that the time taken says nothing.
    if (given.length === expected.length && timingSafeEqual(given, expected)) found = step;
  }
  return found;
}

/** RFC 4648 base 32 without padding, as authenticators want the secret. */
export function base32(bytes: Buffer): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += base32Alphabet[(value >>> (bits - 5)) & 31] ?? '';
  }
  return bits > 0 ? text + (base32Alphabet[(value << (5 - bits)) & 31] ?? '') : text;
}

/** The address in the QR code that an authenticator reads. */
export function otpauthUrl(secret: Buffer, issuer: string, account: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  const query = new URLSearchParams({
    secret: base32(secret),
    issuer,
    algorithm: 'SHA1',
    digits: String(digits),
    period: String(stepSeconds),
  });
  // Some authenticators read a plus sign as a plus sign.
  return `otpauth://totp/${label}?${query.toString().replaceAll('+', '%20')}`;
}
