import type { EntityManager } from 'typeorm';
import { postNames } from '../community/rights.rules';
import { formatDay } from '../shared/day';
import type { Post } from '../shared/posts';
import type { BankAgreed } from '../spending/bank-agreed';

/** A person as residents know her: by post and the name published with it; never a phone. */
export interface NamedPerson {
  readonly name: string;
  readonly postName: string;
}

/** Who made, checked, booked and paid; null: the system, from an approved document (机制凭证). */
export interface EntryPeople {
  readonly preparedBy: NamedPerson | null;
  readonly reviewedBy: NamedPerson | null;
  readonly postedBy: NamedPerson | null;
  readonly cashier: NamedPerson | null;
}

export interface ChainStep {
  readonly step: string;
  readonly stepName: string;
  readonly postName: string;
  readonly personName: string | null;
  readonly at: Date;
  readonly note: string;
}

/** Posts held on the day decide how a person is named, not those she holds today. */
export async function entryPeople(
  tx: EntityManager,
  communityId: number,
  seq: string,
): Promise<EntryPeople> {
  const rows: { part: keyof EntryPeople; name: string; post: Post | null }[] = await tx.query(
    `select w.part, q.name, g.post
     from entry e
     cross join lateral (values ('preparedBy', e.prepared_by), ('reviewedBy', e.reviewed_by),
       ('postedBy', e.posted_by), ('cashier', e.cashier)) as w (part, person_id)
     join person q on q.id = w.person_id
     left join lateral (
       select g.post from role_grant g
       where g.community_id = $1 and g.person_id = w.person_id and g.starts_on <= e.posted_at::date
         and coalesce(least(g.ends_on, g.ended_on), 'infinity') >= e.posted_at::date
       order by g.duty is null, g.granted_at limit 1
     ) g on true
     where e.community_id = $1 and e.seq = $2`,
    [communityId, seq],
  );
  const named = (part: keyof EntryPeople): NamedPerson | null => {
    const row = rows.find((each) => each.part === part);
    return row ? { name: row.name, postName: row.post ? postNames[row.post] : '' } : null;
  };
  return {
    preparedBy: named('preparedBy'),
    reviewedBy: named('reviewedBy'),
    postedBy: named('postedBy'),
    cashier: named('cashier'),
  };
}

/** The last word is the bank's: its line, and who found it to be this entry. */
export function bankStep({ on, by, at }: BankAgreed): ChainStep {
  return {
    step: 'bank',
    stepName: '银行已收付',
    postName: postNames.accountant,
    personName: by,
    at,
    note: `银行对账单 ${formatDay(on)}`,
  };
}

const STEP_NAMES: Readonly<Record<string, string>> = {
  request: '申请',
  review: '审核',
  approve: '批准',
  order: '制付款单（第一把钥匙）',
  release: '放行（第二把钥匙）',
  pay: '付款',
  post: '入账',
};

interface StepRow {
  step: string;
  post: Post | null;
  personName: string | null;
  at: Date;
  note: string;
}

/**
 * The chain of people from the first request to the books, in the order of time: only the acts on the
 * version that was paid, because earlier ones were voided by an edit.
 */
export async function chainOf(
  tx: EntityManager,
  communityId: number,
  seq: string,
): Promise<ChainStep[]> {
  const rows: StepRow[] = await tx.query(
    `select steps.* from (
       select a.act as step, g.post, q.name as "personName", a.at, a.note
       from entry e
       join payment_order o on o.community_id = $1 and o.entry_seq = e.seq
       join spending_act a on a.community_id = $1 and a.request_id = o.request_id
         and a.version = o.version and a.act in ('request', 'review', 'approve', 'order', 'release', 'pay')
       join role_grant g on g.community_id = $1 and g.id = a.grant_id
       join person q on q.id = a.person_id
       where e.community_id = $1 and e.seq = $2
       union all
       select 'post', null, q.name, e.posted_at, ''
       from entry e left join person q on q.id = e.posted_by
       where e.community_id = $1 and e.seq = $2
     ) steps
     -- acts of the same moment, one clock tick apart at most, in the order in which they must come
     order by steps.at, array_position(array['request', 'review', 'approve', 'order', 'release', 'pay', 'post'],
       steps.step)`,
    [communityId, seq],
  );
  return rows.map((row) => ({
    step: row.step,
    stepName: STEP_NAMES[row.step] ?? row.step,
    postName: row.post ? postNames[row.post] : '系统',
    personName: row.personName,
    at: row.at,
    note: row.note,
  }));
}
