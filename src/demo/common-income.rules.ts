import type { IncomeKind, IncomeSchedule } from '../common-income/income-kinds.rules';
import type { IncomeTerms } from '../common-income/terms.rules';
import { type Day, plusDays } from '../shared/day';

/** What the common parts of 锦和苑 are let out for; counterparties are invented. */
interface Let {
  readonly kind: IncomeKind;
  readonly place: string;
  readonly counterparty: string;
  readonly schedule: IncomeSchedule;
  readonly amount: string | null;
  readonly income: string;
  /** Months the contract runs from the opening of the books. */
  readonly months: number;
  /** Months after the opening of the books in which nobody paid any more. */
  readonly stopsPayingAfter?: number;
}

const monthly = (
  kind: IncomeKind,
  place: string,
  [counterparty, amount, income]: readonly [string, string, string],
): Let => ({ kind, place, counterparty, amount, income, schedule: 'monthly', months: 36 });

const LETS: readonly Let[] = [
  monthly('parking', '地面临时停车（整体委托运营）', [
    '智停城市停车运营有限公司',
    '6500.00',
    '420102',
  ]),
  monthly('lockers', '1栋、8栋旁快递柜两组', ['速邻智能柜运营有限公司', '1000.00', '430103']),
  monthly('charging', '东侧车棚充电桩二十个', ['安充新能源服务部', '800.00', '430104']),
  monthly('venue', '中庭活动场地（周末）', ['邻里文化活动服务中心', '500.00', '430105']),
  monthly('other', '垃圾分类点废品回收', ['绿循再生资源回收站', '300.00', '430108']),
  {
    ...monthly('lift-adverts', '出入口道闸及单元门灯箱', [
      '明街广告传媒有限公司',
      '4500.00',
      '430102',
    ]),
    schedule: 'quarterly',
  },
  {
    // the quarter before the last was not paid either: everybody can see it
    ...monthly('lift-adverts', '1至9栋电梯轿厢框架', ['梯视文化传播有限公司', '1800.00', '430101']),
    schedule: 'quarterly',
    stopsPayingAfter: 8,
  },
  {
    // ended two months ago, the equipment still stands there
    ...monthly('telecom', '5栋地下通信机房', ['蓉通通信设施有限公司', '700.00', '430106']),
    months: 10,
  },
  {
    ...monthly('rent', '3栋楼梯旁储物间', ['', '', '430107']),
    schedule: 'none',
    amount: null,
    months: 0,
  },
];

const DUE_DAY = 10;
const DAYS_OF_MONTH = 30.4375;

export interface DemoContract {
  readonly terms: IncomeTerms;
  readonly stopsPayingAfter: number;
}

/** The register as the accountant entered it on the day the books open. */
export function demoContracts(startsOn: Day): DemoContract[] {
  return LETS.map(({ months, stopsPayingAfter = Infinity, income, ...let_ }) => {
    const signed = let_.schedule !== 'none';
    return {
      stopsPayingAfter,
      terms: {
        ...let_,
        owner: 'COMMON',
        counterpartyKind: 'organisation',
        startsOn,
        endsOn: signed ? plusDays(startsOn, Math.round(months * DAYS_OF_MONTH) - 1) : null,
        dueDay: signed ? DUE_DAY : null,
        incomeAccount: income,
        costAccounts: ['5301'],
        developerShare: null,
        fileId: null,
        resolutionRef: signed ? '2025年业主大会第2号决议' : '',
      },
    };
  });
}
