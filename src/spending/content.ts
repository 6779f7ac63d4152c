import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { canonicalJson } from '../shared/canonical-json';
import type { Day } from '../shared/day';
import type { Money } from '../shared/money';
import type { EmergencyContent } from './emergency.rules';
import type { InvoiceName } from './invoice.rules';
import { SpendingFileRow, SpendingQuoteRow } from './spending.entities';
import { spendingErrors } from './spending.errors';

/** What a clerk writes into a request. */
export interface SpendingContent {
  reason: string;
  payeeId: string;
  amount: Money;
  fund: string;
  accountCode: string;
  occurredOn: Day;
  fileIds: readonly string[];
  quotes: readonly { supplier: string; amount: Money; fileId: string }[];
  invoice: (InvoiceName & { total: Money }) | null;
  quotesExempt: string;
  /** 预算项目; left out where no budget is in force, and for what is no expense. */
  budgetLineId?: string | null;
  /** The contract or order it is one under. */
  commitmentId?: string | null;
  /** 应急: left out of every other request. */
  emergency?: EmergencyContent;
}

export interface VersionOfRequest {
  communityId: number;
  requestId: string;
  version: number;
}

/**
 * SHA-256 of the canonical content of one version: what an approval signs. Files count by their
 * bytes, so that nothing shown to the approver can be swapped behind the same id.
 * @throws DomainError `spending.file-unknown` for a file of nobody or of another community.
 */
export async function contentHash(
  tx: EntityManager,
  of: VersionOfRequest,
  content: SpendingContent,
): Promise<string> {
  const ids = [...content.fileIds, ...content.quotes.map(({ fileId }) => fileId)];
  const files = await evidenceOf(tx, of.communityId, ids);
  const canonical = canonicalJson({ v: 1, ...of, ...content, files });
  return createHash('sha256').update(canonical).digest('hex');
}

/** These files, by id. @throws DomainError `spending.file-unknown` unless all are evidence here. */
export async function evidenceOf(
  tx: EntityManager,
  communityId: number,
  ids: readonly string[],
): Promise<{ id: string; sha256: string }[]> {
  const files = await tx.query<{ id: string; sha256: string }[]>(
    `select id, sha256 from file_object
     where community_id = $1 and id = any($2::uuid[]) and purpose = 'evidence' order by id`,
    [communityId, ids],
  );
  if (files.length < new Set(ids).size) throw spendingErrors.fileUnknown();
  return files;
}

/** Files and quotes of one version, in the order the clerk put them. */
export async function keepAttachments(
  tx: EntityManager,
  of: VersionOfRequest,
  { fileIds, quotes }: SpendingContent,
): Promise<void> {
  if (fileIds.length > 0) {
    const files = [...new Set(fileIds)];
    await tx.insert(
      SpendingFileRow,
      files.map((fileId, position) => ({ ...of, position, fileId })),
    );
  }
  if (quotes.length > 0) {
    await tx.insert(
      SpendingQuoteRow,
      quotes.map((quote, position) => ({ ...of, position, ...quote })),
    );
  }
}
