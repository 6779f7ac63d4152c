import * as fc from 'fast-check';
import { day } from '../shared/day';
import { Money } from '../shared/money';
import { firstTerms } from './first-terms.rules';
import { blockersOfTerms } from './terms-shape.rules';
import {
  blockersOfSilence,
  blockersOfVersion,
  defaultLadder,
  type LadderStep,
  quotesNeededFor,
  stepFor,
  termsFrom,
} from './terms.rules';

const terms = {
  trustor: { name: '锦和苑业主大会', address: '' },
  trustee: { name: '安和物业服务有限公司', address: '示范路 1 号' },
  beneficiaries: '全体业主',
  purpose: '为全体业主管理物业服务资金',
  termStartsOn: '2025-01-01',
  termEndsOn: '2027-12-31',
  funds: [{ fund: 'F1', name: '物业服务信托基金' }],
  approvalLadder: [...defaultLadder],
  quotesAbove: '5000.00',
  quotesNeeded: 3,
  surplusRule: 'carry',
  shareBy: 'area',
  remuneration: { rule: '按实收物业费计提', rate: '0.10' },
  disclosure: [{ what: '收支公示表', due: '次月 10 日前' }],
};
const [small, middle, large] = defaultLadder as [LadderStep, LadderStep, LadderStep];

describe('the first contract of a community', () => {
  const first = firstTerms({
    name: '锦和苑',
    address: '示范路 1 号',
    trustorName: '锦和苑业主大会',
    trusteeName: '安和物业服务有限公司',
    startsOn: day('2026-03-05'),
  });

  it('begins with the usual ladder, and lacks nothing but the firm’s reward', () => {
    expect(first.approvalLadder).toEqual(defaultLadder);
    expect(blockersOfTerms(first).map(({ field }) => field)).toEqual(['terms.remuneration.rule']);
  });
});

describe('terms of the trust contract', () => {
  it('are accepted as the default has them', () => {
    expect(termsFrom(terms)).toBe(terms);
    const late = { ...terms, lateFee: { perDay: '0.0005', graceDays: 30, cap: '0.3' } };
    expect(termsFrom(late)).toBe(late);
    expect(termsFrom({ ...terms, lateFee: null })).toMatchObject(terms);
  });

  it.each([
    ['nothing at all', null, 'terms'],
    ['a trustor without a name', { ...terms, trustor: { address: '' } }, 'terms.trustor.name'],
    ['an end before the start', { ...terms, termEndsOn: '2024-01-01' }, 'terms.termEndsOn'],
    ['a fund named twice', { ...terms, funds: [terms.funds[0], terms.funds[0]] }, 'terms.funds'],
    ['a sixth fund', { ...terms, funds: [{ fund: 'F6', name: '私账' }] }, 'terms.funds[0].fund'],
    ['no ladder', { ...terms, approvalLadder: [] }, 'terms.approvalLadder'],
    ['a last step with a limit', { ...terms, approvalLadder: [small] }, 'terms.approvalLadder[0]'],
    [
      'a last step that stays within the firm',
      { ...terms, approvalLadder: [{ ...small, upTo: null }] },
      'terms.approvalLadder[0]',
    ],
    [
      'limits that fall',
      { ...terms, approvalLadder: [{ ...small, upTo: '6000' }, middle, large] },
      'terms.approvalLadder',
    ],
    [
      'nobody who approves',
      { ...terms, approvalLadder: [{ ...large, approvals: 0 }] },
      'terms.approvalLadder[0].approvals',
    ],
    ['an amount as a number', { ...terms, quotesAbove: 5000 }, 'terms.quotesAbove'],
    [
      'a rate above one',
      { ...terms, remuneration: { rule: '…', rate: '1.1' } },
      'terms.remuneration.rate',
    ],
    [
      'a late fee of one percent a day',
      { ...terms, lateFee: { perDay: '0.01', graceDays: 30, cap: '0.3' } },
      'terms.lateFee.perDay',
    ],
    [
      'a late fee without an end',
      { ...terms, lateFee: { perDay: '0.0005', graceDays: 30, cap: '3' } },
      'terms.lateFee.cap',
    ],
    [
      'days of grace as text',
      { ...terms, lateFee: { perDay: '0.0005', graceDays: '30', cap: '0.3' } },
      'terms.lateFee.graceDays',
    ],
  ])('are refused with %s, naming the field', (_what, given, field) => {
    expect(blockersOfTerms(given).map((problem) => problem.field)).toContain(field);
  });

  it('are refused with all the reasons at once', () => {
    expect(blockersOfTerms({}).length).toBeGreaterThan(10);
  });

  it('never crash on what a form may send', () => {
    fc.assert(fc.property(fc.jsonValue(), (given) => Array.isArray(blockersOfTerms(given))));
  });
});

describe('what was agreed on paying late', () => {
  const agreed = { lateFee: { perDay: '0.0005', graceDays: 30, cap: '0.3' } };

  it('ends only by being said to end', () => {
    expect(blockersOfSilence({}, agreed)).toMatchObject([
      { code: 'contract.late-fee-unsaid', field: 'terms.lateFee' },
    ]);
    expect(blockersOfSilence({ lateFee: null }, agreed)).toEqual([]);
    expect(blockersOfSilence(agreed, agreed)).toEqual([]);
  });

  it('may stay unsaid where there was none', () => {
    expect(blockersOfSilence({}, { lateFee: null })).toEqual([]);
    expect(blockersOfSilence({}, {})).toEqual([]);
    expect(blockersOfSilence({})).toEqual([]);
  });
});

describe('the ladder', () => {
  it.each([
    ['0.01', false, small],
    ['1000.00', false, small],
    ['1000.01', false, middle],
    ['5000.00', false, middle],
    ['5000.01', false, large],
    ['0.01', true, middle],
    ['9999999.00', true, large],
  ])('puts %s (related party: %s) on its step', (amount, related, step) => {
    expect(stepFor(terms as never, Money.yuan(amount), related)).toBe(step);
  });

  it('never lowers the step of a larger amount', () => {
    const fen = fc.bigInt({ min: 1n, max: 10_000_00n });
    const rung = (amount: bigint) =>
      defaultLadder.indexOf(stepFor({ approvalLadder: [...defaultLadder] }, Money.fen(amount)));
    fc.assert(fc.property(fen, fen, (a, b) => a > b || rung(a) <= rung(b)));
  });

  it('asks for quotes above the limit only', () => {
    const rule = { quotesAbove: '5000.00', quotesNeeded: 3 };
    expect(quotesNeededFor(rule, Money.yuan('5000.00'))).toBe(0);
    expect(quotesNeededFor(rule, Money.yuan('5000.01'))).toBe(3);
  });
});

describe('a new version', () => {
  const today = day('2026-03-05');
  const base = { resolutionRef: '业主大会 2026-1 号决议', today };

  it('may look back only when it is the first', () => {
    const effectiveOn = day('2025-01-01');
    expect(blockersOfVersion({ ...base, effectiveOn, earlier: [] })).toEqual([]);
    expect(
      blockersOfVersion({ ...base, effectiveOn, earlier: [day('2024-01-01')] }).map((p) => p.code),
    ).toEqual(['contract.effective-in-past']);
  });

  it('needs a resolution and a day after every earlier version', () => {
    const codes = blockersOfVersion({
      ...base,
      resolutionRef: ' ',
      effectiveOn: today,
      earlier: [day('2026-04-01')],
    }).map((problem) => problem.code);
    expect(codes).toEqual(['contract.resolution-missing', 'contract.effective-before-earlier']);
  });
});
