import fc from 'fast-check';
import {
  blockersOfOpenBudgetTerms,
  budgetTermsOf,
  DEFAULT_BUDGET_TERMS,
  emergencyTermsOf,
  objectionTermsOf,
  procedureTermsOf,
} from './open-budget-terms.rules';
import { blockersOfSilence } from './terms.rules';

const objection = { above: '5000.00', days: 2, households: 20, areaShare: '0.05' };
const budget = { ...DEFAULT_BUDGET_TERMS };
const procedure = { noticeDays: 15, proxyCap: 3, secret: true };

describe('a contract that is silent on the budget', () => {
  it('gives the owners fifteen days and the decision, and no payment waits', () => {
    expect(budgetTermsOf({})).toEqual({
      commentDays: 15,
      decidedBy: 'owners',
      virement: { share: '0.10', yearly: '20000.00' },
    });
    expect(objectionTermsOf({})).toBeNull();
    expect(emergencyTermsOf({})).toEqual({ ratifyDays: 7 });
    expect(procedureTermsOf({})).toEqual({
      noticeDays: 15,
      proxyCap: 3,
      secret: false,
      countsSpaces: false,
    });
    expect(procedureTermsOf({ procedure })).toEqual({ ...procedure, countsSpaces: false });
    expect(blockersOfOpenBudgetTerms({})).toEqual([]);
  });
});

describe('terms of the open budget', () => {
  it('are taken as agreed', () => {
    const terms = { budget, objection, procedure, emergency: { ratifyDays: 3 } };
    expect(blockersOfOpenBudgetTerms(terms)).toEqual([]);
    expect(objectionTermsOf(terms)).toEqual(objection);
    expect(blockersOfOpenBudgetTerms({ objection: null })).toEqual([]);
  });

  it.each([
    ['half a day of comment', { budget: { ...budget, commentDays: 0.5 } }, 'budget.commentDays'],
    ['a decision by the firm', { budget: { ...budget, decidedBy: 'firm' } }, 'budget.decidedBy'],
    [
      'more than the whole line to be moved',
      { budget: { ...budget, virement: { share: '1.5', yearly: '1' } } },
      'budget.virement.share',
    ],
    [
      'a yearly limit below zero',
      { budget: { ...budget, virement: { share: '0.1', yearly: '-1' } } },
      'budget.virement.yearly',
    ],
    ['a window of no day', { objection: { ...objection, days: 0 } }, 'objection.days'],
    ['nobody to object', { objection: { ...objection, households: 0 } }, 'objection.households'],
    ['no area at all', { objection: { ...objection, areaShare: '0.0' } }, 'objection.areaShare'],
    ['a sum as a number', { objection: { ...objection, above: 5000 } }, 'objection.above'],
    ['an endless emergency', { emergency: { ratifyDays: 91 } }, 'emergency.ratifyDays'],
    ['a cap as text', { procedure: { ...procedure, proxyCap: '3' } }, 'procedure.proxyCap'],
    [
      'a secret that is no yes or no',
      { procedure: { ...procedure, secret: 1 } },
      'procedure.secret',
    ],
    [
      'spaces that count perhaps',
      { procedure: { ...procedure, countsSpaces: 'some' } },
      'procedure.countsSpaces',
    ],
    ['a list', { emergency: [] }, 'emergency'],
  ])('are refused with %s, naming the field', (_what, given, field) => {
    expect(blockersOfOpenBudgetTerms(given).map((problem) => problem.field)).toEqual([
      `terms.${field}`,
    ]);
  });

  it('never crash on what a form may send', () => {
    const parts = fc.record(
      {
        budget: fc.jsonValue(),
        objection: fc.jsonValue(),
        emergency: fc.jsonValue(),
        procedure: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(fc.property(parts, (given) => Array.isArray(blockersOfOpenBudgetTerms(given))));
  });
});

describe('the owners’ right to object', () => {
  it('ends only by being said to end', () => {
    const codes = blockersOfSilence({}, { objection }).map(({ code }) => code);
    expect(codes).toEqual(['contract.objection-unsaid']);
    expect(blockersOfSilence({ objection: null }, { objection })).toEqual([]);
    expect(blockersOfSilence({}, { objection: null })).toEqual([]);
  });
});
