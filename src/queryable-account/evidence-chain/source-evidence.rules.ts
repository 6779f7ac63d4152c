import { Money } from '../../shared/money';
import type { Day } from '../../shared/day';
import type { EvidenceStepFileView } from './evidence-chain.view';
import { missingStep, stepOf, type Steps } from './evidence-step.rules';

const yuan = (text: string) => `${Money.yuan(text).format()} 元`;

/** 收费标准: what households owe rests on a resolution of the owners. */
export interface ScheduleFact {
  readonly version: number;
  readonly effectiveOn: Day;
  readonly resolutionRef: string;
}

function scheduleSteps(schedules: readonly ScheduleFact[]) {
  return schedules.map(({ version, effectiveOn, resolutionRef }) =>
    stepOf('schedule', '收费标准', {
      on: effectiveOn,
      text: `第 ${version} 版收费标准，依据：${resolutionRef}`,
    }),
  );
}

/** 缴费 of a household; `number` is null for everybody but the home itself. */
export interface ReceiptFacts {
  readonly receivedOn: Day;
  readonly number: string | null;
  readonly kind: 'payment' | 'deposit' | 'unidentified' | 'match';
  /** 物业费 2026-03, with the entry that billed it. */
  readonly bills: readonly { readonly name: string; readonly seq: string | null }[];
  readonly schedules: readonly ScheduleFact[];
  /** The month's tree of receipts, in which each home finds its own. */
  readonly treeMadeAt: Date | null;
  readonly period: string;
}

const RECEIVED = {
  payment: '业主缴费',
  deposit: '押金',
  unidentified: '不知是谁交的款项，待查',
  match: '原来待查的款项，已查明是谁交的',
} as const;

export function receiptSteps(facts: ReceiptFacts): Steps {
  const { receivedOn, number, kind, bills, schedules, treeMadeAt, period } = facts;
  const paid = stepOf('payment', '缴费', { on: receivedOn, text: RECEIVED[kind] });
  const billed = bills.map(({ name, seq }) =>
    stepOf('bill', '应收账单', { text: name, link: seq === null ? null : linkTo(seq) }),
  );
  const receipt = stepOf('receipt', '收据', {
    on: receivedOn,
    post: 'cashier',
    text: number === null ? '已开收据，号码只有本户可见' : `收据 ${number}`,
  });
  const tree = stepOf('tree', '收款总数证明', {
    on: treeMadeAt,
    text: `计入 ${period} 的收款总数，本户可以核对自己那一笔`,
  });
  return {
    matter: [paid],
    authority:
      schedules.length > 0 ? scheduleSteps(schedules) : [stepOf('rule', '依据', RULES[kind])],
    basis: billed.length > 0 ? billed : [stepOf('amount', '金额', AMOUNTS[kind])],
    voucher: [receipt],
    reported: treeMadeAt === null ? [] : [tree],
  };
}

/** Money that settles no bill, by what it is. */
const RULES = {
  payment: { text: '预存，按收费标准抵以后的账单' },
  deposit: { text: '押金是业主的钱，不是收入，按约定退还（代收代付）' },
  unidentified: { text: '不知归属的款项单独挂账，查明后归到缴费人名下' },
  match: { text: '查明归属后，归到缴费人名下' },
} as const;

const AMOUNTS = {
  payment: { text: '以收据金额为准，没有对应账单' },
  deposit: { text: '以收据金额为准' },
  unidentified: { text: '以银行或现金实际收到的金额为准' },
  match: { text: '与原来待查的款项金额一致' },
} as const;

const linkTo = (seq: string) => ({ kind: 'entry', id: seq });

/** 出账: one fee of one month for every home. */
export interface BillRunFacts {
  readonly feeName: string;
  readonly period: string;
  readonly billCount: number;
  readonly total: string;
  readonly madeAt: Date;
  readonly schedule: ScheduleFact;
}

export function billRunSteps({ schedule, ...run }: BillRunFacts): Steps {
  return {
    matter: [
      stepOf('billing', '出账', {
        on: run.madeAt,
        post: 'accountant',
        text: `${run.period} ${run.feeName}`,
      }),
    ],
    authority: scheduleSteps([schedule]),
    basis: [
      stepOf('bill', '应收账单', {
        text: `${run.billCount} 张账单，合计 ${yuan(run.total)}，按收费标准逐户算出`,
      }),
    ],
  };
}

/** 公共收益: the contract or place an entry belongs to. */
export interface IncomeFacts {
  readonly contractId: string;
  readonly place: string;
  /** none: nothing was agreed; daily: what comes in. */
  readonly schedule: 'monthly' | 'quarterly' | 'yearly' | 'once' | 'daily' | 'none';
  /** Yuan a time; null for daily takings. */
  readonly amount: string | null;
  readonly startsOn: Day;
  readonly resolutionRef: string;
  readonly file: EvidenceStepFileView | null;
}

