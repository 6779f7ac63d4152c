import type { EntityManager } from 'typeorm';
import type { DomainError } from '../shared/domain-error';
import type { StoredLine } from './stored-lines.rules';
import { voucherDraftErrors } from './voucher-drafts.rules';

interface Naming {
  lines?: readonly StoredLine[];
  fileIds?: readonly string[];
}

interface Unknown {
  files: boolean;
  units: boolean;
  payees: boolean;
  budgetLines: boolean;
}

/**
 * What a voucher names must be of its own community: postings carry no foreign key to homes and
 * payees, because ten thousand bills at once would each be looked up.
 * @throws DomainError `voucher.file-missing`, `voucher.unit-unknown`, `voucher.payee-unknown`,
 * `voucher.budget-line-unknown`.
 */
export async function assertNamesKnown(
  tx: EntityManager,
  communityId: number,
  { lines = [], fileIds = [] }: Naming,
): Promise<void> {
  const units = named(lines.map(({ unitId }) => unitId));
  const payees = named(lines.map(({ payeeId }) => payeeId));
  const budgetLines = named(lines.map(({ budgetLineId }) => budgetLineId));
  if (fileIds.length + units.length + payees.length + budgetLines.length === 0) return;
  const params = [communityId, fileIds, units, payees, budgetLines];
  const [unknown] = await tx.query<Unknown[]>(UNKNOWN, params);
  const kind = KINDS.find((each) => unknown?.[each]);
  if (kind) throw REFUSALS[kind]();
}

const REFUSALS: Record<keyof Unknown, () => DomainError> = {
  files: voucherDraftErrors.missingFile,
  units: voucherDraftErrors.unitUnknown,
  payees: voucherDraftErrors.payeeUnknown,
  budgetLines: voucherDraftErrors.budgetLineUnknown,
};

const KINDS = ['files', 'units', 'payees', 'budgetLines'] as const;

const named = (ids: readonly (string | undefined)[]): string[] =>
  ids.filter((id) => id !== undefined);

const missing = (table: string, ids: string) => `exists (
  select from unnest(${ids}::uuid[]) as wanted(id)
  where not exists (select from ${table} t where t.community_id = $1 and t.id = wanted.id))`;

const UNKNOWN = `select ${missing('file_object', '$2')} as files, ${missing('unit', '$3')} as units,
  ${missing('payee', '$4')} as payees, ${missing('budget_line', '$5')} as "budgetLines"`;
