import type { Here } from './here';

export interface Task {
  key: string;
  path: string;
  /** The page is offered to holders of this right, or of one of these; null: to everybody who works here. */
  right: string | readonly string[] | null;
}

/** The left rail, by task and not by table, in the order of a day's work. */
const TASKS: readonly Task[] = [
  { key: 'todo', path: 'todo', right: null },
  { key: 'spending', path: 'spending', right: 'spending.read' },
  { key: 'commitments', path: 'commitments', right: 'commitment.read' },
  { key: 'votes', path: 'votes', right: 'resolution.read' },
  { key: 'budget', path: 'budget', right: 'budget.read' },
  { key: 'payees', path: 'payees', right: 'payee.read' },
  { key: 'charges', path: 'charges', right: 'charges.read' },
  { key: 'income', path: 'income', right: 'income.read' },
  { key: 'bank', path: 'bank', right: 'bank.read' },
  { key: 'books', path: 'books', right: 'ledger.read' },
  { key: 'close', path: 'close', right: 'ledger.read' },
  { key: 'reports', path: 'reports', right: 'report.read' },
  {
    key: 'disclosure',
    path: 'disclosure',
    right: ['disclosure.countersign', 'disclosure.publish', 'ledger.read'],
  },
  {
    key: 'handover',
    path: 'handover',
    right: ['handover.begin', 'handover.prepare', 'ledger.read'],
  },
  { key: 'exchange', path: 'exchange', right: 'ledger.export' },
  { key: 'evidence', path: 'evidence', right: ['evidence.mask', 'log.leaves'] },
  { key: 'inquiries', path: 'inquiries', right: 'inquiry.read' },
  { key: 'audit', path: 'audit', right: 'audit.read' },
  { key: 'homes', path: 'homes', right: 'roll.read' },
  { key: 'people', path: 'people', right: 'grant.read' },
  { key: 'robots', path: 'robots', right: 'robot.manage' },
  { key: 'contract', path: 'contract', right: 'contract.read' },
  { key: 'me', path: 'me', right: null },
];

export function tasksFor(here: Here): Task[] {
  return TASKS.filter(({ right }) => right === null || [right].flat().some(here.may));
}
