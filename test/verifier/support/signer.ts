import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/**
 * A log's signer for tests: C2SP checkpoints with a clock line, on node:crypto and nothing of the
 * product.
 */
export class Signer {
  private readonly key: KeyObject;
  private readonly publicKey: Buffer;

  constructor(readonly origin: string) {
    const pair = generateKeyPairSync('ed25519');
    this.key = pair.privateKey;
    this.publicKey = pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  }

  get vkey(): string {
    return this.vkeyOf(this.origin, 1);
  }

  get clockVkey(): string {
    return this.vkeyOf(`${this.origin}/clock`, 4);
  }

  /** As a witness: its vkey, and the line it adds to a note. */
  get witnessVkey(): string {
    return this.vkeyOf(this.origin, 4);
  }

  /** The text of a checkpoint. */
  body(size: number | string, root: Uint8Array): string {
    return `${this.origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;
  }

  /** A note with the log's signature alone. */
  sign(body: string): string {
    const signature = sign(null, Buffer.from(body), this.key);
    return `${body}\n${this.line(this.origin, 1, signature)}`;
  }

  /** The cosignature line of this key, at a time in seconds since 1970. */
  cosign(body: string, at: number, name = this.origin): string {
    const message = Buffer.from(`cosignature/v1\ntime ${at}\n${body}`);
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(BigInt(at));
    return this.line(name, 4, Buffer.concat([time, sign(null, message, this.key)]));
  }

  /** A whole head: signature and clock. */
  head(size: number, root: Uint8Array, at: number): string {
    const body = this.body(size, root);
    return this.sign(body) + this.cosign(body, at, `${this.origin}/clock`);
  }

  private keyId(name: string, type: number): Buffer {
    const hash = createHash('sha256').update(`${name}\n`).update(Buffer.of(type));
    return hash.update(this.publicKey).digest().subarray(0, 4);
  }

  private vkeyOf(name: string, type: number): string {
    const material = Buffer.concat([Buffer.of(type), this.publicKey]).toString('base64');
    return `${name}+${this.keyId(name, type).toString('hex')}+${material}`;
  }

  private line(name: string, type: number, bytes: Uint8Array): string {
    return `— ${name} ${Buffer.concat([this.keyId(name, type), bytes]).toString('base64')}\n`;
  }
}
