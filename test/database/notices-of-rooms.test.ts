import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { newId } from '../../src/shared/ids';
import { spendingEntities } from '../../src/spending/spending.entities';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { withDatabase } from '../support/fresh-database';
import { NoticesInTest } from '../support/notices';

const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);
const t = new NoticesInTest(db);
beforeAll(() => t.live());
afterEach(() => db.admin.query('delete from follow'));

/** A question of hers, answered; the answer's words are nobody's but the page's. */
async function answered(asker: string): Promise<string> {
  const [question, answer] = [newId(), newId()];
  const number = `问-2026-${question.slice(-5)}`;
  await t.happened(
    `insert into inquiry (community_id, id, number, subject_kind, topic, text, person_id, post,
       answer_days, committee_days, at)
     values ($1, $2, $3, 'general', '电梯', '电梯为什么又停了？', $4, 'resident', 7, 7, now())`,
    [t.here.place.communityId, question, number, asker],
  );
  await t.happened(
    `insert into inquiry_answer (community_id, id, inquiry_id, turn, round, text, person_id, grant_id, at)
     values ($1, $2, $3, 1, 1, '王某某 13800001111 说已修好', $4, $5, now())`,
    [t.here.place.communityId, answer, question, asker, newId()],
  );
  return question;
}

describe('what other rooms do', () => {
  it('an answer is told to who asked, to who follows the question by either way, and to who follows all', async () => {
    const [asker, byPage, byList] = [await t.resident(), await t.resident(), await t.resident()];
    const [all, other] = [await t.resident(), await t.resident()];
    const first = await answered(asker);
    await t.look();
    await t.follow(byList, { kind: 'inquiry', target: first });
    await t.follow(all, { kind: 'everything' });
    await t.follow(other, { kind: 'report' });
    await db.admin.query(
      `insert into inquiry_follow (community_id, inquiry_id, person_id, since) values ($1, $2, $3, now())`,
      [t.here.place.communityId, first, byPage],
    );
    await t.happened(
      `insert into inquiry_answer (community_id, id, inquiry_id, turn, round, text, person_id, grant_id, at)
       select community_id, gen_random_uuid(), inquiry_id, 2, 1, text, person_id, grant_id, now()
       from inquiry_answer where inquiry_id = $1`,
      [first],
    );
    expect(await t.look()).toMatchObject({ notices: 4 });
    const why = async (who: string) => (await t.toldTo(who)).items[0]?.why;
    expect(await why(asker)).toMatch(/^您提出的质询：问-2026-/);
    expect(await why(byPage)).toMatch(/^您关注的质询：问-2026-/);
    expect(await why(byList)).toMatch(/^您关注的质询：问-2026-/);
    expect(await why(all)).toBe('您关注的全部动态');
    expect((await t.toldTo(other)).items).toEqual([]);
    const [told] = (await t.toldTo(all)).items;
    expect(told?.link).toBe(`/c/${t.here.place.communityId}/inquiries/${first}`);
    expect(JSON.stringify(told)).not.toMatch(/王某某|1380|修好/);
  });

  it('an answer is not told to an asker who has moved away', async () => {
    const asker = await t.resident();
    await db.admin.query(
      `update unit_binding set ended_at = now(), ended_by = person_id, end_reason = '搬走'
       where person_id = $1`,
      [asker],
    );
    await answered(asker);
    expect(await t.look()).toMatchObject({ notices: 0 });
    expect((await t.toldTo(asker)).items).toEqual([]);
  });

  it('a published month is told once, a later print of it not', async () => {
    const her = await t.resident();
    await t.follow(her, { kind: 'report' });
    const report = (printNo: number, reprintOf: string | null, id = newId()) =>
      t
        .happened(
          `insert into report_archive (community_id, id, kind, subject, version, pages, title, period, is_final, through_seq, file_id,
           sha256, reprint_of, print_no)
         values ($1, $2, 'income-expenditure', '2026-03', 1, 2, '2026年3月收支公示表', '2026-03', true, 9, $2, $3, $4, $5)`,
          [t.here.place.communityId, id, '0'.repeat(64), reprintOf, printNo],
        )
        .then(() => id);
    const first = await report(1, null);
    await t.look();
    await report(2, first);
    await t.look();
    expect((await t.toldTo(her)).items.map(({ title, link }) => [title, link])).toEqual([
      ['2026年3月收支公示表已公布', `/c/${t.here.place.communityId}/reports?period=2026-03`],
    ]);
  });

  it('a vote is told with its days, when it is announced', async () => {
    const her = await t.resident();
    await t.follow(her, { kind: 'everything' });
    await t.happened(
      `insert into resolution (community_id, id, number, title, text, matter, kind, mode, secret, opens_on,
         closes_on, drafted_by, drafted_at, notice_on, proxy_cap, announced_by, announced_at, unit_count,
         total_area, total_heads, roll_hash, state)
       values ($1, $2, '决-2026-001', '更换电梯', '更换电梯', 7, 'special', 'binding', false,
         '2026-06-20', '2026-06-30', $2, now(), '2026-06-10', 3, $2, now(), 3, 214.08, 3, repeat('0', 64),
         'announced')`,
      [t.here.place.communityId, newId()],
    );
    await t.look();
    expect((await t.toldTo(her)).items[0]).toMatchObject({
      kind: 'vote',
      title: '表决公告：更换电梯',
      text: '2026年6月20日起可以投票，2026年6月30日截止。',
    });
  });

  it('nothing is told to who has left her post, nor to who has not begun', async () => {
    const { communityId } = t.here.place;
    const gone = await t.spend.appoint(communityId, 'clerk', {
      from: '2026-01-01',
      to: '2026-02-01',
    });
    const soon = await t.spend.appoint(communityId, 'clerk', { from: '2999-01-01' });
    const now = await t.spend.appoint(communityId, 'clerk', {});
    for (const { personId } of [gone, soon, now]) await t.follow(personId, { kind: 'everything' });
    await t.paid('7.00');
    await t.look();
    expect((await t.toldTo(gone.personId)).items).toEqual([]);
    expect((await t.toldTo(soon.personId)).items).toEqual([]);
    expect((await t.toldTo(now.personId)).items).toHaveLength(1);
  });
});
