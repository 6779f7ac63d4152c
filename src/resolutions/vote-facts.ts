import type { EntityManager } from 'typeorm';
import { hundredths } from './area.rules';
import type { Resolution } from './resolution-rows';
import type { CastBallot, Channel, Choice, Proxy, Vote, VotingRight } from './votes.rules';
import { CHOICES } from './votes.rules';

/** Opens and seals the choices of a secret vote: `Sealing`, or what stands for it in a check. */
export interface BallotSeal {
  seal(text: string, purpose: 'ballot'): string;
  unseal(sealed: string, purpose: 'ballot'): string;
}

/** All alike in length, or the sealed text would say which it is. */
const SEALED_LENGTH = 8;

/** As it is kept: readable, or sealed when the vote is secret. */
export function keptChoice(choice: Choice, secret: boolean, seal: BallotSeal): string {
  return secret ? seal.seal(choice.padEnd(SEALED_LENGTH), 'ballot') : choice;
}

/** @throws Error for a text that is no choice: somebody has written into the box. */
export function openedChoice(kept: string, secret: boolean, seal: BallotSeal): Choice {
  const text = secret ? seal.unseal(kept, 'ballot').trim() : kept;
  const choice = CHOICES.find((one) => one === text);
  if (!choice) throw new Error('a ballot that is no choice');
  return choice;
}

interface BallotRecord {
  id: string;
  voter_id: string;
  channel: Channel;
  choice: string;
  cast_on: string;
  recorded_at: Date;
  voice: string | null;
  proxy_id: string | null;
  checked: boolean;
}

interface ProxyRecord {
  id: string;
  voter_id: string;
  holder_hash: string;
  given_at: Date;
  revoked: boolean;
}

const RIGHTS = `
  select voter_id, area, owners from voting_right where community_id = $1 and resolution_id = $2`;

const BALLOTS = `
  select b.id, b.voter_id, b.channel, b.choice, b.cast_on, b.recorded_at, b.voice, b.proxy_id,
    b.batch_id is null or coalesce(l.accepted, false) as checked
  from ballot b
  left join ballot_batch l on l.community_id = b.community_id and l.id = b.batch_id
  where b.community_id = $1 and b.resolution_id = $2`;

const PROXIES = `
  select id, voter_id, holder_hash, given_at, revoked_at is not null as revoked
  from proxy where community_id = $1 and resolution_id = $2`;

/** The ballots cast for some of the rights. Through the transaction given. */
export async function ballotsFor(
  tx: EntityManager,
  communityId: number,
  { resolution, seal }: { resolution: Resolution; seal: BallotSeal },
  voterIds: readonly string[],
): Promise<CastBallot[]> {
  const rows = await tx.query<BallotRecord[]>(`${BALLOTS} and b.voter_id = any($3::uuid[])`, [
    communityId,
    resolution.id,
    voterIds,
  ]);
  return rows.map((row) => ballotFrom(row, resolution.secret, seal));
}

/** Everything that is counted, as it stands. Through the transaction given, writing or reading. */
export async function voteOf(
  tx: EntityManager,
  communityId: number,
  { resolution, seal }: { resolution: Resolution; seal: BallotSeal },
): Promise<Vote> {
  const key = [communityId, resolution.id];
  const rights = await tx.query<{ voter_id: string; area: string; owners: number }[]>(RIGHTS, key);
  const ballots = await tx.query<BallotRecord[]>(BALLOTS, key);
  const proxies = await tx.query<ProxyRecord[]>(PROXIES, key);
  return {
    rights: rights.map((row): VotingRight => ({
      voterId: row.voter_id,
      area: hundredths(row.area),
      owners: row.owners,
    })),
    ballots: ballots.map((row) => ballotFrom(row, resolution.secret, seal)),
    proxies: proxies.map(proxyFrom),
    proxyCap: resolution.proxyCap ?? 0,
    opensOn: resolution.opensOn,
    closesOn: resolution.closesOn,
  };
}

function ballotFrom(row: BallotRecord, secret: boolean, seal: BallotSeal): CastBallot {
  return {
    id: row.id,
    voterId: row.voter_id,
    channel: row.channel,
    choice: openedChoice(row.choice, secret, seal),
    castOn: row.cast_on,
    recordedAt: row.recorded_at.getTime(),
    voice: row.voice,
    proxyId: row.proxy_id,
    checked: row.checked,
  };
}

function proxyFrom(row: ProxyRecord): Proxy {
  return {
    id: row.id,
    voterId: row.voter_id,
    holder: row.holder_hash,
    givenAt: row.given_at.getTime(),
    revoked: row.revoked,
  };
}
