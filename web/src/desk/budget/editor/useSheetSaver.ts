import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../../shared/api/client';
import { codeOf } from '../../../shared/api/problem';
import { useHere } from '../../app/here';
import { forget, keep } from '../../ui/kept';
import type { SaveState } from '../../ui/useDraftSaver';
import type { Budget } from '../types';
import { inOrder, sentLines, type Sheet } from './sheet';

const PAUSE_MS = 1500;

/** Under which name of this browser the typed words are kept until the server has them. */
export const slotOf = (communityId: number, { budgetId, version }: Budget) =>
  `desk:${communityId}:budget:${budgetId}:${version}`;

/**
 * Saves the whole draft after a pause in the typing, one request after the other, and only over the text
 * that was read. What cannot be sent yet is kept in this browser.
 */
export function useSheetSaver(budget: Budget, sheet: Sheet, isWhole: boolean) {
  const here = useHere();
  const client = useQueryClient();
  const [state, setState] = useState<SaveState>('idle');
  const [error, setError] = useState<Error | null>(null);
  const contentHash = useRef(budget.contentHash);
  // A line whose account became another is another line to the server: by the key on the screen.
  const ids = useRef(new Map<string, string>());
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const sent = useRef(textOf(sheet));
  const slot = slotOf(here.id, budget);
  const path = here.api(`/budgets/${budget.budgetId}`);

  const write = async (next: Sheet): Promise<void> => {
    const text = textOf(next);
    if (text === sent.current) return;
    setState('saving');
    const lines = next.lines.map((line) => ({
      ...line,
      lineId: ids.current.get(line.key) ?? line.lineId,
    }));
    const saved = await api.put<Budget>(
      `${path}/draft`,
      {
        version: budget.version,
        ...(contentHash.current ? { contentHash: contentHash.current } : {}),
        lines: sentLines(lines),
        reason: next.reason,
        surplusNote: next.surplusNote,
      },
      { once: true },
    );
    contentHash.current = saved.contentHash;
    // The other parts of the page show the same text.
    client.setQueryData([path], saved);
    inOrder(lines).forEach(({ key }, index) => {
      const id = saved.lines[index]?.lineId;
      if (id) ids.current.set(key, id);
    });
    sent.current = text;
    forget(slot);
    setState('saved');
    setError(null);
  };

  const save = (next: Sheet): Promise<void> => {
    const turn = queue.current.then(() => write(next));
    queue.current = turn.catch((refusal: unknown) => {
      setError(refusal instanceof Error ? refusal : new Error(String(refusal)));
      setState(codeOf(refusal) === 'open-budget.draft-moved' ? 'conflict' : 'failed');
    });
    return turn;
  };

  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    if (textOf(sheet) === sent.current) return undefined;
    keep(slot, sheet);
    if (!isWhole) return undefined;
    const timer = window.setTimeout(
      () => void latest.current(sheet).catch(() => undefined),
      PAUSE_MS,
    );
    return () => window.clearTimeout(timer);
  }, [sheet, isWhole, slot]);
  // Leaving the sheet does not lose the last words.
  const leave = useRef<() => void>(() => undefined);
  leave.current = () => {
    if (isWhole) void save(sheet).catch(() => undefined);
  };
  useEffect(() => () => leave.current(), []);

  return { state, error };
}

const textOf = ({ lines, reason, surplusNote }: Sheet) =>
  JSON.stringify([lines, reason, surplusNote]);
