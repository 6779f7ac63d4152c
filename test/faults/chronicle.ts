import { randomInt } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** Rounds of a long run, set by its jest configuration. */
declare const faultRounds: number | undefined;

const shortRounds = 20;
const figuresDir = path.join(__dirname, '..', '..', '.cache', 'faults');

/** What came of a series of rounds: counts, and the time until the next act was possible. */
export interface Figures {
  rounds: number;
  acknowledged: number;
  /** Sent and never answered, or answered that it is not known. */
  unknown: number;
  /** Acknowledged and not in the books. */
  lost: number;
  /** Anything else that must never be. */
  faults: number;
  /** Connections broken on purpose. */
  cuts: number;
  recoveryMs: number[];
}

export const noFigures = (): Figures => ({
  rounds: 0,
  acknowledged: 0,
  unknown: 0,
  lost: 0,
  faults: 0,
  cuts: 0,
  recoveryMs: [],
});

/** One series of rounds: how many, by which seed, and its figures. */
export class Chronicle {
  readonly rounds = typeof faultRounds === 'number' ? faultRounds : shortRounds;
  readonly seed = Number(process.env['FAULT_SEED'] ?? randomInt(2 ** 31));

  constructor(readonly name: string) {
    process.stderr.write(`faults: ${name}: ${this.rounds} rounds, FAULT_SEED=${this.seed}\n`);
  }

  /** Long enough for every round to take its worst time. */
  get timeoutMs(): number {
    return 60_000 + this.rounds * 15_000;
  }

  /** Keeps the figures where the long run collects them. */
  write(figures: Figures): void {
    const kept = { name: this.name, seed: this.seed, at: new Date().toISOString(), ...figures };
    fs.mkdirSync(figuresDir, { recursive: true });
    fs.writeFileSync(path.join(figuresDir, `${this.name}.json`), `${JSON.stringify(kept)}\n`);
  }
}
