import { type Day, daysBetween, formatDay } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import type { Block, DocumentPart, ReportDocument, TableBlock } from '../layout/document/document';
import { askingNote, type ReportHead, reportOf } from '../parts/head.rules';

/** 信托合同, one version. */
export interface TrustContractVersion {
  readonly version: number;
  readonly title: string;
  readonly effectiveOn: Day;
  readonly resolutionRef: string;
}

export interface TrustContractFacts {
  readonly trustor: string;
  readonly trustee: string;
  readonly termStartsOn: Day;
  readonly termEndsOn: Day;
  /** Newest first; what governs the day is the first. */
  readonly versions: readonly TrustContractVersion[];
}

/** A contract or order to pay, as everybody may know it. */
export interface PaymentContract {
  readonly number: string;
  /** The budget line it is paid from: the title of a contract may name persons. */
  readonly lineName: string;
  readonly payee: string;
  readonly isRelated: boolean;
  readonly amount: Money;
  readonly paid: Money;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly state: 'proposed' | 'agreed' | 'refused' | 'ended';
  readonly stateName: string;
}

/** A contract that earns; a place without one is in the register too. */
export interface IncomeContractEntry {
  readonly kindName: string;
  readonly place: string;
  readonly counterparty: string;
  readonly scheduleName: string;
  readonly perInstalment: Money | null;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
  /** Since it began. */
  readonly due: Money;
  readonly received: Money;
  readonly overdue: Money;
  readonly stateName: string;
  readonly isWrong: boolean;
  readonly resolutionRef: string;
}

export interface ContractsRegisterFacts {
  readonly head: ReportHead;
  readonly on: Day;
  /** Null: none was in force. */
  readonly trust: TrustContractFacts | null;
  readonly payments: readonly PaymentContract[];
  readonly incomes: readonly IncomeContractEntry[];
}

/** A contract that ends within this many days should be on somebody's desk. */
const SOON_DAYS = 60;

/**
 * 合同台账 on a day: the trust contract, what is promised to suppliers, and what others promised the
 * owners. Persons are not named.
 * @throws plain Error where more was paid than a contract is for.
 */
export function contractsRegisterDocument(facts: ContractsRegisterFacts): ReportDocument {
  const { head, on, payments, incomes } = facts;
  assertWithin(payments);
  const running = payments.filter(isRunning);
  const amount = Money.sum(running.map((contract) => contract.amount));
  const left = Money.sum(running.map(restOf));
  const overdue = Money.sum(incomes.map((contract) => contract.overdue));
  return reportOf(head, {
    title: '合同台账',
    subtitle: '单位：元',
    state: head.isFinal ? '所在月份已结账' : '所在月份尚未结账，数字可能变动',
    finding: findingOf(facts, { left, overdue }),
    parts: [
      { heading: '信托合同', blocks: trustBlocks(facts) },
      { heading: '支出合同和订单', blocks: paymentBlocks(payments, on) },
      { heading: '公共收益合同和场地', blocks: incomeBlocks(incomes, on) },
      notesPart(head),
    ],
    figures: [
      ['履行中的支出合同', `${running.length} 份`],
      ['合同金额', amount.format()],
      ['尚未支付', left.format()],
      ['公共收益合同和场地', `${incomes.length} 项`],
      ['逾期未收', overdue.format()],
    ],
  });
}

function assertWithin(payments: readonly PaymentContract[]): void {
  for (const { number, amount, paid } of payments) {
    if (paid.isMoreThan(amount)) {
      throw new Error(`${number}: ${paid.toString()} is paid of ${amount.toString()}`);
    }
  }
}

const isRunning = ({ state }: PaymentContract) => state === 'agreed';

/** What is promised and not paid; of what was ended or refused, nothing. */
const restOf = (contract: PaymentContract): Money =>
  isRunning(contract) ? contract.amount.minus(contract.paid) : Money.zero;

function findingOf(
  { payments, incomes, on }: ContractsRegisterFacts,
  { left, overdue }: { left: Money; overdue: Money },
): string {
  const running = payments.filter(isRunning);
  const over = running.filter(({ endsOn }) => endsOn < on).length;
  const late = over > 0 ? `（${over} 份已过期未终止）` : '';
  const wrong = incomes.filter(({ isWrong }) => isWrong).length;
  const flagged = wrong > 0 ? `，${wrong} 项需要处理` : '';
  const owed = overdue.isPositive() ? `，逾期未收 ${overdue.format()} 元` : '';
  return `截至${formatDay(on)}，履行中的支出合同 ${running.length} 份${late}，尚未支付 ${left.format()} 元；公共收益合同和场地 ${incomes.length} 项${flagged}${owed}。`;
}

function trustBlocks({ trust, on }: ContractsRegisterFacts): Block[] {
  const [inForce] = trust?.versions ?? [];
  if (!trust || !inForce) {
    const text = '未登记：没有当天有效的信托合同，须由业委会主任登记。';
    return [{ kind: 'paragraph', text, tone: 'warning' }];
  }
  const left = daysBetween(on, trust.termEndsOn);
  const term = `${formatDay(trust.termStartsOn)}至${formatDay(trust.termEndsOn)}${left < 0 ? '（已届满）' : `（还有 ${left} 天）`}`;
  return [
    {
      kind: 'fields',
      fields: [
        ['合同', inForce.title],
        ['委托人', trust.trustor],
        ['受托人', trust.trustee],
        ['期限', term],
      ],
    },
    {
      kind: 'table',
      caption: '各版本；第一行是当天有效的',
      columns: [
        { title: '版本', share: 14 },
        { title: '自何日起执行', share: 26 },
        { title: '依据的决议', share: 60 },
      ],
      rows: trust.versions.map(({ version, effectiveOn, resolutionRef }) => ({
        cells: [`第 ${version} 版`, formatDay(effectiveOn), resolutionRef],
      })),
    },
  ];
}

