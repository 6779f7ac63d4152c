import '../../src/charges/charges.module';
import { HouseholdQueries } from '../../src/charges/household.queries';
import type { ReceiptMade } from '../../src/charges/receipts.service';
import { VoucherChecks } from '../../src/ledger/voucher-checks';
import { VoucherDraftsService } from '../../src/ledger/voucher-drafts.service';
import { day } from '../../src/shared/day';
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
let unit: string;
let theirs: { id: number; receipt: ReceiptMade };

const yuan = (text: string) => Money.yuan(text);
const refusal = (code: string) => expect.objectContaining({ code });
const cash = (amount: string) => ({
  method: 'cash' as const,
  moneyAccount: '1001',
  amount: yuan(amount),
  receivedOn: day('2026-03-20'),
  reference: '',
  by: people.cashier,
});
const receive = (amount: string, community = here, unitId = unit) =>
  db.transactions.run(community, (tx) =>
    charges.receipts.receive(tx, community, cash(amount), {
      unitId,
      chosen: null,
      keepFor: 'service',
    }),
  );
const cancel = (receiptId: string, by = people.accountant, reason = '金额录错') =>
  db.transactions.run(here, (tx) =>
    charges.cancellations.cancel(tx, here, { receiptId, reason, by }),
  );
const booked = async (...accounts: string[]) => {
  const sums: string[] = [];
  for (const account of accounts) sums.push(await billing.booked(here, account));
  return sums;
};

beforeAll(async () => {
  people = await hireBookkeepers(db);
  const neighbour = await billing.community('邻家苑', [{}]);
  await billing.run(neighbour.id, '2026-03');
  const [unitNextDoor = ''] = neighbour.units;
  theirs = { id: neighbour.id, receipt: await receive('85.63', neighbour.id, unitNextDoor) };
  const place = await billing.community('锦和苑', [{}, {}]);
  [here, unit] = [place.id, place.units[0] ?? ''];
  await billing.run(here, '2026-03');
});
afterEach(async () => {
  const faults = await faultsIn(db, here);
  expect(faults).toEqual([]);
});

describe('a receipt that was a mistake', () => {
  it('is taken back in red: the bill is open again, its number stays', async () => {
    const { id } = await receive('100');
    expect(await booked('1001', '112201', '220301')).toEqual(['100.00', '85.63', '-14.37']);
    await expect(cancel(id, people.cashier)).rejects.toEqual(
      refusal('charges.cancelled-by-cashier'),
    );
    await expect(cancel(id, people.accountant, ' 错 ')).rejects.toEqual(
      refusal('charges.reason-needed'),
    );
    await cancel(id);
    expect(await booked('1001', '112201', '220301')).toEqual(['0.00', '171.26', '0.00']);
    const account = await new HouseholdQueries(db.reading, charges.clock).account(here, unit);
    expect(account.owed.toString()).toBe('85.63');
    expect(account.receipts.map(({ number, cancelled }) => [number, cancelled])).toEqual([
      ['SJ2026-000001', true],
    ]);
    await expect(cancel(id)).rejects.toEqual(refusal('charges.receipt-cancelled'));
    expect((await receive('85.63')).number).toBe('SJ2026-000002');
  });

  it('stands when its advance has gone on', async () => {
    const { id } = await receive('50');
    await billing.run(here, '2026-02');
    await db.transactions.run(here, (tx) =>
      charges.runs(db).useAdvances(tx, here, people.accountant),
    );
    await expect(cancel(id)).rejects.toEqual(refusal('charges.receipt-used'));
  });

  it('of money that somebody has claimed waits for the claim to be taken back', async () => {
    const { id } = await db.transactions.run(here, (tx) =>
      charges.receipts.unidentified(tx, here, cash('30')),
    );
    const claim = await db.transactions.run(here, (tx) =>
      charges.receipts.match(
        tx,
        here,
        { receiptId: id, amount: yuan('30'), by: people.reviewer },
        { unitId: unit, chosen: null, keepFor: 'service' },
      ),
    );
    await expect(cancel(id)).rejects.toEqual(refusal('charges.receipt-claimed'));
    await cancel(claim.id);
    expect(await booked('224105')).toEqual(['-30.00']);
    await cancel(id);
    expect(await booked('224105')).toEqual(['0.00']);
  });

  it('of the neighbours is as unknown as none', async () => {
    await expect(cancel(theirs.receipt.id)).rejects.toEqual(refusal('charges.receipt-unknown'));
    await expect(cancel(newId())).rejects.toEqual(refusal('charges.receipt-unknown'));
    expect(await billing.booked(theirs.id, '1001')).toBe('85.63');
  });
});

describe('its voucher', () => {
  it('is not taken back by hand, nor that of a run: the document would stand without it', async () => {
    const drafts = new VoucherDraftsService(charges.ledger, charges.clock, new VoucherChecks());
    const { rows } = await db.admin.query<{ seq: string }>(
      `select distinct on (e.source_kind) e.seq from entry e
       where e.community_id = $1 and e.source_kind is not null and e.kind <> 'reversal'
         and not exists (select from entry red
           where red.community_id = $1 and red.reverses_seq = e.seq)
       order by e.source_kind, e.seq`,
      [here],
    );
    expect(rows.length).toBeGreaterThan(2);
    for (const { seq } of rows) {
      const reversal = db.transactions.run(here, (tx) =>
        drafts.prepareReversal(tx, here, BigInt(seq), {
          bookedOn: day('2026-03-20'),
          reason: '手工冲销',
          preparedBy: people.accountant,
        }),
      );
      await expect(reversal).rejects.toEqual(refusal('ledger.reversed-with-document'));
    }
  });
});
