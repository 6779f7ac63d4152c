import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { spendingEntities } from '../../src/spending/spending.entities';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { AuditsInTest } from '../support/audits';
import { withDatabase } from '../support/fresh-database';
import { SpendingInTest } from '../support/spending';

/** Who watches is watched: where an auditor looked. */
const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);

it('the looks of an auditor are kept, the newest first, and nobody takes one away', async () => {
  const spend = new SpendingInTest(db);
  const here = new AuditsInTest(db, spend);
  const place = await spend.found('东苑');
  const neighbour = await spend.found('西苑');
  const auditor = await here.auditor(place);
  const other = await here.auditor(neighbour);
  const nextDoor = { readerId: other.personId, grantId: other.grantId ?? '' };
  await here.run(neighbour, (tx) =>
    here.readings.remember(tx, neighbour.communityId, { ...nextDoor, route: 'GET x', subject: '' }),
  );
  const look = { readerId: auditor.personId, grantId: auditor.grantId ?? '' };
  for (const subject of ['period=2026-01', 'period=2026-02']) {
    const address = { route: 'GET communities/:communityId/journal', subject };
    await here.run(place, (tx) =>
      here.readings.remember(tx, place.communityId, { ...look, ...address }),
    );
  }
  const { items, next } = await here.looks.list(place.communityId, { limit: 1 });
  expect(items).toMatchObject([{ routeName: '序时账', subject: 'period=2026-02' }]);
  const { items: older } = await here.looks.list(place.communityId, {
    cursor: next ?? '',
    limit: 5,
  });
  expect(older).toMatchObject([{ readerName: '审计某', subject: 'period=2026-01' }]);
  await expect(db.admin.query('delete from audit_reading')).rejects.toThrow();
});
