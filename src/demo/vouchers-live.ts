import type { Day } from '../shared/day';
import type { PlannedVoucher } from './income-plan.rules';
import { act, type Play, playerOf } from './stage';

/** Something that happens on a day, and what follows from it on later days. */
export interface DemoEvent {
  on: Day;
  /** It posts: such events follow one another, so that voucher numbers are the same on every run. */
  posts?: true;
  happen: () => Promise<DemoEvent[] | void>;
}

/** 制单 and 审核 are two people, here as everywhere. */
export async function postByTwo(
  play: Play,
  voucher: PlannedVoucher,
  fileIds: string[],
): Promise<void> {
  const { stage, communityId } = play;
  const accountant = playerOf(play, 'accountant').personId;
  const reviewer = playerOf(play, 'reviewer').personId;
  const content = {
    bookedOn: voucher.on,
    summary: voucher.summary,
    fileIds,
    lines: voucher.lines.map(({ debit, credit, ...line }) => ({
      ...line,
      debit: debit.toString(),
      credit: credit.toString(),
    })),
  };
  await act(play, async (tx) => {
    const id =
      voucher.kind === 'opening'
        ? await stage.vouchers.prepareOpening(tx, communityId, content, accountant)
        : await stage.vouchers.prepare(tx, communityId, content, accountant);
    const key = { communityId, id };
    await stage.vouchers.submit(tx, key);
    await stage.vouchers.post(tx, key, { personId: reviewer, seenVersion: 2 });
  });
}
