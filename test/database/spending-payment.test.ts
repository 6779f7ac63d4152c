import { registerConstraintMessages } from '../../src/platform/database/constraint-messages';
import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { day } from '../../src/shared/day';
import { periodOf } from '../../src/shared/period';
import { releasedUnpaid } from '../../src/spending/closing-check';
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
async function entriesOf(id: string): Promise<{ seq: string; cashier: string; total: string }[]> {
  const { rows } = await db.admin.query<{ seq: string; cashier: string; total: string }>(
    'select seq, cashier, total from entry where source_id = $1',
    [id],
  );
  return rows;
}

describe('payment', () => {
  it('takes effect once when released or paid by several at the same moment', async () => {
    const id = await spend.submitted(here);
    await spend.carry(here, id, 'ordered');
    const release = (by: 'finance' | 'member') =>
      spend.run(at(id), (tx) => spend.payments.release(tx, at(id), here.people[by], yes));
    const releases = await Promise.all([codeOf(release('finance')), codeOf(release('member'))]);
    expect(releases.sort()).toEqual(['nothing was refused', 'spending.not-in-turn']);
    const payments = await Promise.all([1, 2, 3].map(() => codeOf(spend.pay(here, id))));
    expect(payments.filter((code) => code === 'nothing was refused')).toHaveLength(1);
    expect(await entriesOf(id)).toHaveLength(1);
  });

  it('lets the committee take its key back while the bank has not paid', async () => {
    const id = await spend.submitted(here);
    await spend.carry(here, id, 'released');
    await spend.run(at(id), (tx) =>
      spend.payments.release(tx, at(id), here.people.member, { agree: false, reason: '银行退票' }),
    );
    expect(await codeOf(spend.pay(here, id))).toBe('spending.not-in-turn');
    expect(await entriesOf(id)).toEqual([]);
  });

  it('never pays other money from the repair fund', async () => {
    const id = await spend.submitted(here);
    await spend.carry(here, id, 'approved');
    const order = spend.run(at(id), (tx) =>
      spend.payments.order(tx, at(id), here.people.cashier, { bankAccountId: here.repairBankId }),
    );
    expect(await codeOf(order)).toBe('spending.fund-not-of-account');
  });

  it('is not dated before the release nor after today', async () => {
    const id = await spend.submitted(here);
    await spend.carry(here, id, 'released');
    const pay = (paidOn: string) =>
      spend.run(at(id), (tx) =>
        spend.payments.pay(tx, at(id), here.people.cashier, {
          paidOn: day(paidOn),
          bankReference: '流水0001',
          fileIds: [],
        }),
      );
    expect(await codeOf(pay('2026-06-01'))).toBe('spending.paid-too-early');
    expect(await codeOf(pay('2027-06-01'))).toBe('spending.paid-too-early');
  });

  it('does not use one line of the bank statement twice', async () => {
    const pay = async () => {
      const id = await spend.submitted(here);
      await spend.carry(here, id, 'released');
      return spend.run(at(id), (tx) =>
        spend.payments.pay(tx, at(id), here.people.cashier, {
          paidOn: spend.clock.today(),
          bankReference: '流水777',
          fileIds: [],
        }),
      );
    };
    await pay();
    expect(await codeOf(pay())).toBe('spending.bank-reference-used');
  });
});

describe('closing a month', () => {
  it('waits for payments that were released and not recorded', async () => {
    const place = await spend.found('南苑');
    const checked = async () =>
      db.reading.run(place.communityId, (tx) =>
        releasedUnpaid(tx, place.communityId, periodOf(spend.clock.today())),
      );
    const id = await spend.submitted(place);
    await spend.carry(place, id, 'ordered');
    expect(await checked()).toMatchObject({ ok: true, detail: expect.stringContaining('1 笔') });
    await spend.carry(place, id, 'released');
    expect(await checked()).toMatchObject({
      ok: false,
      detail: expect.stringContaining('支-2026-0001'),
    });
    await spend.carry(place, id, 'paid');
    expect(await checked()).toMatchObject({ ok: true });
  });
});
