import { setTimeout as sleep } from 'node:timers/promises';
import { registerConstraintMessages } from '../../src/platform/database/constraint-messages';
import { databaseFaultOf } from '../../src/platform/database/database-error';
import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { Money } from '../../src/shared/money';
import { invoiceName } from '../../src/spending/invoice.rules';
import { spendingEntities } from '../../src/spending/spending.entities';
import { spendingConstraintMessages } from '../../src/spending/spending.errors';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { withDatabase } from '../support/fresh-database';
import { codeOf, type Place, SpendingInTest } from '../support/spending';

const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);
registerConstraintMessages(spendingConstraintMessages);

let spend: SpendingInTest;
let here: Place;
let neighbour: Place;

beforeAll(async () => {
  spend = new SpendingInTest(db);
  here = await spend.found('东苑');
  neighbour = await spend.found('西苑');
});

describe('an invoice', () => {
  let next = 0;
  const invoiceOf = (total: string) => {
    next += 1;
    const name = invoiceName({ code: '031002100311', number: String(10_000_000 + next) });
    return { ...name, total: Money.yuan(total) };
  };
  const spendOn = (invoice: ReturnType<typeof invoiceOf>, amount: string, place = here) =>
    spend.submitted(place, { invoice, amount: Money.yuan(amount) });

  it('is used once, in the neighbour community too', async () => {
    const invoice = invoiceOf('900.00');
    await spendOn(invoice, '900.00');
    expect(await codeOf(spendOn(invoice, '900.00'))).toBe('spending.invoice-used');
    expect(await codeOf(spendOn(invoice, '0.01', neighbour))).toBe('spending.invoice-used');
  });

  it('may be split up to its total, across communities', async () => {
    const invoice = invoiceOf('900.00');
    await spendOn(invoice, '500.00');
    await spendOn(invoice, '300.00', neighbour);
    expect(await codeOf(spendOn(invoice, '100.01'))).toBe('spending.invoice-used');
    expect(await codeOf(spendOn(invoice, '100.00'))).toBe('nothing was refused');
  });

  it('does not grow by claiming another total', async () => {
    const invoice = invoiceOf('900.00');
    await spendOn(invoice, '500.00');
    const grown = { ...invoice, total: Money.yuan('9000.00') };
    expect(await codeOf(spendOn(grown, '500.00', neighbour))).toContain(
      'spending.invoice-total-differs',
    );
  });

  it('is given back by a refusal, a withdrawal and an edit, and not before', async () => {
    const invoice = invoiceOf('900.00');
    const { clerk, reviewer } = here.people;
    const id = await spendOn(invoice, '900.00');
    const at = { communityId: here.communityId, id };
    await spend.run(at, (tx) =>
      spend.approvals.review(tx, at, reviewer, { agree: false, reason: '抬头不对' }),
    );
    const second = await spendOn(invoice, '900.00', neighbour);
    const theirs = { communityId: neighbour.communityId, id: second };
    await spend.run(theirs, (tx) =>
      spend.spending.withdraw(tx, theirs, neighbour.people.clerk, { reason: '重复申请' }),
    );
    const third = await spendOn(invoice, '900.00');
    const again = { communityId: here.communityId, id: third };
    const content = spend.contentOf(here, { invoice, amount: Money.yuan('450.00') });
    await spend.run(again, async (tx) => {
      await spend.spending.edit(tx, again, clerk, { version: 1, content });
      await spend.spending.submit(tx, again, clerk);
    });
    expect(await codeOf(spendOn(invoice, '450.01', neighbour))).toBe('spending.invoice-used');
  });

  it('waits for a claim elsewhere that is not decided yet', async () => {
    const invoice = invoiceOf('900.00');
    // Known already, so that the claims meet on a row that is there and not on its making.
    const known = await spendOn(invoice, '900.00');
    const given = { communityId: here.communityId, id: known };
    await spend.run(given, (tx) =>
      spend.spending.withdraw(tx, given, here.people.clerk, { reason: '重复申请' }),
    );
    const draft = { invoice, amount: Money.yuan('900.00') };
    const ours = { communityId: here.communityId, id: await spend.drafted(here, draft) };
    const theirs = await spend.drafted(neighbour, draft);
    const [claimed, decided] = [barrier(), barrier()];
    const first = spend.run(ours, async (tx) => {
      await spend.spending.submit(tx, ours, here.people.clerk);
      claimed.open();
      await decided.passed;
    });
    await claimed.passed;
    const second = codeOf(spend.submit(neighbour, theirs));
    await sleep(200);
    decided.open();
    await first;
    expect(await second).toBe('spending.invoice-used');
  });

  it('shows the serving role nothing but what is left', async () => {
    const denied = (sql: string) =>
      spend
        .run(here, (tx) => tx.query(sql))
        .then(
          () => 'nothing was refused',
          (error: unknown) => databaseFaultOf(error)?.code,
        );
    expect(await denied('select * from invoice_registry')).toBe('42501');
    expect(await denied('delete from invoice_claim')).toBe('42501');
  });
});

function barrier() {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}
