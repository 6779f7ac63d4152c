import type { Tone } from '../components/Badge';
import type { DisclosureDuty } from './types';

/** What a period came to, as one word of `disclosure:cell` and the tone that repeats it. */
export interface Outcome {
  readonly word:
    'onTime' | 'late' | 'missing' | 'running' | 'to-prepare' | 'prepared' | 'countersigned';
  readonly tone: Tone;
}

export function outcomeOf({ state, daysLate, publishedOn }: DisclosureDuty): Outcome {
  if (publishedOn) {
    return daysLate > 0 ? { word: 'late', tone: 'attention' } : { word: 'onTime', tone: 'good' };
  }
  if (daysLate > 0) return { word: 'missing', tone: 'broken' };
  if (state === 'running') return { word: 'running', tone: 'quiet' };
  return { word: state as Outcome['word'], tone: 'attention' };
}

/** Kinds with their periods, in the order of their first due day; the newest dozen of each. */
export function rowsOf(duties: readonly DisclosureDuty[]): [string, DisclosureDuty[]][] {
  const rows = new Map<string, DisclosureDuty[]>();
  for (const duty of duties) rows.set(duty.name, [...(rows.get(duty.name) ?? []), duty]);
  return [...rows].map(([name, row]) => [name, row.slice(-NEWEST)]);
}

const NEWEST = 13;
