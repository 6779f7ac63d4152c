import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { FollowsQueries } from '../../src/notices/follows.queries';
import { FOLLOWS_MAX, FollowsService } from '../../src/notices/follows.service';
import type { FollowAsked } from '../../src/notices/follows.rules';
import { NoticesQueries } from '../../src/notices/notices.queries';
import { NoticesService } from '../../src/notices/notices.service';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import { spendingEntities } from '../../src/spending/spending.entities';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { type Lived, liveSomeMonths } from '../support/account-books';
import { credit, debit, draftOf } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { codeOf, SpendingInTest } from '../support/spending';
import { TestClock } from '../support/test-clock';

const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);
const clock = new TestClock('2026-06-10');
const follows = new FollowsService(clock);
const notices = new NoticesService(clock);

let spend: SpendingInTest;
let here: Lived;
let next: Lived;

beforeAll(async () => {
  spend = new SpendingInTest(db);
  next = await liveSomeMonths(db, new SpendingInTest(db), '邻家苑');
  here = await liveSomeMonths(db, spend, '锦和苑');
  for (const { place } of [here, next]) await look(place.communityId);
});

afterEach(() => db.admin.query('delete from follow'));

const look = (communityId: number) =>
  db.transactions.run(communityId, (tx) => notices.look(tx, communityId));

const follow = (personId: string, asked: FollowAsked, { place } = here) =>
  db.transactions.run(place.communityId, (tx) =>
    follows.follow(tx, place.communityId, personId, asked),
  );

const toldTo = async (personId: string, { place } = here) =>
  new NoticesQueries(db.reading).page(place.communityId, personId, { limit: 50 });

/** A resident of the community, at home in one of its homes. */
async function resident({ place, homes }: Lived, home = 0): Promise<string> {
  const id = newId();
  await db.admin.query(`insert into person (id, name) values ($1, '住户某')`, [id]);
  await db.admin.query(
    `insert into unit_binding
       (community_id, id, unit_id, person_id, relation, bound_via, confirmed_by, confirmed_party)
     values ($1, $2, $3, $4, 'owner', 'request', $4, 'trustee')`,
    [place.communityId, newId(), homes[home]?.id, id],
  );
  return id;
}

/** A payment to the payee, asked for, agreed to and made; its place in the books. */
async function paid(amount: string, { place } = here): Promise<string> {
  const request = await spend.submitted(place, { amount: Money.yuan(amount) });
  await spend.carry(place, request, 'paid');
  const { rows } = await db.admin.query<{ seq: string }>(
    'select seq from entry where community_id = $1 and source_id = $2',
    [place.communityId, request],
  );
  return rows[0]?.seq ?? '';
}

describe('a wish', () => {
  it('asked twice is one; another’s, and the neighbour’s, is as unknown as none', async () => {
    const [her, other] = [await resident(here), await resident(here, 1)];
    const asked = { kind: 'payee', target: here.place.payeeId } as const;
    const id = await follow(her, asked);
    expect(await follow(her, asked)).toBe(id);
    expect(await follow(her, { kind: 'amount', limit: '5000' })).not.toBe(id);
    const drop = (personId: string, { place } = here) =>
      db.transactions.run(place.communityId, (tx) =>
        follows.drop(tx, place.communityId, personId, id),
      );
    expect(await codeOf(drop(other))).toBe('notices.follow-unknown');
    expect(await codeOf(drop(her, next))).toBe('notices.follow-unknown');
    const listed = new FollowsQueries(db.reading);
    const mine = await listed.mine(here.place.communityId, her, {});
    expect(mine.map(({ name }) => name).toSorted()).toEqual([
      '单笔 5,000.00 元及以上',
      '收款单位：安捷电梯维保有限公司',
    ]);
    expect(await listed.mine(here.place.communityId, other, {})).toEqual([]);
    const [button] = await listed.mine(here.place.communityId, her, asked);
    expect(button?.id).toBe(id);
    await drop(her);
    expect(await listed.mine(here.place.communityId, her, asked)).toEqual([]);
  });

  it.each([
    [{ kind: 'payee' }, 'notices.target-needed'],
    [{ kind: 'amount' }, 'notices.limit-needed'],
    [
      { kind: 'budget-line', target: '018f0000-0000-7000-8000-000000000000' },
      'notices.target-unknown',
    ],
  ] as const)('%j is refused: %s', async (asked, code) => {
    expect(await codeOf(follow(await resident(here), asked))).toBe(code);
  });

  it('for a thing of the neighbour’s is refused, and so is one too many', async () => {
    const her = await resident(here);
    const theirs = { kind: 'payee', target: next.place.payeeId } as const;
    expect(await codeOf(follow(her, theirs))).toBe('notices.target-unknown');
    await db.admin.query(
      `insert into follow (community_id, id, person_id, kind, limit_amount, followed_at)
       select $1, gen_random_uuid(), $2, 'amount', n, now() from generate_series(1, ${FOLLOWS_MAX}) n`,
      [here.place.communityId, her],
    );
    expect(await codeOf(follow(her, { kind: 'report' }))).toBe('notices.too-many');
  });
});

