import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../../platform/database/reading';
import { lastDayOf } from '../../shared/day';
import { Money } from '../../shared/money';
import type { Period } from '../../shared/period';
import { fundsNamed, leafAccounts } from '../chart.queries';
import { queryableAccountErrors } from '../queryable-account.errors';
import { keptLines, type KeptLine, keptMonths, type KeptMonth } from './kept-months';
import { moneyAt } from './month-facts';
import { MONEY_FUNDS } from './month-lines.rules';

/** One line of the ledger's month, and all homes' parts of it added up. */
export interface LineChecked {
  readonly line: KeptLine;
  readonly name: string;
  readonly fundName: string;
  readonly households: Money;
}

export interface FundChecked {
  readonly fund: string;
  readonly fundName: string;
  readonly households: Money;
  readonly ledger: Money;
}

export interface MoneyCheck {
  readonly month: KeptMonth;
  readonly periods: readonly Period[];
  readonly lines: readonly LineChecked[];
  readonly held: readonly FundChecked[];
}

/** 各户合计 = 账本: added up here and now from every home's row. */
@Injectable()
export class MoneyCheckQueries {
  constructor(private readonly reading: Reading) {}

  /** @throws DomainError notFound `account.nothing-closed`. */
  check(communityId: number, asked?: Period): Promise<MoneyCheck> {
    return this.reading.run(communityId, async (tx) => {
      const months = await keptMonths(tx, communityId);
      const month = asked ? months.find(({ period }) => period === asked) : months.at(-1);
      if (!month) throw queryableAccountErrors.nothingClosed();
      const periods = months.map(({ period }) => period);
      return { month, periods, ...(await addedUp(tx, communityId, month.period)) };
    });
  }
}

async function addedUp(
  tx: EntityManager,
  communityId: number,
  period: Period,
): Promise<Pick<MoneyCheck, 'lines' | 'held'>> {
  const accounts = await leafAccounts(tx, communityId);
  const names = new Map(accounts.map(({ code, name }) => [code, name]));
  const funds = await fundsNamed(tx, communityId, lastDayOf(period));
  const fundName = (fund: string) => funds.find((each) => each.fund === fund)?.name ?? fund;
  const shares = await sumsOf(tx, { communityId, period }, 'shares');
  const held = await sumsOf(tx, { communityId, period }, 'held');
  const money = await moneyAt(tx, communityId, period);
  const lines = await keptLines(tx, communityId, { from: period, to: period });
  return {
    lines: lines.map((line) => ({
      line,
      name: names.get(line.accountCode) ?? line.accountCode,
      fundName: fundName(line.fund),
      households: shares.get(line.no) ?? Money.zero,
    })),
    held: MONEY_FUNDS.map((fund, at) => ({
      fund,
      fundName: fundName(fund),
      households: held.get(at + 1) ?? Money.zero,
      ledger: money[at] ?? Money.zero,
    })),
  };
}

/** Place in the array → sum over all homes. */
async function sumsOf(
  tx: EntityManager,
  { communityId, period }: { communityId: number; period: Period },
  column: 'shares' | 'held',
): Promise<Map<number, Money>> {
  const rows = await tx.query<{ no: string; sum: string }[]>(
    `select s.no, sum(s.amount)::numeric(18,2) as sum
     from money_month_unit u cross join lateral unnest(u.${column}) with ordinality as s(amount, no)
     where u.community_id = $1 and u.period = $2 group by s.no`,
    [communityId, period],
  );
  return new Map(rows.map(({ no, sum }) => [Number(no), Money.yuan(sum)]));
}
