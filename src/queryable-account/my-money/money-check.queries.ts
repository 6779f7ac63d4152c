import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../../platform/database/reading';
import { lastDayOf } from '../../shared/day';
import { Money } from '../../shared/money';
import type { Period } from '../../shared/period';
import { fundsNamed, leafAccounts } from '../chart.queries';
import { queryableAccountErrors } from '../queryable-account.errors';
import { keptLines, type KeptLine, keptMonths, type KeptMonth } from './kept-months';
import { budgetLineNames } from './home-months';
import { linesInBooks, moneyAt } from './month-facts';
import { MONEY_FUNDS } from './month-lines.rules';
import type { LineWithHomes, MoneyLine } from './month-shares.rules';

/** One line of the month: as the books have it now, and all homes' parts of it added up. */
export interface LineChecked {
  /** Place in the month; 0: the books have it now, and at the closing they did not. */
  readonly no: number;
  readonly line: MoneyLine;
  readonly name: string;
  readonly fundName: string;
  readonly ledger: Money;
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

/** 各户合计 = 账本: both added up here and now, from every home's row and from every voucher. */
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
  const funds = await fundsNamed(tx, communityId, lastDayOf(period));
  const fundName = (fund: string) => funds.find((each) => each.fund === fund)?.name ?? fund;
  const kept = await keptLines(tx, communityId, { from: period, to: period });
  const shares = await sumsOf(tx, { communityId, period }, ['shares', kept.length]);
  const held = await sumsOf(tx, { communityId, period }, ['held', MONEY_FUNDS.length]);
  const money = await moneyAt(tx, communityId, period);
  const pairs = besideBooks(
    kept,
    await linesInBooks(tx, communityId, { period, homes: await homesOf(tx, communityId, period) }),
  );
  const nameOf = await namesOf(
    tx,
    communityId,
    pairs.map(({ line }) => line),
  );
  return {
    lines: pairs.map(({ no, line, ledger }) => ({
      no,
      line,
      ledger,
      name: nameOf(line),
      fundName: fundName(line.fund),
      households: shares.get(no) ?? Money.zero,
    })),
    held: MONEY_FUNDS.map((fund, at) => ({
      fund,
      fundName: fundName(fund),
      households: held.get(at + 1) ?? Money.zero,
      ledger: money[at] ?? Money.zero,
    })),
  };
}

const keyOf = ({ fund, side, accountCode, budgetLineId, own }: MoneyLine): string =>
  [fund, side, accountCode, budgetLineId, own].join(' ');

/** Every line that was divided, and every one that the books have besides; what they lack is zero. */
function besideBooks(
  kept: readonly KeptLine[],
  now: readonly LineWithHomes[],
): { no: number; line: MoneyLine; ledger: Money }[] {
  const inBooks = new Map(now.map(({ line }) => [keyOf(line), line]));
  const divided = new Set(kept.map(keyOf));
  const besides = [...inBooks.values()].filter((line) => !divided.has(keyOf(line)));
  return [
    ...kept.map((line) => ({
      no: line.no,
      line,
      ledger: inBooks.get(keyOf(line))?.amount ?? Money.zero,
    })),
    ...besides.map((line) => ({ no: 0, line, ledger: line.amount })),
  ];
}

async function homesOf(
  tx: EntityManager,
  communityId: number,
  period: Period,
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ unit_id: string }[]>(
    'select unit_id from money_month_unit where community_id = $1 and period = $2',
    [communityId, period],
  );
  return new Set(rows.map((row) => row.unit_id));
}

/** The budget line's name where there is one, or that of the account. */
async function namesOf(
  tx: EntityManager,
  communityId: number,
  lines: readonly MoneyLine[],
): Promise<(line: MoneyLine) => string> {
  const accounts = new Map(
    (await leafAccounts(tx, communityId)).map(({ code, name }) => [code, name]),
  );
  const ids = lines.flatMap(({ budgetLineId }) => budgetLineId ?? []);
  const budgetLines = await budgetLineNames(tx, communityId, [...new Set(ids)]);
  return ({ budgetLineId, accountCode }) =>
    budgetLines.get(budgetLineId ?? '') ?? accounts.get(accountCode) ?? accountCode;
}

/** All homes' parts of each place of the array, added up, by place from 1. */
async function sumsOf(
  tx: EntityManager,
  { communityId, period }: { communityId: number; period: Period },
  [column, length]: readonly ['shares' | 'held', number],
): Promise<Map<number, Money>> {
  if (length === 0) return new Map();
  const sums = Array.from({ length }, (_, at) => `sum(${column}[${at + 1}])`).join();
  const [row] = await tx.query<{ sums: (string | null)[] }[]>(
    `select array[${sums}]::numeric(18,2)[]::text[] as sums from money_month_unit
     where community_id = $1 and period = $2`,
    [communityId, period],
  );
  return new Map((row?.sums ?? []).map((sum, at) => [at + 1, Money.yuan(sum ?? '0')]));
}
