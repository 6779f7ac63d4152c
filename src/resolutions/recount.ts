import type { EntityManager } from 'typeorm';
import type { Config } from '../platform/config';
import type { SweptFault } from '../platform/database/book-sweeps';
import { Sealing } from '../platform/login/sealing';
import { areaText } from './area.rules';
import { verdictOf } from './majority.rules';
import { resolutionsOf, type Resolution } from './resolution-rows';
import { type BallotSeal, voteOf } from './vote-facts';
import { type BallotStatus, countVotes, type Tally } from './votes.rules';

/** A resolution as a check takes it up. */
interface Checked {
  readonly resolution: Resolution;
  readonly seal: BallotSeal;
}

/**
 * 重新计票: every roll as its notice hashed it, every closed vote counted anew from its ballots, by the rules
 * and not from what was stored. Secret choices are opened with the installation's key, and shown to nobody.
 */
export async function recountResolutions(
  tx: EntityManager,
  communityId: number,
  config: Config,
): Promise<SweptFault[]> {
  const seal = new Sealing(config);
  const faults: SweptFault[] = [];
  for (const resolution of await resolutionsOf(tx, communityId)) {
    if (resolution.state === 'draft') continue;
    faults.push(...(await rollFaults(tx, communityId, resolution)));
    if (resolution.state !== 'closed') continue;
    faults.push(...(await countFaults(tx, communityId, { resolution, seal })));
  }
  return [...faults, ...(await strays(tx, communityId))];
}

async function rollFaults(
  tx: EntityManager,
  communityId: number,
  { id, unitCount, totalHeads, totalArea, rollHash }: Resolution,
): Promise<SweptFault[]> {
  const [again] = await tx.query<{ units: number; heads: number; area: string; hash: string }[]>(
    `select
       (select count(*)::int from voting_right_unit
        where community_id = $1 and resolution_id = $2) as units,
       (select count(*)::int from voting_right where community_id = $1 and resolution_id = $2) as heads,
       (select coalesce(sum(area), 0)::numeric(14,2)::text from voting_right
        where community_id = $1 and resolution_id = $2) as area,
       resolution_roll_hash($1, $2) as hash`,
    [communityId, id],
  );
  const stands = `${unitCount} 套 ${totalHeads} 人 ${areaText(totalArea)} ㎡ ${rollHash}`;
  const found = `${again?.units} 套 ${again?.heads} 人 ${again?.area} ㎡ ${again?.hash}`;
  // the hash is over both together: which of the two was changed it does not tell
  return ROLL_TABLES.flatMap((table) =>
    differing({ check: ROLL, table, row: id, column: ROLL_COLUMNS }, stands, found),
  );
}

const ROLL_TABLES = ['voting_right', 'voting_right_unit'];
const ROLL_COLUMNS = 'community_id,resolution_id,voter_id,kind,identity,owners,units,unit_id,area';
const ROLL = '表决名册与公告时的指纹一致';
const COUNT = '计票结果与按全部选票重新计票一致';

async function countFaults(
  tx: EntityManager,
  communityId: number,
  { resolution, seal }: Checked,
): Promise<SweptFault[]> {
  const { id: row } = resolution;
  const stored = await storedCount(tx, communityId, row);
  const of = { check: COUNT, row };
  const count = await recounted(tx, communityId, { resolution, seal });
  if (!count) {
    return differing(
      { ...of, table: 'ballot', column: 'choice' },
      '可以读出的选票',
      '读不出的选票',
    );
  }
  const verdict = verdictOf(resolution.kind, { ...count, yes: count.tally.for });
  const tallies = (tally: Tally | null, outcome: string | null) =>
    `${tally ? wordsOf(tally) : ''} ${outcome ?? ''}`;
  const outcome = resolution.mode === 'binding' ? verdict : resolution.outcome;
  return [
    ...statusFaults(count.statuses, stored),
    ...differing(
      { ...of, table: 'resolution', column: 'outcome,for_area,against_area,abstain_area' },
      tallies(count.tally, outcome),
      tallies(resolution.tally, resolution.outcome),
    ),
  ];
}

/** The first ballot of which the stored count says something else. */
function statusFaults(
  counted: ReadonlyMap<string, BallotStatus>,
  stored: ReadonlyMap<string, BallotStatus>,
): SweptFault[] {
  const row = [...counted.keys(), ...stored.keys()].find(
    (id) => counted.get(id) !== stored.get(id),
  );
  if (row === undefined) return [];
  const column = 'community_id,resolution_id,ballot_id,status';
  const [expected, found] = [counted.get(row) ?? null, stored.get(row) ?? null];
  return [{ check: COUNT, table: 'ballot_count', row, column, expected, found }];
}

async function recounted(tx: EntityManager, communityId: number, checked: Checked) {
  try {
    return countVotes(await voteOf(tx, communityId, checked));
  } catch {
    // a choice that cannot be opened is what somebody wrote over: told as such, never thrown at the reader
    return null;
  }
}

async function storedCount(tx: EntityManager, communityId: number, id: string) {
  const rows = await tx.query<{ ballot_id: string; status: BallotStatus }[]>(
    'select ballot_id, status from ballot_count where community_id = $1 and resolution_id = $2',
    [communityId, id],
  );
  return new Map(rows.map((each) => [each.ballot_id, each.status]));
}

/** Rows of the roll or of a count whose resolution is gone, or never came so far. */
async function strays(tx: EntityManager, communityId: number): Promise<SweptFault[]> {
  const rows = await tx.query<{ table: string; row: string }[]>(
    `select t.* from (
       select 'voting_right' as table, v.resolution_id || '/' || v.voter_id as row, v.resolution_id as id,
         'draft' as too_early from voting_right v where v.community_id = $1
       union all
       select 'voting_right_unit', v.resolution_id || '/' || v.unit_id, v.resolution_id, 'draft'
       from voting_right_unit v where v.community_id = $1
       union all
       select 'ballot_count', c.ballot_id::text, c.resolution_id, 'announced'
       from ballot_count c where c.community_id = $1
     ) t where not exists (select from resolution r where r.community_id = $1 and r.id = t.id
       and r.state <> 'draft' and r.state <> t.too_early)
     limit 1`,
    [communityId],
  );
  return rows.map(({ table, row }) => ({
    check: '名册与计票属于已公告、已计票的决议',
    table,
    row,
    column: 'community_id,resolution_id',
    expected: '属于一项决议',
    found: '没有这项决议',
  }));
}

function differing(
  of: Omit<SweptFault, 'expected' | 'found'>,
  expected: string,
  found: string,
): SweptFault[] {
  return expected === found ? [] : [{ ...of, expected, found }];
}

function wordsOf(tally: Tally): string {
  const each = [tally.for, tally.against, tally.abstain];
  return each.map(({ area, heads }) => `${areaText(area)} ㎡ ${heads} 人`).join('、');
}
