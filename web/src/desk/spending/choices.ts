import type { Words } from '../app/words';
import { formatYuan } from '../../shared/format/yuan';
import type { Spending } from './types';

/** One thing the caller may do with a request now. */
export interface Choice {
  key:
    | 'review'
    | 'approve'
    | 'release'
    | 'reject'
    | 'revoke'
    | 'order'
    | 'pay'
    | 'submit'
    | 'withdraw';
  /** Where the server takes it, after /spending/:id. */
  path: string;
  secondFactor: boolean;
  reason: 'none' | 'may' | 'must';
  danger: boolean;
}

type Key = Choice['key'];

const AGREEING: Partial<Record<string, Choice>> = {
  submit: choice('submit', 'submission', { secondFactor: false }),
  review: choice('review', 'review', { reason: 'may' }),
  approve: choice('approve', 'approval', { reason: 'may' }),
  order: choice('order', 'order', {}),
  release: choice('release', 'release', { reason: 'may' }),
  pay: choice('pay', 'payment', {}),
};

/** Saying no goes through the same door as saying yes would in that state. */
const NO_DOOR: Partial<Record<string, string>> = {
  submitted: 'review',
  reviewed: 'approval',
  ordered: 'release',
};

function choice(key: Key, path: string, rest: Partial<Choice>): Choice {
  return { key, path, secondFactor: true, reason: 'none', danger: false, ...rest };
}

/** Going on first, then saying no, then withdrawing. */
export function choicesFor({ mayDo, state }: Spending): Choice[] {
  const agreeing = mayDo.flatMap((act) => AGREEING[act] ?? []);
  const noDoor = NO_DOOR[state];
  const refusing =
    mayDo.includes('reject') && noDoor
      ? [choice('reject', noDoor, { reason: 'must', danger: true })]
      : [];
  const revoking = mayDo.includes('revoke')
    ? [choice('revoke', 'release', { reason: 'must', danger: true })]
    : [];
  const withdrawing = mayDo.includes('withdraw')
    ? [choice('withdraw', 'withdrawal', { secondFactor: false, reason: 'must', danger: true })]
    : [];
  return [...agreeing, ...refusing, ...revoking, ...withdrawing];
}

/** What will happen, in one sentence: who is paid what, from where, and who is next. */
export function sentenceOf(t: Words, key: Key, spending: Spending): string {
  const byFirm = key === 'review' && spending.ladderStep?.by === 'reviewer';
  return t(`will.${byFirm ? 'reviewFinal' : key}`, valuesOf(t, spending));
}

/** What has happened, after it has. */
export function doneOf(t: Words, key: Key, spending: Spending): string {
  return t(`did.${key}`, valuesOf(t, spending));
}

function valuesOf(t: Words, spending: Spending) {
  return {
    amount: formatYuan(spending.amount),
    payee: spending.payee.name,
    account: spending.accountName,
    fund: t(`fund.${spending.fund}`),
    number: spending.number,
    tail: spending.order?.accountTail ?? '',
  };
}
