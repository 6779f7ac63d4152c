import { firstDayOf, type Day } from '../shared/day';
import { periodOf, previousPeriod } from '../shared/period';
import { act, playerOf, type Play } from './stage';
import type { DemoEvent } from './vouchers-live';

/**
 * 公示日历: chosen by the owners' meeting, counted from the last full month on, whose closing is left to
 * try: once it is closed, the sheet is drawn up by itself, and waits for the chair and for the manager.
 */
export function disclosureOf(play: Play, today: Day): DemoEvent[] {
  const startsOn = firstDayOf(previousPeriod(periodOf(today)));
  const resolutionRef = '业主大会决议：按成都市要求公示';
  const { communityId, stage } = play;
  const choose = () => {
    const by = { personId: playerOf(play, 'chair').personId, post: 'chair' };
    return act(play, (tx) =>
      stage.publications.choose(tx, communityId, {
        profile: 'chengdu',
        startsOn,
        resolutionRef,
        by,
      }),
    );
  };
  return [{ on: startsOn, happen: choose }];
}
