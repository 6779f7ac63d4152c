import { parseArgs } from 'node:util';

/** How much is measured. */
export interface Settings {
  /** Lines in the book, ascending, for the cases that read. */
  readonly sizes: readonly number[];
  readonly communities: number;
  readonly rounds: number;
  /** Of one variant in one round. */
  readonly seconds: number;
  /** Of one query at one size in one round. */
  readonly samples: number;
  readonly bulkEntries: number;
  /** For the cases of charges. */
  readonly billedCommunities: number;
  readonly households: number;
  readonly receipts: number;
  readonly quick: boolean;
}

export interface Asked {
  readonly settings: Settings;
  /** Names of cases; empty: all of them. */
  readonly only: readonly string[];
}

const FULL: Settings = {
  sizes: [1e5, 1e6, 1e7],
  communities: 200,
  rounds: 5,
  seconds: 4,
  samples: 200,
  bulkEntries: 100_000,
  billedCommunities: 300,
  households: 370_000,
  receipts: 100_000,
  quick: false,
};

/** Enough to see that everything runs; its figures say nothing. */
const QUICK: Settings = {
  sizes: [2000, 8000],
  communities: 4,
  rounds: 2,
  seconds: 0.3,
  samples: 10,
  bulkEntries: 1000,
  billedCommunities: 4,
  households: 1000,
  receipts: 1000,
  quick: true,
};

export const USAGE = `npm run bench -- [--quick] [--only <case>[,<case>]] [--size 1e5,1e6,1e7] [--rounds 5]

  --quick   small sizes, to see that the benchmark itself works
  --only    these cases
  --size    lines in the book for the cases that read
  --rounds  rounds of every measurement
`;

/** @throws Error in words for whoever typed it. */
export function settingsOf(args: readonly string[], cases: readonly string[]): Asked {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      size: { type: 'string', default: '' },
      rounds: { type: 'string', default: '' },
    },
  });
  const base = values.quick ? QUICK : FULL;
  const only = listed(values.only);
  const unknown = only.filter((name) => !cases.includes(name));
  if (unknown.length > 0) throw new Error(`no case ${unknown.join(', ')}: ${cases.join(', ')}`);
  const sizes = listed(values.size).map((text) =>
    wholeNumber(text, '--size', base.communities * 40),
  );
  return {
    only,
    settings: {
      ...base,
      sizes: sizes.length > 0 ? sizes.sort((a, b) => a - b) : base.sizes,
      rounds: values.rounds === '' ? base.rounds : wholeNumber(values.rounds, '--rounds', 1),
    },
  };
}

const listed = (text: string): string[] => text.split(',').filter((part) => part.trim() !== '');

function wholeNumber(text: string, option: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least) {
    throw new Error(`${option} takes whole numbers from ${least}, not “${text}”`);
  }
  return value;
}
