import type { EntityManager } from 'typeorm';
import { postNames } from '../community/rights.rules';
import type { Post } from '../shared/posts';
import { day } from '../shared/day';
import { Money } from '../shared/money';
import type { AccountSum, EntryWords } from './entry-words.rules';
import { groupedBy } from './grouped.rules';
import type { Known } from './time-machine/as-of.queries';

/** Everything a card says of an entry, before it is put into words. */
export interface EntryFacts extends EntryWords {
  readonly seq: string;
  readonly period: string;
  readonly voucherNo: number;
  readonly total: Money;
  readonly attachmentCount: number;
  readonly isReversed: boolean;
  readonly fileCount: number;
  readonly thumbnailFileId: string | null;
  readonly sourceKind: string | null;
  readonly sourceId: string | null;
  /** Posts that approved and released it, e.g. 业委会主任; empty for what needs no approval. */
  readonly approvedBy: readonly string[];
}

/** Who reads: only her own homes are named to her. */
export interface Reader {
  readonly unitIds: readonly string[];
  /** Reads the account as it stood then: what was written later is not known. */
  readonly asOf?: string | undefined;
  /** The same, once it is looked up. */
  readonly known?: Known | undefined;
}

/** The facts of these entries, in their order. */
export async function entryFacts(
  tx: EntityManager,
  communityId: number,
  seqs: readonly string[],
  reader: Reader,
): Promise<EntryFacts[]> {
  if (seqs.length === 0) return [];
  const heads: HeadRow[] = await tx.query(HEADS, [communityId, seqs, reader.known?.through]);
  const sums: SumRow[] = await tx.query(SUMS, [communityId, seqs, reader.unitIds]);
  const approvals = await approvalsOf(tx, communityId, heads);
  const sumsOf = groupedBy(sums, (row) => row.seq);
  const bySeq = new Map(
    heads.map((head) => {
      const approvedBy = approvals.get(head.sourceId ?? '') ?? [];
      return [head.seq, factsOf(head, sumsOf.get(head.seq) ?? [], approvedBy)];
    }),
  );
  return seqs.flatMap((seq) => bySeq.get(seq) ?? []);
}

interface HeadRow {
  seq: string;
  period: string;
  voucherNo: number;
  bookedOn: string;
  kind: string;
  summary: string;
  total: string;
  attachmentCount: number;
  sourceKind: string | null;
  sourceId: string | null;
  isReversed: boolean;
  reverses: string | null;
  fileCount: number;
  thumbnailFileId: string | null;
}

const HEADS = `
  select e.seq, e.period, e.voucher_no as "voucherNo", e.booked_on as "bookedOn", e.kind, e.summary,
    e.total, e.attachment_count as "attachmentCount", e.source_kind as "sourceKind",
    e.source_id as "sourceId",
    exists (select from entry r where r.community_id = $1 and r.reverses_seq = e.seq
      and ($3::bigint is null or r.seq <= $3::bigint)) as "isReversed",
    o.period || ' 记-' || o.voucher_no || '号' as reverses,
    files.count as "fileCount", files.thumbnail as "thumbnailFileId"
  from entry e
  left join entry o on o.community_id = $1 and o.seq = e.reverses_seq
  cross join lateral (
    select count(*)::int as count,
      (array_agg(f.id order by f.uploaded_at, f.id) filter (where f.thumbnail_sha256 is not null))[1]
        as thumbnail
    from entry_file l join file_object f on f.community_id = $1 and f.id = l.file_id
    where l.community_id = $1 and l.seq = e.seq
  ) files
  where e.community_id = $1 and e.seq = any($2::bigint[])`;

interface SumRow {
  seq: string;
  accountCode: string;
  accountName: string;
  fund: string;
  isCash: boolean;
  debit: string;
  credit: string;
  homes: number;
  foreignHomes: number;
  payeeName: string | null;
  ownHome: string | null;
}

const SUMS = `
  select p.seq, p.account_code as "accountCode", a.name as "accountName", p.fund,
    a.is_cash as "isCash", sum(p.debit) as debit, sum(p.credit) as credit,
    count(distinct p.unit_id)::int as homes,
    (count(distinct p.unit_id) filter (where p.unit_id <> all($3::uuid[])))::int as "foreignHomes",
    min(y.name) as "payeeName",
    min(b.name || ' ' || u.door) filter (where u.id = any($3::uuid[])) as "ownHome"
  from posting p
  join account a on a.community_id = $1 and a.code = p.account_code
  left join payee y on y.community_id = $1 and y.id = p.payee_id
  left join unit u on u.community_id = $1 and u.id = p.unit_id and u.id = any($3::uuid[])
  left join building b on b.community_id = $1 and b.id = u.building_id
  where p.community_id = $1 and p.seq = any($2::bigint[])
  group by p.seq, p.account_code, a.name, p.fund, a.is_cash
  order by p.seq, min(p.line)`;

function factsOf(
  head: HeadRow,
  rows: readonly SumRow[],
  approvedBy: readonly string[],
): EntryFacts {
  const foreign = rows.some((row) => row.foreignHomes > 0);
  return {
    ...head,
    bookedOn: day(head.bookedOn),
    total: Money.yuan(head.total),
    payeeName: rows.find((row) => row.payeeName !== null)?.payeeName ?? null,
    ownHome: foreign ? null : (rows.find((row) => row.ownHome !== null)?.ownHome ?? null),
    sums: rows.map(sumOf),
    approvedBy,
  };
}

const sumOf = (row: SumRow): AccountSum => ({
  accountCode: row.accountCode,
  accountName: row.accountName,
  fund: row.fund,
  isCash: row.isCash,
  debit: Money.yuan(row.debit),
  credit: Money.yuan(row.credit),
  homes: row.homes,
});

/** Spending request → posts that agreed to its paid version, in the order in which they did. */
async function approvalsOf(
  tx: EntityManager,
  communityId: number,
  heads: readonly HeadRow[],
): Promise<Map<string, string[]>> {
  const requests = heads.filter((head) => head.sourceKind === 'spending').map((h) => h.sourceId);
  if (requests.length === 0) return new Map();
  const rows: { requestId: string; post: Post }[] = await tx.query(
    `select a.request_id as "requestId", g.post
     from spending_act a
     join spending_request r on r.community_id = $1 and r.id = a.request_id and r.version = a.version
     join role_grant g on g.community_id = $1 and g.id = a.grant_id
     where a.community_id = $1 and a.request_id = any($2::uuid[])
       and a.act in ('review', 'approve', 'release')
     order by a.at`,
    [communityId, requests],
  );
  const byRequest = groupedBy(rows, (row) => row.requestId);
  return new Map(
    [...byRequest].map(([id, own]) => [id, [...new Set(own.map((row) => postNames[row.post]))]]),
  );
}
