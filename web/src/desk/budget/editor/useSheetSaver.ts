import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../../shared/api/client';
import { codeOf } from '../../../shared/api/problem';
import { useHere } from '../../app/here';
import { forget, keep, kept } from '../../ui/kept';
import type { SaveState } from '../../ui/useDraftSaver';
import type { Budget } from '../types';
import { inOrder, sentLines, type Sheet } from './sheet';

const PAUSE_MS = 1500;
const MOVED = 'open-budget.draft-moved';

/** A sheet the server has not got, and the text it was written on. */
export interface LeftSheet {
  sheet: Sheet;
  contentHash: string | null;
}

const slotOf = (communityId: number, { budgetId, version }: Budget) =>
  `desk:${communityId}:budget:${budgetId}:${version}`;

/** What was typed before the page was left, if the server never got it. */
export function leftSheet(communityId: number, budget: Budget): LeftSheet | null {
  return kept<LeftSheet>(slotOf(communityId, budget));
}

interface Writing {
  budget: Budget;
  sheet: Sheet;
  /** Every cell can be sent. What cannot is kept in this browser meanwhile. */
  isWhole: boolean;
  left: LeftSheet | null;
}

/**
 * Saves the whole draft after a pause in the typing, one request after the other, and only over the text
 * that was read.
 */
export function useSheetSaver({ budget, sheet, isWhole, left }: Writing) {
  const slot = slotOf(useHere().id, budget);
  const { write, contentHash } = useWriter(budget, (left ?? budget).contentHash);
  const [state, setState] = useState<SaveState>('idle');
  const [error, setError] = useState<Error | null>(null);
  const text = textOf(sheet);
  // What the server has, or will have when all that is under way has arrived; null when it refused.
  const asked = useRef<string | null>(left ? null : text);
  const underWay = useRef<Promise<void> | null>(null);

  const arrived = () => {
    if (asked.current !== text) return;
    underWay.current = null;
    forget(slot);
    setState('saved');
    setError(null);
  };
  const refused = (refusal: unknown) => {
    const isMoved = codeOf(refusal) === MOVED;
    asked.current = null;
    underWay.current = null;
    setError(refusal instanceof Error ? refusal : new Error(String(refusal)));
    setState(isMoved ? 'conflict' : 'failed');
    // Loading again then brings the newest text, and not this one over it.
    if (isMoved) forget(slot);
  };
  const save = () => {
    if (asked.current === text || !isWhole) return;
    asked.current = text;
    setState('saving');
    const before = underWay.current ?? Promise.resolve();
    underWay.current = before.then(() => write(sheet)).then(arrived, refused);
  };

  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    if (asked.current === text) {
      if (!underWay.current) forget(slot);
      return undefined;
    }
    keep(slot, { sheet, contentHash: contentHash.current } satisfies LeftSheet);
    const timer = window.setTimeout(() => latest.current(), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [text, sheet, slot, contentHash]);
  // Leaving the sheet does not lose the last words.
  useEffect(() => () => latest.current(), []);

  return { state, error };
}

/** Puts a sheet over the text that was read, and no other. */
function useWriter(budget: Budget, readAs: string | null) {
  const client = useQueryClient();
  const path = useHere().api(`/budgets/${budget.budgetId}`);
  const contentHash = useRef(readAs);
  // A line whose account became another is another line to the server: by the key on the screen.
  const ids = useRef(new Map<string, string>());
  const write = async ({ lines: typed, reason, surplusNote }: Sheet): Promise<void> => {
    const lines = typed.map((line) => ({
      ...line,
      lineId: ids.current.get(line.key) ?? line.lineId,
    }));
    const saved = await api.put<Budget>(
      `${path}/draft`,
      {
        version: budget.version,
        ...(contentHash.current ? { contentHash: contentHash.current } : {}),
        lines: sentLines(lines),
        reason,
        surplusNote,
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
  };
  return { write, contentHash };
}

const textOf = ({ lines, reason, surplusNote }: Sheet) =>
  JSON.stringify([lines, reason, surplusNote]);
