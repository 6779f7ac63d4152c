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

const PAGES: Record<string, (id: string) => string> = {
  spending: (id) => `spending/${id}`,
  voucher: (id) => `books/drafts/${id}`,
  'voucher-draft': (id) => `books/drafts/${id}`,
  payee: () => 'payees',
  'payee-bank-change': () => 'payees',
  'binding-request': () => 'homes/requests',
  period: () => 'close',
};

/** The page of the desk where the act is done. */
export function pageOf({
  kind = 'spending',
  id,
  link,
}: {
  kind?: string;
  id: string;
  link?: string | null;
}) {
  const page = PAGES[kind];
  return page ? page(id) : (link ?? 'todo').replace(/^\/?(desk\/)?(\d+\/)?/, '');
}
