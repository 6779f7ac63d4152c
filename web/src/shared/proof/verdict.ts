import type { Tone } from '../components/Badge';

/** One sentence about the books, with its colour: `proof:<key>` in the messages. */
export interface Verdict {
  tone: Extract<Tone, 'good' | 'attention' | 'broken'>;
  key: string;
  values: Record<string, string>;
}

/** How the head that was shown compares with the one this device had kept. */
export type Comparison = 'first' | 'same' | 'grown' | 'shrunk' | 'forked';

export interface HeadFacts {
  comparison: Comparison;
  size: number;
  /** Leaves added since the head this device had kept. */
  added: number;
  /** Hours since the newest signed time; negative when the signer's clock runs ahead. */
  ageHours: number;
  /** The signer itself has refused what the database shows it. */
  isRefused: boolean;
}

/** Assurance T21: a head older than two days is late, older than a week is silence. */
const LATE_HOURS = 48;
const SILENT_HOURS = 24 * 7;

/**
 * What to tell a resident. What contradicts is worse than what is late; and what is late is never
 * called good, for silence hides changes.
 */
export function verdictOn(facts: HeadFacts): Verdict {
  const values = {
    size: String(facts.size),
    added: String(facts.added),
    days: String(Math.floor(facts.ageHours / 24)),
  };
  if (facts.comparison === 'shrunk' || facts.comparison === 'forked') {
    return { tone: 'broken', key: facts.comparison, values };
  }
  if (facts.isRefused) return { tone: 'broken', key: 'refused', values };
  if (facts.ageHours >= SILENT_HOURS) return { tone: 'broken', key: 'silent', values };
  if (facts.ageHours >= LATE_HOURS) return { tone: 'attention', key: 'late', values };
  return { tone: 'good', key: facts.comparison, values };
}
