import type { DatabaseInTest } from './fresh-database';
import { InquiriesInTest } from './inquiries';
import type { Place, SpendingInTest } from './spending';

/** A row of every table of questions: one answered, judged and hidden in part, one that nobody answered. */
export async function everyInquiry(
  db: DatabaseInTest,
  spend: SpendingInTest,
  place: Place,
): Promise<void> {
  const here = new InquiriesInTest(db);
  here.clock.set(spend.clock.now().toISOString());
  const { personId } = await here.household(place);
  const id = await here.asks(place, personId);
  await here.answersInquiry(place, id, place.people.accountant, { fileIds: [place.fileId] });
  await here.judges(place, id, [personId, false, '没有说为什么']);
  const reason = '语气不当';
  await here.hides(place, id, place.people.chair, { part: 'verdict', round: 1, reason });
  here.clock.advanceDays(30);
  await here.looksAtClock(place);
}
