import '../../src/common-income/common-income.module';
import { accrued, daysSettled } from '../../src/common-income/closing-check';
import { day } from '../../src/shared/day';
import { period } from '../../src/shared/period';
import { hireBookkeepers } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { PARKING_GATE } from '../support/income';
import { LettingInTest } from '../support/letting';
import { faultsIn } from '../support/verification';

const db = withDatabase();
const letting = new LettingInTest(db);

const refusal = (code: string) => expect.objectContaining({ code });

beforeAll(async () => {
  letting.people = await hireBookkeepers(db);
  await letting.community('邻家苑');
  const contract = await letting.register();
  await letting.accrue('2026-03');
  await letting.receive(contract, '1000', '2026-03-05');
});
beforeEach(() => letting.income.clock.set('2026-03-20'));
afterEach(async () => expect(await faultsIn(db, letting.here)).toEqual([]));

describe('a place settled daily (acceptance case 15)', () => {
  it('owes the developer its sum of the month as a debt: 56,000.00 on 224104, no income', async () => {
    await letting.community('分成苑');
    const gate = await letting.register({
      ...PARKING_GATE,
      startsOn: day('2026-03-01'),
      fileId: null,
      developerShare: { kind: 'sum', value: '56000.00' },
    });
    await letting.settleDay(gate, '2026-03-01', '70000');
    await letting.accrue('2026-03');
    await letting.accrue('2026-03');
    expect(await letting.booked('224104', '420102', '101201')).toEqual([
      '-56000.00',
      '-14000.00',
      '70000.00',
    ]);
    expect(await letting.view({ period: '2026-03' })).toMatchObject({
      developerShare: '56000.00',
      net: '14000.00',
    });
  });

  it('owes it a rate at once, and every day has one sum', async () => {
    await letting.community('日结苑');
    const gate = await letting.register({
      ...PARKING_GATE,
      startsOn: day('2026-03-18'),
      fileId: null,
      developerShare: { kind: 'rate', value: '0.3' },
    });
    const { id } = await letting.settleDay(gate, '2026-03-18', '333.33');
    expect(await letting.booked('224104', '420102')).toEqual(['-100.00', '-233.33']);
    await expect(letting.settleDay(gate, '2026-03-18', '1')).rejects.toEqual(
      refusal('income.day-twice'),
    );
    await expect(letting.settleDay(gate, '2026-03-21', '1')).rejects.toEqual(
      refusal('income.day-to-come'),
    );
    await expect(letting.settleDay(gate, '2026-03-19', '0')).rejects.toEqual(
      refusal('income.note-needed'),
    );
    await expect(letting.receive(gate, '1', '2026-03-18')).rejects.toEqual(
      refusal('income.settled-daily'),
    );
    expect(await letting.itemOf(gate, { period: '2026-03' })).toMatchObject({
      missingDays: 1,
      state: 'late',
    });
    expect((await letting.settleDay(gate, '2026-03-19', '0', '道闸检修停用')).entrySeq).toBeNull();
    expect(await letting.itemOf(gate, { period: '2026-03' })).toMatchObject({
      missingDays: 0,
      state: 'ok',
    });
    await expect(letting.cancel(id, letting.people.cashier)).rejects.toEqual(
      refusal('income.cancelled-by-receiver'),
    );
    await letting.cancel(id);
    expect(await letting.booked('224104', '420102')).toEqual(['0.00', '0.00']);
    await letting.settleDay(gate, '2026-03-18', '333');
    expect(await letting.itemOf(gate, { period: '2026-03' })).toMatchObject({ received: '333.00' });
  });
});

describe('a receipt entered wrongly', () => {
  it('is taken back in red, and what it had paid ahead is receivable again', async () => {
    await letting.community('作废苑');
    const contract = await letting.register();
    await letting.accrue('2026-01');
    const { id } = await letting.receive(contract, '1000', '2026-01-15');
    await letting.accrue('2026-02');
    await letting.cancel(id);
    expect(await letting.booked('112203', '220303', '100202')).toEqual(['1200.00', '0.00', '0.00']);
    await expect(letting.cancel(id)).rejects.toEqual(refusal('income.receipt-cancelled'));
    expect(await letting.itemOf(contract, { year: '2026' })).toMatchObject({ received: '0.00' });
  });
});

describe('before a month is closed', () => {
  const checks = (month: string) =>
    db.transactions.run(letting.here, async (tx) => [
      (await accrued(tx, letting.here, period(month))).ok,
      (await daysSettled(tx, letting.here, period(month))).ok,
    ]);

  it('what it earned is accrued and every day has its sum', async () => {
    await letting.community('结账苑');
    await letting.register();
    const gate = await letting.register({
      ...PARKING_GATE,
      startsOn: day('2026-02-27'),
      fileId: null,
    });
    expect(await checks('2026-02')).toEqual([false, false]);
    await letting.accrue('2026-02');
    await letting.settleDay(gate, '2026-02-27', '5');
    expect(await checks('2026-02')).toEqual([true, false]);
    await letting.settleDay(gate, '2026-02-28', '6');
    expect(await checks('2026-02')).toEqual([true, true]);
  });
});
