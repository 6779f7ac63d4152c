import type { DatabaseInTest } from './fresh-database';
import { ObjectionsInTest } from './objections';
import type { Place, SpendingInTest } from './spending';

/**
 * A row of every table of objections and emergencies: a payment two homes have stopped, answered and voted on,
 * and an emergency that was booked and not ratified.
 */
export async function everyStop(
  db: DatabaseInTest,
  spend: SpendingInTest,
  place: Place,
): Promise<void> {
  const here = new ObjectionsInTest(db);
  here.clock.set(spend.clock.now().toISOString());
  await here.agreeOnTerms(place);
  const id = await here.frozen(place);
  await here.answers(place, id);
  await here.decides(place, id, ['chair', true]);
  await here.decides(place, id, ['finance', true]);
  const emergency = await here.emergency(place, { accountCode: '5102' });
  await here.carry(place, emergency, 'reviewed');
  await here.ratifies(place, emergency, ['chair', false]);
  await here.ratifies(place, emergency, ['finance', false]);
}
