import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { mayDo, postNames } from '../community/rights.rules';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import { decodeCursor, type Page, pageOf } from '../platform/http/page';
import { type Day, day, daysBetween } from '../shared/day';
import { type CommitteeStanding, committeeStanding } from './committee-votes';
import { emergencyStateNames, emergencyStateOf, groundsNames } from './emergency.rules';
import type { EmergencyGrounds } from './emergency.rules';
import type { EmergencyView } from './emergency.view';
import { votesViewOf } from './objection-views';
import { type EmergencyOutcome, SpendingVoteRow } from './objections.entities';
import { spendingErrors } from './spending.errors';
import { type Doer, type SpendingState, stateNames } from './spending.rules';

/** Who looks, in each of her posts. */
export interface EmergencyAsking {
  personId: string;
  askers: readonly Doer[];
}

interface EmergencyRecord {
  id: string;
  version: number;
  number: string;
  state: SpendingState;
  current: boolean;
  grounds: EmergencyGrounds;
  description: string;
  reason: string;
  payee: string;
  amount: string;
  fund: string;
  account_code: string;
  account: string;
  published_at: Date;
  published: string;
  ratify_by: string;
  outcome: EmergencyOutcome | null;
  decided_at: Date | null;
  cost_seq: string | null;
  claim_seq: string | null;
  paid_seq: string | null;
}

interface Vote {
  row: SpendingVoteRow;
  post: Doer['post'];
}

/** 应急支出, for everybody, from the moment of the submission. */
@Injectable()
export class EmergenciesQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** The newest first. */
  page(
    communityId: number,
    asking: EmergencyAsking,
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ): Promise<Page<EmergencyView>> {
    return this.reading.run(communityId, async (tx) => {
      const [published, id] = decodeCursor(cursor, ['instant', 'id']) ?? [null, null];
      const rows = await tx.query<EmergencyRecord[]>(
        `${EMERGENCIES} and ($2::timestamptz is null or (e.published_at, r.id) < ($2::timestamptz, $3::uuid))
         order by e.published_at desc, r.id desc limit $4`,
        [communityId, published, id, limit + 1],
      );
      const page = pageOf(rows, limit, (row) => [row.published, row.id]);
      return { ...page, items: await this.views(tx, communityId, { rows: page.items, asking }) };
    });
  }

  /** The request's newest publication. @throws DomainError notFound `spending.not-found`. */
  show(communityId: number, id: string, asking: EmergencyAsking): Promise<EmergencyView> {
    return this.reading.run(communityId, async (tx) => {
      const rows = await tx.query<EmergencyRecord[]>(
        `${EMERGENCIES} and r.id = $2 order by e.version desc limit 1`,
        [communityId, id],
      );
      const [view] = await this.views(tx, communityId, { rows, asking });
      if (!view) throw spendingErrors.notFound();
      return view;
    });
  }

  private async views(
    tx: EntityManager,
    communityId: number,
    { rows, asking }: { rows: readonly EmergencyRecord[]; asking: EmergencyAsking },
  ): Promise<EmergencyView[]> {
    const today = this.clock.today();
    const votes = await votesOn(
      tx,
      communityId,
      rows.map(({ id }) => id),
    );
    const views: EmergencyView[] = [];
    for (const row of rows) {
      const asked = { communityId, requestId: row.id, version: row.version, round: 0 } as const;
      const isAsked = row.outcome === null && row.current && row.state === 'reviewed';
      views.push(
        emergencyViewOf(row, {
          ...asking,
          today,
          votes: votes.filter(
            (vote) => vote.row.requestId === row.id && vote.row.version === row.version,
          ),
          committee: isAsked
            ? await committeeStanding(tx, { ...asked, question: 'emergency' }, today)
            : null,
        }),
      );
    }
    return views;
  }
}

const EMERGENCIES = `
  select r.id, e.version, r.number, r.state, r.version = e.version
      and r.state not in ('rejected', 'withdrawn') as current,
    e.grounds, e.description, r.reason,
    p.name as payee, e.amount::text as amount, r.fund, r.account_code,
    coalesce(a.name, r.account_code) as account, e.published_at,
    to_char(e.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as published,
    e.ratify_by::text as ratify_by, e.outcome, e.decided_at, e.cost_seq, e.claim_seq,
    o.entry_seq as paid_seq
  from spending_emergency e
  join spending_request r on r.community_id = e.community_id and r.id = e.request_id
  join payee p on p.community_id = r.community_id and p.id = r.payee_id
  left join account a on a.community_id = r.community_id and a.code = r.account_code
  left join payment_order o on o.community_id = e.community_id and o.request_id = e.request_id
    and o.version = e.version
  where e.community_id = $1`;

async function votesOn(
  tx: EntityManager,
  communityId: number,
  ids: readonly string[],
): Promise<Vote[]> {
  const rows = await tx.find(SpendingVoteRow, {
    where: { communityId, requestId: In([...ids]), question: 'emergency' },
    order: { votedAt: 'ASC' },
  });
  const seats = await tx.query<{ id: string; post: Doer['post'] }[]>(
    'select id, post from role_grant where community_id = $1 and id = any($2::uuid[])',
    [communityId, rows.map(({ grantId }) => grantId)],
  );
  return rows.map((row) => ({
    row,
    post: seats.find(({ id }) => id === row.grantId)?.post ?? ('member' as const),
  }));
}

interface EmergencyLooking extends EmergencyAsking {
  today: Day;
  votes: readonly Vote[];
  /** Null when nothing is asked of the committee. */
  committee: CommitteeStanding | null;
}

function emergencyViewOf(row: EmergencyRecord, looking: EmergencyLooking): EmergencyView {
  const state = emergencyStateOf({ ...row, booked: row.cost_seq !== null });
  const { today, votes, committee } = looking;
  const left = daysBetween(today, day(row.ratify_by)) + 1;
  return {
    ...requestOf(row),
    publishedAt: row.published_at.toISOString(),
    ratifyBy: row.ratify_by,
    daysLeft: state.startsWith('awaiting') ? Math.max(left, 0) : 0,
    state,
    stateName: emergencyStateNames[state],
    costEntrySeq: row.cost_seq,
    claimEntrySeq: row.claim_seq,
    paidEntrySeq: row.paid_seq,
    decidedAt: row.decided_at?.toISOString() ?? null,
    committee: committee && votesViewOf(committee),
    votes: votes.map((vote) => ({
      agree: vote.row.agree,
      reason: vote.row.reason,
      postName: postNames[vote.post],
      at: vote.row.votedAt.toISOString(),
    })),
    mayRatify: committee !== null && left > 0 && mayRatify(looking),
  };
}

function requestOf(row: EmergencyRecord) {
  return {
    requestId: row.id,
    number: row.number,
    version: row.version,
    grounds: row.grounds,
    groundsName: groundsNames[row.grounds],
    description: row.description,
    reason: row.reason,
    payeeName: row.payee,
    amount: row.amount,
    fund: row.fund,
    accountCode: row.account_code,
    accountName: row.account,
    requestState: row.state,
    requestStateName: stateNames[row.state],
  };
}

function mayRatify({ personId, askers, votes }: EmergencyLooking): boolean {
  const hasVoted = votes.some(({ row }) => row.personId === personId);
  return !hasVoted && askers.some(({ post }) => mayDo(post, 'emergency.ratify'));
}
