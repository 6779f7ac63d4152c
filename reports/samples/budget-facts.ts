import { reckoned } from '../../src/open-budget/lines.rules';
import type { BudgetLine } from '../../src/open-budget/lines.rules';
import type {
  BudgetPaper,
  FinalAccountsPaper,
} from '../../src/open-budget/papers/budget-papers.queries';
import type { PaperHead } from '../../src/open-budget/papers/paper-heads';
import type {
  FinalHead,
  ReasonedLine,
} from '../../src/open-budget/final-accounts/final-accounts-records';
import { totalsOf } from '../../src/open-budget/final-accounts/final-accounts.rules';
import type { SettledBudget } from '../../src/open-budget/final-accounts/year-figures';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';

type Row = readonly [
  account: string,
  name: string,
  figures: readonly [unit: string, price: string, quantity: string, times: string],
  basis: string,
];

/** 锦和苑 (domain: 4.4): 1,485,936.19 in, 1,399,170.90 out, 86,765.29 left. */
const INCOME: readonly Row[] = [
  ['410101', '物业费', ['㎡·月', '1.20', '83404', '12'], '计费面积 83,404 ㎡，按实际可收'],
  ['420101', '月租停车', ['位·月', '100', '210', '12'], '210 个车位'],
  ['420102', '临时停车', ['月', '6500', '1', '12'], '上年月均'],
  ['430102', '道闸和单元门广告', ['年', '18000', '1', '1'], '广告合同'],
  ['430103', '快递柜', ['年', '12000', '1', '1'], '场地合同'],
  ['430104', '充电桩', ['月', '800', '1', '12'], '分成合同'],
  ['430105', '场地', ['次', '500', '1', '12'], '每月一次'],
  ['430108', '废品回收', ['月', '300', '1', '12'], ''],
  ['4901', '利息', ['年', '1800', '1', '1'], ''],
];

const EXPENSE: readonly Row[] = [
  ['5101', '工资', ['月', '65900', '1', '12'], '在岗 14 人，逐岗见附件'],
  ['5101', '社保', ['月', '7908', '1', '12'], ''],
  ['5105', '垃圾清运', ['月', '4500', '1', '12'], '清运合同'],
  ['5106', '绿化养护', ['月', '4000', '1', '12'], '养护合同'],
  ['5105', '消杀', ['月', '800', '1', '12'], ''],
  ['5105', '化粪池清掏', ['次', '9000', '1', '2'], '春秋两次，三家比价'],
  ['5104', '公共用电', ['月', '3200', '1', '12'], ''],
  ['5104', '公共用水', ['月', '800', '1', '12'], ''],
  ['5102', '维修材料', ['月', '5000', '1', '12'], '上年实际'],
  ['510302', '消防维保', ['年', '24000', '1', '1'], '维保合同'],
  ['510303', '监控门禁维保', ['年', '18000', '1', '1'], '维保合同'],
  ['5109', '办公', ['月', '1000', '1', '12'], ''],
  ['5108', '保险', ['年', '6000', '1', '1'], '公众责任险'],
  ['5111', '社区活动', ['次', '3000', '1', '4'], '每季一次'],
  ['5112', '业委会经费', ['月', '2000', '1', '12'], '业主大会决议'],
  ['5113', '审计', ['年', '8000', '1', '1'], ''],
  ['5115', '税金', ['年', '13000', '1', '1'], ''],
  ['5201', '受托人报酬', ['年', '118874.90', '1', '1'], '收入的 8%'],
  ['5901', '预备费', ['年', '40000', '1', '1'], ''],
];

const lineOf = (side: BudgetLine['side'], [accountCode, name, figures, basis]: Row): BudgetLine => ({
  lineId: `${side}-${name}`,
  side,
  accountCode,
  name,
  unit: figures[0],
  unitPrice: figures[1],
  quantity: figures[2],
  frequency: figures[3],
  collectionRate: name === '物业费' ? '0.92' : null,
  basis,
  fileIds: [],
  isContingency: name === '预备费',
});

