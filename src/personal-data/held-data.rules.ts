/** What is kept of a person, table by table: her copy (个人信息保护法 45) is made from this list. */

export interface OwnTable {
  readonly table: string;
  readonly title: string;
  /** The column that names her. */
  readonly column: string;
}

/** Rows that are hers because she wrote, asked or was bound. */
export const OWN_TABLES: readonly OwnTable[] = [
  { table: 'unit_binding', title: '绑定的房屋', column: 'person_id' },
  { table: 'binding_request', title: '绑定申请', column: 'person_id' },
  { table: 'role_grant', title: '担任的职务', column: 'person_id' },
  { table: 'budget_comment', title: '对预算的意见', column: 'person_id' },
  { table: 'spending_objection', title: '对支出的异议', column: 'person_id' },
  { table: 'inquiry', title: '提出的质询', column: 'person_id' },
  { table: 'inquiry_follow', title: '关注的质询', column: 'person_id' },
  { table: 'ballot', title: '投出的选票', column: 'cast_by' },
  { table: 'proxy', title: '给出的委托', column: 'given_by' },
  { table: 'online_payment', title: '线上缴费', column: 'ordered_by' },
  { table: 'follow', title: '关注', column: 'person_id' },
  { table: 'notice', title: '收到的通知', column: 'person_id' },
  { table: 'mail_subscription', title: '邮件订阅', column: 'person_id' },
  { table: 'notice_feed', title: '订阅源', column: 'person_id' },
  { table: 'saved_search', title: '保存的查询', column: 'person_id' },
  { table: 'job_run', title: '生成的报告与文件', column: 'requested_by' },
];

/** Rows about the homes she is bound to today. */
export const HOME_TABLES: readonly OwnTable[] = [
  { table: 'bill', title: '账单', column: 'unit_id' },
  { table: 'receipt', title: '缴费收据', column: 'unit_id' },
  { table: 'reminder', title: '催缴记录', column: 'unit_id' },
  { table: 'meter_reading', title: '抄表', column: 'unit_id' },
  { table: 'unit_vacancy', title: '空置登记', column: 'unit_id' },
  { table: 'unit_settlement', title: '清户结算', column: 'unit_id' },
  { table: 'surplus_line', title: '结余分配', column: 'unit_id' },
];

/** Tables that name a home and are in no copy, each with its reason. */
export const HOME_TABLES_LEFT_OUT: Readonly<Record<string, string>> = {
  unit_binding: 'hers stand among her own rows; those of the others who live there are theirs',
  binding_request: 'the same',
  invite_code: 'a code for somebody who has not come yet',
  unit_party: 'names the other owners too; her own row is what she is bound by',
  posting: 'the entries behind her bills and receipts, which are in the copy',
  ballot: 'hers stand among her own rows',
  voting_right_unit: 'the roll of a vote, counted by area; no name in it',
  spending_objection_unit: 'which homes stopped a payment; the objection itself is hers',
  receipts_tree_home: 'made from her receipts; the proof of it is on her page',
  money_month_unit: 'reckoned from the books for her page “我的1,234元去哪了”',
};

/** Secrets and seals say nothing to a person, and something to a thief. */
export const isSecretColumn = (column: string): boolean =>
  /(_sealed|_hash|_root|token|secret|^salt)/.test(column);

/** A row without them, in the order of its columns. */
export function withoutSecrets(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !isSecretColumn(column)));
}
