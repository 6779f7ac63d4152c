import { createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { CheckError, concat, toBase64, uint64 } from '../lib/bytes.mjs';
import { COSIGNER_KEY, cosignedMessage, formatVkey, parseVkey } from '../lib/note.mjs';
import { createFile } from './disk.mjs';

/** RFC 8410: what stands before the 32 bytes of an Ed25519 private key in PKCS #8. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const NAME = /^[^\s\u0085+]{3,100}$/;

/** @param {string} folder */
const keyFile = (folder) => path.join(folder, 'key.json');

/** The witness's own key: signs that it has seen a head, and when. */
export class WitnessKey {
  #key;

  /**
   * @param {string} name
   * @param {string} vkey
   * @param {import('node:crypto').KeyObject} key
   */
  constructor(name, vkey, key) {
    this.name = name;
    this.vkey = vkey;
    this.#key = key;
  }

  /**
   * One signature line (C2SP tlog-cosignature v1), with its line feed.
   * @param {string} body the checkpoint without signature lines
   * @param {number} at seconds since 1970
   */
  async cosign(body, at) {
    const signature = sign(null, cosignedMessage(body, at), this.#key);
    const { id } = await parseVkey(this.vkey);
    return `— ${this.name} ${toBase64(concat(id, uint64(at), signature))}\n`;
  }
}

/**
 * Makes the key, once: a second one would not be known to anybody. Throws CheckError.
 * @param {string} folder
 * @param {string} name like an address without `https://`: `office.example/witness`
 */
export function makeKey(folder, name) {
  if (!NAME.test(name)) {
    throw new CheckError(
      'usage',
      '名称应像网址，不含空格和加号，例如 jinhe-office.example/witness。',
    );
  }
  const seed = randomBytes(32).toString('base64');
  if (!createFile(keyFile(folder), `${JSON.stringify({ name, seed })}\n`)) {
    throw new CheckError('witness.key-exists', `${keyFile(folder)} 已经有一把钥匙，不再另造。`);
  }
  return readKey(folder);
}

/**
 * Throws CheckError when there is none.
 * @param {string} folder
 */
export async function readKey(folder) {
  const file = keyFile(folder);
  if (!fs.existsSync(file)) {
    throw new CheckError('usage', '还没有见证钥匙，请先运行 node witness.mjs keygen --name 名称。');
  }
  const { name, seed } = JSON.parse(fs.readFileSync(file, 'utf8'));
  const der = Buffer.concat([PKCS8, Buffer.from(seed, 'base64')]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  const vkey = await formatVkey(name, COSIGNER_KEY, new Uint8Array(spki.subarray(-32)));
  return new WitnessKey(name, vkey, key);
}
