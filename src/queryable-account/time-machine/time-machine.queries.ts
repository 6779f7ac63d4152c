import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../../platform/database/reading';
import type { Day } from '../../shared/day';
import { type Known, knownAt } from './as-of.queries';

/** A report as it was published, with what was written and corrected since. */
export interface ReportThen {
  readonly id: string;
  readonly title: string;
  readonly period: string;
  readonly createdAt: Date;
  /** The last place in the book it includes: the account can be read as it stood then. */
  readonly throughSeq: string;
  readonly corrections: number;
}

export interface TimeMachine {
  /** Days on which entries were written here, the first and the last; null while there are none. */
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly lastSeq: string;
  readonly known: Known | null;
  /** Entries written since then, and how many of them take back one that stood then. */
  readonly writtenSince: number;
  readonly correctedSince: number;
  readonly reports: readonly ReportThen[];
}

interface Ends {
  firstDay: Day | null;
  lastDay: Day | null;
  lastSeq: string;
}

/** 时光机: which moments can be gone back to, and what happened since the one asked for. */
@Injectable()
export class TimeMachineQueries {
  constructor(private readonly reading: Reading) {}

  /** @throws DomainError `account.not-kept-yet`, notFound `account.entry-unknown`. */
  moments(communityId: number, asOf?: string): Promise<TimeMachine> {
    return this.reading.run(communityId, async (tx) => {
      const ends = await endsOf(tx, communityId);
      const known = asOf ? await knownAt(tx, communityId, asOf) : null;
      return {
        ...ends,
        known,
        writtenSince: known ? Number(BigInt(ends.lastSeq) - BigInt(known.through)) : 0,
        correctedSince: known ? await correctedSince(tx, communityId, known) : 0,
        reports: await reportsUntil(tx, communityId, known),
      };
    });
  }
}

async function endsOf(tx: EntityManager, communityId: number): Promise<Ends> {
  const dayOf = (seq: string) => `(select (e.posted_at at time zone 'Asia/Shanghai')::date::text
    from entry e where e.community_id = $1 and e.seq = ${seq})`;
  const rows: Ends[] = await tx.query(
    `select ${dayOf('1')} as "firstDay", ${dayOf('h.last_seq')} as "lastDay",
       h.last_seq::text as "lastSeq"
     from ledger_head h where h.community_id = $1`,
    [communityId],
  );
  return rows[0] ?? { firstDay: null, lastDay: null, lastSeq: '0' };
}

async function correctedSince(
  tx: EntityManager,
  communityId: number,
  { through }: Known,
): Promise<number> {
  const rows: { count: number }[] = await tx.query(
    `select count(*)::int as count from entry r
     where r.community_id = $1 and r.reverses_seq <= $2::bigint and r.seq > $2::bigint`,
    [communityId, through],
  );
  return rows[0]?.count ?? 0;
}

/** First prints of the months' statements, the newest first; those published by then. */
async function reportsUntil(
  tx: EntityManager,
  communityId: number,
  known: Known | null,
): Promise<ReportThen[]> {
  return tx.query(
    `select a.id, a.title, a.period, a.created_at as "createdAt",
       a.through_seq::text as "throughSeq", (
         select count(*)::int from entry r where r.community_id = $1
           and r.reverses_seq <= a.through_seq and r.seq > a.through_seq) as corrections
     from report_archive a
     where a.community_id = $1 and a.kind = 'income-expenditure' and a.reprint_of is null
       and ($2::timestamptz is null or a.created_at < $2::timestamptz)
     order by a.through_seq desc, a.created_at desc limit 36`,
    [communityId, known?.until],
  );
}
