import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { randomInt } from 'node:crypto';
import { Turnstile } from '../files/turnstile';
import { Refusal } from '../http/refusal';

/** OWASP's argon2id setting: 19 MiB, two passes; about 70 ms here. Algorithm 2 is argon2id. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
// Hashing runs on the four threads that also serve files and names: it must not take them all.
const atOnce = 2;
const inLineMax = 100;

// No 0/O, 1/l/I: it is read out over a counter and typed on a telephone.
const readable = 'abcdefghjkmnpqrstuvwxyz23456789';
const initialLength = 12;

@Injectable()
export class Passwords {
  private readonly turnstile = new Turnstile(atOnce);
  private inLine = 0;
  private decoy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password.normalize('NFC'), cost));
  }

  /**
   * Takes as long when there is no such log-in (`stored` null), so that the time does not tell which
   * names exist.
   */
  async matches(stored: string | null, password: string): Promise<boolean> {
    const against = stored ?? (await this.decoyHash());
    const right = await this.inTurn(() => verify(against, password.normalize('NFC')));
    return stored !== null && right;
  }

  /** For a log-in made at the counter; to be changed by its owner. */
  initial(): string {
    return Array.from({ length: initialLength }, () => readable[randomInt(readable.length)]).join(
      '',
    );
  }

  private decoyHash(): Promise<string> {
    this.decoy ??= this.hash(this.initial());
    return this.decoy;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.inLine >= inLineMax) {
      throw new Refusal(503, 'login.busy', '现在登录的人太多，请过一分钟再试。', {
        retryAfterSeconds: 60,
      });
    }
    this.inLine += 1;
    try {
      return await this.turnstile.pass(work);
    } finally {
      this.inLine -= 1;
    }
  }
}
