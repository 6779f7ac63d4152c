import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ClosingEffects } from '../../ledger/closing-effects';
import type { Job } from '../../platform/jobs/job';
import { Jobs } from '../../platform/jobs/jobs';
import { type StandingJob, StandingJobs } from '../../platform/jobs/standing-jobs';
import { Transactions } from '../../platform/database/transactions';
import { period, type Period } from '../../shared/period';
import { heldAt } from './kept-months';
import { type DividedMonth, monthDivided, sharingOf } from './month-facts';
import { linesRoot, unitsRoot, type UnitMonth } from './month-shares.rules';

const DAY_MS = 86_400_000;

/** Months that were closed before there was this page: looked for once a day. */
const CATCHING_UP: StandingJob = {
  kind: 'standing:my-money',
  title: '已结月份分到各户',
  isDue: (now, last) => last === null || now.getTime() - last.getTime() >= DAY_MS,
};

/** A month is written down as it is divided, by its closing; once, and for ever. */
@Injectable()
export class MoneyMonthsService implements OnModuleInit {
  constructor(
    private readonly effects: ClosingEffects,
    private readonly jobs: Jobs,
    private readonly standing: StandingJobs,
    private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    this.effects.register('my-money', (tx, communityId) => makeMissingMonths(tx, communityId));
    this.jobs.register(CATCHING_UP.kind, (job) => this.catchUp(job));
    this.standing.register(CATCHING_UP);
  }

  /** One month in one transaction, so that postings wait for one only. */
  private async catchUp({ communityId }: Job): Promise<{ months: number }> {
    for (let months = 0; ; months += 1) {
      const made = await this.transactions.run(communityId, (tx) => makeNext(tx, communityId));
      if (made === null) return { months };
    }
  }
}

/** Every closed month that is not divided yet, in order. */
export async function makeMissingMonths(tx: EntityManager, communityId: number): Promise<void> {
  while ((await makeNext(tx, communityId)) !== null);
}

/** @returns the month made; null when none is missing. */
async function makeNext(tx: EntityManager, communityId: number): Promise<Period | null> {
  const [missing] = await tx.query<{ period: string; before: string | null }[]>(MISSING, [
    communityId,
  ]);
  if (!missing) return null;
  // Books first of all locks; whoever was here meanwhile has made it.
  await tx.query('select hold_books($1)', [communityId]);
  const month = period(missing.period);
  const heldBefore = await heldAt(tx, communityId, missing.before ? period(missing.before) : null);
  const among = { ...(await sharingOf(tx, communityId, month)), heldBefore };
  const made = await monthDivided(tx, communityId, month, among);
  if (await writeHead(tx, communityId, made)) await writeRows(tx, communityId, made);
  return month;
}

const MISSING = `
  with kept as (select max(period) as last from money_month where community_id = $1)
  select c.period, k.last as before from period_close c cross join kept k
  where c.community_id = $1 and c.period > coalesce(k.last, '')
  order by 1 limit 1`;

async function writeHead(
  tx: EntityManager,
  communityId: number,
  made: DividedMonth,
): Promise<boolean> {
  const { period: month, basis, households, totalWeight, money, lines, units } = made;
  const rows = await tx.query<unknown[]>(
    `insert into money_month (community_id, period, basis, households, total_weight, money, line_count,
       lines_root, units_root)
     values ($1, $2, $3, $4, $5, $6::numeric[], $7, $8, $9)
     on conflict do nothing returning period`,
    [
      communityId,
      month,
      basis,
      households,
      totalWeight.toString(),
      arrayOf(money),
      lines.length,
      linesRoot(lines.map(({ line }) => line)),
      unitsRoot(units),
    ],
  );
  return rows.length > 0;
}

async function writeRows(
  tx: EntityManager,
  communityId: number,
  { period: month, lines, units }: DividedMonth,
): Promise<void> {
  const written = lines.map(({ line }) => line);
  await tx.query(
    `insert into money_month_line (community_id, period, no, fund, side, account_code, budget_line_id,
       amount, own)
     select $1, $2, l.no, l.fund, l.side, l.account, l.budget_line, l.amount, l.own
     from unnest($3::text[], $4::text[], $5::text[], $6::uuid[], $7::numeric[], $8::boolean[])
       with ordinality as l(fund, side, account, budget_line, amount, own, no)`,
    [
      communityId,
      month,
      written.map(({ fund }) => fund),
      written.map(({ side }) => side),
      written.map(({ accountCode }) => accountCode),
      written.map(({ budgetLineId }) => budgetLineId),
      written.map(({ amount }) => amount.toString()),
      written.map(({ own }) => own),
    ],
  );
  await writeUnits(tx, { communityId, month }, units);
}

async function writeUnits(
  tx: EntityManager,
  { communityId, month }: { communityId: number; month: Period },
  units: readonly UnitMonth[],
): Promise<void> {
  await tx.query(
    `insert into money_month_unit (community_id, period, unit_id, weight, shares, brought, held)
     select $1, $2, u.unit, u.weight, u.shares::numeric[], u.brought::numeric[], u.held::numeric[]
     from unnest($3::uuid[], $4::bigint[], $5::text[], $6::text[], $7::text[])
       as u(unit, weight, shares, brought, held)`,
    [
      communityId,
      month,
      units.map(({ unitId }) => unitId),
      units.map(({ weight }) => weight.toString()),
      units.map(({ shares }) => arrayOf(shares)),
      units.map(({ brought }) => (brought === null ? null : arrayOf(brought))),
      units.map(({ held }) => arrayOf(held)),
    ],
  );
}

const arrayOf = (amounts: readonly { toString(): string }[]): string => `{${amounts.join()}}`;
