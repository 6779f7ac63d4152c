import { api } from '../../../shared/api/client';
import type { Budget, BudgetLine } from '../types';
import { adjustedLines, type Kind, type Moves } from './moves';

interface Adjustment {
  kind: Kind;
  reason: string;
  moves: Moves;
  /** Goes into the basis of each line that was moved. */
  note: (line: BudgetLine) => string;
}

/**
 * Opens the draft of the next version and writes the moved amounts into it.
 * @returns the version's number; its draft stays when the second step is refused, and can be edited.
 */
export async function beginAdjustment(
  path: string,
  { kind, reason, moves, note }: Adjustment,
): Promise<number> {
  await api.post(`${path}/adjustments`, { kind, reason }, { once: true });
  const draft = await api.get<Budget>(path);
  if (kind === 'supplement') return draft.version;
  await api.put(
    `${path}/draft`,
    {
      version: draft.version,
      lines: adjustedLines(draft.lines, moves, note),
      reason,
      surplusNote: draft.surplusNote,
    },
    { once: true },
  );
  return draft.version;
}
