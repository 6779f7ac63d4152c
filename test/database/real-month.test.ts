import { bankReconciled } from '../../src/bank/bank-closing-check';
import { accountAt } from '../../src/bank/bank.queries';
import { entities } from '../../src/entities';
import type { Fund } from '../../src/ledger/funds.rules';
import { monthOf } from '../../src/queryable-account/flow.queries';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import { splitByWeight } from '../../src/shared/split';
import { accountNumberOf, BankInTest, type Move, statementOf } from '../support/bank';
import { BANK, credit, debit, draftOf } from '../support/books';
import { build, ChargesInTest, LIFTS_SHARED, price } from '../support/charges';
import { withDatabase } from '../support/fresh-database';
import { codeOf, type Place, SpendingInTest } from '../support/spending';

/**
 * A month of a real estate with a joint account, October 2018 (the published letters; names removed):
 * income received 579,707.26, payments 619,839.63 in eight lines. Here it is lived in 2026.
 */
const INCOME = { fees: '308970.85', parking: '242308.56', other: '28427.85' } as const;
const DEVELOPERS_SHARE = '56000.00';
const DEPOSITS_BACK = '10000.00';

interface Line {
  readonly reason: string;
  readonly amount: string;
  readonly accountCode: string;
  readonly fund?: Fund;
}

/** The eight lines; the deposits given back stood among line 4, but are nobody's expense. */
const PAYMENTS: readonly Line[] = [
  { reason: '合同支付（清洁、清运、绿化、电梯、消杀）', amount: '110950.00', accountCode: '5105' },
  { reason: '九月薪酬', amount: '261467.06', accountCode: '5101' },
  { reason: '餐补', amount: '18270.00', accountCode: '5101' },
  { reason: '零星费用', amount: '110097.33', accountCode: '5102' },
  { reason: '退装修押金5户', amount: DEPOSITS_BACK, accountCode: '224101', fund: 'F4' },
  { reason: '业委会秘书工资及津贴', amount: '3600.00', accountCode: '5112' },
  { reason: '物业管理佣金', amount: '46294.60', accountCode: '5201' },
  { reason: '税金', amount: '3160.64', accountCode: '5115' },
  { reason: '应付开发公司停车费', amount: DEVELOPERS_SHARE, accountCode: '224104' },
];
const ON = '2026-10-15';
const OPENING = '500000.00';

const db = withDatabase(entities);
const charges = new ChargesInTest();
let spend: SpendingInTest;
let bank: BankInTest;
let place: Place;
let neighbour: Place;
const yuan = (text: string) => Money.yuan(text);

beforeAll(async () => {
  spend = new SpendingInTest(db);
  bank = await BankInTest.start(db, spend);
  spend.clock.set('2026-10-10');
  charges.clock.set('2026-10-25');
  neighbour = await spend.found('邻家苑');
  place = await spend.found('天然苑');
  for (const each of [neighbour, place]) await begin(each);
  await receive(place);
  await payAll(place);
}, 120_000);
afterAll(() => bank.stop());

const inBooks = <T>(at: Place, work: Parameters<typeof db.transactions.run<T>>[1]) =>
  db.transactions.run(at.communityId, work);
const post = (at: Place, change: Parameters<typeof draftOf>[0]) =>
  inBooks(at, (tx) => spend.ledger.post(tx, at.communityId, draftOf(change)));

/** What there was before, deposits of householders among it. */
async function begin(at: Place): Promise<void> {
  const own = yuan(OPENING).minus(yuan(DEPOSITS_BACK)).toString();
  await post(at, {
    bookedOn: day('2026-09-30'),
    lines: [
      debit(BANK, own),
      credit('3001', own),
      debit(BANK, DEPOSITS_BACK, 'F4'),
      credit('224101', DEPOSITS_BACK, 'F4'),
    ],
  });
}

/** Fees are billed to every home and collected by the bank in one sum; the rest comes as it comes. */
async function receive(at: Place): Promise<void> {
  const { communityId, people } = at;
  const units = await build(
    db,
    communityId,
    Array.from({ length: 97 }, () => ({ area: '89.50' })),
  );
  const by = people.accountant.personId;
  const fee = { ...LIFTS_SHARED, code: 'service', name: '管理费' };
  await price(db, communityId, { fees: [fee], by });
  const october = period('2026-10');
  await inBooks(at, async (tx) => {
    await charges.facts.share(tx, communityId, {
      feeCode: 'service',
      period: october,
      total: yuan(INCOME.fees),
      evidence: '托收清单',
      by,
    });
    await charges.runs(db).run(tx, communityId, { period: october, fee: 'service', by });
    const shares = splitByWeight(
      yuan(INCOME.fees),
      units.map(() => 1n),
    );
    const lines = units.toSorted().map((unitId, index) => ({
      unitId,
      amount: shares[index] ?? Money.zero,
      receivedOn: day('2026-10-08'),
      method: 'transfer' as const,
      moneyAccount: BANK,
      reference: `TS${index}`,
    }));
    await charges.bulk.take(tx, communityId, { lines, by, keepFor: 'service' });
  });
  const own = yuan(INCOME.parking).minus(yuan(DEVELOPERS_SHARE)).toString();
  await post(at, {
    bookedOn: day('2026-10-09'),
    lines: [debit(BANK, INCOME.parking), credit('420101', own), credit('224104', DEVELOPERS_SHARE)],
  });
  await post(at, {
    bookedOn: day('2026-10-10'),
    lines: [debit(BANK, INCOME.other), credit('4901', INCOME.other)],
  });
}

