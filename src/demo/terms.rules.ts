import { plusDays, type Day } from '../shared/day';
import type { ContractTerms } from '../trust-contract/terms.rules';

/** The trust contract of the demonstration: three years, a ladder of three rungs, surplus carried on. */
export function demoTerms(startsOn: Day): ContractTerms {
  return {
    trustor: { name: '锦和苑业主大会（由业主委员会执行）', address: '锦和路18号' },
    trustee: { name: '安和物业服务有限公司', address: '锦和路18号物业服务中心' },
    beneficiaries: '锦和苑全体业主',
    purpose: '以全体业主利益为目的，管理小区物业服务资金与公共收益',
    termStartsOn: startsOn,
    termEndsOn: plusDays(startsOn, 3 * 365),
    funds: [
      { fund: 'F1', name: '物业服务信托基金' },
      { fund: 'F2', name: '公共收益基金' },
      { fund: 'F3', name: '专项维修资金' },
      { fund: 'F4', name: '代收代付及押金' },
      { fund: 'F5', name: '应急预备金' },
    ],
    approvalLadder: [
      { upTo: '1000.00', by: 'reviewer', approvals: 1, consultationDays: 0 },
      { upTo: '10000.00', by: 'committee', approvals: 1, consultationDays: 0 },
      { upTo: null, by: 'committee', approvals: 1, consultationDays: 3 },
    ],
    quotesAbove: '5000.00',
    quotesNeeded: 3,
    surplusRule: 'carry',
    shareBy: 'area',
    remuneration: { rule: '按上月实际收到的物业费计提，次月支付', rate: '0.08' },
    disclosure: [
      { what: '逐笔收支与账户余额', due: '每日' },
      { what: '收支公示表', due: '次月15日前' },
      { what: '服务与财务季度报告', due: '季后20日前' },
      { what: '年度决算与受托报告', due: '次年3月底前' },
    ],
  };
}
