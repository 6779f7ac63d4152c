import '../../src/charges/charges.module';
import { BillRunJob } from '../../src/charges/bill-run.job';
import { JobQueries, type JobView } from '../../src/platform/jobs/jobs.queries';
import type { JobHandler } from '../../src/platform/jobs/job';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import { BillingInTest } from '../support/billing';
import { hireBookkeepers } from '../support/books';
import { ChargesInTest } from '../support/charges';
import { withDatabase } from '../support/fresh-database';
import { startJobProgram, waitFor } from '../support/job-program';
import type { JobProgram } from '../support/job-program';

const db = withDatabase();
const charges = new ChargesInTest();
const billing = new BillingInTest(db, () => by);
const march = period('2026-03');
let by: string;
let program: JobProgram | null = null;

beforeAll(async () => {
  ({ accountant: by } = await hireBookkeepers(db));
});
afterEach(async () => {
  await program?.stop();
  program = null;
});

const jobs = () => new JobQueries(db.reading);
const handler = (): JobHandler<never> => {
  const job = new BillRunJob({} as never, db.transactions, charges.runs(db));
  return (given, progress) => job.run(given, progress);
};
const order = (id: number, month = march) =>
  db.transactions.run(id, (tx) => charges.runs(db).order(tx, id, { period: month, by }));
const runsOf = (job: JobView | null): string[] =>
  (job?.result as { runs: string[] } | undefined)?.runs ?? [];
const untilDone = async (community: number, jobId: string) => {
  await waitFor(async () =>
    ['done', 'failed'].includes((await jobs().findJob(community, jobId))?.state ?? ''),
  );
  return jobs().findJob(community, jobId);
};
const cancel = (id: number, runId: string, reason = '单价录错') =>
  db.transactions.run(id, (tx) => charges.runs(db).cancel(tx, id, { runId, reason, by }));

describe('a month billed in the background', () => {
  it('bills every fee, and uses what was paid in advance', async () => {
    const neighbour = (await billing.community('邻家苑', [{}])).id;
    const { id, units } = await billing.community('锦和苑', [{}, {}, { kind: 'parking' }]);
    const [unitId = ''] = units;
    await db.transactions.run(id, (tx) =>
      charges.receipts.receive(
        tx,
        id,
        {
          method: 'cash',
          moneyAccount: '1001',
          amount: Money.yuan('100'),
          receivedOn: charges.clock.today(),
          reference: '',
          by,
        },
        { unitId, chosen: null, keepFor: 'service' },
      ),
    );
    program = await startJobProgram(db, { 'bill-run': handler() });
    const jobId = await order(id);
    const done = await untilDone(id, jobId);
    expect(done).toMatchObject({ kind: 'bill-run', state: 'done', title: '2026年3月计费' });
    // the meters are not read, and no cost is there to share
    expect(runsOf(done)).toHaveLength(2);
    const bills = await billing.billsOf(id, march);
    expect(bills.find(({ unit_id }) => unit_id === unitId)?.settled).toBe('85.63');
    expect((await billing.billsOf(id, march, 'parking')).map(({ amount }) => amount)).toEqual([
      '250.00',
    ]);
    expect(await billing.billsOf(neighbour, march)).toEqual([]);
  });

  it('begun again after half of it bills the rest only', async () => {
    const { id } = await billing.community('重启苑', [{}, { kind: 'parking' }]);
    const first = await billing.run(id, march);
    program = await startJobProgram(db, { 'bill-run': handler() });
    const done = await untilDone(id, await order(id));
    expect(runsOf(done)).toHaveLength(1);
    expect(runsOf(done)).not.toContain(first);
    expect(await billing.billsOf(id, march)).toHaveLength(1);
    expect(await billing.billsOf(id, march, 'parking')).toHaveLength(1);
    const again = await untilDone(id, await order(id));
    expect(again?.result).toEqual({ runs: [] });
  });

  it('is not begun for a month to come, nor without a schedule', async () => {
    const { id } = await billing.community('未来苑', [{}]);
    await expect(order(id, period('2026-04'))).rejects.toMatchObject({
      code: 'charges.period-to-come',
    });
    await expect(order(id, period('2025-12'))).rejects.toMatchObject({
      code: 'charges.no-schedule',
    });
  });

  it('that the book refuses says why', async () => {
    const { id } = await billing.community('结账苑', [{}]);
    charges.clock.set('2026-06-01');
    await db.transactions.run(id, async (tx) => {
      await tx.query(`select close_period($1, '2026-01', $2, '{}')`, [id, by]);
    });
    program = await startJobProgram(db, { 'bill-run': handler() });
    const done = await untilDone(id, await order(id, period('2026-01')));
    expect(done).toMatchObject({ state: 'failed', problem: { code: 'ledger.closed-period' } });
    expect(await billing.billsOf(id, '2026-01')).toEqual([]);
    charges.clock.set('2026-03-20');
  });
});

describe('cancelling', () => {
  it('takes a run back once, with a reason, and the month is billed anew', async () => {
    const { id } = await billing.community('冲销苑', [{}, {}]);
    const runId = (await billing.run(id, march)) ?? '';
    await expect(cancel(id, runId, ' ')).rejects.toMatchObject({ code: 'charges.reason-needed' });
    await cancel(id, runId);
    await expect(cancel(id, runId)).rejects.toMatchObject({ code: 'charges.cancelled-already' });
    expect(await billing.billsOf(id, march)).toEqual([]);
    expect(await billing.run(id, march)).not.toBeNull();
    expect(await billing.booked(id, '112201')).toBe('171.26');
  });

  it('is refused for a run that somebody has paid of, and for the neighbours’', async () => {
    const { id, units } = await billing.community('已收苑', [{}, {}]);
    const neighbour = await billing.community('隔壁苑', [{}]);
    const theirs = (await billing.run(neighbour.id, march)) ?? '';
    const runId = (await billing.run(id, march)) ?? '';
    await expect(cancel(id, theirs)).rejects.toMatchObject({ code: 'charges.run-unknown' });
    await db.transactions.run(id, (tx) =>
      charges.receipts.receive(
        tx,
        id,
        {
          method: 'cash',
          moneyAccount: '1001',
          amount: Money.yuan('0.01'),
          receivedOn: charges.clock.today(),
          reference: '',
          by,
        },
        { unitId: units[0] ?? '', chosen: null, keepFor: 'service' },
      ),
    );
    await expect(cancel(id, runId)).rejects.toMatchObject({ code: 'charges.run-paid' });
  });
});
