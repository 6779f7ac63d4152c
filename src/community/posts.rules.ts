import type { Party, Post } from '../shared/posts';

/** Every post, in the order pages list them. */
export const posts = [
  'chair',
  'member',
  'finance-member',
  'manager',
  'clerk',
  'accountant',
  'cashier',
  'reviewer',
  'protector',
  'residents-committee',
  'subdistrict',
  'auditor',
  'resident',
] as const satisfies readonly Post[];

export const postNames: Record<Post, string> = {
  chair: '业委会主任',
  member: '业委会委员',
  'finance-member': '业委会财务委员',
  manager: '物业项目经理',
  clerk: '物业经办人',
  accountant: '物业会计',
  cashier: '物业出纳',
  reviewer: '物业审核人',
  protector: '信托监察人',
  'residents-committee': '社区居委会',
  subdistrict: '街道办事处',
  auditor: '审计人员',
  resident: '业主住户',
};

/** 业主委员会: chair, members, treasurer; who sits in it decides and holds the second key. */
export const COMMITTEE = ['chair', 'member', 'finance-member'] as const satisfies readonly Post[];

export const partyNames: Record<Party, string> = {
  trustor: '委托人（业委会）',
  trustee: '受托人（物业企业）',
  supervisor: '监督人',
  auditor: '审计机构',
  beneficiary: '受益人（业主）',
};

/** The side each post belongs to, as the database has it (`role_grant_post_of_party`). */
export const partyOf: Record<Post, Party> = {
  chair: 'trustor',
  member: 'trustor',
  'finance-member': 'trustor',
  manager: 'trustee',
  clerk: 'trustee',
  accountant: 'trustee',
  cashier: 'trustee',
  reviewer: 'trustee',
  protector: 'supervisor',
  'residents-committee': 'supervisor',
  subdistrict: 'supervisor',
  auditor: 'auditor',
  resident: 'beneficiary',
};

/**
 * 经办 制单 审核 出纳 第二把钥匙: what a natural person may do in a payment's chain. She holds at most
 * one of them in a community (会计法 25; the database refuses too: `role_grant_one_duty`).
 */
export type Duty = 'request' | 'prepare' | 'review' | 'cashier' | 'second-key';

export const DUTIES: Partial<Record<Post, Duty>> = {
  clerk: 'request',
  accountant: 'prepare',
  reviewer: 'review',
  cashier: 'cashier',
  chair: 'second-key',
  member: 'second-key',
  'finance-member': 'second-key',
};
