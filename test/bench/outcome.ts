import type { Latency } from './statistics';

/** The bound that an outcome is held to, from the plan's column "must". */
export interface Must {
  readonly op: '≥' | '≤';
  readonly value: number;
}

export interface Round {
  readonly ours: number;
  readonly against?: number;
  /** Share of all cores in use before the round, 0 to 1: what else the machine was doing. */
  readonly busy: number;
}

/** One line of the table. */
export interface Outcome {
  readonly what: string;
  /** Of `ours` and `against`. */
  readonly unit: string;
  readonly ours: number;
  readonly against?: number;
  readonly againstWhat?: string;
  /** Median of the rounds' ours / against. */
  readonly ratio?: number;
  /** On the ratio if there is one, else on `ours`. */
  readonly must?: Must;
  /** Milliseconds. */
  readonly latency?: Latency;
  readonly rounds: readonly Round[];
  readonly note?: string;
}

/** The figure that the bound is about. */
export const figureOf = ({ ratio, ours }: Outcome): number => ratio ?? ours;

/** Null when nothing is asked of it. */
export function isMet(outcome: Outcome): boolean | null {
  const { must } = outcome;
  if (!must) return null;
  const figure = figureOf(outcome);
  return must.op === '≥' ? figure >= must.value : figure <= must.value;
}

/** What a case found: its figures, and what of the books did not hold afterwards. */
export interface CaseResult {
  readonly name: string;
  readonly about: string;
  readonly outcomes: readonly Outcome[];
  readonly broken: readonly string[];
  readonly seconds: number;
}
