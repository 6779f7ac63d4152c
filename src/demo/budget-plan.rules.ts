import type { PlannedPayment } from './spending-plan.rules';

/** A line of the demonstration's budget: unit × price × quantity × frequency, and why. */
export interface DemoBudgetLine {
  key: string;
  side: 'income' | 'expense';
  accountCode: string;
  name: string;
  unit: string;
  unitPrice: string;
  quantity: string;
  frequency: string;
  /** 以收定支: the part of the income that is expected to come in. */
  collectionRate?: string;
  basis: string;
  isContingency?: boolean;
}

type Row = readonly [
  key: string,
  account: string,
  name: string,
  unit: string,
  /** 'p': of power, which depends on the season. */
  price: string,
  quantity: string,
  /** 'm': every month of the budget; else so many times. */
  frequency: string,
  basis: string,
];

const EXPENSES: readonly Row[] = [
  ['staff', '5101', '项目人员工资', '人', '3400', '18', 'm', '18 个岗位，按岗位公示的工资表'],
  ['social', '5101', '项目人员社会保险', '月', '7908', '1', 'm', '工资总额的 12.9%，按上年缴费单'],
  [
    'repair',
    '5102',
    '共用部位日常维修',
    '年',
    '36000',
    '1',
    '1',
    '上年实际 2.6 万元，另计灯具更换',
  ],
  ['lift', '510301', '电梯维保', '台', '630', '9', 'm', '维保合同：每台每月 630 元'],
  [
    'lift-parts',
    '510301',
    '电梯小修及校验',
    '台',
    '600',
    '9',
    '1',
    '限速器校验、缆绳保养，按上年单价',
  ],
  ['fire', '510302', '消防系统维保', '月', '2000', '1', 'm', '维保合同'],
  ['fire-kit', '510302', '消防器材补充', '年', '4200', '1', '1', '水带、灭火器到期更换清单'],
  ['access', '510303', '门禁系统使用服务费', '月', '700', '1', 'm', '服务合同'],
  ['camera', '510303', '监控设备更新', '路', '2500', '12', '1', '12 路摄像机已用 9 年，图像看不清'],
  ['drains', '510305', '排污管维修', '处', '1500', '2', '1', '上年 1 处'],
  ['tank', '510306', '二次供水水池清洗', '次', '1300', '2', '1', '卫生规范：每年清洗检测'],
  ['power', '5104', '公共区域电费', '月', 'p', '1', 'm', '上年电费单平均，冬季较高'],
  ['water', '5104', '公共区域水费', '月', '850', '1', 'm', '上年水费单平均'],
  ['waste', '5105', '垃圾清运', '月', '4500', '1', 'm', '清运合同'],
  ['waste-extra', '5105', '绿化及装修垃圾零星清运', '车', '800', '4', '1', '上年 4 车'],
  ['pest', '5105', '公共区域消杀', '月', '800', '1', 'm', '消杀合同'],
  ['septic', '5105', '化粪池清掏', '次', '9000', '2', '1', '上、下半年各一次'],
  ['green', '5106', '绿化养护', '月', '4000', '1', 'm', '养护合同'],
  ['plants', '5106', '绿化补植', '株', '26', '150', '1', '中庭缺株 150 处，三家比价'],
  ['guards', '5107', '秩序维护装备', '人', '150', '8', '1', '冬装每两年更换一次'],
  ['insurance', '5108', '公众责任险及电梯险', '年', '4700', '1', '1', '上年保单，预计涨 10%'],
  ['phone', '5109', '办公电话及网络', '月', '599', '1', 'm', '通信套餐'],
  ['office', '5109', '办公用品及标识', '年', '2400', '1', '1', '上年实际'],
  ['culture', '5111', '社区文化活动', '次', '4600', '3', '1', '春节、邻里节、重阳节'],
  ['assembly', '5112', '业委会工作经费', '月', '2000', '1', 'm', '业主大会第 1 号决议'],
  ['audit', '5113', '年度审计', '年', '9000', '1', '1', '三家报价的中间价'],
  ['bank-fees', '5114', '支付通道及银行手续费', '月', '200', '1', 'm', '上年对账单'],
  ['tax', '5115', '税金及附加', '季', '3800', '1', 'q', '按收入测算'],
  ['trustee', '5201', '受托人报酬', '月', '7800', '1', 'm', '实收物业费的 8%，按月计提'],
  ['contingency', '5901', '预备费', '年', '20000', '1', '1', '不可预见支出，动用要公示'],
];

const INCOME: readonly Omit<DemoBudgetLine, 'side' | 'frequency'>[] = [
  {
    key: 'fees',
    accountCode: '410101',
    name: '住宅物业费',
    unit: '㎡',
    unitPrice: '1.20',
    quantity: '83404',
    collectionRate: '0.95',
    basis: '1.20 元/㎡·月，按上年收缴率 95% 计，以收定支',
  },
  {
    key: 'parking',
    accountCode: '420101',
    name: '停车月租',
    unit: '位',
    unitPrice: '100',
    quantity: '210',
    basis: '210 个地面车位全部月租',
  },
  {
    key: 'interest',
    accountCode: '4901',
    name: '存款利息',
    unit: '月',
    unitPrice: '150',
    quantity: '1',
    basis: '活期利率，按上年平均余额',
  },
];

const PER_QUARTER = 3;

/** 年度预算 of the service fund for so many months of a year (12 but for the year the books open in). */
export function demoBudgetLines(months: number): DemoBudgetLine[] {
  const times: Record<string, string> = {
    m: String(months),
    q: String(Math.ceil(months / PER_QUARTER)),
  };
  const income = INCOME.map((line): DemoBudgetLine => ({
    ...line,
    side: 'income',
    frequency: String(months),
  }));
  const expenses = EXPENSES.map(
    ([key, accountCode, name, unit, unitPrice, quantity, frequency, basis]): DemoBudgetLine => ({
      key,
      side: 'expense',
      accountCode,
      name,
      unit,
      unitPrice: unitPrice === 'p' ? powerPrice(months) : unitPrice,
      quantity,
      frequency: times[frequency] ?? frequency,
      basis,
      ...(key === 'contingency' && { isContingency: true }),
    }),
  );
  return [...income, ...expenses];
}

/** Light burns longer in winter, and a year that the books did not see from its beginning ends in winter. */
const powerPrice = (months: number): string => (months === 12 ? '3300' : '3950');

/** Where several lines stand on one account: which of them a payment is of, by who is paid. */
const BY_PAYEE: Readonly<Record<string, string>> = {
  '5101:social': 'social',
  '510303:camera': 'access',
  '5104:water': 'water',
  '5105:pest': 'pest',
  '5105:septic': 'septic',
};

/** Jobs beside the contract with the same payee. */
const BY_REASON: readonly (readonly [part: string, key: string])[] = [
  ['限速器', 'lift-parts'],
  ['灭火器', 'fire-kit'],
  ['压力表', 'fire-kit'],
  ['监控改造', 'camera'],
  ['绿化垃圾', 'waste-extra'],
  ['补种', 'plants'],
  ['标识', 'office'],
];

/** The line a payment of the service fund is of; null: none (a debt that was booked before). */
export function lineKeyOf({ accountCode, payee, reason }: PlannedPayment): string | null {
  const special = BY_REASON.find(([part]) => reason.includes(part));
  if (special) return special[1];
  const named = BY_PAYEE[`${accountCode}:${payee}`];
  if (named) return named;
  return EXPENSES.find(([, account]) => account === accountCode)?.[0] ?? null;
}
