import { randomInt } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** Rounds of a long run, set by its jest configuration. */
declare const faultRounds: number | undefined;

const shortRounds = 6;
/** What `book-check` calls an acknowledged act that is not in the books. */
export const lostWords = 'acknowledged and lost';

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

const noFigures = (): Figures => ({
  rounds: 0,
  acknowledged: 0,
  unknown: 0,
  lost: 0,
  faults: 0,
  cuts: 0,
  recoveryMs: [],
});

/** A series as it is kept for the long run's page. */
export interface Series extends Figures {
  name: string;
  seed: number;
  /** How many rounds there should be. */
  planned: number;
}

/** Where each series leaves its figures. */
export const seriesDir = path.join(__dirname, '..', '..', '.cache', 'faults');

/** One series of rounds: how many, by which seed, and what came of them so far. */
export class Chronicle {
  readonly rounds = typeof faultRounds === 'number' ? faultRounds : shortRounds;
  readonly seed = Number(process.env['FAULT_SEED'] ?? randomInt(2 ** 31));
  readonly figures = noFigures();

  constructor(readonly name: string) {
    process.stderr.write(`faults: ${name}: ${this.rounds} rounds, FAULT_SEED=${this.seed}\n`);
  }

  /** Long enough for every round to take its worst time. */
  get timeoutMs(): number {
    return 60_000 + this.rounds * 15_000;
  }

  /** Ends a round: what was found is counted and kept before it fails the test. */
  endRound(found: readonly string[]): void {
    const lost = found.filter((fault) => fault.startsWith(lostWords)).length;
    this.figures.rounds += 1;
    this.figures.lost += lost;
    this.figures.faults += found.length - lost;
    const { name, seed, rounds: planned } = this;
    const series: Series = { name, seed, planned, ...this.figures };
    fs.mkdirSync(seriesDir, { recursive: true });
    fs.writeFileSync(path.join(seriesDir, `${name}.json`), `${JSON.stringify(series)}\n`);
    expect(found).toEqual([]);
  }
}
