import type { EntityManager } from 'typeorm';
import type { MyVoteView } from './resolution.view';
import type { Resolution } from './resolution-rows';
import type { RightHeld, Voter } from './rights-held';
import type { VoteStanding } from './vote-standing';
import { hasCounted, STATUS_WORDS } from './words.rules';

/** Somebody's rights in a vote, and how it stands. */
export interface MyStanding {
  readonly resolution: Resolution;
  readonly held: readonly RightHeld[];
  readonly standing: VoteStanding;
  readonly voter: Voter;
}

/** What a person may vote for, and what became of the ballots that were cast for it. */
export async function myVotes(
  tx: EntityManager,
  communityId: number,
  mine: MyStanding,
): Promise<MyVoteView[]> {
  const { resolution, held } = mine;
  const seen = held.filter(
    (right, index) => held.findIndex(({ voterId }) => voterId === right.voterId) === index,
  );
  const codes = await receiptCodes(tx, communityId, resolution.id, seen);
  return seen.map((right) => myVoteOf(right, mine, codes));
}

function myVoteOf(
  right: RightHeld,
  mine: MyStanding,
  codes: ReadonlyMap<string, string>,
): MyVoteView {
  return {
    voterId: right.voterId,
    area: right.area,
    unitLabels: [...right.unitLabels],
    ...ballotOf(right, mine, codes),
    proxyId: right.given?.id ?? null,
    proxyName: right.given?.holderName ?? null,
    asProxy: right.proxyId !== null,
  };
}

/** What became of the ballot; nulls while there is none. */
function ballotOf(right: RightHeld, mine: MyStanding, codes: ReadonlyMap<string, string>) {
  const { resolution, standing } = mine;
  const told = toldOf(right, mine);
  const status = told && standing.statuses.get(told.id);
  if (!told || !status) return { choice: null, receiptCode: null, counted: null, why: null };
  return {
    choice: resolution.secret ? null : told.choice,
    receiptCode: codes.get(told.id) ?? null,
    counted: hasCounted(status),
    why: STATUS_WORDS[status],
  };
}

/** The ballot to speak of: the one that counts for the right, else her own last, else the last of all. */
function toldOf({ voterId }: RightHeld, { standing, voter }: MyStanding) {
  const cast = standing.ballots
    .filter((ballot) => ballot.voterId === voterId)
    .sort((a, b) => b.recordedAt - a.recordedAt);
  const counted = cast.find(({ id }) => standing.statuses.get(id) === 'counted');
  return counted ?? cast.find(({ voice }) => voice === voter.personId) ?? cast[0] ?? null;
}

async function receiptCodes(
  tx: EntityManager,
  communityId: number,
  resolutionId: string,
  rights: readonly RightHeld[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; receipt_code: string }[]>(
    `select id, receipt_code from ballot
     where community_id = $1 and resolution_id = $2 and voter_id = any($3::uuid[])`,
    [communityId, resolutionId, rights.map(({ voterId }) => voterId)],
  );
  return new Map(rows.map((row) => [row.id, row.receipt_code]));
}
