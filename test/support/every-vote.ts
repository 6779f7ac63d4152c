import type { DatabaseInTest } from './fresh-database';
import { VotingInTest } from './resolutions';

/**
 * A row of every table of the owners' resolutions: a vote that was announced, with a proxy, ballots on line and
 * a paper list, counted; and an advisory one with its official result.
 */
export async function everyVote(
  db: DatabaseInTest,
  communityId: number,
  { chair, member, fileId }: { chair: string; member: string; fileId: string },
): Promise<void> {
  const voting = new VotingInTest(db);
  const { rows } = await db.admin.query<{ id: string }>(
    'select id from unit where community_id = $1 order by id',
    [communityId],
  );
  const homes = new Map(rows.map(({ id }, turn) => [`u${turn}`, id]));
  const persons = new Map(rows.map((_, turn) => [`u${turn}`, member]));
  const of = { communityId, chair, member, homes, persons };
  const advisory = await voting.open(of, { mode: 'advisory', secret: true });
  const binding = await voting.open(of);
  await giveProxy(voting, communityId, {
    resolutionId: binding,
    unitId: rows[0]?.id ?? '',
    member,
  });
  for (const id of [advisory, binding]) {
    await voting.votes(of, id, 'u0', 'for');
    await voting.papers(of, id, [['u0', 'against']]);
  }
  voting.clock.set('2026-03-31');
  await voting.closed(of, advisory);
  await voting.closed(of, binding);
  await db.transactions.run(communityId, (tx) =>
    voting.official.enter(tx, communityId, {
      id: advisory,
      passed: false,
      tallies: null,
      reference: '公告〔2026〕3号',
      fileId,
      by: chair,
    }),
  );
}

async function giveProxy(
  voting: VotingInTest,
  communityId: number,
  { resolutionId, unitId, member }: { resolutionId: string; unitId: string; member: string },
): Promise<void> {
  await voting.db.transactions.run(communityId, (tx) =>
    voting.proxies.give(tx, communityId, {
      resolutionId,
      unitId,
      holderName: '代理甲',
      holderPhone: '13911112222',
      fileId: null,
      by: member,
    }),
  );
}
