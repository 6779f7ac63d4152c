import { BankPaymentCheck } from '../../src/bank/bank-payment-check';
import { entities } from '../../src/entities';
import { entryPageWithin } from '../../src/queryable-account/entry-page.queries';
import { dossiersOf } from '../../src/spending/spending-dossiers';
import { day, plusDays } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { accountNumberOf, BankInTest, statementOf } from '../support/bank';
import { BANK, credit, debit, draftOf } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { codeOf, type Place, SpendingInTest } from '../support/spending';

/** docs/decisions/0009: nothing new is paid while books and bank differ for more than five days. */
const db = withDatabase(entities);
let spend: SpendingInTest;
let bank: BankInTest;

beforeAll(async () => {
  spend = new SpendingInTest(db);
  bank = await BankInTest.start(db, spend);
  new BankPaymentCheck(spend.checks, spend.clock).onModuleInit();
  const neighbour = await founded('邻苑');
  await charged(neighbour, 90);
});
afterAll(() => bank.stop());

async function founded(name: string): Promise<Place> {
  const place = await spend.found(name);
  const lines = [debit(BANK, '9000.00'), credit('3001', '9000.00')];
  const opening = draftOf({ kind: 'opening', bookedOn: day('2026-01-02'), lines });
  await spend.run(place, (tx) => spend.ledger.post(tx, place.communityId, opening));
  return place;
}

/** The bank took 15.00, so many days ago, and nobody has said what it is. */
async function charged(place: Place, daysAgo: number): Promise<string> {
  const on = plusDays(spend.clock.today(), -daysAgo);
  const moves = [{ on, amount: '-15.00', memo: '账户管理费' }];
  await bank.take(place, statementOf(accountNumberOf(place), '9000.00', moves));
  const { rows } = await db.admin.query<{ id: string }>(
    'select id from bank_line where community_id = $1',
    [place.communityId],
  );
  return rows[0]?.id ?? '';
}

async function approved(place: Place): Promise<string> {
  const id = await spend.submitted(place);
  await spend.carry(place, id, 'approved');
  return id;
}

const FEE = { amount: Money.yuan('800.00') };

const order = (place: Place, id: string) => codeOf(spend.carry(place, id, 'ordered'));

it('orders a payment while what is open is young, and none once it is old', async () => {
  const place = await founded('付款苑');
  const [first, second] = [await approved(place), await approved(place)];
  await charged(place, 5);
  expect(await order(place, first)).toBe('nothing was refused');
  spend.clock.advanceDays(1);
  expect(await order(place, second)).toBe('payment.bank-not-agreed');
  expect(await spend.stateOf(place, second)).toBe('approved');
});

it('names the account, the day and the amount, and what to do', async () => {
  const place = await founded('说明苑');
  const id = await approved(place);
  await charged(place, 6);
  const on = plusDays(spend.clock.today(), -6);
  const said = await spend.carry(place, id, 'ordered').catch((error: Error) => error);
  expect(said).toMatchObject({
    code: 'payment.bank-not-agreed',
    details: { account: '信托专户', on, amount: '-15.00' },
    message: expect.stringMatching(
      /^信托专户：.*付出 15\.00 元（银行已收付、账上没有）.*请会计在“银行”里核对或入账/,
    ),
  });
});

it('lets what was ordered before go its way, and opens again once the line is booked', async () => {
  const place = await founded('放行苑');
  const [under, next] = [await approved(place), await approved(place)];
  const line = await charged(place, 5);
  await spend.carry(place, under, 'ordered');
  spend.clock.advanceDays(1);
  expect(await order(place, next)).toBe('payment.bank-not-agreed');
  await spend.carry(place, under, 'paid');
  expect(await spend.stateOf(place, under)).toBe('paid');
  await spend.run(place, (tx) => {
    const at = { communityId: place.communityId, lineId: line };
    const by = place.people.accountant.personId;
    return bank.bookings.book(tx, at, { as: 'bank-charge', note: '账户管理费', by });
  });
  expect(await order(place, next)).toBe('nothing was refused');
});

it('lets through the very request that explains what the bank took, and no other', async () => {
  const place = await founded('补办苑');
  const [other, missing] = [await approved(place), await spend.submitted(place, FEE)];
  await spend.carry(place, missing, 'approved');
  const on = plusDays(spend.clock.today(), -9);
  const moves = [{ on, amount: '-800.00', memo: '年费' }];
  await bank.take(place, statementOf(accountNumberOf(place), '9000.00', moves));
  expect(await order(place, other)).toBe('payment.bank-not-agreed');
  expect(await order(place, missing)).toBe('nothing was refused');
});

it('pays nothing from money that lies with a payment firm', async () => {
  const place = await founded('在途苑');
  const id = await approved(place);
  const { id: bankAccountId } = await spend.run<{ id: string }>(place, (tx) =>
    spend.banks.open(tx, place.communityId, {
      accountCode: '101201',
      fund: 'F1',
      name: '微信支付',
      bankName: '财付通',
      holder: '业主大会',
      accountNo: '1601959334',
      openedOn: day('2026-01-01'),
    }),
  );
  const inTransit = { ...place, bankAccountId };
  expect(await order(inTransit, id)).toBe('spending.account-in-transit');
});

it('a payment counts as paid by the bank once its line is matched in full', async () => {
  const place = await founded('已付苑');
  const { communityId, bankAccountId } = place;
  const id = await spend.submitted(place);
  await spend.carry(place, id, 'paid');
  const on = spend.clock.today();
  const moves = [
    { on, amount: '-500.00', name: '安捷电梯维保有限公司' },
    { on, amount: '-400.00', name: '安捷电梯维保有限公司' },
  ];
  await bank.take(place, statementOf(accountNumberOf(place), '9000.00', moves));
  const { rows } = await db.admin.query<{ id: string; seq: string }>(
    `select l.id, o.entry_seq::text as seq from bank_line l
     join payment_order o on o.community_id = l.community_id
     where l.community_id = $1 order by l.position`,
    [communityId],
  );
  const shown = () =>
    db.reading.run(communityId, async (tx) => {
      const [dossier] = await dossiersOf(tx, communityId, [id]);
      const page = await entryPageWithin(tx, communityId, rows[0]?.seq ?? '', { unitIds: [] });
      const last = page.chain.at(-1);
      return [dossier?.bankAgreedOn, page.bankAgreedOn, last?.step, last?.personName];
    });
  const match = (lineId: string, amount: string) =>
    spend.run(place, (tx) => {
      const part = { entrySeq: rows[0]?.seq ?? '', amount: Money.yuan(amount) };
      const said = { note: '电梯维保分两笔付出', by: place.people.accountant.personId };
      return bank.matches.match(tx, { communityId, lineId }, [part], said);
    });
  await match(rows[0]?.id ?? '', '-500.00');
  expect(await shown()).toEqual([null, null, 'post', null]);
  await match(rows[1]?.id ?? '', '-400.00');
  expect(await shown()).toEqual([on, on, 'bank', 'accountant某']);
  const { difference } = (await bank.queries.reconciliation(communityId, {
    bankAccountId,
    day: on,
  }))!;
  expect(difference.toString()).toBe('0.00');
});
