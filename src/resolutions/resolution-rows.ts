import type { EntityManager } from 'typeorm';
import { type Day, day } from '../shared/day';
import type { Outcome } from './majority.rules';
import type { SubjectKind } from './outcome';
import { resolutionErrors } from './resolutions.errors';
import type { StoredState } from './stages.rules';
import type { MatterKind, Tally } from './votes.rules';
import { hundredths } from './area.rules';

/** 决议 as it stands in the database; areas in hundredths of a square metre. */
export interface Resolution {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly text: string;
  readonly matter: number;
  readonly kind: MatterKind;
  readonly mode: 'binding' | 'advisory';
  readonly secret: boolean;
  readonly subject: {
    readonly kind: SubjectKind;
    readonly id: string | null;
    readonly version: number | null;
    readonly hash: string | null;
  } | null;
  readonly noticeOn: Day | null;
  readonly opensOn: Day;
  readonly closesOn: Day;
  readonly secondCallOf: string | null;
  readonly proxyCap: number | null;
  readonly totalArea: number;
  readonly totalHeads: number;
  readonly unitCount: number;
  readonly rollHash: string | null;
  readonly state: StoredState;
  readonly outcome: Outcome | null;
  /** Null before the count. */
  readonly tally: Tally | null;
  readonly countHash: string | null;
  readonly closedAt: Date | null;
}

interface ResolutionRecord {
  id: string;
  number: string;
  title: string;
  text: string;
  matter: number;
  kind: MatterKind;
  mode: 'binding' | 'advisory';
  secret: boolean;
  subject_kind: SubjectKind | null;
  subject_id: string | null;
  subject_version: number | null;
  subject_hash: string | null;
  notice_on: string | null;
  opens_on: string;
  closes_on: string;
  second_call_of: string | null;
  proxy_cap: number | null;
  total_area: string | null;
  total_heads: number | null;
  unit_count: number | null;
  roll_hash: string | null;
  state: StoredState;
  outcome: Outcome | null;
  for_area: string | null;
  for_heads: number | null;
  against_area: string | null;
  against_heads: number | null;
  abstain_area: string | null;
  abstain_heads: number | null;
  count_hash: string | null;
  closed_at: Date | null;
}

const SELECT = 'select r.* from resolution r where r.community_id = $1';

/** Newest first. Through the transaction given, writing or reading. */
export async function resolutionsOf(tx: EntityManager, communityId: number): Promise<Resolution[]> {
  const rows = await tx.query<ResolutionRecord[]>(
    `${SELECT} order by r.drafted_at desc, r.id desc`,
    [communityId],
  );
  return rows.map(resolutionFrom);
}

/** @throws DomainError notFound `resolution.unknown`. */
export async function resolutionOf(
  tx: EntityManager,
  communityId: number,
  id: string,
): Promise<Resolution> {
  const [row] = await tx.query<ResolutionRecord[]>(`${SELECT} and r.id = $2`, [communityId, id]);
  if (!row) throw resolutionErrors.unknown();
  return resolutionFrom(row);
}

/**
 * The same, kept as it is until the end of the transaction: the log's head first, as everywhere, then the vote.
 * A ballot and the count wait for each other here.
 */
export async function holdResolution(
  tx: EntityManager,
  communityId: number,
  id: string,
): Promise<Resolution> {
  await tx.query('select hold_books($1)', [communityId]);
  await tx.query('select from resolution where community_id = $1 and id = $2 for no key update', [
    communityId,
    id,
  ]);
  return resolutionOf(tx, communityId, id);
}

function resolutionFrom(row: ResolutionRecord): Resolution {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    text: row.text,
    matter: row.matter,
    kind: row.kind,
    mode: row.mode,
    secret: row.secret,
    subject: subjectFrom(row),
    noticeOn: row.notice_on === null ? null : day(row.notice_on),
    opensOn: day(row.opens_on),
    closesOn: day(row.closes_on),
    secondCallOf: row.second_call_of,
    proxyCap: row.proxy_cap,
    totalArea: hundredths(row.total_area ?? '0'),
    totalHeads: row.total_heads ?? 0,
    unitCount: row.unit_count ?? 0,
    rollHash: row.roll_hash,
    state: row.state,
    outcome: row.outcome,
    tally: tallyFrom(row),
    countHash: row.count_hash,
    closedAt: row.closed_at,
  };
}

function subjectFrom(row: ResolutionRecord): Resolution['subject'] {
  if (row.subject_kind === null) return null;
  return {
    kind: row.subject_kind,
    id: row.subject_id,
    version: row.subject_version,
    hash: row.subject_hash,
  };
}

function tallyFrom(row: ResolutionRecord): Tally | null {
  const weight = (area: string | null, heads: number | null) => ({
    area: hundredths(area ?? '0'),
    heads: heads ?? 0,
  });
  if (row.state !== 'closed') return null;
  return {
    for: weight(row.for_area, row.for_heads),
    against: weight(row.against_area, row.against_heads),
    abstain: weight(row.abstain_area, row.abstain_heads),
  };
}
