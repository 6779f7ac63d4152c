import type { Tone } from '../components/Badge';
import type { ObjectedPayment } from './types';

/** One can still speak up, or the payment stands still. */
export function isGoingOn({ state }: Pick<ObjectedPayment, 'state'>): boolean {
  return state === 'open' || state === 'frozen';
}

const TONES: Record<ObjectedPayment['state'], Tone> = {
  open: 'attention',
  frozen: 'broken',
  lifted: 'good',
  refused: 'quiet',
  over: 'good',
};

export const toneOf = ({ state }: Pick<ObjectedPayment, 'state'>): Tone => TONES[state];
