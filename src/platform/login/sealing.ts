import { Injectable } from '@nestjs/common';
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Config } from '../config';

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;
const version = 'v1';

/**
 * What a sealed or hashed value is for. Each purpose has keys of its own: a value sealed as a phone
 * number does not open as anything else, and equal texts of two purposes hash differently.
 */
export type SealPurpose =
  | 'phone'
  | 'identity'
  | 'totp'
  | 'invite'
  | 'bank-account'
  | 'invoice'
  | 'attempt'
  | 'request'
  | 'receipt'
  | 'ballot'
  | 'mail'
  | 'robot'
  | 'notice-token'
  | 'card-link'
  | 'exchange';

/**
 * Personal data at rest: sealed with AES-256-GCM where it must be read again, keyed hash (HMAC-SHA-256)
 * where it must only be recognised. A plain hash of a phone number is one small dictionary away.
 */
@Injectable()
export class Sealing {
  private readonly keys = new Map<string, Buffer>();

  constructor(private readonly config: Config) {}

  /** Another text each time, even for the same input. */
  seal(text: string, purpose: SealPurpose): string {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv(algorithm, this.key('seal', purpose), iv);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    const sealed = Buffer.concat([iv, cipher.getAuthTag(), body]);
    return `${version}.${sealed.toString('base64url')}`;
  }

  /** @throws Error when the text was not sealed by this installation for this purpose. */
  unseal(sealed: string, purpose: SealPurpose): string {
    const [label, content] = sealed.split('.');
    if (label !== version || content === undefined) throw new Error('not a sealed value');
    const bytes = Buffer.from(content, 'base64url');
    const iv = bytes.subarray(0, ivBytes);
    const decipher = createDecipheriv(algorithm, this.key('seal', purpose), iv, {
      authTagLength: tagBytes,
    });
    decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    const body = decipher.update(bytes.subarray(ivBytes + tagBytes));
    return Buffer.concat([body, decipher.final()]).toString('utf8');
  }

  /** Hex; the same for the same text and purpose, so that a value can be found again. */
  keyedHash(text: string, purpose: SealPurpose): string {
    return createHmac('sha256', this.key('hash', purpose)).update(text, 'utf8').digest('hex');
  }

  private key(use: 'seal' | 'hash', purpose: SealPurpose): Buffer {
    const info = `trust-ledger/${version}/${use}/${purpose}`;
    const known = this.keys.get(info);
    if (known) return known;
    const derived = Buffer.from(hkdfSync('sha256', this.config.secretKey, '', info, keyBytes));
    this.keys.set(info, derived);
    return derived;
  }
}