describe('what happens', () => {
  it('is told to who follows it, once, for the closest wish, and to nobody next door', async () => {
    const [her, him] = [await resident(here), await resident(here, 1)];
    const [stranger, gone] = [await resident(next), await resident(here, 2)];
    await follow(her, { kind: 'everything' });
    await follow(her, { kind: 'payee', target: here.place.payeeId });
    await follow(him, { kind: 'amount', limit: '5000.00' });
    await follow(gone, { kind: 'everything' });
    await follow(stranger, { kind: 'everything' }, next);
    await db.admin.query(
      `update unit_binding set ended_at = now(), ended_by = person_id, end_reason = '搬走'
       where person_id = $1`,
      [gone],
    );
    const seq = await paid('4999.99');
    const large = await paid('5000.00');
    const theirs = await paid('6000.00', next);
    await look(next.place.communityId);
    expect(await look(here.place.communityId)).toEqual({ notices: 3, more: false });
    expect(await look(here.place.communityId)).toEqual({ notices: 0, more: false });
    const hers = await toldTo(her);
    expect(hers.unread).toBe(2);
    expect(hers.items[1]).toMatchObject({
      kind: 'entry',
      title: '电梯维保 · 安捷电梯维保有限公司 4,999.99 元',
      text: expect.stringMatching(
        /^6月\d+日付给安捷电梯维保有限公司 4,999.99 元，用于电梯维保（9台×630元）。$/,
      ),
      link: `/c/${here.place.communityId}/entries/${seq}`,
      why: '您关注的收款单位：安捷电梯维保有限公司',
      read: false,
    });
    expect((await toldTo(him)).items.map(({ link, why }) => [link, why])).toEqual([
      [`/c/${here.place.communityId}/entries/${large}`, '您关注的单笔 5,000.00 元及以上'],
    ]);
    expect((await toldTo(stranger, next)).items.map(({ link }) => link)).toEqual([
      `/c/${next.place.communityId}/entries/${theirs}`,
    ]);
    for (const [who, where] of [
      [stranger, here],
      [gone, here],
      [her, next],
    ] as const) {
      expect((await toldTo(who, where)).items).toEqual([]);
    }
  });

  it('of a home is no news to all, and names no home to who follows large amounts', async () => {
    const [all, large] = [await resident(here), await resident(here, 1)];
    await follow(all, { kind: 'everything' });
    await follow(large, { kind: 'amount', limit: '80.00' });
    const [home] = here.homes;
    await db.transactions.run(here.place.communityId, (tx) =>
      spend.ledger.post(
        tx,
        here.place.communityId,
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
    await look(here.place.communityId);
    expect((await toldTo(all)).items).toEqual([]);
    const [told] = (await toldTo(large)).items;
    expect(told?.text).toBe('6月3日收到一户业主交来的物业费 85.63 元。');
    expect(JSON.stringify(told)).not.toMatch(/王某某|101/);
  });

  it('counts as read one by one or all, and never for another', async () => {
    const [her, him] = [await resident(here), await resident(here, 1)];
    for (const who of [her, him]) await follow(who, { kind: 'payee', target: here.place.payeeId });
    await paid('1.00');
    await paid('2.00');
    await look(here.place.communityId);
    const { communityId } = here.place;
    const [first] = (await toldTo(her)).items;
    const eventId = first?.id ?? '';
    const read = (personId: string) =>
      db.transactions.run(communityId, (tx) =>
        notices.read(tx, communityId, { personId, eventId }),
      );
    expect(await read(her)).toBe(1);
    expect(await codeOf(read(await resident(here)) as Promise<unknown>)).toBe('notices.unknown');
    expect((await toldTo(him)).unread).toBe(2);
    expect(
      await db.transactions.run(communityId, (tx) => notices.readAll(tx, communityId, her)),
    ).toBe(0);
    expect((await toldTo(her)).items.map((item) => item.read)).toEqual([true, true]);
    const page = new NoticesQueries(db.reading);
    const one = await page.page(communityId, her, { limit: 1 });
    const two = await page.page(communityId, her, { limit: 1, cursor: one.next ?? '' });
    expect([one.items[0]?.id, two.items[0]?.id, two.next]).toEqual([
      eventId,
      (await toldTo(her)).items[1]?.id,
      null,
    ]);
  });

  it('two messengers at once tell it once', async () => {
    const her = await resident(here);
    await follow(her, { kind: 'payee', target: here.place.payeeId });
    await paid('3.00');
    const looks = await Promise.all([1, 2, 3].map(() => look(here.place.communityId)));
    expect((await toldTo(her)).items).toHaveLength(1);
    expect(looks.filter((one) => one.notices > 0)).toHaveLength(1);
  });
});

it('who leaves takes her wishes, notices and addresses with her', async () => {
  const her = await resident(here);
  await follow(her, { kind: 'payee', target: here.place.payeeId });
  await paid('4.00');
  await look(here.place.communityId);
  expect((await toldTo(her)).items).toHaveLength(1);
  await db.transactions.run(here.place.communityId, (tx) =>
    tx.query(
      `update unit_binding set ended_at = now(), ended_by = person_id, end_reason = '搬走'
       where community_id = $1 and person_id = $2`,
      [here.place.communityId, her],
    ),
  );
  const { rows } = await db.admin.query<{ left: number }>(
    `select (select count(*) from follow where person_id = $1)::int
       + (select count(*) from notice where person_id = $1)::int as left`,
    [her],
  );
  expect(rows[0]?.left).toBe(0);
});
