import { performance } from 'node:perf_hooks';

/** Says what is being done and about how long all of it will still take. */
export class Progress {
  private readonly begun = performance.now();
  private expectedDone = 0;
  private current = 0;

  /** `expected`: seconds that all cases together are expected to take on a quiet machine. */
  constructor(private readonly expected: number) {}

  /** A case that was expected to take so long begins. */
  begin(name: string, expected: number): void {
    this.expectedDone += this.current;
    this.current = expected;
    this.say(name, 0);
  }

  /** `share` of the case, 0 to 1, is done. */
  say(what: string, share: number): void {
    process.stderr.write(`${this.clock()}  ${what} · ${this.left(share)}\n`);
  }

  private clock(): string {
    return minutes((performance.now() - this.begun) / 1000);
  }

  private left(share: number): string {
    const done = this.expectedDone + share * this.current;
    const taken = (performance.now() - this.begun) / 1000;
    // Before anything is done the expectation is all there is; later the pace so far corrects it.
    const pace = done < this.expected / 20 ? 1 : taken / done;
    return `about ${minutes(Math.max(0, this.expected - done) * pace)} left`;
  }
}

/** `7:05`. */
export function minutes(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
