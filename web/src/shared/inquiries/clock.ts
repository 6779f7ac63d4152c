import type { Tone } from '../components/Badge';
import type { InquiryCard, InquiryState } from './types';

type Clocked = Pick<InquiryCard, 'state' | 'daysLeft' | 'escalatedTo' | 'hidden'>;

export interface Clock {
  tone: Tone;
  /** Message of the area `ask`. */
  key: string;
  days: number;
}

/** Days in which an answer is about to be late. */
const SOON = 2;

/** The clock as words; null where none runs: answered, settled or hidden. */
export function clockOf({ state, daysLeft, escalatedTo, hidden }: Clocked): Clock | null {
  if (hidden || daysLeft === null || !isWaiting(state)) return null;
  if (daysLeft < 0)
    return { tone: 'broken', key: `ask:clock.${escalatedTo ?? 'late'}`, days: -daysLeft };
  const tone = daysLeft <= SOON ? 'attention' : 'quiet';
  return { tone, key: daysLeft === 0 ? 'ask:clock.today' : 'ask:clock.left', days: daysLeft };
}

/** Somebody owes an answer: not given yet, or not good enough for the asker. */
export const isWaiting = (state: InquiryState): boolean => state === 'open' || state === 'disputed';

const TONES: Record<InquiryState, Tone> = {
  open: 'attention',
  answered: 'good',
  settled: 'good',
  disputed: 'attention',
};

export const toneOf = (state: InquiryState): Tone => TONES[state];
