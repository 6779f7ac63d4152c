import type { EntityManager } from 'typeorm';
import type { FundFlow, MoneyPlace } from '../../reports/income-expenditure/content.rules';
import { cashBalances } from '../queryable-account/balances.queries';
import { fundsNamed } from '../queryable-account/chart.queries';
import { flowWithin } from '../queryable-account/flow.queries';
import { banksOf } from '../queryable-account/summary.queries';
import { type Day, lastDayOf } from '../shared/day';
import type { Period } from '../shared/period';

/** Whole months, both included. */
export interface Months {
  readonly from: Period;
  readonly to: Period;
}

/** 钱从哪来，到哪去 of each fund. One after the other: they share the transaction's one connection. */
export async function fundFlows(
  tx: EntityManager,
  communityId: number,
  { from, to }: Months,
): Promise<FundFlow[]> {
  const flows: FundFlow[] = [];
  for (const { fund, name } of await fundsNamed(tx, communityId, lastDayOf(to))) {
    flows.push({ fund, name, flow: await flowWithin(tx, communityId, { from, to, fund }) });
  }
  return flows;
}

/** Where money lies at the end of a day: every bank account, and whatever else holds some. */
export async function moneyPlaces(
  tx: EntityManager,
  communityId: number,
  on: Day,
): Promise<MoneyPlace[]> {
  const funds = await fundsNamed(tx, communityId, on);
  const names = new Map(funds.map((each) => [each.fund, each.name]));
  const banks = await banksOf(tx, communityId, await cashBalances(tx, communityId, on));
  return banks.map((bank) => ({
    name: bank.name,
    tail: bank.tail,
    fundName: names.get(bank.fund) ?? bank.fund,
    balance: bank.balance,
  }));
}
