import '../../src/common-income/common-income.module';
import { accrued, daysSettled } from '../../src/common-income/closing-check';
import { incomeRange } from '../../src/common-income/income-range.rules';
import { commonIncomeViewOf } from '../../src/common-income/income-views';
import type { IncomeTerms } from '../../src/common-income/terms.rules';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import { hireBookkeepers, openCommunity } from '../support/books';
import type { Bookkeepers } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import {
  contractPaper,
  IncomeInTest,
  LIFT_ADVERTS,
  NOT_SIGNED,
  PARKING_GATE,
} from '../support/income';
import { faultsIn } from '../support/verification';

const db = withDatabase();
const income = new IncomeInTest();
let people: Bookkeepers;
let here: number;
let nextDoor: number;

const yuan = (text: string) => Money.yuan(text);
const refusal = (code: string) => expect.objectContaining({ code });

/** A community of a test's own, beside the busy one next door. */
async function community(name: string): Promise<number> {
  here = await openCommunity(db, name);
  return here;
}

async function register(change: Partial<IncomeTerms> = {}, at = here): Promise<string> {
  const paper = await contractPaper(db, at, people.accountant);
  const terms = { ...LIFT_ADVERTS, fileId: paper, ...change };
  return db.transactions.run(at, (tx) =>
    income.contracts.register(tx, at, { terms, by: people.accountant }),
  );
}
const accrue = (month: string, at = here) =>
  db.transactions.run(at, (tx) =>
    income.accruals.accrue(tx, at, { period: period(month), by: people.accountant }),
  );
const receive = (contractId: string, amount: string, on: string, at = here) =>
  db.transactions.run(at, (tx) =>
    income.receipts.receive(tx, at, {
      contractId,
      method: 'transfer',
      moneyAccount: '100202',
      amount: yuan(amount),
      receivedOn: day(on),
      reference: `流水${on}`,
      note: '',
      by: people.cashier,
    }),
  );
const settleDay = (contractId: string, on: string, gross: string, note = '') =>
  db.transactions.run(here, (tx) =>
    income.receipts.settleDay(tx, here, {
      contractId,
      on: day(on),
      gross: yuan(gross),
      ways: yuan(gross).isZero()
        ? []
        : [{ method: 'online', moneyAccount: '101201', amount: yuan(gross), reference: '' }],
      note,
      by: people.cashier,
    }),
  );
const cancel = (receiptId: string, by = people.reviewer) =>
  db.transactions.run(here, (tx) =>
    income.cancellations.cancel(tx, here, { receiptId, reason: '录入有误', by }),
  );

/** Σ debit − Σ credit of an account in the common income fund, yuan. */
async function booked(account: string, at = here): Promise<string> {
  const { rows } = await db.admin.query<{ net: string }>(
    `select coalesce(sum(debit - credit), 0)::numeric(18,2)::text as net from posting
     where community_id = $1 and account_code = $2 and fund = 'F2'`,
    [at, account],
  );
  return rows[0]?.net ?? '';
}
const view = async (range: { period?: string; year?: string }, at = here) =>
  commonIncomeViewOf(
    await income.queries(db).published(at, incomeRange(range, income.clock.today())),
  );
const itemOf = async (id: string, range: { period?: string; year?: string }) =>
  (await view(range)).items.find((item) => item.id === id);

beforeAll(async () => {
  people = await hireBookkeepers(db);
  nextDoor = await openCommunity(db, '邻家苑');
  const contract = await register({}, nextDoor);
  await accrue('2026-03', nextDoor);
  await receive(contract, '1000', '2026-03-05', nextDoor);
});
beforeEach(() => income.clock.set('2026-03-20'));
afterEach(async () => expect(await faultsIn(db, here)).toEqual([]));

