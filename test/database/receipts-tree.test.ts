import '../../src/charges/charges.module';
import { ClosingChecks } from '../../src/ledger/closing-checks';
import { ClosingEffects } from '../../src/ledger/closing-effects';
import { ClosingService } from '../../src/ledger/closing.service';
import { ReceiptsTreesService } from '../../src/proof/receipts-tree/receipts-trees.service';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import { BillingInTest } from '../support/billing';
import { hireBookkeepers } from '../support/books';
import type { Bookkeepers } from '../support/books';
import { ChargesInTest } from '../support/charges';
import { withDatabase } from '../support/fresh-database';
import { signNow } from '../support/full-books';
import { ReceiptsProofs } from '../support/receipts-proofs';
import { faultsIn } from '../support/verification';

const db = withDatabase();
const charges = new ChargesInTest();
const trees = new ReceiptsTreesService();
const closing = new ClosingService(new ClosingChecks(), trees, charges.clock, new ClosingEffects());
let people: Bookkeepers;
const billing = new BillingInTest(db, () => people.accountant);
let proofs: ReceiptsProofs;

interface Place {
  id: number;
  units: string[];
}

/** A community of six homes whose January is billed, on the twentieth of January. */
async function place(name: string): Promise<Place> {
  charges.clock.set('2026-01-20');
  const made = await billing.community(name, [{}, {}, {}, {}, {}, {}]);
  await billing.run(made.id, '2026-01');
  return made;
}

const receive = ({ id, units }: Place, home: number, amount: string): Promise<string> =>
  db.transactions.run(id, async (tx) => {
    const purpose = { unitId: units[home] ?? '', chosen: null, keepFor: 'service' };
    return (await charges.receipts.receive(tx, id, money(amount), purpose)).id;
  });
const money = (amount: string) => ({
  method: 'cash' as const,
  moneyAccount: '1001',
  amount: Money.yuan(amount),
  receivedOn: charges.clock.today(),
  reference: '',
  by: people.cashier,
});
const cancel = ({ id }: Place, receiptId: string) =>
  db.transactions.run(id, (tx) =>
    charges.cancellations.cancel(tx, id, { receiptId, reason: '重复收款', by: people.accountant }),
  );
/** Early next month. */
async function close({ id }: Place, month: string): Promise<void> {
  charges.clock.set(`2026-0${Number(month.slice(-1)) + 1}-03`);
  await db.transactions.run(id, (tx) => closing.close(tx, id, period(month), people.accountant));
  await signNow(db, id, new Date());
}
const found = async ({ id, units }: Place, month = '2026-01') =>
  Promise.all(units.map((unit) => proofs.found(id, month, unit)));
const one = ({ id }: Place, month = '2026-01') => proofs.trees.one(id, period(month));

let next: Place;
beforeAll(async () => {
  people = await hireBookkeepers(db);
  proofs = new ReceiptsProofs(db);
  next = await place('邻家苑');
  for (const home of [0, 1, 2]) await receive(next, home, '300');
  await close(next, '2026-01');
});

describe('the closing of a month', () => {
  it('makes a tree whose total is what the books credit homes with, and each payer finds hers', async () => {
    const here = await place('锦和苑');
    await receive(here, 0, '85.63');
    await receive(here, 0, '14.37');
    await receive(here, 1, '500');
    await db.transactions.run(here.id, async (tx) => {
      const held = { unitId: here.units[2] ?? '', account: '224101' as const };
      await charges.receipts.deposit(tx, here.id, money('2000'), held);
      const { id: receiptId } = await charges.receipts.unidentified(tx, here.id, money('70'));
      const claim = { receiptId, amount: Money.yuan('30'), by: people.cashier };
      const purpose = { unitId: here.units[3] ?? '', chosen: null, keepFor: 'service' };
      await charges.receipts.match(tx, here.id, claim, purpose);
    });
    await close(here, '2026-01');
    expect(await found(here)).toEqual(['10000', '50000', '200000', '3000', '0', '0']);
    const { homes, total, takenBack } = await one(here);
    expect([homes, total.toString(), takenBack.toString()]).toEqual([4, '2630.00', '0.00']);
    // all the credits of receipts: to claims, to advances, to deposits
    const { rows } = await db.admin.query<{ credited: string }>(
      `select sum(p.credit)::text as credited from posting p
       join entry e on e.community_id = p.community_id and e.seq = p.seq
       where p.community_id = $1 and e.period = '2026-01' and p.account_code in
         ('112201', '220301', '224101') and e.source_kind = 'receipt'`,
      [here.id],
    );
    expect(rows[0]?.credited).toBe('2630.00');
    expect(await faultsIn(db, here.id)).toEqual([]);
  });

  it('counts a receipt cancelled in its month for nothing, and takes a later one back', async () => {
    const here = await place('东苑');
    const wrong = await receive(here, 0, '100');
    const stays = await receive(here, 1, '200');
    await receive(here, 2, '300');
    await cancel(here, wrong);
    await close(here, '2026-01');
    expect(await found(here)).toEqual(['0', '20000', '30000', '0', '0', '0']);
    await cancel(here, stays);
    await receive(here, 2, '50');
    await close(here, '2026-02');
    expect(await found(here, '2026-02')).toEqual(['0', '0', '5000', '0', '0', '0']);
    const { total, takenBack } = await one(here, '2026-02');
    expect([total.toString(), takenBack.toString()]).toEqual(['50.00', '200.00']);
    // what January said it still says
    expect(await found(here)).toEqual(['0', '20000', '30000', '0', '0', '0']);
    expect(await faultsIn(db, here.id)).toEqual([]);
  });

  it('of a month without receipts makes an empty tree', async () => {
    const here = await place('西苑');
    await close(here, '2026-01');
    expect(await one(here)).toMatchObject({ homes: 0, total: Money.zero });
    expect(await found(here)).toEqual(['0', '0', '0', '0', '0', '0']);
  });

  it('knows every receipt of a file of them', async () => {
    const here = await place('南苑');
    const lines = here.units.map((unitId, at) => ({
      ...money(`${at + 1}.11`),
      unitId,
      reference: `流水${at}`,
    }));
    await db.transactions.run(here.id, (tx) =>
      charges.bulk.take(tx, here.id, { lines, by: people.cashier, keepFor: 'service' }),
    );
    await close(here, '2026-01');
    expect(await found(here)).toEqual(['111', '211', '311', '411', '511', '611']);
  });
});

