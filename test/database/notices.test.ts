import { FollowsQueries } from '../../src/notices/follows.queries';
import { FOLLOWS_MAX } from '../../src/notices/follows.service';
import { NoticesQueries } from '../../src/notices/notices.queries';
import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { day } from '../../src/shared/day';
import { spendingEntities } from '../../src/spending/spending.entities';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import type { Lived } from '../support/account-books';
import { credit, debit, draftOf } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { NoticesInTest } from '../support/notices';
import { codeOf } from '../support/spending';

const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);
const t = new NoticesInTest(db);
beforeAll(() => t.live());
afterEach(() => db.admin.query('delete from follow'));

describe('a wish', () => {
  it('asked twice is one; another’s, and the neighbour’s, is as unknown as none', async () => {
    const [her, other] = [await t.resident(), await t.resident(t.here, 1)];
    const asked = { kind: 'payee', target: t.here.place.payeeId } as const;
    const id = await t.follow(her, asked);
    expect(await t.follow(her, asked)).toBe(id);
    expect(await t.follow(her, { kind: 'amount', limit: '5000' })).not.toBe(id);
    const drop = (personId: string, { place }: Lived = t.here) =>
      db.transactions.run(place.communityId, (tx) =>
        t.follows.drop(tx, place.communityId, personId, id),
      );
    expect(await codeOf(drop(other))).toBe('notices.follow-unknown');
    expect(await codeOf(drop(her, t.next))).toBe('notices.follow-unknown');
    const listed = new FollowsQueries(db.reading);
    const mine = await listed.mine(t.here.place.communityId, her, {});
    expect(mine.map(({ name }) => name).toSorted()).toEqual([
      '单笔 5,000.00 元及以上',
      '收款单位：安捷电梯维保有限公司',
    ]);
    expect(await listed.mine(t.here.place.communityId, other, {})).toEqual([]);
    const [button] = await listed.mine(t.here.place.communityId, her, asked);
    expect(button?.id).toBe(id);
    await drop(her);
    expect(await listed.mine(t.here.place.communityId, her, asked)).toEqual([]);
  });

  it.each([
    [{ kind: 'payee' }, 'notices.target-needed'],
    [{ kind: 'amount' }, 'notices.limit-needed'],
    [
      { kind: 'budget-line', target: '018f0000-0000-7000-8000-000000000000' },
      'notices.target-unknown',
    ],
  ] as const)('%j is refused: %s', async (asked, code) => {
    expect(await codeOf(t.follow(await t.resident(), asked))).toBe(code);
  });

  it('for a thing of the neighbour’s is refused, and so is one too many', async () => {
    const her = await t.resident();
    const theirs = { kind: 'payee', target: t.next.place.payeeId } as const;
    expect(await codeOf(t.follow(her, theirs))).toBe('notices.target-unknown');
    await db.admin.query(
      `insert into follow (community_id, id, person_id, kind, limit_amount, followed_at)
       select $1, gen_random_uuid(), $2, 'amount', n, now() from generate_series(1, ${FOLLOWS_MAX}) n`,
      [t.here.place.communityId, her],
    );
    expect(await codeOf(t.follow(her, { kind: 'report' }))).toBe('notices.too-many');
  });
});

