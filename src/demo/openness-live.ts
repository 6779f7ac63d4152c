import type { FileView } from '../platform/files/file.view';
import { plusDays, type Day } from '../shared/day';
import { Money } from '../shared/money';
import { credit, debit } from './income-plan.rules';
import { act, playerOf, type Play } from './stage';
import { type DemoEvent, postByTwo } from './vouchers-live';

const FOLLOWS_SINCE = 45;
const MISTAKEN = { bookedAgo: 20, takenBackAgo: 17 };
const WRONG = '收到街道绿化补贴';

/** What residents follow, what was put right, and pay by post: the newer half of the account in public. */
export function opennessOf(play: Play, { startsOn, today }: { startsOn: Day; today: Day }) {
  const events: DemoEvent[] = [
    { on: plusDays(today, -FOLLOWS_SINCE), happen: () => follow(play) },
    ...mistake(play, today),
    { on: today, happen: () => tellFollowers(play) },
    { on: today, happen: () => payByPost(play) },
  ];
  return events.filter(({ on }) => on > startsOn);
}

/** From the first look on she is told of what is new, never of years gone by. */
async function follow(play: Play): Promise<void> {
  const { communityId, residents, stage } = play;
  const personId = residents.get('resident')?.personId ?? '';
  await act(play, async (tx) => {
    await stage.notices.look(tx, communityId);
    await stage.follows.follow(tx, communityId, personId, { kind: 'amount', limit: '5000.00' });
    await stage.follows.follow(tx, communityId, personId, { kind: 'report' });
  });
}

async function tellFollowers(play: Play): Promise<void> {
  const look = () => act(play, (tx) => play.stage.notices.look(tx, play.communityId));
  while ((await look()).more);
}

/** A voucher on a paper that turned out to be another community's, taken back in red three days later. */
function mistake(play: Play, today: Day): DemoEvent[] {
  const on = plusDays(today, -MISTAKEN.bookedAgo);
  const amount = Money.yuan('300.00');
  const lines = [debit('4901', 'F1', amount), credit('4501', 'F1', amount)];
  return [
    {
      on,
      posts: true,
      happen: () => postByTwo(play, { on, summary: WRONG, kind: 'general', lines }, []),
    },
    {
      on: plusDays(today, -MISTAKEN.takenBackAgo),
      posts: true,
      happen: () => takenBack(play, plusDays(today, -MISTAKEN.takenBackAgo)),
    },
  ];
}

function takenBack(play: Play, bookedOn: Day): Promise<void> {
  const { communityId, stage } = play;
  const reason = '补贴通知是邻近小区的，利息没有记错';
  return act(play, async (tx) => {
    const [wrong] = await tx.query<{ seq: string }[]>(
      'select seq from entry where community_id = $1 and summary = $2',
      [communityId, WRONG],
    );
    const preparedBy = playerOf(play, 'accountant').personId;
    const taken = { bookedOn, reason, preparedBy };
    const seq = BigInt(wrong?.seq ?? 0);
    const id = await stage.vouchers.prepareReversal(tx, communityId, seq, taken);
    const key = { communityId, id };
    await stage.vouchers.submit(tx, key);
    const { personId } = playerOf(play, 'reviewer');
    await stage.vouchers.post(tx, key, { personId, seenVersion: 2 });
  });
}

/** 岗位工资表: eighteen people, as the budget's basis says. */
const POSTS: readonly (readonly [post: string, headcount: number, gross: string])[] = [
  ['秩序维护', 7, '22750.00'],
  ['保洁', 5, '13850.00'],
  ['工程维修', 3, '11400.00'],
  ['客服', 2, '7000.00'],
  ['项目经理', 1, '6200.00'],
];
const WAGES = Money.sum(POSTS.map(([, , gross]) => Money.yuan(gross)));
const SHEETS = 3;

function payByPost(play: Play): Promise<void> {
  const { communityId, stage } = play;
  return act(play, async (tx) => {
    const months = await tx.query<{ seq: string }[]>(
      `select p.seq from posting p
       where p.community_id = $1 and p.account_code = '5101' and p.debit = $2
       order by p.booked_on desc limit $3`,
      [communityId, WAGES.toString(), SHEETS],
    );
    const by = playerOf(play, 'accountant').personId;
    const posts = POSTS.map(([post, headcount, gross]) => ({
      post,
      headcount,
      gross: Money.yuan(gross),
    }));
    for (const { seq } of months) await stage.payroll.keep(tx, communityId, { seq, posts, by });
  });
}

/** 遮盖: the telephone on the list that was handed over, before anybody else sees it. */
export async function phoneMasked(play: Play, file: FileView): Promise<void> {
  const box = { page: 1, x: 118, y: 248, width: 114, height: 24, kind: 'phone' as const };
  const copy = await play.stage.publicCopies.draw(file, [box]);
  const { personId, grantId } = playerOf(play, 'clerk');
  const masking = { fileId: file.id, after: 0, note: '移交联系人电话', by: { personId, grantId } };
  await act(play, (tx) => play.stage.publicCopies.publish(tx, play.communityId, { copy, masking }));
}
