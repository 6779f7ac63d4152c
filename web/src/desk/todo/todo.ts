import { useHereGet } from '../app/here';

export interface TodoItem {
  kind: string;
  id: string;
  title: string;
  amount?: string | null;
  /** Since when it waits. */
  since: string | null;
  dueOn?: string | null;
  act: string;
  actName?: string;
  link?: string | null;
}

/** What the caller has in hand and waits for somebody else. */
export interface BlockedItem {
  id: string;
  title: string;
  amount?: string | null;
  who: string[];
  what: string;
  since: string | null;
  until?: string | null;
  link?: string | null;
}

export interface Todo {
  items: TodoItem[];
  blockedBy?: BlockedItem[];
}

/** What waits for me, and what waits for others. */
export function useTodo() {
  return useHereGet<Todo>('/todo');
}

/** The page of the desk where the act is done. */
export function pageOf({ kind, id, link }: { kind?: string; id: string; link?: string | null }) {
  if (kind === 'payee-bank-change') return `payees?open=${id}`;
  return link ?? 'todo';
}