const PAYMENT_COLUMNS: TableBlock['columns'] = [
  { title: '编号', share: 12 },
  { title: '预算项目', share: 16 },
  { title: '对方', share: 20 },
  { title: '起止', share: 11 },
  { title: '状态', share: 8 },
  { title: '合同金额', share: 11, align: 'right' },
  { title: '已付', share: 11, align: 'right' },
  { title: '未付', share: 11, align: 'right' },
];

function paymentBlocks(payments: readonly PaymentContract[], on: Day): Block[] {
  const total = (of: (contract: PaymentContract) => Money) => Money.sum(payments.map(of)).format();
  const table: TableBlock = {
    kind: 'table',
    caption: `标色的已经过期，或者 ${SOON_DAYS} 天内到期；关联方另行注明`,
    landscape: true,
    empty: '没有登记支出合同',
    columns: PAYMENT_COLUMNS,
    rows: [
      ...payments.map((contract) => paymentRow(contract, on)),
      ...(payments.length > 0
        ? [
            {
              cells: [
                '合计',
                '',
                '',
                '',
                '',
                total(({ amount }) => amount),
                total(({ paid }) => paid),
                total(restOf),
              ],
              isTotal: true,
            },
          ]
        : []),
    ],
  };
  return [table];
}

function paymentRow(contract: PaymentContract, on: Day): TableBlock['rows'][number] {
  const cells = [
    contract.number,
    contract.lineName,
    contract.isRelated ? `${contract.payee}（关联方）` : contract.payee,
    `${contract.startsOn} 至 ${contract.endsOn}`,
    statusOf(contract, on),
    contract.amount.format(),
    contract.paid.format(),
    restOf(contract).format(),
  ];
  const isAmiss = isRunning(contract) && isEnding(contract.endsOn, on);
  return { cells, ...(isAmiss ? { tone: 'warning' } : {}) };
}

const isEnding = (endsOn: Day, on: Day): boolean => daysBetween(on, endsOn) <= SOON_DAYS;

function statusOf(contract: PaymentContract, on: Day): string {
  const { endsOn, stateName } = contract;
  if (!isRunning(contract)) return stateName;
  if (endsOn < on) return '已过期';
  return isEnding(endsOn, on) ? '将到期' : stateName;
}

const INCOME_COLUMNS: TableBlock['columns'] = [
  { title: '类别', share: 8 },
  { title: '位置', share: 19 },
  { title: '对方', share: 16 },
  { title: '每期', share: 12 },
  { title: '起止', share: 11 },
  { title: '状态', share: 12 },
  { title: '累计应收', share: 11, align: 'right' },
  { title: '累计已收', share: 11, align: 'right' },
];

function incomeBlocks(incomes: readonly IncomeContractEntry[], on: Day): Block[] {
  const total = (key: 'due' | 'received' | 'overdue') =>
    Money.sum(incomes.map((contract) => contract[key])).format();
  const table: TableBlock = {
    kind: 'table',
    caption: '应收、已收从合同开始累计；标色的需要处理',
    landscape: true,
    empty: '没有登记公共收益合同或场地',
    columns: INCOME_COLUMNS,
    rows: [
      ...incomes.map(incomeRow),
      ...(incomes.length > 0
        ? [{ cells: ['合计', '', '', '', '', '', total('due'), total('received')], isTotal: true }]
        : []),
    ],
  };
  const unbased = incomes.filter(({ resolutionRef }) => resolutionRef === '').length;
  const text = `有 ${unbased} 项没有登记所依据的业主大会决议（民法典第二百七十八条：改变共有部分用途或者利用共有部分经营，由业主共同决定），须由受托人补登。截至${formatDay(on)}。`;
  return unbased > 0 ? [table, { kind: 'paragraph', text, tone: 'warning' }] : [table];
}

function incomeRow(contract: IncomeContractEntry): TableBlock['rows'][number] {
  const { startsOn, endsOn, overdue, stateName } = contract;
  const cells = [
    contract.kindName,
    contract.place,
    contract.counterparty,
    perInstalment(contract),
    endsOn ? `${startsOn} 至 ${endsOn}` : startsOn,
    overdue.isPositive() ? `${stateName}，逾期 ${overdue.format()}` : stateName,
    contract.due.format(),
    contract.received.format(),
  ];
  return { cells, ...(contract.isWrong ? { tone: 'warning' } : {}) };
}

const perInstalment = ({ perInstalment: amount, scheduleName }: IncomeContractEntry): string =>
  amount ? `${scheduleName} ${amount.format()}` : scheduleName;

function notesPart(head: ReportHead): DocumentPart {
  return {
    heading: '说明',
    blocks: [
      {
        kind: 'notes',
        notes: [
          '支出合同经业主委员会按信托合同的权限同意后生效；已付按银行实际付出的日期统计，未付是合同金额减已付，已终止的不再列未付。',
          '对方是个人的，不公开姓名；合同标题和文本可能含个人信息，由业主委员会和监督方在系统中查阅，业主依信托法第四十九条、第二十条要求查阅的，由受托人提供。',
          '与受托人有关联的供应单位注明“关联方”，其付款一律须业主委员会同意（信托法第二十八条）。',
          askingNote(head),
        ],
      },
    ],
  };
}
