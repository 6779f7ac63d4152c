import '../../src/charges/charges.module';
import type { ReliefKind } from '../../src/charges/reliefs.service';
import { Money } from '../../src/shared/money';
import { newId } from '../../src/shared/ids';
import { BillingInTest } from '../support/billing';
import { hireBookkeepers } from '../support/books';
import type { Bookkeepers } from '../support/books';
import { ChargesInTest } from '../support/charges';
import { withDatabase } from '../support/fresh-database';
import { faultsIn } from '../support/verification';

const db = withDatabase();
const charges = new ChargesInTest();
let people: Bookkeepers;
const billing = new BillingInTest(db, () => people.accountant);
let here: number;
let neighbour: number;

beforeAll(async () => {
  people = await hireBookkeepers(db);
  neighbour = (await billing.community('邻家苑', [{}])).id;
  here = (await billing.community('锦和苑', [{}, {}, {}, {}])).id;
  for (const id of [neighbour, here]) await billing.run(id, '2026-03');
});
afterEach(async () => {
  const faults = await faultsIn(db, here);
  expect(faults).toEqual([]);
});

const ask = (
  billId: string,
  amount: string,
  kind: ReliefKind = 'waiver',
  reason = '电梯停用半月',
) =>
  db.transactions.run(here, (tx) =>
    charges.reliefs.ask(tx, here, {
      billId,
      kind,
      amount: Money.yuan(amount),
      reason,
      askedBy: people.accountant,
    }),
  );
const decide = (id: string, grant: boolean, by = people.reviewer) =>
  db.transactions.run(here, (tx) => charges.reliefs.decide(tx, here, { id, grant, by }));
const billOf = async (at: number) => (await billing.billsOf(here, '2026-03'))[at]!;
const refusal = (code: string) => expect.objectContaining({ code });

describe('a waiver', () => {
  it('takes income and claim back in red, once somebody else has granted it', async () => {
    const bill = await billOf(0);
    const id = await ask(bill.id, '20');
    await expect(ask(bill.id, '5')).rejects.toEqual(refusal('charges.relief-open'));
    await expect(decide(id, true, people.accountant)).rejects.toEqual(
      refusal('charges.same-person'),
    );
    expect((await billOf(0)).settled).toBe('0.00');
    await decide(id, true);
    expect((await billOf(0)).settled).toBe('20.00');
    expect([await billing.booked(here, '112201'), await billing.booked(here, '410101')]).toEqual([
      '322.52',
      '-322.52',
    ]);
    await expect(decide(id, true)).rejects.toEqual(refusal('charges.decided-already'));
  });

  it('that is refused leaves the bill as it was', async () => {
    const bill = await billOf(1);
    await decide(await ask(bill.id, '85.63'), false);
    expect((await billOf(1)).settled).toBe('0.00');
  });
});

describe('a write-off', () => {
  it('is a loss, and the claim is gone from the receivables', async () => {
    const bill = await billOf(2);
    await decide(await ask(bill.id, '85.63', 'write-off'), true);
    expect(await billing.booked(here, '5116')).toBe('85.63');
    expect((await billOf(2)).settled).toBe('85.63');
    await expect(ask(bill.id, '0.01')).rejects.toEqual(refusal('charges.bill-unknown'));
  });
});

describe('neither', () => {
  it.each<[string, string, string, string]>([
    ['is for more than is open', '85.64', '电梯停用', 'charges.more-than-open'],
    ['is for nothing', '0', '电梯停用', 'charges.amount-not-positive'],
    ['goes without a reason', '1', ' 无 ', 'charges.reason-needed'],
  ])('%s', async (_what, amount, reason, code) => {
    const { id } = await billOf(3);
    await expect(ask(id, amount, 'waiver', reason)).rejects.toEqual(refusal(code));
  });

  it('is for the neighbours’ bills, nor decided without having been asked', async () => {
    const [theirs] = await billing.billsOf(neighbour, '2026-03');
    await expect(ask(theirs?.id ?? '', '1')).rejects.toEqual(refusal('charges.bill-unknown'));
    await expect(decide(newId(), true)).rejects.toEqual(refusal('charges.relief-unknown'));
  });

  it('outlives a bill that was paid meanwhile', async () => {
    const bill = await billOf(3);
    const id = await ask(bill.id, '85.63');
    await db.transactions.run(here, (tx) =>
      charges.receipts.receive(
        tx,
        here,
        {
          method: 'cash',
          moneyAccount: '1001',
          amount: Money.yuan('50'),
          receivedOn: charges.clock.today(),
          reference: '',
          by: people.cashier,
        },
        { unitId: bill.unit_id, chosen: null, keepFor: 'service' },
      ),
    );
    await expect(decide(id, true)).rejects.toEqual(refusal('charges.more-than-open'));
    await decide(id, false);
  });
});
