import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Sealing } from '../platform/login/sealing';
import { compareDays, type Day } from '../shared/day';
import { type Problem, refusedWith } from '../shared/domain-error';
import { newId } from '../shared/ids';
import { insertBallots, type NewBallot } from './ballot-rows';
import { votersOfUnits } from './ballots.service';
import { holdResolution, type Resolution } from './resolution-rows';
import { resolutionErrors } from './resolutions.errors';
import { assertAnnounced, assertTakesPaper } from './stages.rules';
import type { Choice } from './votes.rules';

/** One sheet of paper. */
export interface PaperBallot {
  readonly unitId: string;
  readonly choice: Choice;
  readonly castOn: Day;
  readonly note?: string | undefined;
  readonly fileId?: string | undefined;
  /** Signed by the proxy whose power of attorney is registered. */
  readonly byProxy?: boolean | undefined;
}

export interface PaperBatch {
  readonly resolutionId: string;
  readonly channel: 'paper' | 'on-site';
  readonly ballots: readonly PaperBallot[];
  readonly by: string;
}

export interface BatchCheck {
  readonly resolutionId: string;
  readonly batchId: string;
  readonly accepted: boolean;
  readonly note: string;
  readonly by: string;
}

/** 纸质票、现场票: entered by one, compared by another, and only then counted. */
@Injectable()
export class BallotBatchesService {
  constructor(
    private readonly clock: Clock,
    private readonly sealing: Sealing,
  ) {}

  /**
   * Takes a list of papers; none of it counts before the check.
   * @returns id of the list.
   * @throws DomainError `request.refused` naming every line that is wrong; `resolution.not-open`, `.closed`.
   */
  async takeBatch(tx: EntityManager, communityId: number, batch: PaperBatch): Promise<string> {
    const { resolutionId, channel, by } = batch;
    const resolution = await holdResolution(tx, communityId, resolutionId);
    assertTakesPaper(resolution, this.clock.today());
    const ballots = await this.read(tx, communityId, { resolution, batch });
    const [id, at] = [newId(), this.clock.now()];
    await tx.query(
      `insert into ballot_batch (community_id, id, resolution_id, channel, ballot_count, entered_by,
         entered_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [communityId, id, resolutionId, channel, ballots.length, by, at],
    );
    const { secret } = resolution;
    const together = { resolutionId, secret, channel, batchId: id, by, at };
    await insertBallots(tx, communityId, { together, ballots, seal: this.sealing });
    return id;
  }

  /**
   * 复核: by another person than who entered it. A list that was refused never counts.
   * @throws DomainError `resolution.batch-unknown`, `.batch-checked`, `.checked-by-enterer`,
   * `.refusal-needs-reason`.
   */
  async checkBatch(tx: EntityManager, communityId: number, check: BatchCheck): Promise<void> {
    const resolution = await holdResolution(tx, communityId, check.resolutionId);
    assertAnnounced(resolution);
    const [batch] = await tx.query<{ accepted: boolean | null; entered_by: string }[]>(
      `select accepted, entered_by from ballot_batch
       where community_id = $1 and resolution_id = $2 and id = $3`,
      [communityId, check.resolutionId, check.batchId],
    );
    if (!batch) throw resolutionErrors.batchUnknown();
    if (batch.accepted !== null) throw resolutionErrors.batchChecked();
    if (batch.entered_by === check.by) throw resolutionErrors.checkedByEnterer();
    const note = check.note.trim();
    if (!check.accepted && note.length < 2) throw resolutionErrors.refusalNeedsReason();
    await tx.query(
      `update ballot_batch set accepted = $3, checked_by = $4, checked_at = $5, check_note = $6
       where community_id = $1 and id = $2`,
      [communityId, check.batchId, check.accepted, check.by, this.clock.now(), note],
    );
  }

  private async read(
    tx: EntityManager,
    communityId: number,
    { resolution, batch }: { resolution: Resolution; batch: PaperBatch },
  ): Promise<NewBallot[]> {
    const { id: resolutionId } = resolution;
    const units = batch.ballots.map(({ unitId }) => unitId);
    const voters = await votersOfUnits(tx, communityId, { resolutionId, units });
    const proxies = await proxiesOf(tx, communityId, resolutionId);
    const lastDay = earlier(resolution.closesOn, this.clock.today());
    const facts = { voters, proxies, opensOn: resolution.opensOn, lastDay };
    const problems = batch.ballots.flatMap((ballot, index) => {
      const twice = units.indexOf(ballot.unitId) < index;
      return problemsOf(ballot, { ...facts, line: index + 1, twice });
    });
    if (problems.length > 0) throw refusedWith(problems);
    return batch.ballots.map((ballot) => {
      const voterId = voters.get(ballot.unitId) ?? '';
      const proxyId = ballot.byProxy ? (proxies.get(voterId) ?? null) : null;
      return {
        ...ballot,
        note: ballot.note ?? '',
        fileId: ballot.fileId ?? null,
        voterId,
        proxyId,
        voice: null,
      };
    });
  }
}

interface PaperFacts {
  readonly voters: ReadonlyMap<string, string>;
  readonly proxies: ReadonlyMap<string, string>;
  readonly opensOn: Day;
  readonly lastDay: Day;
  readonly line: number;
  readonly twice: boolean;
}

/** Every reason why a paper cannot be taken; each names its line. */
function problemsOf({ unitId, castOn, byProxy }: PaperBallot, facts: PaperFacts): Problem[] {
  const { line, opensOn, lastDay } = facts;
  const voterId = facts.voters.get(unitId);
  const said: [boolean, string, string][] = [
    [!voterId, 'unitId', '这套房屋不在本次表决的业主名册里'],
    [facts.twice, 'unitId', '这套房屋在本清单里已有一张票'],
    [
      compareDays(castOn, opensOn) < 0 || compareDays(castOn, lastDay) > 0,
      'castOn',
      `投票日期应在 ${opensOn} 至 ${lastDay} 之间`,
    ],
    [
      byProxy === true && !facts.proxies.has(voterId ?? ''),
      'byProxy',
      '这位业主没有登记委托书，请先登记代理人',
    ],
  ];
  return said
    .filter(([wrong]) => wrong)
    .map(([, field, words]) => ({
      code: 'resolution.ballot-line',
      message: `第 ${line} 张票：${words}`,
      field: `ballots.${line - 1}.${field}`,
      line,
    }));
}

function earlier(a: Day, b: Day): Day {
  return compareDays(a, b) < 0 ? a : b;
}

async function proxiesOf(
  tx: EntityManager,
  communityId: number,
  resolutionId: string,
): Promise<Map<string, string>> {
  const rows = await tx.query<{ voter_id: string; id: string }[]>(
    `select voter_id, id from proxy
     where community_id = $1 and resolution_id = $2 and revoked_at is null`,
    [communityId, resolutionId],
  );
  return new Map(rows.map((row) => [row.voter_id, row.id]));
}
