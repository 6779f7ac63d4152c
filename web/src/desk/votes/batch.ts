import type { Choice } from '../../shared/votes/types';

/** One ballot as it lies on the pile being typed in. */
export interface PaperBallot {
  unitId: string;
  label: string;
  choice: Choice;
  /** Signed by the registered proxy. */
  byProxy: boolean;
}

export const CHOICES = ['for', 'against', 'abstain'] as const satisfies readonly Choice[];

const KEYS: Record<string, Choice> = { '1': 'for', '2': 'against', '3': 'abstain' };

/** 1 同意, 2 反对, 3 弃权: one key each, full-width too. */
export function choiceOfKey(key: string): Choice | null {
  return KEYS[key.normalize('NFKC')] ?? null;
}

/** The newest on top; a unit stands on the pile once, as typed last. */
export function withBallot(pile: readonly PaperBallot[], ballot: PaperBallot): PaperBallot[] {
  return [ballot, ...pile.filter(({ unitId }) => unitId !== ballot.unitId)];
}

/** How many of each choice, to be held against the pile on the table. */
export function countsOf(pile: readonly PaperBallot[]): Record<Choice, number> {
  const count = (choice: Choice) => pile.filter((ballot) => ballot.choice === choice).length;
  return { for: count('for'), against: count('against'), abstain: count('abstain') };
}

/** "1栋 1单元 101" and "1-1-101" are the same door. */
const doorOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^0-9a-zA-Z]+/g, '-')
    .replace(/^-|-$/g, '')
    .toUpperCase();

/** The unit that is meant, when only one can be: the only one found, or the one of exactly this door. */
export function unitMeant<U extends { label: string }>(
  found: readonly U[],
  typed: string,
): U | null {
  const door = doorOf(typed);
  const exact = found.filter(({ label }) => doorOf(label) === door);
  if (exact.length === 1) return exact[0] ?? null;
  return found.length === 1 ? (found[0] ?? null) : null;
}
