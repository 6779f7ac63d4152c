/** What there is, what was before, and what was undone. */
export interface History<T> {
  past: readonly T[];
  now: T;
  future: readonly T[];
  /** What was being changed last: typing in one cell is one step back, not one per stroke. */
  mark: string | null;
}

const STEPS_MAX = 200;

export function begun<T>(now: T): History<T> {
  return { past: [], now, future: [], mark: null };
}

export function changed<T>(history: History<T>, now: T, mark: string | null = null): History<T> {
  if (mark !== null && mark === history.mark) return { ...history, now, future: [] };
  return { past: [...history.past, history.now].slice(-STEPS_MAX), now, future: [], mark };
}

export function undone<T>(history: History<T>): History<T> {
  const before = history.past[history.past.length - 1];
  if (before === undefined) return history;
  const past = history.past.slice(0, -1);
  return { past, now: before, future: [history.now, ...history.future], mark: null };
}

export function redone<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.now], now: next, future, mark: null };
}
