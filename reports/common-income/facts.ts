import {
  commonIncomeWithin,
  type ContractOverview,
  incomeInBooks,
} from '../../src/common-income/common-income.queries';
import {
  incomeKindNames,
  placeOwnerNames,
  scheduleNames,
} from '../../src/common-income/income-kinds.rules';
import { incomeFlagNames } from '../../src/common-income/standing.rules';
import { type TrialBalance, type TrialBalanceRow } from '../../src/ledger/trial-balance.rules';
import { trialBalance } from '../../src/ledger/trial-balance.queries';
import { fundsNamed } from '../../src/queryable-account/chart.queries';
import { flowWithin } from '../../src/queryable-account/flow.queries';
import type { Money } from '../../src/shared/money';
import { basisOf } from '../parts/basis';
import { daysOf } from '../parts/compared.rules';
import type { ReportFacts, ReportSource } from '../report-definition';
import type { CommonIncomeFacts, IncomeAccount, IncomePlace } from './content.rules';

const FUND = 'F2';

/** From the queries of the page 公共收益, the trial balance and the flow of the fund. */
export async function commonIncomeFacts(
  source: ReportSource,
): Promise<ReportFacts<CommonIncomeFacts>> {
  const { tx, communityId, today } = source;
  const { head, months, to, ...filed } = await basisOf(source, 'quarter', 'common-income');
  const range = { name: head.subjectName, ...daysOf(months.now) };
  const { items, books } = await commonIncomeWithin(tx, communityId, { range, today });
  const balance = await trialBalance(tx, communityId, months.now);
  const funds = await fundsNamed(tx, communityId, to);
  const facts = {
    head,
    now: books,
    before: await incomeInBooks(tx, communityId, daysOf(months.before)),
    year: await incomeInBooks(tx, communityId, daysOf(months.year)),
    sources: accountsOf(balance, /^4[23]01/, ({ credit, debit }) => credit.minus(debit)),
    costs: accountsOf(balance, /^5301/, ({ credit, debit }) => debit.minus(credit)),
    places: items.map(placeOf),
    fundName: funds.find(({ fund }) => fund === FUND)?.name ?? FUND,
    flow: await flowWithin(tx, communityId, { ...months.now, fund: FUND }),
  };
  return { ...filed, facts };
}

type Sides = Record<'debit' | 'credit', Money>;

function accountsOf(
  { rows }: TrialBalance,
  codes: RegExp,
  amountOf: (sides: Sides) => Money,
): IncomeAccount[] {
  const yearOf = ({ yearDebit, yearCredit }: TrialBalanceRow): Sides => ({
    debit: yearDebit,
    credit: yearCredit,
  });
  return rows
    .filter(({ accountCode, isLeaf }) => isLeaf && codes.test(accountCode))
    .map((row) => ({
      code: row.accountCode,
      name: row.accountName,
      now: amountOf(row),
      year: amountOf(yearOf(row)),
    }))
    .filter(({ now, year }) => !now.isZero() || !year.isZero());
}

/** A contract or a place as a printed sheet may show it. */
export function placeOf({ overview }: ContractOverview): IncomePlace {
  const { terms, due, received, overdue, missingDays, flags, endsOn } = overview;
  const isCommon = terms.owner === 'COMMON';
  return {
    kindName: incomeKindNames[terms.kind],
    place: isCommon ? terms.place : `${terms.place}（${placeOwnerNames[terms.owner]}所有）`,
    counterparty: counterpartyOf(terms),
    scheduleName: scheduleNames[terms.schedule],
    due,
    received,
    overdue,
    missingDays,
    stateName: flags.length > 0 ? flags.map((flag) => incomeFlagNames[flag]).join('、') : '正常',
    isWrong: flags.some((flag) => flag !== 'ends-soon'),
    endsOn,
  };
}

/** A firm may be named; of a person a sheet on the wall says no more than that (个人信息保护法 6). */
function counterpartyOf(terms: ContractOverview['overview']['terms']): string {
  if (terms.counterparty === '') return '—';
  return terms.counterpartyKind === 'person' ? '个人' : terms.counterparty;
}
