/**
 * Which answers to people in office hold somebody else's personal data (个人信息保护法 51, 54): every one of
 * them is remembered, and shown to the person concerned. The only list of it. Residents read their own.
 */

export const READING_KINDS = {
  account: '缴费账户',
  roll: '房屋与业主名册',
  binding: '房屋绑定申请与记录',
  bank: '银行流水（付款人）',
  reminder: '催缴记录',
  receipt: '缴费收据',
  evidence: '凭证附件原件',
  settlement: '清户结算',
  billing: '计费资料',
  vote: '纸质选票登记',
} as const;

export type ReadingKind = keyof typeof READING_KINDS;

/** What the looking was for, as the person concerned is told. */
export const READING_PURPOSES: Readonly<Record<ReadingKind, string>> = {
  account: '办理收费、查询欠费',
  roll: '维护名册、核对户主',
  binding: '核对房屋绑定',
  bank: '银行对账、认领来款',
  reminder: '催缴与送达',
  receipt: '收款、核对收据',
  evidence: '审计查看原件',
  settlement: '过户清户',
  billing: '计费、减免',
  vote: '核对纸质选票',
};

/** How the ids in an answer, or in its address, lead to the homes and people they are about. */
export type IdsOf =
  | 'unit'
  | 'receipt'
  | 'reminder'
  | 'reminder-batch'
  | 'binding'
  | 'binding-request'
  | 'relief'
  | 'vacancy'
  | 'file'
  | 'bank-line'
  | 'surplus'
  | 'receipt-import';

export interface ReadingRule {
  readonly kind: ReadingKind;
  readonly ids: IdsOf;
  /** A file: remembered before its first byte leaves, by the ids in its address. */
  readonly isFile?: true;
}

const household = (path: string) => `GET communities/:communityId/${path}`;

/** By route, as `test/support/route-table.ts` names it. */
export const READINGS: Readonly<Record<string, ReadingRule>> = {
  [household('households')]: { kind: 'account', ids: 'unit' },
  [household('households/:unitId/charges')]: { kind: 'account', ids: 'unit' },
  [household('households/:unitId/reminders')]: { kind: 'reminder', ids: 'unit' },
  [household('households/:unitId/settlement')]: { kind: 'settlement', ids: 'unit' },
  [household('households/:unitId/settlement/pdf')]: {
    kind: 'settlement',
    ids: 'unit',
    isFile: true,
  },
  [household('households/:unitId/settlements')]: { kind: 'settlement', ids: 'unit' },
  [household('households/:unitId/settlements/:settlementId/pdf')]: {
    kind: 'settlement',
    ids: 'unit',
    isFile: true,
  },
  [household('units')]: { kind: 'roll', ids: 'unit' },
  [household('binding-requests')]: { kind: 'binding', ids: 'binding-request' },
  [household('binding-log')]: { kind: 'binding', ids: 'binding' },
  [household('invites')]: { kind: 'binding', ids: 'unit' },
  [household('reminders')]: { kind: 'reminder', ids: 'reminder-batch' },
  [household('reminders/proposals')]: { kind: 'reminder', ids: 'unit' },
  [household('reminders/:reminderId/pdf')]: { kind: 'reminder', ids: 'reminder', isFile: true },
  [household('reminder-batches/:batchId/pdf')]: {
    kind: 'reminder',
    ids: 'reminder-batch',
    isFile: true,
  },
  [household('receipts')]: { kind: 'receipt', ids: 'receipt' },
  [household('receipts/:receiptId/pdf')]: { kind: 'receipt', ids: 'receipt', isFile: true },
  [household('receipt-register')]: { kind: 'receipt', ids: 'receipt' },
  [household('receipt-imports/:importId')]: { kind: 'receipt', ids: 'receipt-import' },
  [household('bill-runs/preview')]: { kind: 'billing', ids: 'unit' },
  [household('bill-reliefs')]: { kind: 'billing', ids: 'relief' },
  [household('vacancies')]: { kind: 'billing', ids: 'vacancy' },
  [household('meter-readings')]: { kind: 'billing', ids: 'unit' },
  [household('surplus-distributions/:distributionId/lines')]: {
    kind: 'billing',
    ids: 'surplus',
    isFile: true,
  },
  [household('bank-accounts/:bankAccountId/lines')]: { kind: 'bank', ids: 'bank-line' },
  [household('bank-accounts/:bankAccountId/suggestions')]: { kind: 'bank', ids: 'bank-line' },
  [household('files/:id/original')]: { kind: 'evidence', ids: 'file', isFile: true },
  [household('resolutions/:resolutionId/ballot-batches/:batchId')]: { kind: 'vote', ids: 'unit' },
};

const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;

/** Every id that stands in an answer or an address, once. */
export function idsIn(...said: readonly unknown[]): string[] {
  const text = said.map((each) => JSON.stringify(each) ?? '').join(' ');
  return [...new Set(text.match(UUID) ?? [])];
}