/** Asked, reviewed, agreed after the days of consultation, ordered, released with the second key, paid. */
async function payAll(at: Place): Promise<void> {
  const ids: string[] = [];
  for (const { amount, ...line } of PAYMENTS) {
    const id = await spend.submitted(at, { ...line, amount: yuan(amount) });
    await spend.carry(at, id, 'reviewed');
    ids.push(id);
  }
  spend.clock.set(ON);
  for (const id of ids) {
    const key = { communityId: at.communityId, id };
    await inBooks(at, (tx) => spend.approvals.approve(tx, key, at.people.chair, { agree: true }));
    await spend.carry(at, id, 'paid');
  }
}

/** The bank's own account of the month. */
const MOVES: readonly Move[] = [
  { on: '2026-10-08', amount: INCOME.fees, memo: '托收管理费' },
  { on: '2026-10-09', amount: INCOME.parking, memo: '停车费' },
  { on: '2026-10-10', amount: INCOME.other, memo: '其他' },
  ...PAYMENTS.map(({ amount, reason }) => ({ on: ON, amount: `-${amount}`, memo: reason })),
];

const closing = () =>
  db.reading.run(place.communityId, (tx) =>
    bankReconciled(tx, place.communityId, period('2026-10')),
  );
const booked = async (accounts: string) =>
  (
    await db.admin.query<{ net: string }>(
      `select coalesce(sum(debit - credit), 0)::numeric(18,2)::text as net from posting
       where community_id = $1 and account_code ~ $2 and booked_on >= '2026-10-01'`,
      [place.communityId, accounts],
    )
  ).rows[0]?.net;

it('ties the payments to their eight lines (acceptance case 7)', () => {
  expect(Money.sum(PAYMENTS.map(({ amount }) => yuan(amount))).toString()).toBe('619839.63');
});

it('publishes what came in and what went out, to the fen', async () => {
  const month = await db.reading.run(place.communityId, (tx) =>
    monthOf(tx, place.communityId, day('2026-10-31')),
  );
  expect([month.in.toString(), month.out.toString()]).toEqual(['579707.26', '619839.63']);
});

it('splits the fees over 97 equal homes exactly, and every bill is paid (case 6)', async () => {
  const { rows } = await db.admin.query<{ count: string; total: string; open: string }>(
    `select count(*), sum(amount) as total, sum(amount - settled) as open from bill
     where community_id = $1`,
    [place.communityId],
  );
  expect(rows).toEqual([{ count: '97', total: INCOME.fees, open: '0.00' }]);
});

it('shows no deposit among the expenses (case 12)', async () => {
  expect(await booked('^224101')).toBe(DEPOSITS_BACK);
  const spent = yuan('619839.63').minus(yuan(DEPOSITS_BACK)).minus(yuan(DEVELOPERS_SHARE));
  expect(await booked('^5')).toBe(spent.toString());
});

it('refuses a deposit that is paid out as an expense (case 12)', async () => {
  const wrong = { accountCode: '5102', fund: 'F4' as const, amount: yuan('2000.00') };
  expect(await codeOf(spend.submitted(place, { reason: '退装修押金', ...wrong }))).toBe(
    'spending.agency-fund-expense',
  );
});

it('agrees with the bank to the fen, and is closed only when −56,000 is matched (case 15)', async () => {
  const { communityId, bankAccountId, people } = place;
  const before = yuan(OPENING).toString();
  await bank.take(place, statementOf(accountNumberOf(place), before, MOVES));
  const suggested = await bank.queries.suggestions(communityId, bankAccountId);
  expect(suggested).toHaveLength(MOVES.length);
  const toDeveloper = suggested.filter(({ amount }) => amount.toString() === '-56000.00');
  const by = people.accountant.personId;
  const confirm = (chosen: typeof suggested) =>
    inBooks(place, async (tx) =>
      bank.matches.confirm(tx, await accountAt(tx, communityId, bankAccountId), chosen, by),
    );
  await confirm(suggested.filter((one) => !toDeveloper.includes(one)));
  expect((await closing()).ok).toBe(false);
  await confirm(toDeveloper);
  expect(await closing()).toMatchObject({ ok: true });
  const table = await bank.queries.reconciliation(communityId, {
    bankAccountId,
    day: day('2026-10-31'),
  });
  const left = yuan(OPENING).plus(yuan('579707.26')).minus(yuan('619839.63'));
  expect(table).toMatchObject({ bankBalance: left, bookBalance: left, difference: Money.zero });
  expect(await booked('^224104')).toBe('0.00');
});