describe('what happens', () => {
  it('is told to who follows it, once, for the closest wish, and to nobody next door', async () => {
    const [her, him] = [await t.resident(), await t.resident(t.here, 1)];
    const [stranger, gone] = [await t.resident(t.next), await t.resident(t.here, 2)];
    await t.follow(her, { kind: 'everything' });
    await t.follow(her, { kind: 'payee', target: t.here.place.payeeId });
    await t.follow(him, { kind: 'amount', limit: '5000.00' });
    await t.follow(gone, { kind: 'everything' });
    await t.follow(stranger, { kind: 'everything' }, t.next);
    await db.admin.query(
      `update unit_binding set ended_at = now(), ended_by = person_id, end_reason = '搬走'
       where person_id = $1`,
      [gone],
    );
    const seq = await t.paid('4999.99');
    const large = await t.paid('5000.00');
    const theirs = await t.paid('6000.00', t.next);
    await t.look(t.next);
    expect(await t.look()).toEqual({ notices: 3, more: false });
    expect(await t.look()).toEqual({ notices: 0, more: false });
    const hers = await t.toldTo(her);
    expect(hers.unread).toBe(2);
    expect(hers.items[1]).toMatchObject({
      kind: 'entry',
      title: '电梯维保 · 安捷电梯维保有限公司 4,999.99 元',
      text: expect.stringMatching(
        /^6月\d+日付给安捷电梯维保有限公司 4,999.99 元，用于电梯维保（9台×630元）。$/,
      ),
      link: `/c/${t.here.place.communityId}/entries/${seq}`,
      why: '您关注的收款单位：安捷电梯维保有限公司',
      read: false,
    });
    expect((await t.toldTo(him)).items.map(({ link, why }) => [link, why])).toEqual([
      [`/c/${t.here.place.communityId}/entries/${large}`, '您关注的单笔 5,000.00 元及以上'],
    ]);
    expect((await t.toldTo(stranger, t.next)).items.map(({ link }) => link)).toEqual([
      `/c/${t.next.place.communityId}/entries/${theirs}`,
    ]);
    for (const [who, where] of [
      [stranger, t.here],
      [gone, t.here],
      [her, t.next],
    ] as const) {
      expect((await t.toldTo(who, where)).items).toEqual([]);
    }
  });

  it('of a home is no news to all, and names no home to who follows large amounts', async () => {
    const [all, large] = [await t.resident(), await t.resident(t.here, 1)];
    await t.follow(all, { kind: 'everything' });
    await t.follow(large, { kind: 'amount', limit: '80.00' });
    const [home] = t.here.homes;
    await db.transactions.run(t.here.place.communityId, (tx) =>
      t.spend.ledger.post(
        tx,
        t.here.place.communityId,
        draftOf({
          bookedOn: day('2026-06-03'),
          summary: `收${home?.label} 王某某 物业费`,
          lines: [
            debit('100201', '85.63'),
            { ...credit('112201', '85.63'), unitId: home?.id ?? '' },
          ],
        }),
      ),
    );
    await t.look();
    expect((await t.toldTo(all)).items).toEqual([]);
    const [told] = (await t.toldTo(large)).items;
    expect(told?.text).toBe('6月3日收到一户业主交来的物业费 85.63 元。');
    expect(JSON.stringify(told)).not.toMatch(/王某某|101/);
  });

  it('counts as read one by one or all, and never for another', async () => {
    const [her, him] = [await t.resident(), await t.resident(t.here, 1)];
    for (const who of [her, him])
      await t.follow(who, { kind: 'payee', target: t.here.place.payeeId });
    await t.paid('1.00');
    await t.paid('2.00');
    await t.look();
    const { communityId } = t.here.place;
    const [first] = (await t.toldTo(her)).items;
    const eventId = first?.id ?? '';
    const read = (personId: string) =>
      db.transactions.run(communityId, (tx) =>
        t.notices.read(tx, communityId, { personId, eventId }),
      );
    expect(await read(her)).toBe(1);
    expect(await codeOf(read(await t.resident()) as Promise<unknown>)).toBe('notices.unknown');
    expect((await t.toldTo(him)).unread).toBe(2);
    expect(
      await db.transactions.run(communityId, (tx) => t.notices.readAll(tx, communityId, her)),
    ).toBe(0);
    expect((await t.toldTo(her)).items.map((item) => item.read)).toEqual([true, true]);
    const page = new NoticesQueries(db.reading);
    const one = await page.page(communityId, her, { limit: 1 });
    const two = await page.page(communityId, her, { limit: 1, cursor: one.next ?? '' });
    expect([one.items[0]?.id, two.items[0]?.id, two.next]).toEqual([
      eventId,
      (await t.toldTo(her)).items[1]?.id,
      null,
    ]);
  });

  it('two messengers at once tell it once', async () => {
    const her = await t.resident();
    await t.follow(her, { kind: 'payee', target: t.here.place.payeeId });
    await t.paid('3.00');
    const looks = await Promise.all([1, 2, 3].map(() => t.look()));
    expect((await t.toldTo(her)).items).toHaveLength(1);
    expect(looks.filter((one) => one.notices > 0)).toHaveLength(1);
  });
});

it('who leaves takes her wishes, notices and addresses with her', async () => {
  const her = await t.resident();
  await t.follow(her, { kind: 'payee', target: t.here.place.payeeId });
  await t.paid('4.00');
  await t.look();
  expect((await t.toldTo(her)).items).toHaveLength(1);
  await db.transactions.run(t.here.place.communityId, (tx) =>
    tx.query(
      `update unit_binding set ended_at = now(), ended_by = person_id, end_reason = '搬走'
       where community_id = $1 and person_id = $2`,
      [t.here.place.communityId, her],
    ),
  );
  const { rows } = await db.admin.query<{ left: number }>(
    `select (select count(*) from follow where person_id = $1)::int
       + (select count(*) from notice where person_id = $1)::int as left`,
    [her],
  );
  expect(rows[0]?.left).toBe(0);
});