export function incomeSteps(contracts: readonly IncomeFacts[]): Steps {
  return {
    matter: contracts.map((each) =>
      stepOf('income-contract', '公共收益合同', {
        on: each.startsOn,
        text: each.place,
        files: each.file ? [each.file] : [],
        link: { kind: 'income-contract', id: each.contractId },
      }),
    ),
    authority: contracts.map((each) =>
      each.resolutionRef === ''
        ? missingStep('resolution', '业主决定', '没有登记同意出租或经营的业主决议')
        : stepOf('resolution', '业主决定', { text: each.resolutionRef }),
    ),
    basis: contracts.map((each) =>
      each.schedule === 'none'
        ? missingStep('terms', '合同约定', '这处公共收益没有签合同')
        : stepOf('terms', '合同约定', { text: termsOf(each) }),
    ),
  };
}

const TIMES = { monthly: '每月', quarterly: '每季', yearly: '每年', once: '一次' } as const;

function termsOf({ schedule, amount }: IncomeFacts): string {
  if (schedule === 'none' || schedule === 'daily' || amount === null) return '按日实收';
  return `${TIMES[schedule]} ${yuan(amount)}`;
}

/** 受托人报酬 of a closed month. */
export interface RemunerationFacts {
  readonly period: string;
  readonly base: string;
  readonly amount: string;
  readonly formulaVersion: number;
  readonly resolutionRef: string;
}

export function remunerationSteps(facts: RemunerationFacts): Steps {
  const { period, base, amount, formulaVersion, resolutionRef } = facts;
  return {
    matter: [stepOf('remuneration', '受托人报酬', { text: `${period} 的报酬` })],
    authority: [
      stepOf('formula', '报酬公式', { text: `第 ${formulaVersion} 版，依据：${resolutionRef}` }),
    ],
    basis: [stepOf('base', '计算基数', { text: `基数 ${yuan(base)}，算得报酬 ${yuan(amount)}` })],
  };
}

/** 结余分配. */
export interface SurplusFacts {
  readonly year: number;
  readonly total: string;
  readonly reason: string;
  readonly resolutionId: string | null;
  readonly resolutionNumber: string | null;
  readonly decidedAt: Date | null;
}

export function surplusSteps(facts: SurplusFacts): Steps {
  const { year, total, reason, resolutionId, resolutionNumber, decidedAt } = facts;
  const link = resolutionId === null ? null : { kind: 'resolution', id: resolutionId };
  const text = resolutionId === null ? '业委会过半数决定' : `业主大会决议 ${resolutionNumber}`;
  return {
    matter: [stepOf('surplus', '结余分配', { text: `${year} 年结余：${reason}` })],
    authority: [stepOf('decision', '决定', { on: decidedAt, text, link })],
    basis: [stepOf('total', '分配总额', { text: `${yuan(total)}，逐户按最大余数法分到分` })],
  };
}

const KINDS: Readonly<Record<string, { matter: string; authority: string; basis: string }>> = {
  opening: {
    matter: '开始在本系统记账时移交的余额',
    authority: '移交双方签字的移交清单',
    basis: '移交日的账面余额',
  },
  takeover: {
    matter: '移交前的旧账',
    authority: '移交双方签字的移交清单',
    basis: '原账簿的凭证',
  },
  closing: {
    matter: '月末把收入和支出结转，账户里的钱不动',
    authority: '审核人结账，须第二身份验证',
    basis: '本月各科目的合计',
  },
};

const OF_SOURCES: typeof KINDS = {
  'entry-import': {
    matter: '从原来的账本导入的凭证',
    authority: '会计导入，审核人逐批审核入账',
    basis: '原账簿的凭证',
  },
  'bank-line': {
    matter: '银行自动收付，例如利息和手续费',
    authority: '信托专户的开户协议',
    basis: '银行流水上的金额',
  },
  'bill-relief': {
    matter: '欠费减免或核销的申请',
    authority: '业委会决定，须第二身份验证',
    basis: '申请减免的账单金额',
  },
  receipts: {
    matter: '按清单或银行代收一起登记的多户缴费',
    authority: '收费标准，由业主大会决议通过',
    basis: '逐户冲抵各自的应收账单',
  },
  'refund-due': {
    matter: '多交或误交的款项退还',
    authority: '会计登记，付款时再走审批',
    basis: '本户多交的余额',
  },
  'unit-settlement': {
    matter: '房屋过户或迁出时结清费用',
    authority: '会计按结清单登记',
    basis: '结清单上的应退与应收',
  },
};

const OTHER = {
  matter: '会计记账，账户之间或应收应付之间的调整',
  authority: '一人制单，另一人审核',
  basis: '凭证所附的单据',
};

/** Where an entry has no document of its own kind behind it; the words of its 摘要 are `matter`. */
export function plainSteps(
  { kind, sourceKind }: { kind: string; sourceKind: string | null },
  matter: string,
): Steps {
  const said = KINDS[kind] ?? OF_SOURCES[sourceKind ?? ''] ?? OTHER;
  return {
    matter: [stepOf('matter', '事由', { text: `${matter}（${said.matter}）` })],
    authority: [stepOf('authority', '依据', { text: said.authority })],
    basis: [stepOf('basis', '金额依据', { text: said.basis })],
  };
}
