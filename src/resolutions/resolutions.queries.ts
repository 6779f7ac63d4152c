import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import { Sealing } from '../platform/login/sealing';
import { besideOf } from './beside';
import type { BallotListView, ResolutionView } from './resolution.view';
import { resolutionOf, resolutionsOf, type Resolution } from './resolution-rows';
import { resolutionViewOf } from './resolution-views';
import { resolutionErrors } from './resolutions.errors';
import { rightsHeld, type Voter } from './rights-held';
import { openedChoice } from './vote-facts';
import { standingOf } from './vote-standing';
import type { BallotStatus, Channel } from './votes.rules';
import { myVotes } from './my-votes';
import { hasCounted, STATUS_WORDS } from './words.rules';

/** Who reads: her rights, and whether drafts are her business. */
export interface ResolutionReader extends Voter {
  readonly seesDrafts: boolean;
}

interface ListedBallot {
  receipt_code: string;
  channel: Channel;
  choice: string;
  status: BallotStatus;
}

/** Resolutions for pages: live participation, own ballots, results. */
@Injectable()
export class ResolutionsQueries {
  constructor(
    private readonly reading: Reading,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  list(communityId: number, reader: ResolutionReader): Promise<ResolutionView[]> {
    return this.reading.run(communityId, async (tx) => {
      const all = await resolutionsOf(tx, communityId);
      const views: ResolutionView[] = [];
      for (const resolution of all) {
        if (resolution.state === 'draft' && !reader.seesDrafts) continue;
        views.push(await this.viewOf(tx, communityId, { resolution, reader }));
      }
      return views;
    });
  }

  /** @throws DomainError notFound `resolution.unknown`, also of a draft that is not the reader's business. */
  one(communityId: number, id: string, reader: ResolutionReader): Promise<ResolutionView> {
    return this.reading.run(communityId, async (tx) => {
      const resolution = await resolutionOf(tx, communityId, id);
      if (resolution.state === 'draft' && !reader.seesDrafts) throw resolutionErrors.unknown();
      return this.viewOf(tx, communityId, { resolution, reader });
    });
  }

  /**
   * 计票清单: every ballot by its receipt code, in the order of the codes, which says nothing of anybody.
   * @throws DomainError `resolution.unknown`, `resolution.not-closed`.
   */
  ballotList(communityId: number, id: string): Promise<BallotListView> {
    return this.reading.run(communityId, async (tx) => {
      const resolution = await resolutionOf(tx, communityId, id);
      if (resolution.countHash === null) throw resolutionErrors.notClosed();
      const rows = await tx.query<ListedBallot[]>(
        `select b.receipt_code, b.channel, b.choice, c.status from ballot_count c
         join ballot b on b.community_id = c.community_id and b.id = c.ballot_id
         where c.community_id = $1 and c.resolution_id = $2 order by b.receipt_code collate "C"`,
        [communityId, id],
      );
      const items = rows.map((row) => ({
        receiptCode: row.receipt_code,
        channel: row.channel,
        counted: hasCounted(row.status),
        why: STATUS_WORDS[row.status],
        choice: resolution.secret ? null : openedChoice(row.choice, false, this.sealing),
      }));
      return { items, countHash: resolution.countHash };
    });
  }

  private async viewOf(
    tx: EntityManager,
    communityId: number,
    { resolution, reader }: { resolution: Resolution; reader: ResolutionReader },
  ): Promise<ResolutionView> {
    const held = await rightsHeld(tx, communityId, { resolutionId: resolution.id, voter: reader });
    const voterIds = held.map(({ voterId }) => voterId);
    const asked = { resolution, seal: this.sealing, voterIds };
    const standing = await standingOf(tx, communityId, asked);
    const mine = { resolution, held, standing, voter: reader };
    const rights = await myVotes(tx, communityId, mine);
    const beside = await besideOf(tx, communityId, resolution.id);
    return resolutionViewOf(
      resolution,
      { ...beside, part: standing.part, rights },
      this.clock.today(),
    );
  }
}
