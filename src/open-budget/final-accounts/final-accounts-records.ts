import type { EntityManager } from 'typeorm';
import { Money } from '../../shared/money';
import type { FinalLine } from './final-accounts.rules';

export type FinalState = 'draft' | 'deciding' | 'decided' | 'refused';

export const finalStateNames: Readonly<Record<FinalState | 'none', string>> = {
  none: '未编制',
  draft: '编制中',
  deciding: '待决定',
  decided: '已通过',
  refused: '未通过',
};

/** 决算 as they stand, without their lines. */
export interface FinalHead {
  readonly id: string;
  readonly version: number;
  readonly state: FinalState;
  readonly surplusNote: string;
  readonly auditRef: string;
  readonly contentHash: string | null;
  readonly decidedBy: 'committee' | 'owners' | null;
  readonly resolutionId: string | null;
  readonly decidedAt: Date | null;
}

/** The newest final accounts of a budget; null while there are none. */
export async function newestFinal(
  tx: EntityManager,
  communityId: number,
  budgetId: string,
): Promise<FinalHead | null> {
  const [head] = await tx.query<FinalHead[]>(
    `select id, version, state, surplus_note as "surplusNote", audit_ref as "auditRef",
       content_hash as "contentHash", decided_by as "decidedBy", resolution_id as "resolutionId",
       decided_at as "decidedAt"
     from final_accounts where community_id = $1 and budget_id = $2 order by version desc limit 1`,
    [communityId, budgetId],
  );
  return head ?? null;
}

export interface ReasonedLine extends FinalLine {
  readonly reason: string;
}

type LineRecord = Omit<ReasonedLine, 'approved' | 'actual'> & { approved: string; actual: string };

/** The lines as they were written, in their order. */
export async function writtenLines(
  tx: EntityManager,
  communityId: number,
  id: string,
): Promise<ReasonedLine[]> {
  const rows = await tx.query<LineRecord[]>(
    `select line_id as "lineId", side, account_code as "accountCode", name, approved, actual, reason
     from final_accounts_line where community_id = $1 and final_accounts_id = $2 order by no`,
    [communityId, id],
  );
  return rows.map((row) => ({
    ...row,
    approved: Money.yuan(row.approved),
    actual: Money.yuan(row.actual),
  }));
}

/** Puts these lines in the place of a draft's earlier ones. */
export async function rewriteLines(
  tx: EntityManager,
  communityId: number,
  { id, lines }: { id: string; lines: readonly ReasonedLine[] },
): Promise<void> {
  await tx.query(
    'delete from final_accounts_line where community_id = $1 and final_accounts_id = $2',
    [communityId, id],
  );
  await tx.query(
    `insert into final_accounts_line (community_id, final_accounts_id, no, line_id, side, account_code,
       name, approved, actual, reason)
     select $1, $2, l.no, l.line_id, l.side, l.account_code, l.name, l.approved, l.actual, l.reason
     from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::numeric[], $8::numeric[], $9::text[])
       with ordinality as l(line_id, side, account_code, name, approved, actual, reason, no)`,
    [
      communityId,
      id,
      lines.map(({ lineId }) => lineId),
      lines.map(({ side }) => side),
      lines.map(({ accountCode }) => accountCode),
      lines.map(({ name }) => name),
      lines.map(({ approved }) => approved.toString()),
      lines.map(({ actual }) => actual.toString()),
      lines.map(({ reason }) => reason),
    ],
  );
}
