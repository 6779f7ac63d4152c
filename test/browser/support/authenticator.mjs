/** What a telephone does with the secret of an enrolment (RFC 6238), in plain node. */
import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const STEP_MS = 30_000;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const bytesOf = (base32) => {
  const bits = base32.replaceAll(/./g, (letter) =>
    LETTERS.indexOf(letter).toString(2).padStart(5, '0'),
  );
  return Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
};

export class Authenticator {
  /** Milliseconds by which its owner's clock is ahead of this machine's. */
  ahead = 0;
  #secret;
  /** The last half-minute whose code was given away: each is good for one act. */
  #spent = 0;

  constructor(base32) {
    this.#secret = bytesOf(base32);
  }

  /**
   * A code that was not used yet. The server allows for a telephone half a minute slow or fast, so
   * three are at hand at once; the fourth has to be waited for.
   */
  async code() {
    const clock = () => Date.now() + this.ahead;
    const now = () => Math.floor(clock() / STEP_MS);
    const step = Math.max(this.#spent + 1, now() - 1);
    // A second of grace: the step must not have passed when the request arrives.
    const from = (step - 1) * STEP_MS + 200;
    if (clock() < from) await sleep(from - clock());
    // The oldest one may be stale by the time a page has sent it.
    this.#spent = clock() % STEP_MS > STEP_MS - 8000 && step < now() ? step + 1 : step;
    return this.#codeOf(this.#spent);
  }

  #codeOf(step) {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const mac = createHmac('sha1', this.#secret).update(counter).digest();
    const number = mac.readUInt32BE(mac.at(-1) & 0xf) & 0x7fffffff;
    return String(number % 1_000_000).padStart(6, '0');
  }
}
