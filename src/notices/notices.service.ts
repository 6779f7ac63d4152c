import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { newId } from '../shared/ids';
import {
  announcedVotes,
  entriesAsHappenings,
  givenAnswers,
  type Happening,
  publishedReports,
} from './event-sources';
import { noticesErrors } from './notices.errors';
import { unreadOf } from './notices.queries';
import { entryMatches, inquiryMatches, kindMatches, type Match } from './wish-matches';

/** Entries looked through in one transaction. */
const BATCH = 2_000;

/** What one look found. */
export interface Looked {
  /** How many people were told of how many things, counted one by one. */
  readonly notices: number;
  /** Whether there are entries left to look through. */
  readonly more: boolean;
}

/** 通知: tells people what has happened to what they follow. */
@Injectable()
export class NoticesService {
  constructor(private readonly clock: Clock) {}

  /**
   * Looks through what is new and writes a notice for each who follows it. Two at once wait for each
   * other, and the same thing is told to the same person once, however often this is called. The first
   * look of a community begins at the end of its books: nobody is told of years gone by.
   */
  async look(tx: EntityManager, communityId: number): Promise<Looked> {
    const cursor = await heldCursor(tx, communityId);
    const isFirst = cursor === null;
    const others = await this.others(tx, communityId, isFirst);
    if (isFirst) return { notices: 0, more: false };
    const entries = await this.entries(tx, communityId, cursor);
    return { notices: others + entries.notices, more: entries.more };
  }

  /** Everything she has been told so far counts as read. @returns how many she has not read: none. */
  async readAll(tx: EntityManager, communityId: number, personId: string): Promise<number> {
    await tx.query(
      `update notice set read_at = $3
       where community_id = $1 and person_id = $2 and read_at is null`,
      [communityId, personId, this.clock.now()],
    );
    return unreadOf(tx, communityId, personId);
  }

  /**
   * One of them. @returns how many she has not read.
   * @throws DomainError notFound `notices.unknown`: another's is as unknown as none.
   */
  async read(
    tx: EntityManager,
    communityId: number,
    { personId, eventId }: { personId: string; eventId: string },
  ): Promise<number> {
    const [, found] = await tx.query<[unknown[], number]>(
      `update notice set read_at = coalesce(read_at, $4)
       where community_id = $1 and person_id = $2 and event_id = $3`,
      [communityId, personId, eventId, this.clock.now()],
    );
    if (found === 0) throw noticesErrors.unknown();
    return unreadOf(tx, communityId, personId);
  }

  private async entries(tx: EntityManager, communityId: number, after: string): Promise<Looked> {
    const through = await endOfBatch(tx, communityId, after);
    const matches = await entryMatches(tx, communityId, { after, through });
    const told = await entriesAsHappenings(tx, communityId, [...matches.keys()]);
    let notices = 0;
    for (const [seq, people] of matches) {
      const happening = told.get(seq);
      if (happening) notices += await tell(tx, communityId, happening, people);
    }
    await tx.query('update notice_cursor set through_seq = $2 where community_id = $1', [
      communityId,
      through,
    ]);
    return { notices, more: BigInt(through) - BigInt(after) === BigInt(BATCH) };
  }

  /** Reports, votes and answers. On the first look they are only noted, so that they are not news. */
  private async others(tx: EntityManager, communityId: number, isFirst: boolean): Promise<number> {
    const happenings = [
      ...(await publishedReports(tx, communityId)),
      ...(await announcedVotes(tx, communityId)),
      ...(await givenAnswers(tx, communityId)),
    ];
    let notices = 0;
    for (const happening of happenings) {
      const people = isFirst ? [] : await followersOf(tx, communityId, happening);
      notices += await tell(tx, communityId, happening, people);
    }
    return notices;
  }
}

/** Locked until the transaction ends; null on the first look, which it begins. */
async function heldCursor(tx: EntityManager, communityId: number): Promise<string | null> {
  const [row] = await tx.query<{ through: string }[]>(
    `select through_seq as through from notice_cursor where community_id = $1 for update`,
    [communityId],
  );
  if (row) return row.through;
  await tx.query(
    `insert into notice_cursor (community_id, through_seq)
     select $1, coalesce((select last_seq from ledger_head where community_id = $1), 0)`,
    [communityId],
  );
  return null;
}

async function endOfBatch(tx: EntityManager, communityId: number, after: string): Promise<string> {
  const [row] = await tx.query<{ through: string }[]>(
    `select least(coalesce(max(last_seq), $2::bigint), $2::bigint + ${BATCH}) as through
     from ledger_head where community_id = $1`,
    [communityId, after],
  );
  return row?.through ?? after;
}

function followersOf(
  tx: EntityManager,
  communityId: number,
  { kind, inquiryId }: Happening,
): Promise<Match[]> {
  if (inquiryId !== undefined) return inquiryMatches(tx, communityId, inquiryId);
  return kindMatches(
    tx,
    communityId,
    kind === 'report' ? ['report', 'everything'] : ['everything'],
  );
}

/** Writes the happening and a notice for each person. @returns how many people. */
async function tell(
  tx: EntityManager,
  communityId: number,
  { cause, kind, title, text, link, at }: Happening,
  people: readonly Match[],
): Promise<number> {
  const id = newId();
  await tx.query(
    `insert into notice_event (community_id, id, cause, kind, title, text, link, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [communityId, id, cause, kind, title, text, link, at],
  );
  if (people.length === 0) return 0;
  await tx.query(
    `insert into notice (community_id, person_id, event_id, why)
     select $1, w.person_id, $2, w.why from unnest($3::uuid[], $4::text[]) as w (person_id, why)`,
    [communityId, id, people.map(({ personId }) => personId), people.map(({ why }) => why)],
  );
  return people.length;
}
