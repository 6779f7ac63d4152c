import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../../platform/database/reading';
import type { Day } from '../../shared/day';
import { Money } from '../../shared/money';
import type { Post } from '../../shared/posts';
import { commitmentErrors } from './commitment.errors';
import type { CommitmentAct, CommitmentChain, CommitmentState } from './commitment.rules';

/** A contract or order with what hangs on it. */
export interface CommitmentFacts {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly payee: { id: string; name: string; relatedParty: boolean };
  readonly line: {
    lineId: string;
    budgetId: string;
    name: string;
    year: number;
    fund: string;
    accountCode: string;
  };
  readonly amount: Money;
  readonly underWay: Money;
  readonly paid: Money;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly file: { id: string; name: string; mediaType: string };
  readonly selection: string;
  readonly basis: Money;
  readonly proposedOn: string;
  readonly chain: CommitmentChain;
  readonly acts: readonly NamedCommitmentAct[];
}

interface NamedCommitmentAct {
  act: CommitmentAct;
  personId: string;
  personName: string;
  post: Post;
  at: string;
  note: string;
}

interface Recorded {
  id: string;
  number: string;
  title: string;
  payee: CommitmentFacts['payee'];
  line: CommitmentFacts['line'];
  file: CommitmentFacts['file'];
  amount: string;
  under_way: string;
  paid: string;
  starts_on: string;
  ends_on: string;
  selection: string;
  basis: string;
  proposed_on: string;
  state: CommitmentState;
  ladder_by: 'reviewer' | 'committee';
  approvals_needed: number;
  acts: NamedCommitmentAct[];
}

export interface CommitmentFilter {
  readonly state?: CommitmentState | undefined;
  readonly lineId?: string | undefined;
}

/** 合同与订单 for pages. */
@Injectable()
export class CommitmentsQueries {
  constructor(private readonly reading: Reading) {}

  /** Newest first; those of one line, in one state. */
  list(communityId: number, of: CommitmentFilter): Promise<CommitmentFacts[]> {
    return this.reading.run(communityId, (tx) => commitmentsWithin(tx, communityId, of));
  }

  /** @throws DomainError notFound `commitment.not-found`. */
  async one(communityId: number, id: string): Promise<CommitmentFacts> {
    const params = [communityId, null, null, id];
    const rows = await this.reading.run(communityId, (tx) => tx.query<Recorded[]>(LIST, params));
    const [row] = rows;
    if (!row) throw commitmentErrors.notFound();
    return factsOf(row);
  }
}

/** The same within a reading transaction that already stands, so that a report is of one moment. */
export async function commitmentsWithin(
  tx: EntityManager,
  communityId: number,
  { state, lineId }: CommitmentFilter = {},
): Promise<CommitmentFacts[]> {
  const params = [communityId, state ?? null, lineId ?? null, null];
  const rows = await tx.query<Recorded[]>(LIST, params);
  return rows.map(factsOf);
}

/** What was paid on each by the end of a day; nothing is said of those without a payment. */
export async function paidOnCommitments(
  tx: EntityManager,
  communityId: number,
  on: Day,
): Promise<ReadonlyMap<string, Money>> {
  const rows = await tx.query<{ id: string; paid: string }[]>(
    `select r.commitment_id as id, sum(o.amount)::numeric(18,2)::text as paid
     from spending_request r
     join payment_order o on o.community_id = r.community_id and o.request_id = r.id
       and o.version = r.version and o.paid_on <= $2
     where r.community_id = $1 and r.commitment_id is not null and r.state = 'paid'
     group by r.commitment_id`,
    [communityId, on],
  );
  return new Map(rows.map(({ id, paid }) => [id, Money.yuan(paid)]));
}

function factsOf(row: Recorded): CommitmentFacts {
  const { id, number, title, payee, line, file, selection, acts } = row;
  return {
    id,
    number,
    title,
    payee,
    line,
    file,
    selection,
    acts,
    amount: Money.yuan(row.amount),
    underWay: Money.yuan(row.under_way),
    paid: Money.yuan(row.paid),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    basis: Money.yuan(row.basis),
    proposedOn: row.proposed_on,
    chain: {
      state: row.state,
      ladderBy: row.ladder_by,
      approvalsNeeded: row.approvals_needed,
      acts,
    },
  };
}

const LIST = `
  select c.id, c.number, c.title, c.amount::text, c.starts_on::text, c.ends_on::text, c.selection,
    c.ladder_basis::text as basis, c.proposed_on::text, c.state, c.ladder_by, c.approvals_needed,
    jsonb_build_object('id', p.id, 'name', p.name, 'relatedParty', p.related_party) as payee,
    jsonb_build_object('lineId', l.id, 'budgetId', b.id, 'name', l.name, 'year', b.year,
      'fund', b.fund, 'accountCode', l.account_code) as line,
    jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type) as file,
    coalesce((select sum(r.amount) from spending_request r where r.community_id = c.community_id
      and r.commitment_id = c.id and r.state in ('submitted', 'reviewed', 'approved', 'ordered', 'released')),
      0)::text as under_way,
    coalesce((select sum(r.amount) from spending_request r where r.community_id = c.community_id
      and r.commitment_id = c.id and r.state = 'paid'), 0)::text as paid,
    coalesce((select jsonb_agg(jsonb_build_object('act', a.act, 'personId', a.person_id,
        'personName', who.name, 'post', g.post, 'at', a.at, 'note', a.note) order by a.at, a.id)
      from commitment_act a
      join person who on who.id = a.person_id
      join role_grant g on g.community_id = a.community_id and g.id = a.grant_id
      where a.community_id = c.community_id and a.commitment_id = c.id), '[]') as acts
  from commitment c
  join payee p on p.community_id = c.community_id and p.id = c.payee_id
  join budget_line l on l.community_id = c.community_id and l.id = c.budget_line_id
  join budget b on b.community_id = l.community_id and b.id = l.budget_id
  join file_object f on f.community_id = c.community_id and f.id = c.file_id
  where c.community_id = $1 and ($2::text is null or c.state = $2)
    and ($3::uuid is null or c.budget_line_id = $3) and ($4::uuid is null or c.id = $4)
  order by c.proposed_on desc, c.id desc`;
