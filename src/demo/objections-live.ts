import type { Day } from '../shared/day';
import { OBJECTED } from './open-requests.rules';
import { act, playerOf, type Play } from './stage';
import type { DemoEvent } from './vouchers-live';

const SAID = '这批地砖才铺四年，请先说明是不是质保期内，再付钱。';
const ANSWERED =
  '已核对竣工资料：原质保期两年，2023年到期。这次更换的62㎡是树根顶裂的部分，树根已修剪；现场照片和三家报价已附在支出申请里，业委会两名委员到场验看过。';

/** 公示异议 of today: a household asks before the money leaves, and the committee answers in public. */
export function objectionToday(play: Play, today: Day): DemoEvent {
  const { stage, communityId, residents } = play;
  return {
    on: today,
    happen: async () => {
      const { personId } = residents.get('resident-elder')!;
      const id = await act(play, async (tx) => {
        const [found] = await tx.query<{ id: string }[]>(
          `select id from spending_request
           where community_id = $1 and reason = $2 and state = 'approved'`,
          [communityId, OBJECTED],
        );
        if (!found) return null;
        const at = { communityId, id: found.id };
        await stage.objections.raise(tx, at, { personId, text: SAID });
        return found.id;
      });
      if (id === null) return;
      const at = { communityId, id };
      const chair = playerOf(play, 'chair');
      await act(play, (tx) => stage.objections.answer(tx, at, chair, { text: ANSWERED }));
    },
  };
}
