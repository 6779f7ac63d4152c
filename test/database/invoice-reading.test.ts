import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { Money } from '../../src/shared/money';
import { InvoiceReadingQueries } from '../../src/spending/invoice-reading/invoice-reading.queries';
import { invoiceName } from '../../src/spending/invoice.rules';
import { spendingEntities } from '../../src/spending/spending.entities';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { CLEANING, xmlInvoice } from '../support/e-invoices';
import { withDatabase } from '../support/fresh-database';
import { type Place, SpendingInTest } from '../support/spending';

const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);
let spend: SpendingInTest;
let here: Place;
let neighbour: Place;
let invoices: InvoiceReadingQueries;

beforeAll(async () => {
  spend = new SpendingInTest(db);
  here = await spend.found('东苑');
  neighbour = await spend.found('西苑');
  invoices = new InvoiceReadingQueries(db.reading, spend.sealing, spend.clock);
  await db.admin.query(
    `update community set trustee_name = $2, trustor_name = '东苑业主大会' where id = $1`,
    [here.communityId, CLEANING.buyer],
  );
  await db.admin.query(`update community set trustee_name = '西苑物业公司' where id = $1`, [
    neighbour.communityId,
  ]);
});

const problemsAt = async (place: Place, change: Partial<typeof CLEANING> = {}) => {
  const { problems } = await invoices.read(place.communityId, xmlInvoice(change));
  return problems.map(({ code }) => code);
};

it('an invoice made out to the firm, to the owners or to the community is ours', async () => {
  for (const buyer of [CLEANING.buyer, '东苑业主大会', '东苑']) {
    expect(await problemsAt(here, { buyer })).toEqual([]);
  }
  expect(await problemsAt(neighbour)).toEqual(['spending.invoice-buyer-not-us']);
});

it('an invoice that the neighbour has used is told to be used, and not by whom', async () => {
  const number = '26510000000000000002';
  const invoice = { ...invoiceName({ number }), total: Money.yuan('1000.00') };
  await spend.submitted(neighbour, { invoice, amount: Money.yuan('400.00') });
  const { problems } = await invoices.read(here.communityId, xmlInvoice({ number }));
  expect(problems).toEqual([
    {
      code: 'spending.invoice-used',
      message: '这张发票已经用于别的支出，还可用 ¥600.00',
      field: 'number',
    },
  ]);
  const other = xmlInvoice({ number, net: '1943.40', total: '2000.00', words: '贰仟圆整' });
  const again = await invoices.read(here.communityId, other);
  expect(again.problems.map(({ code }) => code)).toEqual(['spending.invoice-total-differs']);
});

it('a number that is none is asked of nobody', async () => {
  expect(await problemsAt(here, { number: '123' })).toEqual([]);
});

it('reading changes no row', async () => {
  const count = 'select (select count(*) from file_object) + (select count(*) from log_leaf) as n';
  const before = await db.admin.query(count);
  await problemsAt(here);
  expect((await db.admin.query(count)).rows).toEqual(before.rows);
});
