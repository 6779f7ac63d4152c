import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { outcomeOf } from '../resolutions/outcome';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import { decodeCursor, type Page, pageOf } from '../platform/http/page';
import { contractVersions } from '../trust-contract/contract-in-force';
import { objectionTermsOf } from '../trust-contract/open-budget-terms.rules';
import { committeeStanding } from './committee-votes';
import type { ObjectedPaymentView } from './objection.view';
import { voicesLeft, weightsOf } from './objection-records';
import {
  type ObjectedDossier,
  objectedPaymentViewOf,
  type ObjectionLooking,
} from './objection-views';
import {
  SpendingAnswerRow,
  SpendingFreezeRow,
  SpendingObjectionRow,
  SpendingVoteRow,
} from './objections.entities';
import { SpendingRequestRow } from './spending.entities';
import { spendingErrors } from './spending.errors';
import type { Doer } from './spending.rules';

type Asking = Omit<ObjectionLooking, 'today'>;

/** 公示异议, for everybody: payments in their window, frozen, and past ones with what was answered. */
@Injectable()
export class ObjectionsQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** The latest window first. */
  page(
    communityId: number,
    asking: Asking,
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ): Promise<Page<ObjectedPaymentView>> {
    return this.reading.run(communityId, async (tx) => {
      const [endsOn, id] = decodeCursor(cursor, ['day', 'id']) ?? [null, null];
      const rows = await tx.query<{ id: string; ends_on: string }[]>(LIST, [
        communityId,
        endsOn,
        id,
        limit + 1,
      ]);
      const page = pageOf(rows, limit, (row) => [row.ends_on, row.id]);
      const ids = page.items.map((row) => row.id);
      return { ...page, items: await this.views(tx, communityId, { ids, asking }) };
    });
  }

  /** @throws DomainError notFound `spending.not-found`, also for a payment that never had a window. */
  show(communityId: number, id: string, asking: Asking): Promise<ObjectedPaymentView> {
    return this.reading.run(communityId, async (tx) => {
      const rows = await tx.query<{ id: string }[]>(ONE, [communityId, id]);
      const ids = rows.map((row) => row.id);
      const [view] = await this.views(tx, communityId, { ids, asking });
      if (!view) throw spendingErrors.notFound();
      return view;
    });
  }

  private async views(
    tx: EntityManager,
    communityId: number,
    { ids, asking }: { ids: readonly string[]; asking: Asking },
  ): Promise<ObjectedPaymentView[]> {
    if (ids.length === 0) return [];
    const looking = { ...asking, today: this.clock.today() };
    const dossiers = await dossiersOf(tx, communityId, { ids, looking });
    return dossiers.map((dossier) => objectedPaymentViewOf(dossier, looking));
  }
}

const LIST = `
  select r.id, r.objection_ends_on::text as ends_on from spending_request r
  where r.community_id = $1 and r.objection_ends_on is not null
    and ($2::date is null or (r.objection_ends_on, r.id) < ($2::date, $3::uuid))
  order by r.objection_ends_on desc, r.id desc limit $4`;

const ONE = `
  select r.id from spending_request r
  where r.community_id = $1 and r.id = $2 and r.objection_ends_on is not null`;

async function dossiersOf(
  tx: EntityManager,
  communityId: number,
  { ids, looking }: { ids: readonly string[]; looking: ObjectionLooking },
): Promise<ObjectedDossier[]> {
  const facts = await factsOf(tx, communityId, { ids, personId: looking.personId });
  const dossiers: ObjectedDossier[] = [];
  for (const id of ids) {
    const row = facts.rows.find((each) => each.id === id);
    const weight = facts.weights.get(id);
    if (!row || !weight) throw new Error('a request vanished while it was read');
    const open = facts.freezes.find((each) => each.outcome === null && isOf(row, each));
    dossiers.push({
      row,
      weight,
      ...facts.named(row),
      terms: facts.termsOf(row.contractVersion),
      objections: facts.objections.filter((each) => isOf(row, each)),
      answers: facts.answers.filter((each) => isOf(row, each.row)),
      freezes: facts.freezes.filter((each) => isOf(row, each)),
      votes: facts.votes.filter((each) => isOf(row, each)),
      committee: open
        ? await committeeStanding(tx, { ...questionOf(open), question: 'objection' }, looking.today)
        : null,
      resolutionNumber: await resolutionNumber(
        tx,
        facts.freezes.findLast((each) => isOf(row, each)),
      ),
      hasVoice: facts.voices.has(id),
    });
  }
  return dossiers;
}

const isOf = (
  row: SpendingRequestRow,
  { requestId, version }: { requestId: string; version: number },
): boolean => requestId === row.id && version === row.version;

function questionOf({ communityId, requestId, version, round }: SpendingFreezeRow) {
  return { communityId, requestId, version, round };
}

async function resolutionNumber(
  tx: EntityManager,
  freeze: SpendingFreezeRow | undefined,
): Promise<string | null> {
  if (!freeze?.resolutionId) return null;
  return (await outcomeOf(tx, freeze.communityId, freeze.resolutionId)).number;
}

async function factsOf(
  tx: EntityManager,
  communityId: number,
  { ids, personId }: { ids: readonly string[]; personId: string },
) {
  const of = { communityId, requestId: In([...ids]) };
  const rows = await tx.findBy(SpendingRequestRow, { communityId, id: In([...ids]) });
  const names = await tx.query<NamesRecord[]>(NAMES, [communityId, ids]);
  const answers = await tx.find(SpendingAnswerRow, { where: of, order: { turn: 'ASC' } });
  const seats = await tx.query<{ id: string; post: Doer['post'] }[]>(
    'select id, post from role_grant where community_id = $1 and id = any($2::uuid[])',
    [communityId, answers.map(({ grantId }) => grantId)],
  );
  const contracts = await contractVersions(tx, communityId);
  return {
    rows,
    weights: await weightsOf(tx, communityId, ids),
    voices: await voicesLeft(tx, communityId, { ids, personId }),
    objections: await tx.find(SpendingObjectionRow, { where: of, order: { turn: 'ASC' } }),
    freezes: await tx.find(SpendingFreezeRow, { where: of, order: { round: 'ASC' } }),
    votes: await tx.findBy(SpendingVoteRow, { ...of, question: 'objection' }),
    answers: answers.map((row) => ({
      row,
      post: seats.find(({ id }) => id === row.grantId)?.post ?? ('member' as const),
    })),
    named: ({ id }: SpendingRequestRow) => {
      const { payee = '', account = '' } = names.find((each) => each.id === id) ?? {};
      return { payeeName: payee, accountName: account };
    },
    termsOf: (version: number | null) => {
      const agreed = contracts.find((contract) => contract.version === version);
      return agreed ? objectionTermsOf(agreed.terms) : null;
    },
  };
}

interface NamesRecord {
  id: string;
  payee: string;
  account: string;
}

const NAMES = `
  select r.id, p.name as payee, coalesce(a.name, r.account_code) as account from spending_request r
  join payee p on p.community_id = r.community_id and p.id = r.payee_id
  left join account a on a.community_id = r.community_id and a.code = r.account_code
  where r.community_id = $1 and r.id = any($2::uuid[])`;
