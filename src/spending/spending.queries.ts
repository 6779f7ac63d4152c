import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import { decodeCursor, type Page, pageOf } from '../platform/http/page';
import { Sealing } from '../platform/login/sealing';
import { type SpendingDossier, dossiersOf } from './spending-dossiers';
import { SpendingRequestRow } from './spending.entities';
import { spendingErrors } from './spending.errors';
import { type Doer, MOVES, STATES, type SpendingState } from './spending.rules';
import { spendingDetailViewOf, spendingViewOf } from './spending-views';
import type { SpendingDetailView, SpendingView } from './spending.view';
import { submissionFacts } from './submission-facts';
import { blockersOfSubmission } from './submission.rules';

export interface SpendingFilter {
  states?: readonly string[] | undefined;
  /** Part of a number, a reason or a payee's name. */
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

const OPEN: readonly SpendingState[] = STATES.filter((state) => MOVES[state].length > 0);
const TODO_MAX = 200;

/** Reads of spending for pages. */
@Injectable()
export class SpendingQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
    private readonly sealing: Sealing,
  ) {}

  /** Newest first. */
  async page(
    communityId: number,
    askers: readonly Doer[],
    filter: SpendingFilter,
  ): Promise<Page<SpendingView>> {
    return this.reading.run(communityId, async (tx) => {
      const rows = await tx.query<{ id: string; created: string }[]>(
        LIST,
        listParams(communityId, filter),
      );
      const page = pageOf(rows, filter.limit, (row) => [row.created, row.id]);
      const dossiers = await dossiersOf(
        tx,
        communityId,
        page.items.map(({ id }) => id),
      );
      return { ...page, items: await this.views(tx, dossiers, askers) };
    });
  }

  /** @throws DomainError notFound `spending.not-found`. */
  async detail(
    communityId: number,
    id: string,
    askers: readonly Doer[],
  ): Promise<SpendingDetailView> {
    return this.reading.run(communityId, async (tx) => {
      const [dossier] = await dossiersOf(tx, communityId, [id]);
      if (!dossier) throw spendingErrors.notFound();
      const [view] = await this.views(tx, [dossier], askers);
      if (!view) throw new Error('no view of a dossier');
      return spendingDetailViewOf(view, dossier);
    });
  }

  /** Everything not finished, for the lists of things to do. */
  async open(communityId: number): Promise<SpendingDossier[]> {
    return this.reading.run(communityId, async (tx) => {
      const rows = await tx
        .createQueryBuilder(SpendingRequestRow, 'r')
        .select('r.id', 'id')
        .where('r.communityId = :communityId and r.state in (:...open)', {
          communityId,
          open: OPEN,
        })
        .orderBy('r.updatedAt', 'ASC')
        .limit(TODO_MAX)
        .getRawMany<{ id: string }>();
      return dossiersOf(
        tx,
        communityId,
        rows.map(({ id }) => id),
      );
    });
  }

  private async views(
    tx: EntityManager,
    dossiers: readonly SpendingDossier[],
    askers: readonly Doer[],
  ): Promise<SpendingView[]> {
    const today = this.clock.today();
    const isCashier = askers.some(({ post }) => post === 'cashier');
    const views: SpendingView[] = [];
    for (const dossier of dossiers) {
      const blockers = await this.blockers(tx, dossier);
      views.push(
        spendingViewOf(dossier, {
          askers,
          today,
          blockers,
          accountNo: isCashier ? this.accountNo(dossier) : null,
        }),
      );
    }
    return views;
  }

  /** Only a draft has a form to complete; later steps say what they wait for. */
  private async blockers(tx: EntityManager, { row }: SpendingDossier) {
    if (row.state !== 'draft') return [];
    const facts = await submissionFacts(tx, row, {
      now: this.clock.now(),
      today: this.clock.today(),
    });
    return blockersOfSubmission(facts.submission);
  }

  private accountNo({ order, row }: SpendingDossier): string | null {
    const inHand = row.state === 'ordered' || row.state === 'released';
    return order && inHand ? this.sealing.unseal(order.payeeAccountSealed, 'bank-account') : null;
  }
}

const LIST = `
  select r.id, to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as created
  from spending_request r
  join payee p on p.community_id = r.community_id and p.id = r.payee_id
  where r.community_id = $1
    and ($2::text[] is null or r.state = any($2))
    and ($3::text is null or position(lower($3) in lower(r.number || ' ' || r.reason || ' ' || p.name)) > 0)
    and ($4::timestamptz is null or (r.created_at, r.id) < ($4::timestamptz, $5::uuid))
  order by r.created_at desc, r.id desc limit $6`;

function listParams(communityId: number, { states, q, cursor, limit }: SpendingFilter): unknown[] {
  const known = states?.filter((state) => STATES.some((each) => each === state));
  const [createdAt, id] = decodeCursor(cursor, ['instant', 'id']) ?? [null, null];
  const wanted = known && known.length > 0 ? known : null;
  return [communityId, wanted, q?.trim() || null, createdAt, id, limit + 1];
}
