import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../platform/database/reading';
import { Money } from '../shared/money';
import { yearOf } from '../shared/period';
import type { Period } from '../shared/period';
import { accountsOf } from './accounts.queries';
import type { Fund } from './funds.rules';
import { trialBalanceOf } from './trial-balance.rules';
import type { AccountSums, TrialBalance } from './trial-balance.rules';

/** Whole months, both included; without a fund: all of them together. */
export interface BalanceQuery {
  from: Period;
  to: Period;
  fund?: Fund;
}

interface SumsRow {
  code: string;
  opening: string;
  debit: string;
  credit: string;
  year_debit: string;
  year_credit: string;
}

/** Stored sums only (decisions: 7): as fast with a million entries as with a hundred. */
export const TRIAL_BALANCE_SQL = `
  select s.account_code as code,
    coalesce(sum(s.debit - s.credit) filter (where s.period < $2), 0) as opening,
    coalesce(sum(s.debit) filter (where s.period >= $2), 0) as debit,
    coalesce(sum(s.credit) filter (where s.period >= $2), 0) as credit,
    coalesce(sum(s.debit) filter (where s.period >= $4), 0) as year_debit,
    coalesce(sum(s.credit) filter (where s.period >= $4), 0) as year_credit
  from account_period s
  where s.community_id = $1 and s.period <= $3 and ($5::text is null or s.fund = $5)
  group by s.account_code order by s.account_code`;

/** 科目余额表. */
@Injectable()
export class TrialBalanceQueries {
  constructor(private readonly reading: Reading) {}

  trialBalance(communityId: number, query: BalanceQuery): Promise<TrialBalance> {
    return this.reading.run(communityId, (tx) => trialBalance(tx, communityId, query));
  }
}

/** The same within a transaction of the caller's: for reports and closing. */
export async function trialBalance(
  tx: EntityManager,
  communityId: number,
  { from, to, fund }: BalanceQuery,
): Promise<TrialBalance> {
  const january = `${yearOf(to)}-01`;
  const rows = await tx.query<SumsRow[]>(TRIAL_BALANCE_SQL, [
    communityId,
    from,
    to,
    january,
    fund ?? null,
  ]);
  return trialBalanceOf(await accountsOf(tx, communityId), rows.map(sumsOf));
}

function sumsOf(row: SumsRow): AccountSums {
  return {
    code: row.code,
    opening: Money.yuan(row.opening),
    debit: Money.yuan(row.debit),
    credit: Money.yuan(row.credit),
    yearDebit: Money.yuan(row.year_debit),
    yearCredit: Money.yuan(row.year_credit),
  };
}
