import { useEffect, useRef, useState } from 'react';
import { api } from '../../shared/api/client';
import { ApiProblem } from '../../shared/api/problem';

export interface Saved {
  id: string;
  version: number;
}

export type SaveState = 'idle' | 'saving' | 'saved' | 'failed' | 'conflict';

interface Options {
  /** Collection, "/communities/1/spending": POST makes the draft, PUT /:id changes it. */
  path: string;
  /** Where the POST goes when it is not `path`. */
  createPath?: string;
  start: Saved | null;
  /** What would be sent; null while too little is filled in to be a draft. */
  body: object | null;
  /** Saves by itself after a pause in the typing. */
  auto: boolean;
  onFirstSave?: (saved: Saved) => void;
}

const PAUSE_MS = 2500;
const PRECONDITION_FAILED = 412;

/** Saves a draft, one request after the other, under the version it was read in. */
export function useDraftSaver(options: Options) {
  const { start, body, auto, onFirstSave } = options;
  const text = body === null ? null : JSON.stringify(body);
  const [state, setState] = useState<SaveState>('idle');
  const [error, setError] = useState<Error | null>(null);
  const saved = useRef<Saved | null>(start);
  const sentText = useRef<string | null>(start ? text : null);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const write = async (content: string): Promise<Saved> => {
    const known = saved.current;
    if (known && sentText.current === content) return known;
    setState('saving');
    const next = await sendDraft(options, known, content);
    saved.current = next;
    sentText.current = content;
    if (!known) onFirstSave?.(next);
    setState('saved');
    setError(null);
    return next;
  };

  const save = (content: string): Promise<Saved> => {
    const turn = queue.current.then(() => write(content));
    queue.current = turn.catch((refusal: unknown) => {
      setError(refusal instanceof Error ? refusal : new Error(String(refusal)));
      setState(isConflict(refusal) ? 'conflict' : 'failed');
    });
    return turn;
  };

  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    if (!auto || text === null || text === sentText.current) return undefined;
    const timer = window.setTimeout(
      () => void latest.current(text).catch(() => undefined),
      PAUSE_MS,
    );
    return () => window.clearTimeout(timer);
  }, [auto, text]);

  return {
    state,
    error,
    saved: saved.current,
    /** Saves at once; rejects with the server's refusal. */
    saveNow: () =>
      text === null ? Promise.reject(new Error('nothing to save')) : latest.current(text),
  };
}

async function sendDraft(
  { path, createPath = path }: Options,
  known: Saved | null,
  content: string,
): Promise<Saved> {
  const sent: unknown = JSON.parse(content);
  if (!known) {
    const { id, version } = await api.post<Saved>(createPath, sent, { once: true });
    return { id, version };
  }
  const { id, version: seen } = known;
  const changed = await api.put<Saved>(`${path}/${id}`, sent, { ifMatch: seen });
  return { id, version: changed.version };
}

function isConflict(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === PRECONDITION_FAILED;
}