describe('a contract', () => {
  it('earns every month what it says, once, however often it is asked', async () => {
    await community('计提苑');
    await register();
    const first = await accrue('2026-02');
    expect([first.contracts, first.amount.toString()]).toEqual([1, '1200.00']);
    expect(await accrue('2026-02')).toMatchObject({ contracts: 0, vouchers: 0 });
    expect((await accrue('2026-03')).amount.toString()).toBe('600.00');
    expect([await booked('112203'), await booked('430101')]).toEqual(['1800.00', '-1800.00']);
    const { rows } = await db.admin.query(
      `select booked_on::text, kind, summary from entry where community_id = $1 order by seq`,
      [here],
    );
    expect(rows).toEqual([
      {
        booked_on: '2026-02-28',
        kind: 'billing',
        summary: '计提公共收益：1至9栋电梯轿厢，2026年1月至2026年2月',
      },
      {
        booked_on: '2026-03-20',
        kind: 'billing',
        summary: '计提公共收益：1至9栋电梯轿厢，2026年3月',
      },
    ]);
  });

  it('is paid the oldest first, and what is over is kept and used up month by month', async () => {
    await community('预收苑');
    const contract = await register();
    await accrue('2026-01');
    expect((await receive(contract, '1000', '2026-02-03')).advance.toString()).toBe('400.00');
    expect([await booked('112203'), await booked('220303')]).toEqual(['0.00', '-400.00']);
    await accrue('2026-02');
    expect([await booked('112203'), await booked('220303')]).toEqual(['200.00', '0.00']);
    expect(await itemOf(contract, { period: '2026-02' })).toMatchObject({
      due: '0.00',
      received: '1000.00',
      overdue: '800.00',
      state: 'late',
    });
  });

  it('is late the day after it was due, and everybody sees by how much', async () => {
    await community('逾期苑');
    const contract = await register({ startsOn: day('2026-03-01'), endsOn: day('2027-02-28') });
    income.clock.set('2026-03-10');
    expect(await itemOf(contract, { period: '2026-03' })).toMatchObject({
      due: '1800.00',
      overdue: '0.00',
      state: 'ok',
      nextDue: '2026-03-10',
    });
    income.clock.set('2026-03-11');
    const march = await view({ period: '2026-03' });
    expect(march).toMatchObject({ due: '1800.00', received: '0.00', overdue: '1800.00' });
    expect(march.items).toMatchObject([{ id: contract, state: 'late', nextDue: '2026-06-10' }]);
  });

  it('changes by a version from its day on; what is accrued stays, and paper is needed', async () => {
    await community('调价苑');
    const contract = await register();
    await accrue('2026-03');
    const terms = { ...LIFT_ADVERTS, fileId: await contractPaper(db, here, people.accountant) };
    const change = (more: Partial<IncomeTerms>) =>
      db.transactions.run(here, (tx) =>
        income.contracts.change(tx, here, {
          contractId: contract,
          terms: { ...terms, ...more },
          by: people.accountant,
        }),
      );
    await expect(change({ startsOn: day('2026-03-01') })).rejects.toMatchObject({
      details: { problems: [{ code: 'income.accrued-already', field: 'startsOn' }] },
    });
    const dearer = { startsOn: day('2026-04-01'), schedule: 'monthly', amount: '650.00' } as const;
    await expect(change({ ...dearer, fileId: null })).rejects.toMatchObject({
      details: { problems: [{ code: 'income.file' }] },
    });
    const foreign = await contractPaper(db, nextDoor, people.accountant);
    await expect(change({ ...dearer, fileId: foreign })).rejects.toEqual(
      refusal('income.file-unknown'),
    );
    expect(await change(dearer)).toBe(2);
    income.clock.set('2026-04-30');
    expect((await accrue('2026-04')).amount.toString()).toBe('650.00');
  });

  it('that is ended takes months after its end back in red', async () => {
    await community('终止苑');
    const contract = await register();
    await accrue('2026-03');
    const end = (endedOn: string) =>
      db.transactions.run(here, (tx) =>
        income.contracts.end(tx, here, {
          contractId: contract,
          endedOn: day(endedOn),
          reason: '对方提前退租',
          by: people.accountant,
        }),
      );
    await expect(end('2026-03-21')).rejects.toEqual(refusal('income.end-to-come'));
    await expect(end('2025-12-31')).rejects.toEqual(refusal('income.end-before-start'));
    expect(await end('2026-01-31')).toBe(1);
    expect([await booked('112203'), await booked('430101')]).toEqual(['600.00', '-600.00']);
    expect(await accrue('2026-03')).toMatchObject({ contracts: 0 });
    await expect(end('2026-01-31')).rejects.toEqual(refusal('income.ended-already'));
  });

  it('of the neighbour is none of ours', async () => {
    await community('隔壁苑');
    const theirs = await register({}, nextDoor);
    await expect(receive(theirs, '1', '2026-03-05')).rejects.toEqual(
      refusal('income.contract-unknown'),
    );
    expect((await view({ year: '2026' })).items).toEqual([]);
  });
});

describe('what nobody agreed or renewed', () => {
  it('is shown to everybody: no contract, over, ending soon', async () => {
    await community('台账苑');
    const none = await register({ ...NOT_SIGNED, fileId: null });
    const over = await register({ place: '道闸灯箱', endsOn: day('2026-02-28') });
    const soon = await register({
      place: '快递柜',
      endsOn: day('2026-04-30'),
      counterparty: '张三丰',
      counterpartyKind: 'person',
    });
    const { items } = await view({ period: '2026-03' });
    const states = Object.fromEntries(
      items.map((item) => [item.id, [item.state, item.counterparty]]),
    );
    expect(states).toEqual({
      [none]: ['no-contract', null],
      [over]: ['expired', '分众示例传媒有限公司'],
      [soon]: ['late', '张*丰'],
    });
    expect(items.find(({ id }) => id === soon)?.flags).toEqual(['late', 'ends-soon']);
  });

  it('brings income as it comes, and never any that is not the owners’', async () => {
    await community('无约苑');
    const none = await register({ ...NOT_SIGNED, fileId: null });
    await receive(none, '300', '2026-03-12');
    expect([await booked('430105'), await booked('112203')]).toEqual(['-300.00', '0.00']);
    const theirs = await register({ place: '开发商车库', owner: 'DEVELOPER' });
    await expect(receive(theirs, '5', '2026-03-12')).rejects.toEqual(refusal('income.not-common'));
    expect(await accrue('2026-03')).toMatchObject({ contracts: 0 });
  });

  it('stands in the books outside every contract, and is said', async () => {
    await community('账外苑');
    await db.transactions.run(here, (tx) =>
      income.ledger.post(tx, here, {
        key: `test-other-${here}`,
        bookedOn: day('2026-03-02'),
        kind: 'receipt',
        summary: '废品回收款',
        attachmentCount: 1,
        preparedBy: null,
        reviewedBy: null,
        postedBy: null,
        lines: [
          { accountCode: '100202', fund: 'F2', debit: yuan('300'), credit: Money.zero },
          { accountCode: '430108', fund: 'F2', debit: Money.zero, credit: yuan('300') },
        ],
      }),
    );
    expect(await view({ period: '2026-03' })).toMatchObject({
      otherIncome: '300.00',
      net: '300.00',
      received: '0.00',
    });
  });
});

