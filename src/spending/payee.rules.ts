import type { Problem } from '../shared/domain-error';
import { payeeErrors } from './payee.errors';

export interface PayeeDraft {
  name: string;
  creditCode?: string | undefined;
  accountName: string;
  bankName: string;
  accountNo: string;
  relatedParty: boolean;
  relatedNote?: string | undefined;
}

const DAY_MS = 24 * 60 * 60 * 1000;
// GB 32100-2015: the alphabet has no I, O, S, V, Z.
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** All the reasons why a payee cannot be registered as written. */
export function payeeProblems(draft: PayeeDraft): Problem[] {
  const problems: Problem[] = [];
  const code = draft.creditCode?.toUpperCase();
  if (code && !isCreditCode(code)) {
    problems.push({
      code: 'payee.credit-code',
      message: '统一社会信用代码不正确（校验位不符），请照营业执照重填；个人收款可不填',
      field: 'creditCode',
    });
  }
  if (draft.relatedParty && (draft.relatedNote?.trim().length ?? 0) < 2) {
    problems.push({
      code: 'payee.related-note',
      message: '关联方请写明是什么关系；这一说明会向业主公开（信托法第二十八条）',
      field: 'relatedNote',
    });
  }
  return problems;
}

/** 统一社会信用代码 with its check character (GB 32100-2015). */
export function isCreditCode(code: string): boolean {
  const values = Array.from(code, (letter) => CREDIT_ALPHABET.indexOf(letter));
  if (code.length !== 18 || values.includes(-1)) return false;
  const sum = CREDIT_WEIGHTS.reduce((so, weight, at) => so + weight * (values[at] ?? 0), 0);
  return (31 - (sum % 31)) % 31 === values[17];
}

/** Digits of a bank account as typed. @throws DomainError `payee.account-number`. */
export function accountNumber(typed: string): string {
  const digits = typed.normalize('NFKC').replaceAll(/[\s-]/g, '');
  if (!/^\d{8,32}$/.test(digits)) throw payeeErrors.accountNumber();
  return digits;
}

/** 账号变更 is in force a day after it was confirmed, time for someone to notice. */
export function effectiveAfter(confirmedAt: Date): Date {
  return new Date(confirmedAt.getTime() + DAY_MS);
}

/** @throws DomainError `payee.same-person`: two natural persons, whatever log-ins they use. */
export function assertMayConfirm(change: { proposedBy: string }, personId: string): void {
  if (change.proposedBy === personId) throw payeeErrors.samePerson();
}
