import type { Tone } from '../../shared/components/Badge';
import type { IncomeContract } from './types';

const RED = ['no-contract', 'expired', 'late'];
const ORDER = [...RED, 'ends-soon', 'ok'];

export function toneOf(flag: string): Tone {
  if (RED.includes(flag)) return 'broken';
  return flag === 'ok' ? 'good' : 'attention';
}

export const isWrong = ({ state, owner }: Pick<IncomeContract, 'state' | 'owner'>): boolean =>
  owner === 'COMMON' && RED.includes(state);

/** What is wrong first; as the server sent them otherwise. */
export function byGravity(contracts: readonly IncomeContract[]): IncomeContract[] {
  return [...contracts].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
}
