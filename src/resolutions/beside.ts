import type { EntityManager } from 'typeorm';
import type { OfficialResultView, VoteTallyView } from './resolution.view';
import type { Beside } from './resolution-views';

interface BesideRecord {
  second_call: string | null;
  unchecked: number;
  passed: boolean | null;
  tallies: Partial<VoteTallyView> | null;
  reference: string | null;
  file_id: string | null;
  entered_at: Date | null;
}

/** What stands beside a resolution: its repetition, lists still to be compared, the official result. */
export async function besideOf(
  tx: EntityManager,
  communityId: number,
  id: string,
): Promise<Omit<Beside, 'part' | 'rights'>> {
  const [row] = await tx.query<BesideRecord[]>(
    `select
       (select s.id from resolution s where s.community_id = r.community_id
          and s.second_call_of = r.id order by s.drafted_at desc limit 1) as second_call,
       (select count(*)::int from ballot_batch b where b.community_id = r.community_id
          and b.resolution_id = r.id and b.accepted is null) as unchecked,
       o.passed, o.tallies, o.reference, o.file_id, o.entered_at
     from resolution r
     left join official_result o on o.community_id = r.community_id and o.resolution_id = r.id
     where r.community_id = $1 and r.id = $2`,
    [communityId, id],
  );
  return {
    secondCall: row?.second_call ?? null,
    uncheckedBatches: row?.unchecked ?? 0,
    official: row ? officialOf(row) : null,
  };
}

function officialOf(row: BesideRecord): OfficialResultView | null {
  if (row.passed === null || row.entered_at === null) return null;
  const { for: yes, against, abstain } = row.tallies ?? {};
  return {
    passed: row.passed,
    tallies: yes && against && abstain ? { for: yes, against, abstain } : null,
    reference: row.reference ?? '',
    fileId: row.file_id ?? '',
    enteredAt: row.entered_at.toISOString(),
  };
}
