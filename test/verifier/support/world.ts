import type { Options } from '../../../verifier/lib/bundle.mjs';
import { bundleOf, leafLine, rootOf, type Bundle } from './bundle';
import { dice } from './dice';
import { History, type Fact } from './history';
import { Signer } from './signer';

/** A bundle as somebody dishonest, or a broken disk, would hand it out; and what must be said of it. */
export interface Spoilt {
  bundle: Bundle;
  options?: Partial<Options>;
}
export interface Spoil {
  name: string;
  exit: number;
  /** The finding that must be among those reported. */
  code: string;
  spoil: (world: World) => Spoilt;
}

export const ORIGIN = 'trust.example/c/7/log/1';
/** When the honest head was signed, in seconds since 1970. */
export const SIGNED_AT = 1_790_000_000;

/** One community, and whoever holds its signing key. */
export class World {
  readonly signer = new Signer(ORIGIN);
  readonly facts: Fact[];
  private readonly history: History;
  readonly roll: (n: number) => number;

  constructor(seed: number) {
    this.history = new History(seed);
    this.facts = structuredClone(this.history.facts);
    this.roll = dice(seed ^ 0x5eed);
  }

  /** Signed as it stands, by the true key. */
  signed(facts: readonly Fact[] = this.facts, at = SIGNED_AT): Bundle {
    return bundleOf(facts, this.signer, at);
  }

  /** Head over the first `size` facts, as somebody kept it. */
  kept(size: number, at = SIGNED_AT - 86_400): { label: string; text: string } {
    const leaves = this.facts.slice(0, size).map(leafLine);
    return { label: '上月的账本头', text: this.signer.head(size, rootOf(leaves), at) };
  }

  pick<T>(items: readonly T[]): T {
    return items[this.roll(items.length)]!;
  }

  where(kind: string, row: Record<string, string> = {}): Fact[] {
    const wanted = Object.entries(row);
    return this.facts.filter(
      (fact) => fact.kind === kind && wanted.every(([column, value]) => fact.row[column] === value),
    );
  }

  entries = (kind?: string) => this.where('entry', kind ? { kind } : {});

  /** One more payment within the reviewer's limit, and all that goes with it. */
  smallPayment(): Fact[] {
    const before = this.history.facts.length;
    this.history.pay(12_345, 'reviewer');
    return structuredClone(this.history.facts.slice(before));
  }

  drop(fact: Fact): void {
    this.facts.splice(this.facts.indexOf(fact), 1);
  }
}

/** Puts a digit before an amount. */
export const raise = (amount: string) => `1${amount}`;

/** Raises every amount of an entry alike, so that it still balances. */
export const inflate = (entry: Fact) => {
  const grown = (amount: string) => (amount === '0.00' ? amount : raise(amount));
  entry.row['total'] = entry
    .lines!.map((line) => BigInt(grown(line['debit']!).replace('.', '')))
    .reduce((a, b) => a + b)
    .toString()
    .replace(/(..)$/, '.$1');
  for (const line of entry.lines!) {
    line['debit'] = grown(line['debit']!);
    line['credit'] = grown(line['credit']!);
  }
};
