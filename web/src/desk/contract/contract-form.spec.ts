import { bodyOf, shownLateFee, valuesOf } from './contract-form';
import type { Terms } from './types';

const terms: Terms = {
  trustor: { name: '东苑业主大会', address: '' },
  trustee: { name: '示例物业服务有限公司', address: '' },
  beneficiaries: '全体业主',
  purpose: '为全体业主管理物业服务资金',
  termStartsOn: '2026-01-01',
  termEndsOn: '2028-12-31',
  funds: [{ fund: 'F1', name: '物业服务信托基金' }],
  approvalLadder: [
    { upTo: '1000.00', by: 'reviewer', approvals: 1, consultationDays: 0 },
    { upTo: null, by: 'committee', approvals: 1, consultationDays: 3 },
  ],
  quotesAbove: '5000.00',
  quotesNeeded: 3,
  surplusRule: 'carry',
  shareBy: 'area',
  remuneration: { rule: '按实收物业费计提', rate: '0.10' },
  disclosure: [{ what: '收支公示表', due: '次月 10 日前' }],
  lateFee: { perDay: '0.0005', graceDays: 30, cap: '0.3' },
  budget: { commentDays: 15, decidedBy: 'owners', virement: { share: '0.1', yearly: '20000.00' } },
  objection: { above: '5000.00', days: 2, households: 20, areaShare: '0.05' },
  emergency: { ratifyDays: 7 },
  inquiry: { answerDays: 7, committeeDays: 7 },
  procedure: { noticeDays: 15, proxyCap: 3, secret: false, countsSpaces: false },
};

const values = (of: Terms = terms) => valuesOf({ title: '信托合同', terms: of }, '2026-12-01');

describe('the next version of the trust contract as a form', () => {
  it('is the present one, 违约金 and all, when nobody changes anything', () => {
    expect(bodyOf(values()).terms).toEqual(terms);
    expect(bodyOf(values({ ...terms, lateFee: null })).terms.lateFee).toBeNull();
  });

  it('shows parts in percent, and sends them as parts', () => {
    const { budget, objection } = values().terms;
    expect([budget.virement.share, objection.areaShare]).toEqual(['10', '5']);
    const typed = { ...values().terms, objection: { ...objection, areaShare: '2.5' } };
    expect(bodyOf({ ...values(), terms: typed }).terms.objection?.areaShare).toBe('0.025');
  });

  it('ends the owners’ right to object only by saying so', () => {
    expect(bodyOf({ ...values(), hasObjection: false }).terms.objection).toBeNull();
    expect(bodyOf(values({ ...terms, objection: null })).terms.objection).toBeNull();
  });

  it('shows 违约金 in the units it is agreed in', () => {
    expect(shownLateFee(terms.lateFee as never)).toEqual({
      perDay: '5',
      graceDays: 30,
      cap: '30',
    });
  });

  it('sends what was typed over it', () => {
    const typed = { ...values().terms, lateFee: { perDay: ' 2.5', graceDays: 15, cap: '20' } };
    expect(bodyOf({ ...values(), terms: typed }).terms.lateFee).toEqual({
      perDay: '0.00025',
      graceDays: 15,
      cap: '0.2',
    });
  });

  it('ends 违约金 only by saying so', () => {
    expect(bodyOf({ ...values(), hasLateFee: false }).terms.lateFee).toBeNull();
  });
});
