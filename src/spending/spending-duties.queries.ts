import { Injectable } from '@nestjs/common';
import { Reading } from '../platform/database/reading';
import { Money } from '../shared/money';

/** Something around a payment, beside its own way, that waits for the committee or the reviewer. */
export interface SpendingDuty {
  /** answer objections in public, vote on a freeze, vote on an emergency, agree to a contract */
  readonly act: 'answer' | 'decide-freeze' | 'ratify' | 'agree';
  /** Of the request, or of the commitment. */
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly amount: Money;
  readonly since: Date;
  readonly dueOn: string | null;
  /** Of a commitment: whose word it takes. */
  readonly by: 'reviewer' | 'committee' | null;
}

type DutyRecord = Omit<SpendingDuty, 'amount'> & { amount: string };

/** 待办 around the payments, in one question. */
@Injectable()
export class SpendingDuties {
  constructor(private readonly reading: Reading) {}

  /** What is open and not yet done by this person: nobody votes twice, nor agrees to her own proposal. */
  async open(communityId: number, personId: string): Promise<SpendingDuty[]> {
    const rows = await this.reading.run(communityId, (tx) =>
      tx.query<DutyRecord[]>(DUTIES, [communityId, personId]),
    );
    return rows.map((row) => ({ ...row, amount: Money.yuan(row.amount) }));
  }
}

/** Objections that nobody has answered since they were raised. */
const UNANSWERED = `
  select 'answer' as act, r.id, r.number, r.reason as title, r.amount::text as amount,
    min(o.raised_at) as since, null::text as "dueOn", null::text as by
  from spending_request r
  join spending_objection o on o.community_id = r.community_id and o.request_id = r.id
    and o.version = r.version and o.withdrawn_at is null
  where r.community_id = $1 and r.state = 'approved' and o.raised_at > coalesce(
    (select max(a.answered_at) from spending_answer a where a.community_id = r.community_id
      and a.request_id = r.id and a.version = r.version), '-infinity')
  group by r.community_id, r.id`;

const FROZEN = `
  select 'decide-freeze', r.id, r.number, r.reason, r.amount::text, f.frozen_at, null, null
  from spending_freeze f
  join spending_request r on r.community_id = f.community_id and r.id = f.request_id
    and r.version = f.version
  where f.community_id = $1 and f.outcome is null
    and exists (select from spending_answer a where a.community_id = f.community_id
      and a.request_id = f.request_id and a.version = f.version and a.round = f.round)
    and not exists (select from spending_vote v where v.community_id = f.community_id
      and v.request_id = f.request_id and v.version = f.version and v.question = 'objection'
      and v.round = f.round and v.person_id = $2)`;

const EMERGENCIES = `
  select 'ratify', r.id, r.number, r.reason, r.amount::text, e.published_at, e.ratify_by::text, null
  from spending_emergency e
  join spending_request r on r.community_id = e.community_id and r.id = e.request_id
    and r.version = e.version
  where e.community_id = $1 and e.outcome is null and r.state = 'reviewed'
    and not exists (select from spending_vote v where v.community_id = e.community_id
      and v.request_id = e.request_id and v.version = e.version and v.question = 'emergency'
      and v.person_id = $2)`;

const COMMITMENTS = `
  select 'agree', c.id, c.number, c.title, c.amount::text,
    (select min(a.at) from commitment_act a where a.community_id = c.community_id
      and a.commitment_id = c.id), null, c.ladder_by
  from commitment c
  where c.community_id = $1 and c.state = 'proposed' and c.proposed_by <> $2
    and not exists (select from commitment_act a where a.community_id = c.community_id
      and a.commitment_id = c.id and a.person_id = $2)`;

const DUTIES = `${[UNANSWERED, FROZEN, EMERGENCIES, COMMITMENTS].join('\n  union all')}
  order by since`;