describe('a place settled daily (acceptance case 15)', () => {
  it('owes the developer its sum of the month as a debt: 56,000.00 on 224104, no income', async () => {
    await community('分成苑');
    const gate = await register({
      ...PARKING_GATE,
      startsOn: day('2026-03-01'),
      fileId: null,
      developerShare: { kind: 'sum', value: '56000.00' },
    });
    await settleDay(gate, '2026-03-01', '70000');
    await accrue('2026-03');
    await accrue('2026-03');
    expect([await booked('224104'), await booked('420102'), await booked('101201')]).toEqual([
      '-56000.00',
      '-14000.00',
      '70000.00',
    ]);
    expect(await view({ period: '2026-03' })).toMatchObject({
      developerShare: '56000.00',
      net: '14000.00',
    });
  });

  it('owes it a rate at once, and every day has one sum', async () => {
    await community('日结苑');
    const gate = await register({
      ...PARKING_GATE,
      startsOn: day('2026-03-18'),
      fileId: null,
      developerShare: { kind: 'rate', value: '0.3' },
    });
    const { id } = await settleDay(gate, '2026-03-18', '333.33');
    expect([await booked('224104'), await booked('420102')]).toEqual(['-100.00', '-233.33']);
    await expect(settleDay(gate, '2026-03-18', '1')).rejects.toEqual(refusal('income.day-twice'));
    await expect(settleDay(gate, '2026-03-21', '1')).rejects.toEqual(refusal('income.day-to-come'));
    await expect(settleDay(gate, '2026-03-19', '0')).rejects.toEqual(refusal('income.note-needed'));
    await expect(receive(gate, '1', '2026-03-18')).rejects.toEqual(refusal('income.settled-daily'));
    expect(await itemOf(gate, { period: '2026-03' })).toMatchObject({
      missingDays: 1,
      state: 'late',
    });
    expect((await settleDay(gate, '2026-03-19', '0', '道闸检修停用')).entrySeq).toBeNull();
    expect(await itemOf(gate, { period: '2026-03' })).toMatchObject({
      missingDays: 0,
      state: 'ok',
    });
    await expect(cancel(id, people.cashier)).rejects.toEqual(
      refusal('income.cancelled-by-receiver'),
    );
    await cancel(id);
    expect([await booked('224104'), await booked('420102')]).toEqual(['0.00', '0.00']);
    await settleDay(gate, '2026-03-18', '333');
    expect(await itemOf(gate, { period: '2026-03' })).toMatchObject({ received: '333.00' });
  });
});

describe('a receipt entered wrongly', () => {
  it('is taken back in red, and what it had paid ahead is receivable again', async () => {
    await community('作废苑');
    const contract = await register();
    await accrue('2026-01');
    const { id } = await receive(contract, '1000', '2026-01-15');
    await accrue('2026-02');
    await cancel(id);
    expect([await booked('112203'), await booked('220303'), await booked('100202')]).toEqual([
      '1200.00',
      '0.00',
      '0.00',
    ]);
    await expect(cancel(id)).rejects.toEqual(refusal('income.receipt-cancelled'));
    expect(await itemOf(contract, { year: '2026' })).toMatchObject({ received: '0.00' });
  });
});

describe('before a month is closed', () => {
  const checks = (month: string) =>
    db.transactions.run(here, async (tx) => [
      (await accrued(tx, here, period(month))).ok,
      (await daysSettled(tx, here, period(month))).ok,
    ]);

  it('what it earned is accrued and every day has its sum', async () => {
    await community('结账苑');
    await register();
    const gate = await register({ ...PARKING_GATE, startsOn: day('2026-02-27'), fileId: null });
    expect(await checks('2026-02')).toEqual([false, false]);
    await accrue('2026-02');
    await settleDay(gate, '2026-02-27', '5');
    expect(await checks('2026-02')).toEqual([true, false]);
    await settleDay(gate, '2026-02-28', '6');
    expect(await checks('2026-02')).toEqual([true, true]);
  });
});
