import type { EntityManager } from 'typeorm';
import type { MyVoteView } from './resolution.view';
import type { Resolution } from './resolution-rows';
import { rightsHeld, type RightHeld, type Voter } from './rights-held';
import type { Count, Vote } from './votes.rules';
import { hasCounted, STATUS_WORDS } from './words.rules';

/** A vote as it is counted now. */
export interface Counted {
  readonly resolution: Resolution;
  readonly vote: Vote;
  readonly count: Count;
}

/** What a person may vote for, and what became of the ballots that were cast for it. */
export async function myVotes(
  tx: EntityManager,
  communityId: number,
  { counted, voter }: { counted: Counted; voter: Voter },
): Promise<MyVoteView[]> {
  const { resolution } = counted;
  const held = await rightsHeld(tx, communityId, { resolutionId: resolution.id, voter });
  const seen = held.filter(
    (right, index) => held.findIndex(({ voterId }) => voterId === right.voterId) === index,
  );
  const codes = await receiptCodes(tx, communityId, resolution.id, seen);
  return seen.map((right) => myVoteOf(right, { counted, voter, codes }));
}

function myVoteOf(
  right: RightHeld,
  { counted, voter, codes }: { counted: Counted; voter: Voter; codes: ReadonlyMap<string, string> },
): MyVoteView {
  return {
    voterId: right.voterId,
    area: right.area,
    unitLabels: [...right.unitLabels],
    ...ballotOf(right, { counted, voter, codes }),
    proxyId: right.given?.id ?? null,
    proxyName: right.given?.holderName ?? null,
    asProxy: right.proxyId !== null,
  };
}

/** What became of the ballot; nulls while there is none. */
function ballotOf(
  right: RightHeld,
  { counted, voter, codes }: { counted: Counted; voter: Voter; codes: ReadonlyMap<string, string> },
) {
  const { resolution, vote, count } = counted;
  const told = toldOf(right, { vote, count, voter });
  const status = told && count.statuses.get(told.id);
  if (!told || !status) return { choice: null, receiptCode: null, counted: null, why: null };
  return {
    choice: resolution.secret ? null : told.choice,
    receiptCode: codes.get(told.id) ?? null,
    counted: hasCounted(status),
    why: STATUS_WORDS[status],
  };
}

/** The ballot to speak of: the one that counts for the right, else her own last, else the last of all. */
function toldOf(
  { voterId }: RightHeld,
  { vote, count, voter }: { vote: Vote; count: Count; voter: Voter },
) {
  const cast = vote.ballots
    .filter((ballot) => ballot.voterId === voterId)
    .sort((a, b) => b.recordedAt - a.recordedAt);
  const standing = cast.find(({ id }) => count.statuses.get(id) === 'counted');
  return standing ?? cast.find(({ voice }) => voice === voter.personId) ?? cast[0] ?? null;
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
