import { totpCode, totpStepAt } from '../../src/platform/login/totp';
import type { Clock } from '../../src/platform/clock';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What a telephone does with the secret of an enrolment. */
export class Authenticator {
  private readonly secret: Buffer;

  constructor(
    base32: string,
    private readonly clock: Clock,
  ) {
    const bits = base32.replaceAll(/./g, (letter) =>
      alphabet.indexOf(letter).toString(2).padStart(5, '0'),
    );
    this.secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  }

  /** The code shown now, or `steps` half-minutes later. */
  code(steps = 0): string {
    return totpCode(this.secret, totpStepAt(this.clock.now()) + steps);
  }
}
