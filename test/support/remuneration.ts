import type { RemunerationFormula } from '../../src/remuneration/remuneration.rules';
import { day } from '../../src/shared/day';

/** 9 % of what was paid, without tax and deposits (domain: 1.6, 天然居). */
export const FORMULA: RemunerationFormula = {
  effectiveOn: day('2026-01-01'),
  kind: 'rate',
  rate: '0.09',
  sum: null,
  basis: 'paid',
  base: ['5', '2221', '2241'],
  exclusions: [
    { account: '2221', because: '税金不是服务支出' },
    { account: '2241', because: '押金是业主的钱，不是支出' },
  ],
  fund: 'F1',
  resolutionRef: '物业服务合同第二十条',
};
