import { nextPeriod, type Period } from '../shared/period';
import { paymentEvent } from './live-payment';
import { dayIn, remunerationPayment } from './spending-plan.rules';
import { act, type Play, playerOf } from './stage';
import type { DemoEvent } from './vouchers-live';

const RUN_DAY = 9;
const PAYMENT_DAY = 18;

/** 受托人报酬 of a closed month: reckoned from what was received, owed, and paid on request. */
export function remunerated(
  play: Play,
  { closed, index }: { closed: Period; index: number },
): DemoEvent[] {
  const { stage, communityId } = play;
  const { personId: by } = playerOf(play, 'accountant');
  const month = nextPeriod(closed);
  const owe = async (): Promise<DemoEvent[]> => {
    const { amount } = await act(play, (tx) =>
      stage.remunerationRuns.post(tx, communityId, { period: closed, by }),
    );
    const payment = remunerationPayment(amount, dayIn(month, PAYMENT_DAY));
    return [paymentEvent(play, payment, { seed: index * 100 + 99 })];
  };
  return [{ on: dayIn(month, RUN_DAY), posts: true, happen: owe }];
}
