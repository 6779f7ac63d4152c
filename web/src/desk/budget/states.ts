import type { Tone } from '../../shared/components/Badge';

const TONES: Record<string, Tone> = {
  review: 'attention',
  comment: 'attention',
  deciding: 'attention',
  effective: 'good',
  refused: 'broken',
};

/** The colour only repeats the word beside it. */
export const budgetTone = (state: string): Tone => TONES[state] ?? 'quiet';
