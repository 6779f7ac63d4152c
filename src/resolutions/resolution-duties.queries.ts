import { Injectable } from '@nestjs/common';
import { Reading } from '../platform/database/reading';
import type { Day } from '../shared/day';

/** Something of a vote that waits for somebody of the committee. */
export interface ResolutionDuty {
  /** announce a draft, compare a list of papers, count, enter the official result */
  readonly act: 'announce' | 'check' | 'close' | 'enter-official';
  readonly resolutionId: string;
  readonly number: string;
  readonly title: string;
  readonly since: Date;
  /** Who may not do it, because she did what is checked. */
  readonly notBy: string | null;
}

/** 待办 of the votes, in one question. */
@Injectable()
export class ResolutionDuties {
  constructor(private readonly reading: Reading) {}

  /** @param today a vote is counted once its last day is over. */
  open(communityId: number, today: Day): Promise<ResolutionDuty[]> {
    return this.reading.run(communityId, (tx) =>
      tx.query<ResolutionDuty[]>(DUTIES, [communityId, today]),
    );
  }
}

const DUTIES = `
  select 'announce' as act, r.id as "resolutionId", r.number, r.title, r.drafted_at as since,
    null::uuid as "notBy"
  from resolution r where r.community_id = $1 and r.state = 'draft'
  union all
  select 'close', r.id, r.number, r.title, (r.closes_on + 1)::timestamp at time zone 'Asia/Shanghai', null
  from resolution r where r.community_id = $1 and r.state = 'announced' and r.closes_on < $2::date
  union all
  select 'check', r.id, r.number, r.title, b.entered_at, b.entered_by
  from ballot_batch b
  join resolution r on r.community_id = b.community_id and r.id = b.resolution_id
  where b.community_id = $1 and b.accepted is null and r.state = 'announced'
  union all
  select 'enter-official', r.id, r.number, r.title, r.closed_at, null
  from resolution r where r.community_id = $1 and r.state = 'closed' and r.mode = 'advisory'
    and r.outcome is null
  order by since`;
