import fs from 'node:fs';
import path from 'node:path';
import { CheckError } from '../lib/bytes.mjs';
import { LOG_KEY, parseVkey } from '../lib/note.mjs';
import { replaceFile } from './disk.mjs';

/** The logs this witness watches, and the key it trusts for each. */
export class KnownLogs {
  #file;

  /** @param {string} folder */
  constructor(folder) {
    this.#file = path.join(folder, 'logs.json');
  }

  /** @returns {Map<string, { vkey: string, address?: string }>} by origin */
  #all() {
    const known = fs.existsSync(this.#file) ? JSON.parse(fs.readFileSync(this.#file, 'utf8')) : {};
    return new Map(Object.entries(known));
  }

  /**
   * @param {string} origin
   * @returns {string | null}
   */
  vkeyOf(origin) {
    return this.#all().get(origin)?.vkey ?? null;
  }

  /**
   * Watches a log from now on. A key once trusted is not exchanged by a later call, nor is the log
   * behind an address: a change is for people to look into. Throws CheckError.
   * @param {string} text the log's vkey
   * @param {string} [address] where its heads are fetched from
   * @returns {Promise<string>} the log's origin
   */
  async trust(text, address) {
    const vkey = text.trim();
    const { name, type } = await parseVkey(vkey);
    if (type !== LOG_KEY) throw new CheckError('usage', '这是见证人的公钥，不是账本的公钥。');
    const all = this.#all();
    const known = all.get(name);
    if (known && known.vkey !== vkey) throw this.#changed(name, `公钥是 ${known.vkey}`);
    for (const [origin, log] of all) {
      if (address && log.address === address && origin !== name) {
        throw this.#changed(address, `账本是 ${origin}`);
      }
    }
    const entry = { vkey, address: address ?? known?.address };
    all.set(name, entry);
    replaceFile(this.#file, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
    return name;
  }

  /**
   * @param {string} what
   * @param {string} before
   */
  #changed(what, before) {
    return new CheckError(
      'witness.key-changed',
      `${what} 原来登记的${before}，现在给出的是另一个。请先向业委会问明为何更换；确需更换，由人修改 ${this.#file}。`,
    );
  }
}
