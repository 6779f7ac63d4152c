import type { Words } from '../../app/words';
import type { Given } from '../../ui/ActBox';
import { formatYuan } from '../../../shared/format/yuan';
import type { Budget } from '../types';

/** One thing that may be done with the version being worked on. */
export interface Act {
  key: 'decide' | 'submit' | 'accept' | 'return' | 'ask' | 'withdraw';
  /** What the server calls it among the acts one may do. */
  rights: readonly string[];
  /** Where the server takes it, after /budgets/:id. */
  path: string;
  secondFactor: boolean;
  reason: 'none' | 'may' | 'must';
  danger: boolean;
}

const act = (key: Act['key'], right: string, path: string, rest: Partial<Act> = {}): Act => ({
  key,
  rights: [right],
  path,
  secondFactor: false,
  reason: 'none',
  danger: false,
  ...rest,
});

/** Going on first, then saying no, then withdrawing. */
const ACTS: readonly Act[] = [
  // 业委会成员表态, or 登记业主大会决议
  { ...act('decide', 'decide', 'decision'), rights: ['decide', 'resolve'] },
  act('submit', 'submit', 'submission'),
  act('accept', 'review', 'review', { secondFactor: true, reason: 'may' }),
  act('return', 'review', 'review', { secondFactor: true, reason: 'must', danger: true }),
  act('ask', 'ask-decision', 'deciding'),
  act('withdraw', 'withdraw', 'withdrawal', { reason: 'must', danger: true }),
];

/** Only the newest version is worked on. */
export function actsOf({ may, shown, version }: Budget): Act[] {
  return shown === version
    ? ACTS.filter(({ rights }) => rights.some((right) => may.includes(right)))
    : [];
}

/** What the server is told; the version says which text was read. */
export function bodyOf({ key }: Act, version: number, { reason }: Given): object {
  const why = reason ? { reason } : {};
  if (key === 'accept' || key === 'return') return { accept: key === 'accept', version, ...why };
  if (key === 'submit') return { version };
  return why;
}

/** What will happen, in one sentence. */
export function willOf(t: Words, key: Act['key'], budget: Budget): string {
  const now = budget.versions.find(({ version }) => version === budget.version);
  const isSmall = now?.kind === 'virement' || now?.kind === 'contingency';
  return t(key === 'submit' && isSmall ? 'will.submitSmall' : `will.${key}`, valuesOf(budget));
}

/** What has happened, after it has. */
export function didOf(t: Words, key: Act['key'], budget: Budget): string {
  return t(`did.${key}`, valuesOf(budget));
}

function valuesOf({ title, version, totals }: Budget) {
  return {
    title,
    version,
    income: formatYuan(totals.income),
    expense: formatYuan(totals.expense),
  };
}
