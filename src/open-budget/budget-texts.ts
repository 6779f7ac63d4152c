import type { EntityManager } from 'typeorm';
import { Money } from '../shared/money';
import { Rate } from '../shared/rate';
import type { BudgetSide, VersionKind, VersionState } from './budget-names.rules';
import type { ReckonedLine } from './lines.rules';

/** A version without its lines. Days and hashes as text, times as Date. */
export interface VersionHead {
  readonly version: number;
  readonly kind: VersionKind;
  readonly state: VersionState;
  readonly reason: string;
  readonly baseVersion: number | null;
  readonly surplusNote: string;
  readonly contentHash: string | null;
  readonly submittedAt: Date | null;
  readonly commentOpensOn: string | null;
  readonly commentEndsOn: string | null;
  readonly decidedBy: 'committee' | 'owners' | null;
  readonly resolutionId: string | null;
  readonly decidedAt: Date | null;
}

const HEADS = `
  select version, kind, state, reason, base_version as "baseVersion", surplus_note as "surplusNote",
    content_hash as "contentHash", submitted_at as "submittedAt",
    comment_opens_on as "commentOpensOn", comment_ends_on as "commentEndsOn",
    decided_by as "decidedBy", resolution_id as "resolutionId", decided_at as "decidedAt"
  from budget_version where community_id = $1 and budget_id = $2 order by version`;

/** All versions of a budget, the oldest first. Through the transaction given, writing or reading. */
export function versionHeadsOf(
  tx: EntityManager,
  communityId: number,
  budgetId: string,
): Promise<VersionHead[]> {
  return tx.query<VersionHead[]>(HEADS, [communityId, budgetId]);
}

interface LineRecord {
  line_id: string;
  position: number;
  side: BudgetSide;
  account_code: string;
  name: string;
  unit: string;
  unit_price: string;
  quantity: string;
  frequency: string;
  collection_rate: string | null;
  amount: string;
  basis: string;
  file_ids: string[];
  is_contingency: boolean;
}

/** The lines of a version in their order; none of one that does not exist. */
export async function linesOf(
  tx: EntityManager,
  communityId: number,
  of: { budgetId: string; version: number },
): Promise<ReckonedLine[]> {
  const rows = await tx.query<LineRecord[]>(
    `select line_id, position, side, account_code, name, unit, unit_price, quantity, frequency,
       collection_rate, amount, basis, file_ids, is_contingency
     from budget_line_content
     where community_id = $1 and budget_id = $2 and version = $3 order by position`,
    [communityId, of.budgetId, of.version],
  );
  return rows.map(lineOf);
}

function lineOf(row: LineRecord): ReckonedLine {
  return {
    lineId: row.line_id,
    position: row.position,
    side: row.side,
    accountCode: row.account_code,
    name: row.name,
    unit: row.unit,
    // numeric writes its zeros: 1.2000 is 1.2
    unitPrice: Rate.of(row.unit_price).toString(),
    quantity: Rate.of(row.quantity).toString(),
    frequency: Rate.of(row.frequency).toString(),
    collectionRate: row.collection_rate === null ? null : Rate.of(row.collection_rate).toString(),
    amount: Money.yuan(row.amount),
    basis: row.basis,
    fileIds: row.file_ids,
    isContingency: row.is_contingency,
  };
}

/** SHA-256 of a version as it stands, a draft's too. */
export async function textHashOf(
  tx: EntityManager,
  communityId: number,
  of: { budgetId: string; version: number },
): Promise<string> {
  const [row] = await tx.query<{ hash: string }[]>(
    'select budget_content_hash($1, $2, $3) as hash',
    [communityId, of.budgetId, of.version],
  );
  return row?.hash ?? '';
}

/** Comments on any version that nobody has answered; what is hidden needs no answer. */
export async function unansweredOf(
  tx: EntityManager,
  communityId: number,
  budgetId: string,
): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(
    'select budget_unanswered($1, $2)::integer as count',
    [communityId, budgetId],
  );
  return row?.count ?? 0;
}
