import { Injectable } from '@nestjs/common';
import { Reading } from '../platform/database/reading';
import type { Day } from '../shared/day';

/** Something of a budget or its final accounts that waits for somebody. */
export interface BudgetDuty {
  readonly act:
    | 'review'
    | 'answer'
    | 'ask-decision'
    | 'decide'
    | 'resolve'
    | 'decide-accounts'
    | 'resolve-accounts';
  readonly budgetId: string;
  readonly title: string;
  readonly version: number;
  readonly since: Date;
  readonly dueOn: string | null;
  /** Comments nobody has answered; 0 where it is about something else. */
  readonly count: number;
}

/** 待办 of the open budget, in one question. */
@Injectable()
export class BudgetDuties {
  constructor(private readonly reading: Reading) {}

  /** What is open and not yet done by this person: nobody of the committee votes twice. */
  open(communityId: number, { personId, today }: { personId: string; today: Day }) {
    return this.reading.run(communityId, (tx) =>
      tx.query<BudgetDuty[]>(DUTIES, [communityId, personId, today]),
    );
  }
}

const VERSIONS = `
  select b.id as "budgetId", b.title, v.version, v.state, v.decided_by, v.submitted_at,
    v.comment_ends_on, b.community_id,
    (select count(*) from budget_comment c where c.community_id = b.community_id and c.budget_id = b.id
      and c.hidden_at is null and not exists (select from budget_answer a
        where a.community_id = c.community_id and a.comment_id = c.id))::int as unanswered
  from budget b
  join budget_version v on v.community_id = b.community_id and v.budget_id = b.id
    and v.version = b.current_version
  where b.community_id = $1 and v.state in ('draft', 'review', 'comment', 'deciding')`;

/** Who has said yes or no to this text already. */
const SPOKEN = `
  exists (select from budget_step s where s.community_id = v.community_id and s.budget_id = v."budgetId"
    and s.version = v.version and s.person_id = $2 and s.step in ('agree', 'decline'))`;

const DUTIES = `
  with versions as (${VERSIONS})
  select 'review' as act, v."budgetId", v.title, v.version, v.submitted_at as since,
    null::text as "dueOn", 0 as count
  from versions v where v.state = 'review'
  union all
  select 'answer', v."budgetId", v.title, v.version, coalesce(v.submitted_at, now()),
    v.comment_ends_on::text, v.unanswered
  from versions v where v.unanswered > 0
  union all
  select 'ask-decision', v."budgetId", v.title, v.version,
    (v.comment_ends_on + 1)::timestamp at time zone 'Asia/Shanghai', null, 0
  from versions v where v.state = 'comment' and v.comment_ends_on < $3::date and v.unanswered = 0
  union all
  select case v.decided_by when 'owners' then 'resolve' else 'decide' end, v."budgetId", v.title,
    v.version, coalesce((v.comment_ends_on + 1)::timestamp at time zone 'Asia/Shanghai', v.submitted_at),
    null, 0
  from versions v where v.state = 'deciding' and not ${SPOKEN}
  union all
  select case f.decided_by when 'owners' then 'resolve-accounts' else 'decide-accounts' end, b.id, b.title,
    f.version, f.submitted_at, (b.year + 1) || '-03-31', 0
  from final_accounts f
  join budget b on b.community_id = f.community_id and b.id = f.budget_id
  where f.community_id = $1 and f.state = 'deciding'
    and not exists (select from final_accounts_act a where a.community_id = f.community_id
      and a.subject_id = f.id and a.person_id = $2 and a.content_hash = f.content_hash)
  order by since`;
