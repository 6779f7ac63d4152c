import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import { decodeCursor, encodeCursor } from '../platform/http/page';
import { handoverErrors } from './handover.errors';
import { handoverFacts } from './handover-facts';
import { HANDOVER_LISTS, listsAhead } from './handover-lists.queries';
import { handoverViewOf, listViewOf, termViewOf } from './handover-views';
import type {
  HandoverAheadView,
  HandoverLinesView,
  HandoverLineView,
  HandoversView,
  HandoverView,
  TrusteeTermView,
} from './handover.view';
import type { HandoverAt } from './handovers';

export interface LinesPage {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** 受托期限与交接, as everybody who belongs to the community may see them. */
@Injectable()
export class HandoverQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  all(communityId: number): Promise<HandoversView> {
    return this.reading.run(communityId, async (tx) => {
      const now = this.clock.now();
      const facts = await handoverFacts(tx, communityId);
      return {
        terms: (await termsOf(tx, communityId)).map((term) => termViewOf(term, now)),
        items: facts.map((each) => handoverViewOf(each, now)),
      };
    });
  }

  /** @throws DomainError notFound `handover.unknown` */
  show({ communityId, id }: HandoverAt): Promise<HandoverView> {
    return this.reading.run(communityId, async (tx) => {
      const [facts] = await handoverFacts(tx, communityId, id);
      if (!facts) throw handoverErrors.unknown();
      return handoverViewOf(facts, this.clock.now());
    });
  }

  /** What the lists would be now, for those who prepare them. @throws DomainError `handover.unknown` */
  ahead({ communityId, id }: HandoverAt): Promise<HandoverAheadView> {
    return this.reading.run(communityId, async (tx) => {
      const [row] = await tx.query<{ seq: string }[]>(
        `select coalesce(l.last_seq, 0)::text as seq from handover h
         left join ledger_head l on l.community_id = h.community_id
         where h.community_id = $1 and h.id = $2`,
        [communityId, id],
      );
      if (!row) throw handoverErrors.unknown();
      const at = this.clock.now();
      const heads = await listsAhead(tx, { communityId, throughSeq: row.seq, handoverId: id, at });
      return {
        on: at.toISOString(),
        lists: heads.map((head) => listViewOf({ ...head, linesRoot: null, act: null })),
      };
    });
  }

  /**
   * Lines of a sealed list. `audience` is who asks: everybody, or the parties.
   * @throws DomainError notFound `handover.unknown`, `.list-unknown`, `.parties-only`
   */
  lines(
    { communityId, id }: HandoverAt,
    list: string,
    { cursor, limit }: LinesPage,
    audience: 'public' | 'parties',
  ): Promise<HandoverLinesView> {
    const known = HANDOVER_LISTS.find((each) => each.list === list);
    if (!known) throw handoverErrors.listUnknown();
    if (known.audience === 'parties' && audience === 'public') throw handoverErrors.partiesOnly();
    const [after] = decodeCursor(cursor, ['number']) ?? [0];
    return this.reading.run(communityId, async (tx) => {
      await assertKnown(tx, { communityId, id });
      const items = await tx.query<HandoverLineView[]>(
        `select no, name, detail, amount::text from handover_line
         where community_id = $1 and handover_id = $2 and list = $3 and no > $4
         order by no limit $5`,
        [communityId, id, list, after, limit + 1],
      );
      const page = items.slice(0, limit);
      const next = items.length > limit ? encodeCursor([page.at(-1)?.no ?? 0]) : null;
      return { list, title: known.title, items: page, next };
    });
  }
}

/** @throws DomainError notFound `handover.unknown`, also for another community's. */
async function assertKnown(tx: EntityManager, { communityId, id }: HandoverAt): Promise<void> {
  const found = await tx.query<unknown[]>(
    'select from handover where community_id = $1 and id = $2',
    [communityId, id],
  );
  if (found.length === 0) throw handoverErrors.unknown();
}

export interface TermRow {
  no: number;
  firm: string;
  startsAt: Date | null;
  endsAt: Date | null;
  withdrawnAt: Date | null;
  resolutionRef: TrusteeTermView['resolutionRef'];
  resolutionId: string | null;
}

function termsOf(tx: EntityManager, communityId: number): Promise<TermRow[]> {
  return tx.query<TermRow[]>(
    `select no, firm, starts_at as "startsAt", ends_at as "endsAt", withdrawn_at as "withdrawnAt",
       resolution_ref as "resolutionRef", resolution_id as "resolutionId"
     from trustee_term where community_id = $1 order by no`,
    [communityId],
  );
}
