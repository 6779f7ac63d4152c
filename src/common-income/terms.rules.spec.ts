import { day } from '../shared/day';
import { period } from '../shared/period';
import { blockersOfTerms, blockersOfVersion } from './terms.rules';
import type { IncomeTerms, VersionBefore } from './terms.rules';

const FINE: IncomeTerms = {
  kind: 'telecom',
  place: '地下室通信机房',
  owner: 'COMMON',
  counterparty: '示例通信公司',
  counterpartyKind: 'organisation',
  startsOn: day('2019-04-01'),
  endsOn: day('2020-03-31'),
  schedule: 'yearly',
  amount: '11400',
  dueDay: 10,
  incomeAccount: '430106',
  costAccounts: ['5301'],
  developerShare: null,
  fileId: '01900000-0000-7000-8000-000000000000',
  resolutionRef: '业主大会第5号决议',
};
const NONE: Partial<IncomeTerms> = {
  schedule: 'none',
  counterparty: '',
  endsOn: null,
  amount: null,
  dueDay: null,
  fileId: null,
  resolutionRef: '',
};
const DAILY: Partial<IncomeTerms> = {
  ...NONE,
  schedule: 'daily',
  endsOn: day('2020-03-31'),
  resolutionRef: '第6号决议',
};

describe('terms', () => {
  it.each<[string, Partial<IncomeTerms>, string[]]>([
    ['as they should be', {}, []],
    // 天然居 had one in its list: 201904–201903
    ['that end before they begin', { endsOn: day('2019-03-31') }, ['income.ends-before-start']],
    ['without an end', { endsOn: null }, ['income.ends']],
    ['without paper', { fileId: null }, ['income.file']],
    ['with nobody', { counterparty: ' ' }, ['income.counterparty']],
    ['without a resolution', { resolutionRef: '' }, ['income.resolution']],
    ['of nothing', { amount: '0' }, ['income.amount']],
    ['due on the 29th', { dueDay: 29 }, ['income.due-day']],
    ['booked as service fees', { incomeAccount: '410101' }, ['income.income-account']],
    ['with another cost', { costAccounts: ['5104'] }, ['income.cost-account']],
    ['with a cost of its own', { costAccounts: ['530102'] }, []],
    ['of a place without contract', NONE, []],
    ['of one that has paper after all', { ...NONE, fileId: 'x' }, ['income.no-contract']],
    ['of one with an amount', { ...NONE, amount: '5', dueDay: 1 }, ['income.amount']],
    ['of a gate', DAILY, []],
    ['of a gate without a resolution', { ...DAILY, resolutionRef: '' }, ['income.resolution']],
    ['with a part of the developer', { developerShare: { kind: 'rate', value: '0.3' } }, []],
    [
      'with all of it',
      { developerShare: { kind: 'rate', value: '1' } },
      ['income.developer-share'],
    ],
    ['with none', { developerShare: { kind: 'rate', value: '0.0' } }, ['income.developer-share']],
    ['with a sum', { developerShare: { kind: 'sum', value: '11400' } }, []],
    [
      'with more than there is',
      { developerShare: { kind: 'sum', value: '11400.01' } },
      ['income.developer-share'],
    ],
    [
      'with a part of what is the developer’s anyway',
      { owner: 'DEVELOPER', developerShare: { kind: 'rate', value: '0.3' } },
      ['income.developer-share'],
    ],
  ])('%s', (_what, change, codes) => {
    expect(blockersOfTerms({ ...FINE, ...change }).map(({ code }) => code)).toEqual(codes);
  });
});

describe('a version', () => {
  const version: VersionBefore = {
    startsOn: day('2026-04-01'),
    booksStartOn: day('2026-01-01'),
    beganOn: day('2026-01-01'),
    accruedThrough: period('2026-03'),
  };
  it.each<[string, Partial<VersionBefore>, string[]]>([
    ['after what is booked', {}, []],
    ['before the books', { startsOn: day('2025-12-31') }, ['income.before-books']],
    ['on the day of the last', { beganOn: day('2026-04-01') }, ['income.version-not-later']],
    [
      'in a month that is booked',
      { accruedThrough: period('2026-04') },
      ['income.accrued-already'],
    ],
    ['that is the first', { beganOn: null, accruedThrough: null }, []],
  ])('%s', (_what, change, codes) => {
    expect(blockersOfVersion({ ...version, ...change }).map(({ code }) => code)).toEqual(codes);
  });
});
