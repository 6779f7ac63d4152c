import type { EntityManager } from 'typeorm';
import { lastDayOf } from '../../shared/day';
import { Money } from '../../shared/money';
import type { Period } from '../../shared/period';
import { weightOf } from '../../shared/split';
import { contractVersions } from '../../trust-contract/contract-in-force';
import { rowsOfMonth } from './money-rows';
import { MONEY_FUNDS, piecesOf } from './month-lines.rules';
import {
  type Basis,
  divided,
  type Household,
  type LineWithHomes,
  monthLinesOf,
  takingPart,
  type UnitMonth,
  weighed,
} from './month-shares.rules';

/** A closed month as it is written down. */
export interface DividedMonth {
  readonly period: Period;
  readonly basis: Basis;
  readonly households: number;
  readonly totalWeight: bigint;
  /** In the order of `MONEY_FUNDS`. */
  readonly money: readonly Money[];
  readonly lines: readonly LineWithHomes[];
  readonly units: readonly UnitMonth[];
}

/** Who takes part, and by what. */
export interface Sharing {
  readonly basis: Basis;
  readonly households: readonly Household[];
  readonly totalWeight: bigint;
}

/**
 * Homes and shops, the developer's unsold ones too; parking spaces and store rooms have no share, as they
 * have no vote (decision 0014). By the contract in force on the month's last day.
 */
export async function sharingOf(
  tx: EntityManager,
  communityId: number,
  period: Period,
): Promise<Sharing> {
  const units = await tx.query<{ id: string; area: string }[]>(
    `select id, billing_area::text as area from unit
     where community_id = $1 and kind in ('residential', 'commercial') order by id`,
    [communityId],
  );
  const versions = await contractVersions(tx, communityId);
  const inForce = versions.find(({ effectiveOn }) => effectiveOn <= lastDayOf(period));
  const shareBy = (inForce ?? versions.at(-1))?.terms.shareBy ?? 'area';
  return weighed(
    shareBy,
    units.map(({ id, area }) => ({ unitId: id, areaWeight: weightOf(area) })),
  );
}

/** The month worked out from the books, and divided among these households. */
export async function monthDivided(
  tx: EntityManager,
  communityId: number,
  period: Period,
  among: Sharing & { readonly heldBefore: ReadonlyMap<string, readonly Money[]> },
): Promise<DividedMonth> {
  const { basis, totalWeight, heldBefore } = among;
  const taking = takingPart(among.households, heldBefore);
  const homes = new Set(taking.map(({ unitId }) => unitId));
  const lines = await linesInBooks(tx, communityId, { period, homes });
  const units = divided({ lines, households: taking, heldBefore });
  const money = await moneyAt(tx, communityId, period);
  return { period, basis, households: units.length, totalWeight, money, lines, units };
}

/** The lines of a month as the books have them now; `homes`: who takes part in it. */
export async function linesInBooks(
  tx: EntityManager,
  communityId: number,
  { period, homes }: { period: Period; homes: ReadonlySet<string> },
): Promise<LineWithHomes[]> {
  const moved = monthLinesOf(piecesOf(await rowsOfMonth(tx, communityId, period), homes));
  return [...moved, ...(await linesOwed(tx, communityId, period))];
}

/** Owed to the trust at the month's end, by account and fund: claims, other than money it lent or advanced. */
const OWED = `
  select s.fund, s.account_code, sum(s.debit - s.credit)::numeric(18,2) as amount
  from account_period s
  where s.community_id = $1 and s.period <= $2 and s.fund = any($3::text[])
    and (s.account_code like '1122%' or s.account_code in ('122103', '122104'))
  group by 1, 2 having sum(s.debit - s.credit) <> 0 order by 1, 2`;

async function linesOwed(
  tx: EntityManager,
  communityId: number,
  period: Period,
): Promise<LineWithHomes[]> {
  const rows = await tx.query<{ fund: string; account_code: string; amount: string }[]>(OWED, [
    communityId,
    period,
    MONEY_FUNDS,
  ]);
  return rows.map(({ fund, account_code, amount }) => ({
    line: {
      fund,
      side: 'owed',
      accountCode: account_code,
      budgetLineId: null,
      own: false,
      amount: Money.yuan(amount),
    },
    byUnit: new Map(),
  }));
}

const MONEY_AT = `
  select s.fund, sum(s.debit - s.credit)::numeric(18,2) as amount
  from account_period s
  join account a on a.community_id = s.community_id and a.code = s.account_code
    and (a.is_cash or a.code = '224105')
  where s.community_id = $1 and s.period <= $2 group by 1`;

/** What is in the bank at a month's end and is the owners', by fund, in the order of `MONEY_FUNDS`. */
export async function moneyAt(
  tx: EntityManager,
  communityId: number,
  period: Period,
): Promise<Money[]> {
  const rows = await tx.query<{ fund: string; amount: string }[]>(MONEY_AT, [communityId, period]);
  return MONEY_FUNDS.map((fund) =>
    Money.yuan(rows.find((row) => row.fund === fund)?.amount ?? '0'),
  );
}
