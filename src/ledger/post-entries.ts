import { hash } from 'node:crypto';
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

/** Types of the arrays: what is said of each entry, of each line, of each file. */
const ARRAYS = [
  'text[] text[] date[] text[] text[] integer[] uuid[] uuid[] uuid[] uuid[] bigint[] text[] uuid[]',
  'integer[] text[] text[] numeric[] numeric[] text[] uuid[] uuid[] uuid[] uuid[]',
  'integer[] uuid[]',
].flatMap((types) => types.split(' '));

/** A call of `name` with parameters of these types, its answers in the order of the entries. */
const callOf = (name: string, types: readonly string[]): string =>
  `select status, seq, period, voucher_no from ${name}(${types
    .map((type, index) => `$${index + 1}::${type}`)
    .join(', ')}) order by index`;

const CALL = callOf('post_entries', ['integer', ...ARRAYS]);
const COUNTS = ['integer[]', 'integer[]', 'integer[]', 'integer[]'];
const CALL_FOR_MANY = callOf('post_for_communities', [...COUNTS, ...ARRAYS]);

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
      ...columnsOf(part.map(numbered)),
    ]);
    outcomes.push(...rows.map(outcomeOf));
  }
  return outcomes;
}

/** Drafts of one community, to be posted in this order. */
export interface CommunityDrafts {
  readonly communityId: number;
  readonly drafts: readonly EntryDraft[];
}

/**
 * The SQL function `post_for_communities`: one round trip for drafts of several communities, which come
 * in ascending order, each once. Outcomes are in the order of all their drafts.
 */
export async function callPostForCommunities(
  tx: EntityManager,
  communities: readonly CommunityDrafts[],
): Promise<(PostedEntry | Refusal)[]> {
  const drafts = communities.flatMap((community) => community.drafts.map(numbered));
  const rows = await tx.query<VerdictRow[]>(CALL_FOR_MANY, [
    communities.map(({ communityId }) => communityId),
    communities.map((community) => community.drafts.length),
    communities.map((community) => countOf(community.drafts, ({ lines }) => lines)),
    communities.map((community) => countOf(community.drafts, ({ fileIds }) => fileIds ?? [])),
    ...columnsOf(drafts),
  ]);
  return rows.map(outcomeOf);
}

/** An entry with its place among those of its community, by which its lines and files name it. */
interface Numbered {
  readonly draft: EntryDraft;
  readonly entry: number;
}

const numbered = (draft: EntryDraft, index: number): Numbered => ({ draft, entry: index + 1 });

const countOf = (drafts: readonly EntryDraft[], of: (draft: EntryDraft) => readonly unknown[]) =>
  drafts.reduce((count, draft) => count + of(draft).length, 0);

function columnsOf(entries: readonly Numbered[]): unknown[] {
  return [
    ...columnsOfEntries(entries.map(({ draft }) => draft)),
    ...columnsOfLines(entries),
    ...columnsOfFiles(entries),
  ];
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

function columnsOfLines(entries: readonly Numbered[]): unknown[] {
  const lines = entries.flatMap(({ draft, entry }) => draft.lines.map((line) => ({ entry, line })));
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

function columnsOfFiles(entries: readonly Numbered[]): unknown[] {
  const files = entries.flatMap(({ draft, entry }) =>
    (draft.fileIds ?? []).map((fileId) => ({ entry, fileId })),
  );
  return [files.map(({ entry }) => entry), files.map(({ fileId }) => fileId)];
}

/** node-postgres does not look for `toPostgres` inside arrays. */
function amount(money: Money): string {
  return money.toPostgres();
}

/** SHA-256 over everything the draft says, in whatever order it says it. */
function hashOf(draft: EntryDraft): string {
  return hash('sha256', canonicalJson(draft));
}
