import type { RemunerationFormula } from '../remuneration/remuneration.rules';
import type { Day } from '../shared/day';
import { firstTerms } from '../trust-contract/first-terms.rules';
import type { ObjectionTerms } from '../trust-contract/open-budget-terms.rules';
import type { ContractTerms } from '../trust-contract/terms.rules';

/** 公示异议: payments above ten thousand wait two days for the owners. */
export const DEMO_OBJECTION: ObjectionTerms = {
  above: '10000.00',
  days: 2,
  households: 20,
  areaShare: '0.05',
};

/** The trust contract of the demonstration: three years, a ladder of three rungs, surplus carried on. */
export function demoTerms(startsOn: Day): ContractTerms {
  const terms = firstTerms({
    name: '锦和苑',
    address: '锦和路18号',
    trustorName: '锦和苑业主大会（由业主委员会执行）',
    trusteeName: '安和物业服务有限公司',
    startsOn,
  });
  return {
    ...terms,
    trustee: { ...terms.trustee, address: '锦和路18号物业服务中心' },
    approvalLadder: [
      { upTo: '1000.00', by: 'reviewer', approvals: 1, consultationDays: 0 },
      { upTo: '10000.00', by: 'committee', approvals: 1, consultationDays: 0 },
      { upTo: null, by: 'committee', approvals: 1, consultationDays: 3 },
    ],
    remuneration: { rule: '按上月实际收到的物业费计提，次月支付', rate: '0.08' },
    lateFee: { perDay: '0.0005', graceDays: 30, cap: '0.3' },
    budget: {
      commentDays: 15,
      decidedBy: 'owners',
      virement: { share: '0.10', yearly: '20000.00' },
    },
    objection: DEMO_OBJECTION,
    emergency: { ratifyDays: 7 },
    procedure: { noticeDays: 15, proxyCap: 3, secret: false },
  };
}

/** Eight per cent of the service fees that came in, advances among them; nothing of what is others' money. */
export function demoFormula(effectiveOn: Day): RemunerationFormula {
  return {
    effectiveOn,
    kind: 'rate',
    basis: 'received',
    fund: 'F1',
    rate: '0.08',
    sum: null,
    base: ['112201', '220301'],
    exclusions: [],
    resolutionRef: '2025年业主大会第1号决议第五项',
  };
}
