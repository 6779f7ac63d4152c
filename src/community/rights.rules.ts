import type { ActingGrant, HeldBinding, Memberships, Party, Post } from '../shared/posts';
import { forbidden, notFound } from '../shared/domain-error';

export type { ActingGrant, Memberships, Party, Post } from '../shared/posts';

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

const committee = ['chair', 'member', 'finance-member'] as const satisfies readonly Post[];
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
const staff = [...committee, ...firm, ...overseers];

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
  'roll.read': [...committee, 'manager', 'clerk', 'accountant', 'reviewer', ...overseers],
  // Names of other households: need to know only (个人信息保护法 6).
  'roll.names': ['finance-member', 'manager', 'clerk', 'accountant', 'reviewer'],
  'roll.import': ['manager', 'clerk'],
  'binding.invite': ['chair', 'member', 'finance-member', 'manager', 'clerk'],
  'binding.decide': ['chair', 'member', 'finance-member', 'manager', 'clerk'],
  'binding.log': [...committee, 'manager', 'clerk', ...overseers],
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
  'log.leaves': [...committee, 'manager', 'accountant', 'reviewer', ...overseers],
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
  'spending.approve': ['reviewer', ...committee],
  'spending.order': ['cashier'],
  // 第二把钥匙: always the other legal party than the one that ordered (民法典 and 信托合同).
  'spending.release': committee,
  'spending.pay': ['cashier'],
  'payee.read': staff,
  'payee.write': ['clerk', 'accountant'],
  'payee.confirm': ['reviewer', 'chair', 'finance-member'],
  'evidence.add': [...committee, ...firm],
  'evidence.public': posts,
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
  // 可查询账户 报表 任务
  'account.query': posts,
  'report.read': posts,
  'report.make': ['manager', 'accountant', 'reviewer'],
  'job.read': staff,
} as const satisfies Record<string, readonly Post[]>;

export type Right = keyof typeof RIGHTS;

/** Every right, sorted. */
export const rights = Object.keys(RIGHTS).sort() as Right[];

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
];

/** Which right it takes to give or end a post. A resident is bound to a home, not appointed. */
export const rightToGrant: Partial<Record<Post, Right>> = Object.fromEntries(
  posts.flatMap((post) => {
    const party = partyOf[post];
    if (party === 'beneficiary') return [];
    return [[post, party === 'auditor' ? 'grant.supervisor' : `grant.${party}`]];
  }),
);

export function isRight(text: string): text is Right {
  return Object.hasOwn(RIGHTS, text);
}

export function mayDo(post: Post, right: Right): boolean {
  return (RIGHTS[right] as readonly Post[]).includes(post);
}

/** All rights of someone holding these posts in one community, sorted. */
export function rightsOf(held: readonly Post[]): Right[] {
  return rights.filter((right) => held.some((post) => mayDo(post, right)));
}

export function needsSecondFactor(held: readonly Post[]): boolean {
  return SECOND_FACTOR_RIGHTS.some((right) => held.some((post) => mayDo(post, right)));
}

/**
 * The capacity in which the caller uses a right in a community: a post before a home, because an
 * office-holder acts in her office even where she also lives.
 * @throws DomainError notFound `community.unknown` without any membership there (existence is not
 * leaked); forbidden `right.missing` for a member without the right.
 */
export function grantFor(caller: Memberships, communityId: number, right: Right): ActingGrant {
  const held = capacitiesOf(caller, communityId);
  if (held.length === 0) throw communityUnknown();
  const acting = held.find(({ post }) => mayDo(post, right));
  if (!acting) throw rightMissing(right);
  return acting;
}

function capacitiesOf({ grants, bindings }: Memberships, communityId: number): ActingGrant[] {
  const there = ({ communityId: place }: { communityId: number }) => place === communityId;
  return [...grants.filter(there), ...bindings.filter(there).slice(0, 1).map(asResident)];
}

function asResident({ communityId }: HeldBinding): ActingGrant {
  return { communityId, grantId: null, party: 'beneficiary', post: 'resident' };
}

function communityUnknown() {
  return notFound(
    'community.unknown',
    '没有找到这个小区，或您不是它的成员。请核对网址，或先绑定房屋。',
  );
}

function rightMissing(right: Right) {
  const who = RIGHTS[right].map((post) => postNames[post]).join('、');
  return forbidden('right.missing', `您现在的职务不能办理这一项，请由${who}办理。`, { right });
}
