import { period } from '../../src/shared/period';
import { AuditsInTest } from './audits';
import type { DatabaseInTest } from './fresh-database';
import type { Place, SpendingInTest } from './spending';

/** A row of every table of audits, over a month that is closed. */
export async function everyAudit(
  db: DatabaseInTest,
  spend: SpendingInTest,
  place: Place,
): Promise<void> {
  const { communityId, people, fileId } = place;
  const here = new AuditsInTest(db, spend);
  const auditor = await here.auditor(place);
  const engagementId: string = await here.engaged(place, [auditor], { to: period('2026-01') });
  const sampleId: string = await here.draws(place, engagementId, auditor);
  const at = { communityId, engagementId, sampleId, no: 1 };
  const mark = { mark: 'differs', note: '金额与发票不符' } as const;
  await here.run(place, (tx) => here.samples.mark(tx, at, mark, auditor.personId));
  const findingId: string = await here.raises(place, engagementId, auditor);
  await here.answers(place, findingId, people.accountant, [fileId]);
  await here.opines(place, engagementId, auditor, { issue: false });
  const look = { readerId: auditor.personId, grantId: auditor.grantId ?? '' };
  const address = { route: 'GET communities/:communityId/journal', subject: 'period=2026-01' };
  await here.run(place, (tx) => here.readings.remember(tx, communityId, { ...look, ...address }));
}
