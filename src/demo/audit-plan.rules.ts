import type { FindingAct, Mark, Severity } from '../audit-report/audit.rules';

/** The audit of the demonstration: who, over what, and what was found; days count back from today. */
export const AUDIT = {
  engagedAgo: 35,
  drawnAgo: 20,
  markedAgo: 18,
  firm: '蓉信会计师事务所（普通合伙）',
  scope:
    '期初移交以来已结账各月的全部收支、各项资金变动、应收应付和银行存款；重点是大额付款的授权与验收、公共收益是否全部入账。',
  samplingNumber: '730518264',
  fee: '18000.00',
  answerDays: 7,
  resolutionRef: '业委会 2026 年第 3 次会议决议：聘请年度审计',
} as const;

export const DRAWS = [
  { title: '银行付款', method: 'monetary-unit', size: 24, accountCode: '1002', side: 'credit' },
  { title: '物业服务资金全部凭证', method: 'random', size: 12, accountCode: null, side: 'both' },
] as const;

/** Vouchers of the first draw that were looked at; the rest is still to be. */
export const LOOKED_AT = 14;

/** Pay, insurance and fees have no delivery to accept. */
export const WITHOUT_DELIVERY = /工资|保险|报酬|津贴|手续费|利息/;

/** What the auditor saw of the first vouchers with a delivery; the others agree. */
export const MARKS: readonly { readonly mark: Mark; readonly note: string }[] = [
  { mark: 'missing', note: '只有发票，没有使用人签字的验收单' },
  { mark: 'differs', note: '发票日期晚于付款日期两天' },
];

export interface PlannedFinding {
  readonly raisedAgo: number;
  /** Hangs on the voucher marked so, or on the account as a whole. */
  readonly about: 'missing' | 'differs' | null;
  readonly severity: Severity;
  readonly title: string;
  readonly text: string;
  readonly isPersonal: boolean;
  readonly steps: readonly {
    /** Days after the step before. */
    readonly after: number;
    readonly act: FindingAct;
    readonly text: string;
  }[];
}

export const FINDINGS: readonly PlannedFinding[] = [
  {
    raisedAgo: 17,
    about: 'missing',
    severity: 'major',
    title: '付款没有验收单',
    text: '凭证后只附发票，没有使用人签字的验收单，不符合信托合同“先验收、后付款”的约定。请补充验收资料，或说明由谁、何时验收。',
    isPersonal: false,
    steps: [
      {
        after: 3,
        act: 'answered',
        text: '当日由工程主管现场验收，纸质验收单归在工程档案，未随凭证上传。已扫描补交，今后随付款申请一并上传。',
      },
      { after: 2, act: 'accepted', text: '已看过验收单原件，日期与金额相符。' },
    ],
  },
  {
    raisedAgo: 15,
    about: 'differs',
    severity: 'minor',
    title: '发票晚于付款开具',
    text: '发票日期晚于付款日期。请说明付款时凭什么资料审批，并核对全年是否还有同样的情况。',
    isPersonal: false,
    steps: [
      { after: 5, act: 'answered', text: '供应商开票延误，付款时依据合同和验收单审批。' },
      { after: 2, act: 'reopened', text: '没有说明全年是否还有同样的情况，请逐笔核对后再答。' },
    ],
  },
  {
    raisedAgo: 12,
    about: null,
    severity: 'grave',
    title: '大额维修未见三家比价',
    text: '超过比价限额的维修付款中，有两笔的报价单日期在签约之后。请提供签约前的比价资料。',
    isPersonal: false,
    steps: [],
  },
  {
    raisedAgo: 6,
    about: null,
    severity: 'minor',
    title: '一名员工的报销口径不一致',
    text: '同一员工的交通费先后按两种标准报销，请说明依据。（涉及个人，不公开）',
    isPersonal: true,
    steps: [],
  },
];
