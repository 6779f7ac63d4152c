import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { canonicalJson } from '../shared/canonical-json';
import type { Money } from '../shared/money';
import { period } from '../shared/period';
import type { EntryDraft } from './entry.rules';
import { refusalOf } from './verdicts.rules';
import type { PostedEntry, Refusal, Verdict } from './verdicts.rules';

interface VerdictRow {
  status: Verdict;
  seq: string | null;
  period: string | null;
  voucher_no: number | null;
}

const CALL = `select status, seq, period, voucher_no from post_entries($1,
  $2::text[], $3::text[], $4::date[], $5::text[], $6::text[], $7::integer[], $8::uuid[], $9::uuid[],
  $10::uuid[], $11::uuid[], $12::bigint[], $13::text[], $14::uuid[],
  $15::integer[], $16::text[], $17::text[], $18::numeric[], $19::numeric[], $20::text[], $21::uuid[],
  $22::uuid[], $23::uuid[], $24::uuid[], $25::integer[], $26::uuid[]) order by index`;

/** A call holds the community's head row and must end well before the statement timeout. */
const ENTRIES_PER_CALL = 2000;

/**
 * The SQL function `post_entries` with its arrays: one round trip for one entry or two thousand,
 * and the next two thousand in the next. Outcomes are in the order of the drafts.
 */
export async function callPostEntries(
  tx: EntityManager,
  communityId: number,
  drafts: readonly EntryDraft[],
): Promise<(PostedEntry | Refusal)[]> {
  const outcomes: (PostedEntry | Refusal)[] = [];
  for (let from = 0; from < drafts.length; from += ENTRIES_PER_CALL) {
    const part = drafts.slice(from, from + ENTRIES_PER_CALL);
    const rows = await tx.query<VerdictRow[]>(CALL, [
      communityId,
      ...columnsOfEntries(part),
      ...columnsOfLines(part),
      ...columnsOfFiles(part),
    ]);
    outcomes.push(...rows.map(outcomeOf));
  }
  return outcomes;
}

function outcomeOf(row: VerdictRow): PostedEntry | Refusal {
  if (row.status !== 'ok' && row.status !== 'replay') return { refused: refusalOf[row.status]() };
  if (row.seq === null || row.period === null || row.voucher_no === null) {
    throw new Error(`post_entries said ${row.status} without a number`);
  }
  return {
    seq: BigInt(row.seq),
    period: period(row.period),
    voucherNo: row.voucher_no,
    replayed: row.status === 'replay',
  };
}

function columnsOfEntries(drafts: readonly EntryDraft[]): unknown[] {
  return [
    drafts.map((draft) => draft.key),
    drafts.map(hashOf),
    drafts.map((draft) => draft.bookedOn),
    drafts.map((draft) => draft.kind),
    drafts.map((draft) => draft.summary),
    drafts.map((draft) => draft.attachmentCount),
    drafts.map((draft) => draft.preparedBy),
    drafts.map((draft) => draft.reviewedBy),
    drafts.map((draft) => draft.postedBy),
    drafts.map((draft) => draft.cashier ?? null),
    drafts.map((draft) => draft.reverses?.toString() ?? null),
    drafts.map((draft) => draft.sourceKind ?? null),
    drafts.map((draft) => draft.sourceId ?? null),
  ];
}

function columnsOfLines(drafts: readonly EntryDraft[]): unknown[] {
  const lines = drafts.flatMap((draft, index) =>
    draft.lines.map((line) => ({ entry: index + 1, line })),
  );
  return [
    lines.map(({ entry }) => entry),
    lines.map(({ line }) => line.accountCode),
    lines.map(({ line }) => line.fund),
    lines.map(({ line }) => amount(line.debit)),
    lines.map(({ line }) => amount(line.credit)),
    lines.map(({ line }) => line.summary ?? ''),
    lines.map(({ line }) => line.unitId ?? null),
    lines.map(({ line }) => line.payeeId ?? null),
    lines.map(({ line }) => line.contractId ?? null),
    lines.map(({ line }) => line.budgetLineId ?? null),
  ];
}

function columnsOfFiles(drafts: readonly EntryDraft[]): unknown[] {
  const files = drafts.flatMap((draft, index) =>
    (draft.fileIds ?? []).map((fileId) => ({ entry: index + 1, fileId })),
  );
  return [files.map(({ entry }) => entry), files.map(({ fileId }) => fileId)];
}

/** node-postgres does not look for `toPostgres` inside arrays. */
function amount(money: Money): string {
  return money.toPostgres();
}

/** SHA-256 over everything the draft says, in whatever order it says it. */
function hashOf(draft: EntryDraft): string {
  return createHash('sha256').update(canonicalJson(draft)).digest('hex');
}
