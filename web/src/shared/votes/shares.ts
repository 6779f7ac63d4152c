import { fenOf } from '../format/yuan';
import type { Measured, Tally } from './types';

/** A part of a whole with the line it has to reach, both counted in the same whole units. */
export interface Marked {
  part: number;
  whole: number;
  /** Where the line stands on the bar, 0 to 1: for the eye only; whether it is reached is `isReached`. */
  mark: number;
  isReached: boolean;
}

const TWO_THIRDS = 2 / 3;
const HALF = 1 / 2;
const THREE_QUARTERS = 3 / 4;

/** ㎡ with two decimals as whole hundredths: "412.50" → 41250. */
const hundredths = (area: string): number => fenOf(area);

export type Measure = 'area' | 'heads';
export const MEASURES = ['area', 'heads'] as const satisfies readonly Measure[];

export function measureOf(of: Measured, measure: Measure): number {
  return measure === 'area' ? hundredths(of.area) : of.heads;
}

/** 参与表决: two thirds or more (民法典 278). 3 × part ≥ 2 × whole, in whole numbers. */
export function quorumOf(part: number, whole: number): Marked {
  return { part, whole, mark: TWO_THIRDS, isReached: whole > 0 && 3 * part >= 2 * whole };
}

/** 同意: more than half of those taking part; special matters three quarters or more. */
export function consentOf(yes: number, part: number, kind: 'ordinary' | 'special'): Marked {
  const isReached = part > 0 && (kind === 'special' ? 4 * yes >= 3 * part : 2 * yes > part);
  return { part: yes, whole: part, mark: kind === 'special' ? THREE_QUARTERS : HALF, isReached };
}

/** Those who took part, abstentions too. */
export function takingPart(tally: Tally, measure: Measure): number {
  return (['for', 'against', 'abstain'] as const)
    .map((choice) => measureOf(tally[choice], measure))
    .reduce((sum, each) => sum + each, 0);
}

/** Width of a bar in percent, never beyond its track. */
export function widthOf({ part, whole }: Pick<Marked, 'part' | 'whole'>): number {
  if (whole <= 0) return 0;
  return Math.min(100, Math.max(0, (part * 100) / whole));
}

/** "5400.00" → "5,400"; "412.50" → "412.5": as people say areas. */
export function plainArea(area: string): string {
  const [, whole = '', rest = ''] = /^(\d+)(?:\.(\d{1,2}))?$/.exec(area) ?? [];
  if (!whole) return area;
  const decimals = rest.replace(/0+$/, '');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals ? `${grouped}.${decimals}` : grouped;
}

/** Nothing is missing any more. */
export function isEnough({ area, heads }: Measured): boolean {
  return hundredths(area) === 0 && heads === 0;
}
