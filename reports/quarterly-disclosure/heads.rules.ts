import type { FeeMethod } from '../../src/charges/fee.rules';
import { type Day, formatDay } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import type { Block, DocumentPart, TableBlock } from '../layout/document/document';
import { rateText } from '../parts/percent.rules';
import { postsTable, trustFields, type TrustFacts, unregistered } from '../parts/trust.rules';
import type { Charge, QuarterlyDisclosureFacts, Receivable } from './content.rules';

/** 一、服务事项: what the contract is for, and what others are paid to do under it. */
export function itemsPart({ trust, contracts }: QuarterlyDisclosureFacts): DocumentPart {
  const table: TableBlock = {
    kind: 'table',
    caption: '本季度在履行期内的服务和采购合同',
    columns: [
      { title: '编号', share: 16 },
      { title: '事项', share: 28 },
      { title: '承接方', share: 24 },
      { title: '期限', share: 18 },
      { title: '合同金额', share: 14, align: 'right' },
    ],
    rows: contracts.map((contract) => ({
      cells: [
        contract.number,
        contract.title,
        `${contract.payeeName}${contract.isRelated ? '（受托人关联方）' : ''}`,
        `${dotted(contract.startsOn)}–${dotted(contract.endsOn)}`,
        contract.amount.format(),
      ],
      ...(contract.isRelated ? { tone: 'warning' as const } : {}),
    })),
    empty: '没有登记外包和采购合同：服务由受托人自行提供，或合同未登记，由受托人补登。',
  };
  return {
    heading: '服务事项',
    blocks: [{ kind: 'fields', fields: trustFields(trust) }, table],
  };
}

const dotted = (day: string): string => day.replaceAll('-', '.');

/** 二、负责人员: the posts of the firm. */
export function peoplePart({ posts }: TrustFacts): DocumentPart {
  const own = posts.filter(({ isTrustee }) => isTrustee);
  return {
    heading: '负责人员',
    blocks: [
      postsTable(own, '未登记，由受托人提供项目负责人和各岗位人员。'),
      { kind: 'paragraph', text: unregistered('保洁、秩序、维修等一线人员名册', '受托人') },
    ],
  };
}

/** 三、质量要求: the system has no place for it yet. */
export const qualityPart = (): DocumentPart => ({
  heading: '质量要求',
  blocks: [
    {
      kind: 'paragraph',
      text: `${unregistered('服务质量标准', '受托人按物业服务合同附件')}受托人对外公开作出的有利于业主的服务承诺，为合同的组成部分（民法典第九百三十八条）。`,
    },
  ],
});

/** 四、收费项目 and 五、收费标准. */
export function chargePart(charges: QuarterlyDisclosureFacts['charges']): DocumentPart[] {
  if (!charges) {
    const text = unregistered('收费项目和标准', '受托人');
    const blocks: Block[] = [{ kind: 'paragraph', text, tone: 'warning' }];
    return [
      { heading: '收费项目', blocks },
      { heading: '收费标准', blocks },
    ];
  }
  return [
    { heading: '收费项目', blocks: [itemsTable(charges.fees)] },
    {
      heading: '收费标准',
      blocks: [
        pricesTable(charges.fees),
        { kind: 'paragraph', text: basisOf(charges.effectiveOn, charges.resolutionRef) },
      ],
    },
  ];
}

const basisOf = (effectiveOn: Day, resolutionRef: string): string =>
  `自${formatDay(effectiveOn)}起执行，依据：${resolutionRef}。`;

const METHODS: Readonly<Record<FeeMethod, string>> = {
  area: '按计费面积',
  fixed: '按户定额',
  metered: '按表计量',
  shared: '按实分摊',
  parking: '按车位',
};

function itemsTable(fees: readonly Charge[]): TableBlock {
  return {
    kind: 'table',
    columns: [
      { title: '收费项目', share: 30 },
      { title: '计费方式', share: 30 },
      { title: '归入', share: 40 },
    ],
    rows: fees.map(({ name, method, fundName }) => ({ cells: [name, METHODS[method], fundName] })),
    empty: '没有收费项目。',
  };
}

function pricesTable(fees: readonly Charge[]): TableBlock {
  const rows = fees.flatMap((fee) =>
    fee.prices.map(({ kindName, price }) => ({
      cells: [fee.name, kindName, price === null ? '按实际费用分摊' : `${price} ${unitOf(fee)}`],
    })),
  );
  return {
    kind: 'table',
    columns: [
      { title: '收费项目', share: 34 },
      { title: '适用', share: 26 },
      { title: '标准', share: 40, align: 'right' },
    ],
    rows,
    empty: '没有收费标准。',
  };
}

const UNITS: Readonly<Record<Exclude<FeeMethod, 'metered'>, string>> = {
  area: '元/㎡·月',
  fixed: '元/户·月',
  shared: '元',
  parking: '元/位·月',
};

const unitOf = ({ method, measure }: Charge): string =>
  method === 'metered' ? `元/${measure ?? '单位'}` : UNITS[method];

/** 六、履行情况: what it cost, what was paid of what was owed, how questions were answered. */
export function performancePart(
  { receivables, inquiries }: QuarterlyDisclosureFacts,
  costs: readonly Block[],
): DocumentPart {
  const { asked, answered, late } = inquiries;
  const questions =
    asked === 0
      ? '本季度没有业主提出质询。'
      : `本季度业主提出质询 ${asked} 件，季末已答复 ${answered} 件，逾期 ${late} 件。`;
  return {
    heading: '履行情况',
    blocks: [
      ...costs,
      receivablesTable(receivables),
      { kind: 'paragraph', text: questions, tone: late > 0 ? 'warning' : 'plain' },
      {
        kind: 'paragraph',
        text: unregistered('报修、巡检和满意度记录', '受托人'),
      },
    ],
  };
}

function receivablesTable(receivables: readonly Receivable[]): TableBlock {
  const sum = (of: 'opening' | 'billed' | 'settled' | 'closing') =>
    Money.sum(receivables.map((each) => each[of]));
  const total = {
    name: '合计',
    opening: sum('opening'),
    billed: sum('billed'),
    settled: sum('settled'),
    closing: sum('closing'),
  };
  return {
    kind: 'table',
    caption: '应收款：期初 + 本季度应收 − 本季度收回 = 期末',
    columns: [
      { title: '项目', share: 25 },
      { title: '期初', share: 16, align: 'right' },
      { title: '本季度应收', share: 17, align: 'right' },
      { title: '本季度收回', share: 17, align: 'right' },
      { title: '期末', share: 15, align: 'right' },
      { title: '收回率', share: 10, align: 'right' },
    ],
    rows: [
      ...receivables.map((each) => ({ cells: cellsOf(each) })),
      { cells: cellsOf(total), isTotal: true },
    ],
    empty: '没有应收款。',
  };
}

/** @throws plain Error where an account does not roll forward. */
function cellsOf({ name, opening, billed, settled, closing }: Receivable): string[] {
  const told = opening.plus(billed).minus(settled);
  if (!told.equals(closing))
    throw new Error(`${name}: ${told.toString()} is not ${closing.toString()}`);
  return [
    name,
    ...[opening, billed, settled, closing].map((amount) => amount.format()),
    rateText(settled, opening.plus(billed)),
  ];
}
