import type { Post } from '../shared/posts';
import { COMMITTEE, posts } from './posts.rules';

const firm = [
  'manager',
  'clerk',
  'accountant',
  'cashier',
  'reviewer',
] as const satisfies readonly Post[];
const overseers = [
  'protector',
  'residents-committee',
  'subdistrict',
  'auditor',
] as const satisfies readonly Post[];
const staff = [...COMMITTEE, ...firm, ...overseers];

/**
 * THE rights matrix (domain 1.10): who may open which door. Segregation within one payment (who asked
 * may not approve) is judged on the history of that payment, in `spending`, on top of this.
 */
export const RIGHTS = {
  // 小区 人员
  'community.read': posts,
  'grant.read': posts,
  'grant.trustor': ['chair'],
  'grant.trustee': ['manager'],
  // The committee, not the supervised firm, invites the supervisors and the auditor.
  'grant.supervisor': ['chair'],
  'roll.read': [...COMMITTEE, 'manager', 'clerk', 'accountant', 'reviewer', ...overseers],
  // Names of other households: need to know only (个人信息保护法 6).
  'roll.names': ['finance-member', 'manager', 'clerk', 'accountant', 'reviewer'],
  'roll.import': ['manager', 'clerk'],
  'binding.invite': ['chair', 'member', 'finance-member', 'manager', 'clerk'],
  'binding.decide': ['chair', 'member', 'finance-member', 'manager', 'clerk'],
  'binding.log': [...COMMITTEE, 'manager', 'clerk', ...overseers],
  // 信托合同
  'contract.read': posts,
  'contract.version': ['chair'],
  // 信托专户: where the money lies is for the owners' side to say (信托法 29).
  'bank-account.open': ['chair'],
  // 会计账簿
  'ledger.read': staff,
  'ledger.export': [
    'chair',
    'finance-member',
    'manager',
    'accountant',
    'cashier',
    'reviewer',
    ...overseers,
  ],
  // 存证: every leaf of the log, and what of it may be opened. Not for those who only ask and pay.
  'log.leaves': [...COMMITTEE, 'manager', 'accountant', 'reviewer', ...overseers],
  'account.extend': ['accountant'],
  'voucher.prepare': ['accountant'],
  'voucher.post': ['reviewer'],
  'ledger.import': ['accountant'],
  'period.close': ['reviewer'],
  // 支出
  'spending.read': staff,
  'spending.request': ['clerk'],
  'spending.review': ['reviewer'],
  // Which of them, at which amount, the trust contract's ladder says.
  'spending.approve': ['reviewer', ...COMMITTEE],
  'spending.order': ['cashier'],
  // 第二把钥匙: always the other legal party than the one that ordered (民法典 and 信托合同).
  'spending.release': COMMITTEE,
  'spending.pay': ['cashier'],
  'payee.read': staff,
  'payee.write': ['clerk', 'accountant'],
  'payee.confirm': ['reviewer', 'chair', 'finance-member'],
  'evidence.add': [...COMMITTEE, ...firm],
  'evidence.public': posts,
  // 遮盖: the firm draws the boxes, nobody draws them away
  'evidence.mask': ['manager', 'clerk', 'accountant', 'reviewer'],
  'evidence.original': ['finance-member', 'accountant', 'reviewer', 'protector', 'auditor'],
  // 收费: what a household owes is for itself, for who collects it, and for the committee's treasurer
  'charges.read': staff,
  'charges.household': ['finance-member', 'manager', 'accountant', 'cashier'],
  'charges.schedule': ['accountant'],
  'charges.bill': ['accountant'],
  'charges.receive': ['cashier'],
  // 日结: whoever counts, and whoever looks over her shoulder
  'charges.till': ['finance-member', 'accountant', 'cashier', 'reviewer'],
  'charges.till-review': ['reviewer'],
  'charges.match': ['accountant'],
  'charges.refund': ['accountant'],
  'charges.relieve': ['accountant'],
  'charges.cancel': ['reviewer'],
  'charges.remind': ['manager', 'accountant'],
  // who asked, and who decides
  'charges.reliefs': ['chair', 'finance-member', 'accountant'],
  'charges.decide': ['chair', 'finance-member'],
  // 银行: who holds the money does not reconcile it, so not the cashier.
  'bank.read': [
    'finance-member',
    'manager',
    'accountant',
    'cashier',
    'reviewer',
    'protector',
    'subdistrict',
    'auditor',
  ],
  // Who paid in, or was paid: for those who work on it. Overseers read 王*明.
  'bank.names': ['finance-member', 'manager', 'accountant', 'cashier', 'reviewer'],
  'bank.import': ['accountant'],
  'bank.match': ['accountant'],
  // 公共收益: who registers what is owed never takes the money
  'income.read': staff,
  'income.contract': ['accountant'],
  'income.accrue': ['accountant'],
  'income.receive': ['cashier'],
  'income.cancel': ['reviewer'],
  // 受托人报酬: after the close, by a formula that the owners' side entered
  'remuneration.post': ['accountant'],
  // 开放式预算: drafted by the firm, spoken to by everybody, decided by the owners' side
  'budget.read': posts,
  'budget.draft': ['manager', 'clerk', 'accountant', 'reviewer'],
  'budget.submit': ['manager', 'reviewer'],
  'budget.remark': COMMITTEE,
  'budget.review': ['chair'],
  'budget.decide': COMMITTEE,
  'budget.comment': ['resident', 'protector', 'residents-committee', 'subdistrict'],
  'budget.answer': ['manager', 'accountant'],
  'budget.hide': COMMITTEE,
  'commitment.read': staff,
  'commitment.write': ['clerk'],
  'commitment.agree': ['reviewer', ...COMMITTEE],
  // 决算与结余
  'final-accounts.make': ['accountant', 'manager'],
  'final-accounts.decide': COMMITTEE,
  'surplus.propose': ['accountant', 'manager'],
  'surplus.decide': COMMITTEE,
  // as every posting: by who reviews, not by who drew it up
  'surplus.post': ['reviewer'],
  // 业主大会决议: who counts is not who checks, and neither is the firm
  'resolution.read': posts,
  'resolution.draft': COMMITTEE,
  'resolution.announce': ['chair'],
  'resolution.vote': ['resident'],
  'resolution.count': ['member', 'finance-member', 'residents-committee'],
  'resolution.check': COMMITTEE,
  'resolution.close': ['chair'],
  // 公示异议与应急
  'objection.read': posts,
  'objection.raise': ['resident'],
  'objection.answer': COMMITTEE,
  'objection.decide': COMMITTEE,
  'emergency.read': posts,
  'emergency.ratify': COMMITTEE,
  // 可查询账户 报表 任务
  'account.query': posts,
  // 质询: asked by whoever the trust is for or who watches it, answered in public (信托法 20, 49)
  'inquiry.read': posts,
  'inquiry.ask': ['resident', 'protector', 'residents-committee', 'subdistrict', 'auditor'],
  'inquiry.answer': [...COMMITTEE, 'manager', 'accountant', 'reviewer'],
  'inquiry.hide': COMMITTEE,
  // 群机器人 with the month's card: who speaks for the firm or for the owners in the group chat
  'robot.manage': ['chair', 'manager'],
  // 公开页: only what the owners have resolved to show to everybody
  'open-data.publish': ['chair'],
  'report.read': posts,
  'report.make': ['manager', 'accountant', 'reviewer'],
  // 公示日历: the firm prepares and hangs up, the owners' side countersigns
  'disclosure.read': posts,
  'disclosure.calendar': ['chair'],
  'disclosure.publish': ['manager'],
  'disclosure.countersign': ['chair', 'finance-member'],
  // 审计: engaged by the owners' side, never by the audited firm; findings are public unless personal
  'audit.read': posts,
  'audit.engage': ['chair'],
  'audit.work': ['auditor'],
  // who watches the watcher: the owners' side and herself, never the audited firm
  'audit.readings': [...COMMITTEE, 'auditor'],
  'audit.answer': ['manager', 'accountant', 'reviewer'],
  // 交接: the owners' side sets the end, one firm hands over, the next takes over
  'handover.read': posts,
  'handover.begin': ['chair'],
  'handover.prepare': ['manager', 'accountant'],
  'handover.deliver': ['manager'],
  'handover.accept': ['manager'],
  'job.read': staff,
} as const satisfies Record<string, readonly Post[]>;

export type Right = keyof typeof RIGHTS;

/** Acts marked ② in the interface: they ask for a fresh code of the authenticator. */
export const SECOND_FACTOR_RIGHTS: readonly Right[] = [
  'grant.trustor',
  'grant.trustee',
  'grant.supervisor',
  'contract.version',
  'bank-account.open',
  'voucher.post',
  'period.close',
  'spending.review',
  'spending.approve',
  'spending.order',
  'spending.release',
  'spending.pay',
  'payee.confirm',
  'charges.cancel',
  'charges.decide',
  'income.cancel',
  'budget.review',
  'budget.decide',
  'commitment.agree',
  'final-accounts.decide',
  'surplus.decide',
  'surplus.post',
  'resolution.announce',
  'resolution.check',
  'resolution.close',
  'objection.decide',
  'emergency.ratify',
  'robot.manage',
  'open-data.publish',
  'disclosure.countersign',
  'audit.engage',
  'handover.begin',
  'handover.deliver',
  'handover.accept',
];
