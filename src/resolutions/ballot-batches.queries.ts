import { Injectable } from '@nestjs/common';
import { Reading } from '../platform/database/reading';
import { Sealing } from '../platform/login/sealing';
import { unitLabelOf } from '../community/places.rules';
import type { BallotBatchDetailView, BallotBatchView, BatchBallotView } from './resolution.view';
import { resolutionOf, type Resolution } from './resolution-rows';
import { resolutionErrors } from './resolutions.errors';
import { openedChoice } from './vote-facts';

interface BatchRecord {
  id: string;
  channel: string;
  ballot_count: number;
  accepted: boolean | null;
  entered_by: string;
  entered_at: Date;
  checked_at: Date | null;
  check_note: string;
}

interface PaperRecord {
  id: string;
  unit_id: string;
  building: string;
  door: string;
  choice: string;
  cast_on: string;
  note: string;
  file_id: string | null;
  by_proxy: boolean;
}

/** Lists of papers: how many, by two persons; their content for who compares them. */
@Injectable()
export class BallotBatchesQueries {
  constructor(
    private readonly reading: Reading,
    private readonly sealing: Sealing,
  ) {}

  /** Newest first. @throws DomainError notFound `resolution.unknown`. */
  list(communityId: number, resolutionId: string, personId: string): Promise<BallotBatchView[]> {
    return this.reading.run(communityId, async (tx) => {
      await resolutionOf(tx, communityId, resolutionId);
      const rows = await tx.query<BatchRecord[]>(
        `select * from ballot_batch where community_id = $1 and resolution_id = $2
         order by entered_at desc, id desc`,
        [communityId, resolutionId],
      );
      return rows.map((row) => batchViewOf(row, personId));
    });
  }

  /** @throws DomainError notFound `resolution.batch-unknown`. */
  one(
    communityId: number,
    {
      resolutionId,
      batchId,
      personId,
    }: { resolutionId: string; batchId: string; personId: string },
  ): Promise<BallotBatchDetailView> {
    return this.reading.run(communityId, async (tx) => {
      const resolution = await resolutionOf(tx, communityId, resolutionId);
      const [row] = await tx.query<BatchRecord[]>(
        'select * from ballot_batch where community_id = $1 and resolution_id = $2 and id = $3',
        [communityId, resolutionId, batchId],
      );
      if (!row) throw resolutionErrors.batchUnknown();
      const papers = await tx.query<PaperRecord[]>(PAPERS, [communityId, batchId]);
      const isOpen = row.accepted === null;
      const items = papers.map((paper) => this.paperOf(paper, resolution, isOpen));
      return Object.assign(batchViewOf(row, personId), { items });
    });
  }

  /** Of a secret vote the choices are shown only as long as they are to be compared. */
  private paperOf(paper: PaperRecord, { secret }: Resolution, isOpen: boolean): BatchBallotView {
    return {
      ballotId: paper.id,
      unitId: paper.unit_id,
      unitLabel: unitLabelOf(paper.building, paper.door),
      choice: secret && !isOpen ? null : openedChoice(paper.choice, secret, this.sealing),
      castOn: paper.cast_on,
      note: paper.note,
      fileId: paper.file_id,
      byProxy: paper.by_proxy,
    };
  }
}

const PAPERS = `
  select p.id, p.unit_id, b.name as building, u.door, p.choice, p.cast_on, p.note, p.file_id,
    p.proxy_id is not null as by_proxy
  from ballot p
  join unit u on u.community_id = p.community_id and u.id = p.unit_id
  join building b on b.community_id = u.community_id and b.id = u.building_id
  where p.community_id = $1 and p.batch_id = $2
  order by b.sort_order, b.name, u.door`;

const STATE_NAMES = { entered: '待复核', accepted: '已复核计入', refused: '已退回' } as const;

function batchViewOf(row: BatchRecord, personId: string): BallotBatchView {
  const state = stateOf(row.accepted);
  return {
    id: row.id,
    channel: row.channel,
    ballots: row.ballot_count,
    state,
    stateName: STATE_NAMES[state],
    enteredAt: row.entered_at.toISOString(),
    enteredByMe: row.entered_by === personId,
    checkedAt: row.checked_at?.toISOString() ?? null,
    checkNote: row.check_note === '' ? null : row.check_note,
  };
}

function stateOf(accepted: boolean | null): keyof typeof STATE_NAMES {
  if (accepted === null) return 'entered';
  return accepted ? 'accepted' : 'refused';
}