it('a payment that is left out is missed by that household, and by no other', async () => {
  const here = await place('北苑');
  const receipts: string[] = [];
  for (const [home, amount] of ['10', '20', '30', '40'].entries()) {
    receipts.push(await receive(here, home, amount));
  }
  // by whoever holds the database: the closing no longer sees that the voucher is a receipt's
  const hide = async (sql: string) => db.admin.query(sql, [here.id, receipts[2]]);
  await db.admin.query('set session_replication_role = replica');
  await hide(`update entry set source_kind = '' where community_id = $1 and source_id = $2`);
  await hide('update receipt set entry_seq = 0 where community_id = $1 and id = $2');
  await db.admin.query('set session_replication_role = origin');
  await close(here, '2026-01');
  expect((await one(here)).total.toString()).toBe('70.00');
  expect(await found(here)).toEqual(['1000', '2000', 'receipts.missing', '4000', '0', '0']);
});

describe('verification', () => {
  const tampered = async (sql: string, back: string) => {
    const run = async (text: string) => {
      await db.admin.query('begin; set local session_replication_role = replica');
      await db.admin.query(text, [next.id]);
      await db.admin.query('commit');
    };
    await run(sql);
    const faults = (await faultsIn(db, next.id)).map(({ check }) => check);
    await run(back);
    expect(await faultsIn(db, next.id)).toEqual([]);
    return faults;
  };
  const ofHome = (set: string) =>
    `update receipts_tree_home set ${set} where community_id = $1 and unit_id = '${next.units[0]}'`;

  it('finds another amount, no amount, and a home that is gone', async () => {
    const rooted = '收款核对树的树根与各户金额一致';
    const booked = '收款核对树与账簿的收款一致';
    expect(await tampered(ofHome('amount = 301'), ofHome('amount = 300'))).toEqual([
      rooted,
      booked,
    ]);
    expect(
      await tampered(
        'delete from receipts_tree_home where community_id = $1',
        `insert into receipts_tree_home select $1, '2026-01', u, 300
         from unnest('{${next.units.slice(0, 3).join()}}'::uuid[]) as u`,
      ),
    ).toEqual([rooted, booked]);
  });

  it('finds a tree that is not made of the books', async () => {
    const set = (credit: string) =>
      `update posting set credit = credit ${credit} where community_id = $1 and unit_id = '${next.units[1]}'
         and account_code = '220301'`;
    expect(await tampered(set('+ 1'), set('- 1'))).toContain('收款核对树与账簿的收款一致');
  });

  it('finds a closed month with receipts and no tree', async () => {
    await db.admin.query(
      `create temp table trees as select * from receipts_tree where community_id = ${next.id};
       create temp table homes as select * from receipts_tree_home where community_id = ${next.id}`,
    );
    const faults = await tampered(
      `with gone as (delete from receipts_tree_home where community_id = $1)
       delete from receipts_tree where community_id = $1`,
      `with back as (insert into receipts_tree_home select * from homes where community_id = $1)
       insert into receipts_tree select * from trees where community_id = $1`,
    );
    expect(faults).toContain('每个有收款的已结账月份都有收款核对树');
  });
});

describe('a tree', () => {
  it('is made once, of closed months only, and is never changed', async () => {
    const make = (month: string) =>
      db.transactions.run(next.id, (tx) => trees.make(tx, next.id, period(month)));
    await expect(make('2026-01')).rejects.toThrow(/duplicate key|已存在|重复/);
    await expect(make('2026-02')).rejects.toThrow(/foreign key|外键|period_close/);
    await expect(
      db.admin.query('update receipts_tree set homes = 0 where community_id = $1', [next.id]),
    ).rejects.toThrow(/append|refuse|改/);
  });

  it('of a month that is not closed is not there', async () => {
    await expect(one(next, '2026-02')).rejects.toMatchObject({
      code: 'log.receipts-tree-unknown',
    });
  });

  it('of the neighbours has none of our homes', async () => {
    const here = await place('中苑');
    const [stranger = ''] = here.units;
    expect(await proofs.given(next.id, '2026-01', stranger)).toMatchObject({
      shares: [],
      receipts: [],
    });
  });
});
