/**
 * What money comes from and goes to, in the words of a resident rather than of an accountant.
 * Most prefixes name both the income or expense account and the receivable or payable through which
 * it is settled, because a resident asks about cash: fees received in advance are fees too.
 */
export interface Category {
  /** Stable; used in addresses (`uses/:key/entries`). */
  readonly key: string;
  /** As a place money comes from. */
  readonly sourceName: string;
  /** As a place money goes to. */
  readonly useName: string;
}

interface Entry extends Category {
  readonly prefixes: readonly string[];
}

const both = (key: string, name: string, ...prefixes: string[]): Entry => ({
  key,
  sourceName: name,
  useName: name,
  prefixes,
});

const apart = (
  key: string,
  names: [source: string, use: string],
  ...prefixes: string[]
): Entry => ({
  key,
  sourceName: names[0],
  useName: names[1],
  prefixes,
});

/** In the order in which people read them: the usual before the rare. */
const CATEGORIES: readonly Entry[] = [
  apart('service-fee', ['物业费', '退还物业费'], '4101', '112201', '220301'),
  apart('parking', ['停车费', '退还停车费'], '4201', '112202', '220302'),
  apart('common-income', ['公共收益', '退还公共收益'], '4301', '112203', '220303'),
  apart('late-fee', ['违约金', '退还违约金'], '4401'),
  apart('subsidy', ['补贴及捐赠', '退还补贴'], '4501'),
  apart('interest', ['利息及其他', '利息及其他'], '4901'),
  apart('corpus', ['期初移交资金', '移交资金转出'], '3001'),
  apart('repair-fund', ['维修资金归集', '维修资金划出'], '3103'),
  both('staff', '人员工资', '5101', '2211'),
  both('lift', '电梯维保', '510301'),
  both('fire', '消防维保', '510302'),
  both('access', '监控门禁维保', '510303'),
  both('power', '供配电维保', '510304'),
  both('water', '给排水维保', '510305'),
  both('tank', '二次供水清洗', '510306'),
  both('upkeep', '设施维保', '5103'),
  both('repairs', '日常维修', '5102', '1403'),
  both('utilities', '公共水电', '5104'),
  both('cleaning', '清洁卫生', '5105'),
  both('greening', '绿化养护', '5106'),
  both('security', '秩序维护', '5107'),
  both('insurance', '保险', '5108'),
  both('office', '办公通讯', '5109', '1601'),
  both('events', '社区文化活动', '5111'),
  both('owners-organisation', '业主大会及业委会经费', '5112'),
  both('audit', '审计法律代账', '5113'),
  both('bank-charges', '支付通道及银行手续费', '5114'),
  both('tax', '税费', '5115', '2221'),
  apart('claims', ['理赔收入', '赔付'], '5117'),
  both('remuneration', '受托人报酬', '5201', '2251'),
  both('income-cost', '公共收益经营成本', '5301'),
  both('projects', '专项工程', '5401', '1801'),
  both('contingency', '经业主同意的其他支出', '5901'),
  apart('suppliers', ['供应商退款', '供应商往来款'], '2202', '1123'),
  apart('deposits', ['收取押金', '退还押金'], '224101', '224102'),
  apart('agency', ['代收水电费', '代缴水电费'], '224103', '122101'),
  apart('developer', ['开发商款项', '开发商停车分成'], '224104', '122103'),
  apart('owners-refund', ['应退业主款', '退还业主'], '224106', '3202'),
  apart('unidentified', ['待查明来源的收款', '退回待查款'], '224105'),
  apart('petty-cash', ['备用金交回', '备用金'], '122102'),
  apart('trustee-advance', ['受托人垫付', '归还受托人垫付'], '2252'),
  apart('between-funds', ['其他资金划入', '划给其他资金'], '1301', '2301'),
];

/** Every key, for whoever asks by one. */
export const CATEGORY_KEYS: readonly string[] = [...CATEGORIES.map(({ key }) => key), 'other'];

const OTHER: Category = { key: 'other', sourceName: '其他收入', useName: '其他支出' };

/** Money that moved between the trust's own funds: shown per fund, offset in the whole. */
export const BETWEEN_FUNDS = 'between-funds';

const BY_PREFIX = CATEGORIES.flatMap((category) =>
  category.prefixes.map((prefix) => ({ prefix, category })),
).sort((a, b) => b.prefix.length - a.prefix.length);

/** The category of a ledger account; sub-accounts follow their parent, the longest prefix wins. */
export function categoryOf(accountCode: string): Category {
  return BY_PREFIX.find(({ prefix }) => accountCode.startsWith(prefix))?.category ?? OTHER;
}

export function categoryNamed(key: string): Category | null {
  return CATEGORIES.find((category) => category.key === key) ?? (key === OTHER.key ? OTHER : null);
}

/** Place in the reading order; unknown categories come last. */
export function categoryRank(key: string): number {
  const index = CATEGORIES.findIndex((category) => category.key === key);
  return index < 0 ? CATEGORIES.length : index;
}

/** Prefixes of accounts whose plain name contains the words: a resident types 保洁, not 5105. */
export function prefixesSaying(words: string): string[] {
  return CATEGORIES.filter(
    (category) => category.useName.includes(words) || category.sourceName.includes(words),
  ).flatMap((category) => category.prefixes);
}
