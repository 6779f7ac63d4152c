import type { Tone } from '../components/Badge';
import type { Resolution } from './types';

type Standing = Pick<Resolution, 'state' | 'outcome'>;

/** What is being voted on first, then what will be, then what is over; newest first within each. */
const ORDER: Record<Resolution['state'], number> = { open: 0, announced: 1, closed: 2, draft: 3 };

export function byUrgency(items: readonly Resolution[]): Resolution[] {
  return [...items].sort(
    (one, other) => ORDER[one.state] - ORDER[other.state] || (one.opensOn < other.opensOn ? 1 : -1),
  );
}

export function toneOf({ state, outcome }: Standing): Tone {
  if (outcome === 'passed') return 'good';
  if (outcome !== null) return 'broken';
  return state === 'open' ? 'attention' : 'quiet';
}

/** The key of the word for how a vote stands: its outcome once there is one. */
export function standingKey({ state, outcome }: Standing): string {
  return outcome ? `tally:outcome.${outcome}` : `tally:state.${state}`;
}
