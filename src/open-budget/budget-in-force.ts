import type { EntityManager } from 'typeorm';
import { Money } from '../shared/money';
import type { Fund } from '../ledger/funds.rules';
import type { BudgetSide } from './budget-names.rules';

/** A line of the text in force, with what is approved of it. */
export interface LineInForce {
  readonly lineId: string;
  readonly position: number;
  readonly side: BudgetSide;
  readonly name: string;
  readonly accountCode: string;
  readonly approved: Money;
}

export interface BudgetInForce {
  readonly budgetId: string;
  readonly year: number;
  readonly version: number;
  readonly title: string;
  readonly contentHash: string;
  readonly inForceAt: Date;
  readonly settled: boolean;
  /** In their order; lines that were given up stay with nothing approved. */
  readonly lines: readonly LineInForce[];
}

interface HeadRecord {
  id: string;
  version: number;
  title: string;
  content_hash: string;
  in_force_at: Date;
  settled: boolean;
}

/** The budget that holds for a fund and a year; null while none is in force. Writing or reading. */
export async function budgetInForce(
  tx: EntityManager,
  communityId: number,
  fund: Fund,
  year: number,
): Promise<BudgetInForce | null> {
  const [head] = await tx.query<HeadRecord[]>(
    `select b.id, b.in_force_version as version, b.title, v.content_hash, b.in_force_at,
       b.settled_at is not null as settled
     from budget b
     join budget_version v on v.community_id = b.community_id and v.budget_id = b.id
       and v.version = b.in_force_version
     where b.community_id = $1 and b.fund = $2 and b.year = $3`,
    [communityId, fund, year],
  );
  if (!head) return null;
  return {
    budgetId: head.id,
    year,
    version: head.version,
    title: head.title,
    contentHash: head.content_hash,
    inForceAt: head.in_force_at,
    settled: head.settled,
    lines: await approvedLinesOf(tx, communityId, head.id),
  };
}

async function approvedLinesOf(
  tx: EntityManager,
  communityId: number,
  budgetId: string,
): Promise<LineInForce[]> {
  const rows = await tx.query<
    {
      id: string;
      position: number;
      side: BudgetSide;
      name: string;
      account_code: string;
      approved: string;
    }[]
  >(
    `select id, position, side, name, account_code, approved from budget_line
     where community_id = $1 and budget_id = $2 order by position, id`,
    [communityId, budgetId],
  );
  return rows.map((row) => ({
    lineId: row.id,
    position: row.position,
    side: row.side,
    name: row.name,
    accountCode: row.account_code,
    approved: Money.yuan(row.approved),
  }));
}
