import '../../src/common-income/common-income.module';
import type { IncomeTerms } from '../../src/common-income/terms.rules';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { hireBookkeepers } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { contractPaper, LIFT_ADVERTS, NOT_SIGNED } from '../support/income';
import { LettingInTest } from '../support/letting';
import { faultsIn } from '../support/verification';

const db = withDatabase();
const letting = new LettingInTest(db);
let nextDoor: number;

const yuan = (text: string) => Money.yuan(text);
const refusal = (code: string) => expect.objectContaining({ code });

beforeAll(async () => {
  letting.people = await hireBookkeepers(db);
  nextDoor = await letting.community('邻家苑');
  const contract = await letting.register();
  await letting.accrue('2026-03');
  await letting.receive(contract, '1000', '2026-03-05');
});
beforeEach(() => letting.income.clock.set('2026-03-20'));
afterEach(async () => expect(await faultsIn(db, letting.here)).toEqual([]));

describe('a contract', () => {
  it('earns every month what it says, once, however often it is asked', async () => {
    await letting.community('计提苑');
    await letting.register();
    const first = await letting.accrue('2026-02');
    expect([first.contracts, first.amount.toString()]).toEqual([1, '1200.00']);
    expect(await letting.accrue('2026-02')).toMatchObject({ contracts: 0, vouchers: 0 });
    expect((await letting.accrue('2026-03')).amount.toString()).toBe('600.00');
    expect(await letting.booked('112203', '430101')).toEqual(['1800.00', '-1800.00']);
    const { rows } = await db.admin.query(
      `select booked_on::text, kind, summary from entry where community_id = $1 order by seq`,
      [letting.here],
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
    await letting.community('预收苑');
    const contract = await letting.register();
    await letting.accrue('2026-01');
    expect((await letting.receive(contract, '1000', '2026-02-03')).advance.toString()).toBe(
      '400.00',
    );
    expect(await letting.booked('112203', '220303')).toEqual(['0.00', '-400.00']);
    await letting.accrue('2026-02');
    expect(await letting.booked('112203', '220303')).toEqual(['200.00', '0.00']);
    expect(await letting.itemOf(contract, { period: '2026-02' })).toMatchObject({
      due: '0.00',
      received: '1000.00',
      overdue: '800.00',
      state: 'late',
    });
  });

  it('is late the day after it was due, and everybody sees by how much', async () => {
    await letting.community('逾期苑');
    const contract = await letting.register({
      startsOn: day('2026-03-01'),
      endsOn: day('2027-02-28'),
    });
    letting.income.clock.set('2026-03-10');
    expect(await letting.itemOf(contract, { period: '2026-03' })).toMatchObject({
      due: '1800.00',
      overdue: '0.00',
      state: 'ok',
      nextDue: '2026-03-10',
    });
    letting.income.clock.set('2026-03-11');
    const march = await letting.view({ period: '2026-03' });
    expect(march).toMatchObject({ due: '1800.00', received: '0.00', overdue: '1800.00' });
    expect(march.items).toMatchObject([{ id: contract, state: 'late', nextDue: '2026-06-10' }]);
  });

  it('changes by a version from its day on; what is accrued stays, and paper is needed', async () => {
    await letting.community('调价苑');
    const contract = await letting.register();
    await letting.accrue('2026-03');
    const terms = {
      ...LIFT_ADVERTS,
      fileId: await contractPaper(db, letting.here, letting.people.accountant),
    };
    const change = (more: Partial<IncomeTerms>) =>
      db.transactions.run(letting.here, (tx) =>
        letting.income.contracts.change(tx, letting.here, {
          contractId: contract,
          terms: { ...terms, ...more },
          by: letting.people.accountant,
        }),
      );
    await expect(change({ startsOn: day('2026-03-01') })).rejects.toMatchObject({
      details: { problems: [{ code: 'income.accrued-already', field: 'startsOn' }] },
    });
    const dearer = { startsOn: day('2026-04-01'), schedule: 'monthly', amount: '650.00' } as const;
    await expect(change({ ...dearer, fileId: null })).rejects.toMatchObject({
      details: { problems: [{ code: 'income.file' }] },
    });
    const foreign = await contractPaper(db, nextDoor, letting.people.accountant);
    await expect(change({ ...dearer, fileId: foreign })).rejects.toEqual(
      refusal('income.file-unknown'),
    );
    expect(await change(dearer)).toBe(2);
    letting.income.clock.set('2026-04-30');
    expect((await letting.accrue('2026-04')).amount.toString()).toBe('650.00');
  });

  it('that is ended takes months after its end back in red', async () => {
    await letting.community('终止苑');
    const contract = await letting.register();
    await letting.accrue('2026-03');
    await expect(letting.end(contract, '2026-03-21')).rejects.toEqual(
      refusal('income.end-to-come'),
    );
    await expect(letting.end(contract, '2025-12-31')).rejects.toEqual(
      refusal('income.end-before-start'),
    );
    expect(await letting.end(contract, '2026-01-31')).toBe(1);
    expect(await letting.booked('112203', '430101')).toEqual(['600.00', '-600.00']);
    expect(await letting.accrue('2026-03')).toMatchObject({ contracts: 0 });
    await expect(letting.end(contract, '2026-01-31')).rejects.toEqual(
      refusal('income.ended-already'),
    );
  });

  it('of the neighbour is none of ours', async () => {
    await letting.community('隔壁苑');
    const theirs = await letting.register({}, nextDoor);
    await expect(letting.receive(theirs, '1', '2026-03-05')).rejects.toEqual(
      refusal('income.contract-unknown'),
    );
    expect((await letting.view({ year: '2026' })).items).toEqual([]);
  });
});

describe('what nobody agreed or renewed', () => {
  it('is shown to everybody: no contract, over, ending soon', async () => {
    await letting.community('台账苑');
    const none = await letting.register({ ...NOT_SIGNED, fileId: null });
    const over = await letting.register({ place: '道闸灯箱', endsOn: day('2026-02-28') });
    const soon = await letting.register({
      place: '快递柜',
      endsOn: day('2026-04-30'),
      counterparty: '张三丰',
      counterpartyKind: 'person',
    });
    const { items } = await letting.view({ period: '2026-03' });
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
    await letting.community('无约苑');
    const none = await letting.register({ ...NOT_SIGNED, fileId: null });
    await letting.receive(none, '300', '2026-03-12');
    expect(await letting.booked('430105', '112203')).toEqual(['-300.00', '0.00']);
    const theirs = await letting.register({ place: '开发商车库', owner: 'DEVELOPER' });
    await expect(letting.receive(theirs, '5', '2026-03-12')).rejects.toEqual(
      refusal('income.not-common'),
    );
    expect(await letting.accrue('2026-03')).toMatchObject({ contracts: 0 });
  });

  it('stands in the books outside every contract, and is said', async () => {
    await letting.community('账外苑');
    await db.transactions.run(letting.here, (tx) =>
      letting.income.ledger.post(tx, letting.here, {
        key: `test-other-${letting.here}`,
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
    expect(await letting.view({ period: '2026-03' })).toMatchObject({
      otherIncome: '300.00',
      net: '300.00',
      received: '0.00',
    });
  });

  it('is made of parts that add up: contracts, parking rents of homes, the rest, less cost', async () => {
    await letting.community('合计苑');
    const contract = await letting.register();
    await letting.accrue('2026-03');
    await letting.receive(contract, '700', '2026-03-05');
    const side = (accountCode: string, debit: string, credit: string) => ({
      accountCode,
      fund: 'F2' as const,
      debit: yuan(debit),
      credit: yuan(credit),
    });
    await db.transactions.run(letting.here, (tx) =>
      letting.income.ledger.post(tx, letting.here, {
        key: `test-parts-${letting.here}`,
        bookedOn: day('2026-03-02'),
        kind: 'receipt',
        summary: '三月车位月租、废品款，付保洁',
        attachmentCount: 1,
        preparedBy: null,
        reviewedBy: null,
        postedBy: null,
        lines: [
          side('100202', '2100', '0'),
          side('5301', '100', '0'),
          side('420101', '0', '2000'),
          side('430108', '0', '200'),
        ],
      }),
    );
    expect(await letting.view({ period: '2026-03' })).toMatchObject({
      received: '700.00',
      contractIncome: '1800.00',
      parkingIncome: '2000.00',
      otherIncome: '200.00',
      cost: '100.00',
      net: '3900.00',
    });
  });
});
