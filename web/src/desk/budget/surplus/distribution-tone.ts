import type { Tone } from '../../../shared/components/Badge';

const TONES: Record<string, Tone> = {
  proposed: 'attention',
  decided: 'attention',
  refused: 'broken',
  posted: 'good',
};

export const surplusTone = (state: string): Tone => TONES[state] ?? 'quiet';
