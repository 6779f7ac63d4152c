import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { postNames } from '../../community/rights.rules';
import { Reading } from '../../platform/database/reading';
import { decodeCursor, type Page, pageOf } from '../../platform/http/page';
import type { Day } from '../../shared/day';
import type { Post } from '../../shared/posts';
import { entryFacts, type EntryFacts, type Reader } from '../entry-cards.queries';
import type { PageAsked } from '../statement.queries';
import { type Known, knownAt } from './as-of.queries';

export interface CorrectionsAsked extends PageAsked {
  /** Written on these days, by the database's clock, in China. */
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

/** 红字冲销: an entry that takes back an earlier one, by whom and why. */
export interface Correction {
  readonly reversal: EntryFacts;
  readonly original: EntryFacts;
  readonly writtenAt: Date;
  /** Who booked it, by post and the name published with it; null: the system, from an approved paper. */
  readonly postName: string | null;
  readonly personName: string | null;
}

export interface Corrections extends Page<Correction> {
  readonly known: Known | null;
}

interface CorrectionRecord {
  seq: string;
  original: string;
  at: Date;
  post: Post | null;
  name: string | null;
}

/** 后来的更正: what was taken back, and of what was known then, what was taken back since. */
@Injectable()
export class CorrectionsQueries {
  constructor(private readonly reading: Reading) {}

  /**
   * The newest first. With `reader.asOf`: those written after it, of entries written before it. An entry
   * never changes: what was wrong is taken back by another, and both stay (会计基础工作规范 51).
   * @throws DomainError `account.not-kept-yet`.
   */
  corrections(communityId: number, asked: CorrectionsAsked, reader: Reader): Promise<Corrections> {
    return this.reading.run(communityId, async (tx) => {
      const known = reader.asOf ? await knownAt(tx, communityId, reader.asOf) : null;
      const [before] = decodeCursor(asked.cursor, ['place']) ?? [null];
      const rows: CorrectionRecord[] = await tx.query(CORRECTIONS, [
        communityId,
        known?.through ?? null,
        asked.from ?? null,
        asked.to ?? null,
        before,
        asked.limit + 1,
      ]);
      const page = pageOf(rows, asked.limit, ({ seq }) => [seq]);
      return {
        items: await withFacts(tx, communityId, page.items, reader),
        next: page.next,
        known,
      };
    });
  }
}

/** Few of all entries are reversals: their unique index on what they take back holds no others. */
const CORRECTIONS = `
  select r.seq::text, r.reverses_seq::text as original, r.posted_at as at, g.post, q.name
  from entry r
  left join person q on q.id = r.posted_by
  left join lateral (
    select g.post from role_grant g
    where g.community_id = $1 and g.person_id = r.posted_by and g.starts_on <= r.booked_on
      and coalesce(least(g.ends_on, g.ended_on), 'infinity') >= r.booked_on
    order by g.duty is null, g.granted_at limit 1
  ) g on true
  where r.community_id = $1 and r.reverses_seq is not null
    and ($2::bigint is null or (r.seq > $2::bigint and r.reverses_seq <= $2::bigint))
    and ($3::date is null or r.posted_at >= $3::date::timestamp at time zone 'Asia/Shanghai')
    and ($4::date is null or r.posted_at < ($4::date + 1)::timestamp at time zone 'Asia/Shanghai')
    and ($5::bigint is null or r.seq < $5::bigint)
  order by r.seq desc limit $6`;

async function withFacts(
  tx: EntityManager,
  communityId: number,
  rows: readonly CorrectionRecord[],
  { unitIds }: Reader,
): Promise<Correction[]> {
  const seqs = rows.flatMap(({ seq, original }) => [seq, original]);
  const facts = await entryFacts(tx, communityId, [...new Set(seqs)], { unitIds });
  const bySeq = new Map(facts.map((entry) => [entry.seq, entry]));
  return rows.flatMap((row) => {
    const [reversal, original] = [bySeq.get(row.seq), bySeq.get(row.original)];
    if (!reversal || !original) return [];
    const postName = row.post ? postNames[row.post] : null;
    return [{ reversal, original, writtenAt: row.at, postName, personName: row.name }];
  });
}
