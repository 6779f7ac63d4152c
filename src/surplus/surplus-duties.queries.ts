import { Injectable } from '@nestjs/common';
import { Reading } from '../platform/database/reading';
import { Money } from '../shared/money';

/** A distribution that waits: for the committee, for the owners' vote, or to be posted. */
export interface SurplusDuty {
  readonly act: 'decide' | 'resolve' | 'post';
  readonly id: string;
  readonly year: number;
  readonly total: Money;
  readonly since: Date;
}

/** 待办 of what becomes of a surplus. */
@Injectable()
export class SurplusDuties {
  constructor(private readonly reading: Reading) {}

  /** What is open and not yet done by this person: nobody of the committee votes twice. */
  async open(communityId: number, personId: string): Promise<SurplusDuty[]> {
    const rows = await this.reading.run(communityId, (tx) =>
      tx.query<(Omit<SurplusDuty, 'total'> & { total: string })[]>(DUTIES, [communityId, personId]),
    );
    return rows.map((row) => ({ ...row, total: Money.yuan(row.total) }));
  }
}

const DUTIES = `
  select case when d.state = 'decided' then 'post' when d.decided_by = 'owners' then 'resolve'
      else 'decide' end as act,
    d.id, d.year, d.total::text as total, coalesce(d.decided_at, d.proposed_at) as since
  from surplus_distribution d
  where d.community_id = $1 and d.state in ('proposed', 'decided')
    and not (d.state = 'proposed' and exists (select from surplus_act a
      where a.community_id = d.community_id and a.subject_id = d.id and a.person_id = $2))
  order by since`;
