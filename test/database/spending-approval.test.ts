import { registerConstraintMessages } from '../../src/platform/database/constraint-messages';
import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { Money } from '../../src/shared/money';
import { payeeConstraintMessages } from '../../src/spending/payee.errors';
import { spendingEntities } from '../../src/spending/spending.entities';
import { spendingConstraintMessages } from '../../src/spending/spending.errors';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { withDatabase } from '../support/fresh-database';
import { codeOf, type Place, SpendingInTest } from '../support/spending';

const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);
registerConstraintMessages(spendingConstraintMessages);
registerConstraintMessages(payeeConstraintMessages);

let spend: SpendingInTest;
let here: Place;
let neighbour: Place;

beforeAll(async () => {
  spend = new SpendingInTest(db);
  here = await spend.found('东苑');
  neighbour = await spend.found('西苑');
  // The neighbour is busy with the same payee, the same amounts and the same numbers.
  for (let turn = 0; turn < 3; turn += 1) {
    await spend.carry(neighbour, await spend.submitted(neighbour), 'paid');
  }
});

const yes = { agree: true };
const at = (id: string, place = here) => ({ communityId: place.communityId, id });
describe('approval', () => {
  it('waits for the consultation, and says until when', async () => {
    spend.clock.set('2026-07-20');
    const id = await spend.submitted(here, { amount: Money.yuan('5670.00') });
    await spend.carry(here, id, 'reviewed');
    const approve = () =>
      spend.run(at(id), (tx) => spend.approvals.approve(tx, at(id), here.people.chair, yes));
    spend.clock.set('2026-07-23');
    await expect(approve()).rejects.toMatchObject({
      code: 'spending.consultation-open',
      message: expect.stringContaining('2026年7月23日'),
    });
    spend.clock.set('2026-07-24');
    await approve();
    expect(await spend.stateOf(here, id)).toBe('approved');
  });

  it('is given the same day where the contract asks for no consultation', async () => {
    const place = await spend.found('南苑');
    const id = await spend.submitted(place, { amount: Money.yuan('4000.00') });
    await spend.carry(place, id, 'reviewed');
    const where = at(id, place);
    await spend.run(where, (tx) => spend.approvals.approve(tx, where, place.people.chair, yes));
    expect(await spend.stateOf(place, id)).toBe('approved');
  });

  it('is void after any edit, and cannot be given to another version than was seen', async () => {
    const id = await spend.submitted(here);
    await spend.carry(here, id, 'approved');
    const content = spend.contentOf(here, { amount: Money.yuan('950.00') });
    const { clerk, reviewer } = here.people;
    await spend.run(at(id), (tx) =>
      spend.spending.edit(tx, at(id), clerk, { version: 1, content }),
    );
    expect(await spend.stateOf(here, id)).toBe('draft');
    const order = spend.run(at(id), (tx) =>
      spend.payments.order(tx, at(id), here.people.cashier, { bankAccountId: here.bankAccountId }),
    );
    expect(await codeOf(order)).toBe('spending.not-in-turn');
    await spend.run(at(id), (tx) => spend.spending.submit(tx, at(id), clerk));
    const stale = spend.run(at(id), (tx) =>
      spend.approvals.review(tx, at(id), reviewer, { agree: true, version: 1 }),
    );
    expect(await codeOf(stale)).toBe('spending.other-version');
    await spend.run(at(id), (tx) =>
      spend.approvals.review(tx, at(id), reviewer, { agree: true, version: 2 }),
    );
  });

  it('loses no edit of another clerk', async () => {
    const id = await spend.submitted(here);
    const content = spend.contentOf(here);
    const edit = (by: 'clerk' | 'otherClerk') =>
      spend.run(at(id), (tx) =>
        spend.spending.edit(tx, at(id), here.people[by], { version: 1, content }),
      );
    const codes = await Promise.all([codeOf(edit('clerk')), codeOf(edit('otherClerk'))]);
    expect(codes.sort()).toEqual(['nothing was refused', 'spending.version-moved']);
  });

  it('takes effect once when two members click at the same moment', async () => {
    const id = await spend.submitted(here, { amount: Money.yuan('4000.00') });
    await spend.carry(here, id, 'reviewed');
    spend.clock.advanceDays(4);
    const approve = (by: 'chair' | 'member' | 'finance') =>
      spend.run(at(id), (tx) => spend.approvals.approve(tx, at(id), here.people[by], yes));
    const codes = await Promise.all(
      ['chair', 'member', 'finance'].map((by) => codeOf(approve(by as 'chair'))),
    );
    expect(codes.sort()).toEqual([
      'nothing was refused',
      'spending.not-in-turn',
      'spending.not-in-turn',
    ]);
  });

  it('is refused with a reason, after which the clerk may correct and submit again', async () => {
    const id = await spend.submitted(here);
    const review = (reason: string) =>
      spend.run(at(id), (tx) =>
        spend.approvals.review(tx, at(id), here.people.reviewer, { agree: false, reason }),
      );
    expect(await codeOf(review(''))).toBe('spending.reason-needed');
    await review('发票抬头不对');
    expect(await spend.stateOf(here, id)).toBe('rejected');
    await spend.run(at(id), async (tx) => {
      const content = spend.contentOf(here, { amount: Money.yuan('880.00') });
      await spend.spending.edit(tx, at(id), here.people.clerk, { version: 1, content });
      await spend.spending.submit(tx, at(id), here.people.clerk);
    });
    await spend.carry(here, id, 'paid');
    expect(await spend.stateOf(here, id)).toBe('paid');
  });

  it('can be withdrawn with a reason until it is released, and never comes back', async () => {
    const id = await spend.submitted(here);
    await spend.carry(here, id, 'ordered');
    const withdraw = (reason: string) =>
      spend.run(at(id), (tx) => spend.spending.withdraw(tx, at(id), here.people.clerk, { reason }));
    expect(await codeOf(withdraw(' '))).toBe('spending.reason-needed');
    await withdraw('供应商退单');
    expect(await codeOf(withdraw('再撤一次'))).toBe('spending.not-in-turn');
  });

  it('is not given by one whose term is over, nor before it has begun', async () => {
    const id = await spend.submitted(here);
    const { communityId } = here;
    const former = await spend.appoint(communityId, 'reviewer', { to: '2026-06-01' });
    const future = await spend.appoint(communityId, 'reviewer', { from: '2030-01-01' });
    for (const reviewer of [former, future]) {
      const review = spend.run(at(id), (tx) => spend.approvals.review(tx, at(id), reviewer, yes));
      expect(await codeOf(review)).toBe('spending.grant-ended');
    }
  });
});