export const sampleLines: readonly BudgetLine[] = [
  ...INCOME.map((row) => lineOf('income', row)),
  ...EXPENSE.map((row) => lineOf('expense', row)),
];

const HEAD: PaperHead = {
  communityName: '锦和苑',
  trustorName: '锦和苑业主委员会',
  trusteeName: '示例物业服务有限公司',
  year: 2026,
  fundName: '物业服务基金',
  title: '2026 年物业服务预算',
  link: '/c/1/budget/0197a1a0-0000-7000-8000-00000000000b',
};
const HASH = '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b';

export function sampleBudget(change: Partial<BudgetPaper> = {}): BudgetPaper {
  return {
    ...HEAD,
    version: 2,
    kind: 'original',
    state: 'effective',
    reason: '',
    surplusNote: '结余留作下年周转，不分配。',
    area: '83404.00',
    households: 782,
    lines: reckoned(sampleLines),
    commentEndsOn: '2025-12-15',
    contentHash: HASH,
    decision: {
      by: 'committee',
      agreed: 3,
      sitting: 5,
      resolution: null,
      on: day('2025-12-28'),
    },
    ...change,
  };
}

/** What came of some lines; the others came out as planned. */
const CAME_OUT: Readonly<Record<string, readonly [actual: string, reason: string]>> = {
  'income-物业费': ['1121400.60', '年底集中催缴，收缴率 93.4%'],
  'income-临时停车': ['70112.00', '7 月至 9 月道闸检修停收'],
  'expense-维修材料': ['71820.50', '6 号楼主管爆裂抢修两次，已逐笔公示'],
  'expense-公共用电': ['36211.08', ''],
  'expense-预备费': ['0.00', '全年没有动用预备费'],
};

const UNBUDGETED: ReasonedLine = {
  lineId: null,
  side: 'expense',
  accountCode: '5117',
  name: '赔付及理赔',
  approved: Money.zero,
  actual: Money.yuan('1190.00'),
  reason: '3 号楼道闸碰撞赔付，保险理赔在下年到账',
};

const cameOut = (): ReasonedLine[] => [
  ...reckoned(sampleLines).map((line) => ({
    lineId: line.lineId,
    side: line.side,
    accountCode: line.accountCode,
    name: line.name,
    approved: line.amount,
    actual: Money.yuan(CAME_OUT[line.lineId]?.[0] ?? line.amount.toString()),
    reason: CAME_OUT[line.lineId]?.[1] ?? '',
  })),
  UNBUDGETED,
];

const FINAL_HEAD: FinalHead = {
  id: '0197a1a0-0000-7000-8000-00000000000f',
  version: 1,
  state: 'decided',
  surplusNote: '建议每户返还 65 元，其余结转下年。',
  auditRef: '示例会审字〔2027〕第 018 号',
  contentHash: HASH,
  decidedBy: 'owners',
  resolutionId: '0197a1a0-0000-7000-8000-00000000000e',
  decidedAt: new Date('2027-03-20T08:00:00Z'),
};

const SETTLED: SettledBudget = {
  id: '0197a1a0-0000-7000-8000-00000000000b',
  year: 2026,
  fund: 'F1',
  title: HEAD.title,
  inForceVersion: 2,
  yearClosed: true,
};

export function sampleFinalAccounts(change: Partial<FinalHead> = {}): FinalAccountsPaper {
  const head = { ...FINAL_HEAD, ...change };
  const on = day('2027-03-20');
  const decision = { by: 'owners', agreed: 0, sitting: 5, resolution: '决-2027-001', on } as const;
  return {
    ...HEAD,
    link: `${HEAD.link}/final-accounts`,
    ledgerSurplus: totalsOf(cameOut()).surplus,
    contentHash: HASH,
    decision: head.state === 'decided' ? decision : null,
    found: {
      budget: SETTLED,
      head,
      lines: cameOut(),
      acts: [],
      standing: null,
      deadline: {
        what: 'final-accounts',
        dueOn: day('2027-03-31'),
        doneOn: on,
        late: false,
        days: 11,
      },
      blocked: null,
    },
  };
}
