import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Sealing } from '../platform/login/sealing';
import { insertBallots, type NewBallot, type Receipt } from './ballot-rows';
import { holdResolution } from './resolution-rows';
import { resolutionErrors } from './resolutions.errors';
import { rightsHeld, type Voter } from './rights-held';
import { assertTakesBallots } from './stages.rules';
import type { Choice } from './votes.rules';

/** A vote on a screen. */
export interface OnlineVote {
  readonly resolutionId: string;
  readonly voter: Voter;
  readonly choice: Choice;
  /** One of the rights she holds; all of her own when it is not said. */
  readonly voterId?: string | undefined;
}

/** Votes of many households at once, as an import or a demonstration has them. */
export interface OnlineVotes {
  readonly resolutionId: string;
  readonly votes: readonly {
    readonly unitId: string;
    readonly personId: string;
    readonly choice: Choice;
  }[];
}

/** 线上投票: each act is a ballot of its own; the last one counts. */
@Injectable()
export class BallotsService {
  constructor(
    private readonly clock: Clock,
    private readonly sealing: Sealing,
  ) {}

  /**
   * Casts ballots for the rights of a bound owner, or for one she is proxy of.
   * @returns a receipt for each right.
   * @throws DomainError `resolution.not-voter`, `.right-unknown`, `.not-open`, `.over`, `.closed`.
   */
  async cast(
    tx: EntityManager,
    communityId: number,
    { resolutionId, voter, choice, voterId }: OnlineVote,
  ): Promise<Receipt[]> {
    const resolution = await holdResolution(tx, communityId, resolutionId);
    const today = this.clock.today();
    assertTakesBallots(resolution, today);
    const held = await rightsHeld(tx, communityId, { resolutionId, voter });
    const meant = held.filter((right) =>
      voterId === undefined ? right.proxyId === null : right.voterId === voterId,
    );
    // who is both co-owner and proxy speaks as owner
    const used = meant.filter(
      (right) => right.proxyId === null || !meant.some((own) => own.proxyId === null),
    );
    if (used.length === 0) {
      throw voterId === undefined ? resolutionErrors.notVoter() : resolutionErrors.rightUnknown();
    }
    const ballots = used.map((right): NewBallot => {
      const voice = right.proxyId === null ? voter.personId : null;
      const { proxyId } = right;
      return { voterId: right.voterId, unitId: null, choice, castOn: today, voice, proxyId };
    });
    const together = {
      resolutionId,
      secret: resolution.secret,
      channel: 'online',
      batchId: null,
      by: voter.personId,
      at: this.clock.now(),
    } as const;
    return insertBallots(tx, communityId, { together, ballots, seal: this.sealing });
  }

  /**
   * The same for many, in one statement each for reading and writing; who is not on the roll is refused.
   * The caller has made sure that each person is an owner of the home.
   * @throws DomainError `resolution.unit-unknown`, `.not-open`, `.over`, `.closed`.
   */
  async castMany(
    tx: EntityManager,
    communityId: number,
    { resolutionId, votes, by }: OnlineVotes & { by: string },
  ): Promise<Receipt[]> {
    const resolution = await holdResolution(tx, communityId, resolutionId);
    const today = this.clock.today();
    assertTakesBallots(resolution, today);
    const units = votes.map(({ unitId }) => unitId);
    const voters = await votersOfUnits(tx, communityId, { resolutionId, units });
    const ballots = votes.map(({ unitId, personId, choice }): NewBallot => {
      const voterId = voters.get(unitId);
      if (!voterId) throw resolutionErrors.unitUnknown();
      return { voterId, unitId: null, choice, castOn: today, voice: personId, proxyId: null };
    });
    const { secret } = resolution;
    const at = this.clock.now();
    const together = { resolutionId, secret, channel: 'online', batchId: null, by, at } as const;
    return insertBallots(tx, communityId, { together, ballots, seal: this.sealing });
  }
}

/** The right each home belongs to; homes that are not on the roll are not in it. */
export async function votersOfUnits(
  tx: EntityManager,
  communityId: number,
  { resolutionId, units }: { resolutionId: string; units: readonly string[] },
): Promise<Map<string, string>> {
  const rows = await tx.query<{ unit_id: string; voter_id: string }[]>(
    `select unit_id, voter_id from voting_right_unit
     where community_id = $1 and resolution_id = $2 and unit_id = any($3::uuid[])`,
    [communityId, resolutionId, units],
  );
  return new Map(rows.map((row) => [row.unit_id, row.voter_id]));
}
