import { type Day, plusDays } from '../shared/day';
import { type ContractTerms, defaultLadder } from './terms.rules';

const TERM_DAYS = 3 * 365;

/** Who signs the first contract of a community, and from when. */
export interface Founding {
  readonly name: string;
  readonly address: string;
  readonly trustorName: string;
  readonly trusteeName: string;
  readonly startsOn: Day;
}

/**
 * What the form of a community's first contract begins with: the five funds (信托法 29 keeps
 * them apart), the usual ladder, three offers above 5,000, nothing decided on the firm's reward.
 */
export function firstTerms(founding: Founding): ContractTerms {
  const { name, address, trustorName, trusteeName, startsOn } = founding;
  return {
    trustor: { name: trustorName, address },
    trustee: { name: trusteeName, address: '' },
    beneficiaries: `${name}全体业主`,
    purpose: '以全体业主利益为目的，管理小区物业服务资金与公共收益',
    termStartsOn: startsOn,
    termEndsOn: plusDays(startsOn, TERM_DAYS),
    funds: [
      { fund: 'F1', name: '物业服务信托基金' },
      { fund: 'F2', name: '公共收益基金' },
      { fund: 'F3', name: '专项维修资金' },
      { fund: 'F4', name: '代收代付及押金' },
      { fund: 'F5', name: '应急预备金' },
    ],
    approvalLadder: [...defaultLadder],
    quotesAbove: '5000.00',
    quotesNeeded: 3,
    surplusRule: 'carry',
    shareBy: 'area',
    remuneration: { rule: '', rate: '0' },
    disclosure: [
      { what: '逐笔收支与账户余额', due: '每日' },
      { what: '收支公示表', due: '次月15日前' },
      { what: '服务与财务季度报告', due: '季后20日前' },
      { what: '年度决算与受托报告', due: '次年3月底前' },
    ],
  };
}
