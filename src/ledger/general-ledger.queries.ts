import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../platform/database/reading';
import { Money } from '../shared/money';
import { period, yearOf } from '../shared/period';
import type { Period } from '../shared/period';
import { accountsOf } from './accounts.queries';
import { isSameOrUnder } from './chart.rules';
import type { Account } from './chart.rules';
import type { Fund } from './funds.rules';
import { monthlyRowsOf } from './ledger-rows.rules';
import type { LedgerRow, SideSums } from './ledger-rows.rules';

export interface GeneralLedgerQuery {
  from: Period;
  to: Period;
  /** One account and everything below it; all top accounts when absent. */
  account?: string;
  fund?: Fund;
}

export interface GeneralLedgerAccount {
  account: Account;
  rows: LedgerRow[];
}

interface SumsRow {
  code: string;
  period: string;
  debit: string;
  credit: string;
}

/** Before January of the first year as one row per account (period ''), then month by month. */
const SUMS = `
  select s.account_code as code, case when s.period < $3 then '' else s.period end as period,
    sum(s.debit) as debit, sum(s.credit) as credit
  from account_period s
  where s.community_id = $1 and s.period <= $2 and ($4::text is null or s.fund = $4)
  group by 1, 2 order by 1, 2`;

/** 总账: each account by month, from stored sums. */
@Injectable()
export class GeneralLedgerQueries {
  constructor(private readonly reading: Reading) {}

  generalLedger(communityId: number, query: GeneralLedgerQuery): Promise<GeneralLedgerAccount[]> {
    return this.reading.run(communityId, (tx) => generalLedger(tx, communityId, query));
  }
}

async function generalLedger(
  tx: EntityManager,
  communityId: number,
  { from, to, account, fund }: GeneralLedgerQuery,
): Promise<GeneralLedgerAccount[]> {
  const january = `${yearOf(from)}-01`;
  const sums = await tx.query<SumsRow[]>(SUMS, [communityId, to, january, fund ?? null]);
  const chart = await accountsOf(tx, communityId);
  const wanted = chart.filter(({ code, parentCode }) =>
    account === undefined ? parentCode === null : isSameOrUnder(code, account),
  );
  return wanted
    .map((each) => ({ each, own: sums.filter(({ code }) => isSameOrUnder(code, each.code)) }))
    .filter(({ own }) => own.length > 0)
    .map(({ each, own }) => ({ account: each, rows: rowsOf(own, from, to) }));
}

function rowsOf(sums: readonly SumsRow[], from: Period, to: Period): LedgerRow[] {
  const months = new Map<Period, SideSums>();
  let opening = Money.zero;
  for (const row of sums) {
    const debit = Money.yuan(row.debit);
    const credit = Money.yuan(row.credit);
    if (row.period < from) opening = opening.plus(debit).minus(credit);
    if (row.period === '') continue;
    const month = period(row.period);
    const before = months.get(month) ?? { debit: Money.zero, credit: Money.zero };
    months.set(month, { debit: before.debit.plus(debit), credit: before.credit.plus(credit) });
  }
  return monthlyRowsOf(opening, months, { from, to });
}
