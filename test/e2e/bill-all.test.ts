import { orderBills } from '../../src/cli/bill';
import { Transactions } from '../../src/platform/database/transactions';
import { SchedulesService } from '../../src/charges/schedules.service';
import { LedgerService } from '../../src/ledger/ledger.service';
import { day } from '../../src/shared/day';
import { period } from '../../src/shared/period';
import { startApp, type TestApp } from '../support/app';
import { build, SERVICE } from '../support/charges';
import { foundCommunity } from '../support/people';
import { employ } from '../support/staff';

/** `npm run cli -- bill`: every community has its month billed; one that cannot stops no other. */
let here: TestApp;
const month = period('2026-03');

beforeAll(async () => {
  here = await startApp({ jobsAtOnce: 2 });
}, 60_000);
afterAll(() => here.close());

/** With an accountant, books, prices and homes, or without some of it. */
async function community(name: string, has: { accountant?: true; prices?: true }): Promise<number> {
  const id = await foundCommunity(here, name);
  const chair = await employ(here, id, 'chair', `chair${id}`);
  if (has.accountant) await employ(here, id, 'accountant', `accountant${id}`);
  await here.app.get(Transactions).run(id, async (tx) => {
    await here.app.get(LedgerService, { strict: false }).openBooks(tx, id, day('2026-01-01'));
    if (!has.prices) return;
    const schedule = {
      effectiveOn: day('2026-01-01'),
      resolutionRef: '业主大会第3号决议',
      dueDay: 20,
      fees: [SERVICE],
    };
    const schedules = here.app.get(SchedulesService, { strict: false });
    await schedules.enter(tx, id, { schedule, by: chair.personId });
  });
  await build(here, id, [{}, {}]);
  return id;
}

const billed = async (id: number): Promise<number> =>
  (await here.admin.query('select from bill where community_id = $1', [id])).rowCount ?? 0;
const untilBilled = async (id: number): Promise<void> => {
  for (let tries = 0; tries < 200 && (await billed(id)) === 0; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

it('orders what can be ordered, says why not of the rest, and bills nobody twice', async () => {
  const ids = [
    await community('无会计苑', { prices: true }),
    await community('锦和苑', { accountant: true, prices: true }),
    await community('无价苑', { accountant: true }),
    await community('示例苑', { accountant: true, prices: true }),
  ];
  const made = await orderBills(here.app, { period: month, communityId: null });
  expect(made.map(({ name, jobId, because }) => [name, jobId !== null, because])).toEqual([
    ['无会计苑', false, expect.stringContaining('没有在任的物业会计')],
    ['锦和苑', true, ''],
    ['无价苑', false, expect.stringContaining('收费标准')],
    ['示例苑', true, ''],
  ]);
  for (const id of [ids[1] ?? 0, ids[3] ?? 0]) await untilBilled(id);
  const counts = async () => [
    await billed(ids[0] ?? 0),
    await billed(ids[1] ?? 0),
    await billed(ids[2] ?? 0),
    await billed(ids[3] ?? 0),
  ];
  expect(await counts()).toEqual([0, 2, 0, 2]);
  const [again] = await orderBills(here.app, { period: month, communityId: ids[1] ?? 0 });
  expect(again?.jobId).not.toBeNull();
  const nowhere = await orderBills(here.app, { period: month, communityId: 999_999 });
  expect(nowhere.map(({ jobId }) => jobId)).toEqual([null]);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(await counts()).toEqual([0, 2, 0, 2]);
}, 60_000);
