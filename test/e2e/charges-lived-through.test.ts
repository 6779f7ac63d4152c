import { LedgerService } from '../../src/ledger/ledger.service';
import { Transactions } from '../../src/platform/database/transactions';
import { day } from '../../src/shared/day';
import { startApp, type TestApp, type Visitor } from '../support/app';
import { SERVICE } from '../support/charges';
import { bindHome, enrolPerson, foundCommunity, signIn } from '../support/people';
import { employ, postWithCode, type StaffMember } from '../support/staff';

/**
 * The accountant enters prices and bills a month; a household reads how its bill came about, pays at the
 * counter and reads its receipt; another sees nothing of it, and everybody the sums.
 */
let here: TestApp;
let community: number;
let accountant: StaffMember;
let cashier: StaffMember;
let reviewer: StaffMember;
let chair: StaffMember;
let owner: Visitor;
let neighbour: Visitor;
let unitId: string;
let otherUnitId: string;

const at = (path: string) => `/api/communities/${community}/${path}`;
let acts = 0;
const post = ({ visitor }: StaffMember, path: string, body: object) =>
  visitor
    .post(at(path))
    .set('Idempotency-Key', `charges-${(acts += 1)}`)
    .send(body);

async function resident(name: string, door: string): Promise<[Visitor, string]> {
  const { personId } = await enrolPerson(here, name);
  const unit = await bindHome(here, community, personId, door);
  return [await signIn(here.visitor(), name), unit];
}

beforeAll(async () => {
  here = await startApp({ jobsAtOnce: 1 });
  community = await foundCommunity(here, '锦和苑');
  accountant = await employ(here, community, 'accountant', 'accountant');
  cashier = await employ(here, community, 'cashier', 'cashier');
  reviewer = await employ(here, community, 'reviewer', 'reviewer');
  chair = await employ(here, community, 'chair', 'chair');
  [owner, unitId] = await resident('owner', '1单元101');
  [neighbour, otherUnitId] = await resident('neighbour', '1单元102');
  await here.app.get(Transactions).run(community, async (tx) => {
    await here.app
      .get(LedgerService, { strict: false })
      .openBooks(tx, community, day('2026-01-01'));
  });
});
afterAll(() => here.close());

async function untilBilled(jobId: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { body } = await accountant.visitor.get(at(`jobs/${jobId}`)).expect(200);
    if ((body as { state: string }).state === 'done') return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the month was not billed');
}

describe('a month of charges', () => {
  it('begins with prices that rest on a resolution', async () => {
    const { shareBy, measure, ...fee } = SERVICE;
    expect([shareBy, measure]).toEqual([null, null]);
    const schedule = {
      effectiveOn: '2026-01-01',
      resolutionRef: '业主大会第3号决议',
      dueDay: 20,
      fees: [fee],
    };
    await post(accountant, 'fee-schedules', { ...schedule, resolutionRef: ' ' }).expect(400);
    await post(accountant, 'fee-schedules', schedule).expect(201, { version: 1 });
    const { body } = await neighbour.get(at('fee-schedules')).expect(200);
    expect(body).toMatchObject({ items: [{ version: 1, resolutionRef: '业主大会第3号决议' }] });
  });

  it('is previewed, billed in the background and explained to the household', async () => {
    const preview = await accountant.visitor.get(at('bill-runs/preview?period=2026-03'));
    expect(preview.body).toMatchObject({ fees: [{ count: 2, total: '240.00' }] });
    const { body } = await post(accountant, 'bill-runs', { period: '2026-03' }).expect(202);
    await untilBilled((body as { jobId: string }).jobId);
    const mine = await owner.get(at('my-charges')).expect(200);
    expect(mine.body).toMatchObject({
      homes: [
        {
          unitId,
          owed: '120.00',
          bills: [
            {
              explanation:
                '2026年3月物业费：100.00㎡ × 1.2 元/㎡·月 = 120.00 元，四舍五入到分；请于 2026年3月20日前缴纳。',
            },
          ],
        },
      ],
    });
    expect(JSON.stringify(mine.body)).not.toContain(otherUnitId);
  });

  it('is paid at the counter, and only the payer reads the receipt', async () => {
    const money = { method: 'cash', moneyAccount: '1001', receivedOn: '2026-03-05' };
    const payment = { ...money, amount: '150.00', unitId, keepFor: 'service' };
    const { body } = await post(cashier, 'receipts', payment).expect(201);
    expect(body).toMatchObject({ number: 'SJ2026-000001', advance: '30.00' });
    const mine = await owner.get(at('my-charges')).expect(200);
    expect(mine.body).toMatchObject({
      homes: [
        { owed: '0.00', receipts: [{ number: 'SJ2026-000001' }], kept: [{ amount: '30.00' }] },
      ],
    });
    const theirs = await neighbour.get(at('my-charges')).expect(200);
    expect(JSON.stringify(theirs.body)).not.toContain('SJ2026-000001');
    const till = await cashier.visitor.get(at('receipts?on=2026-03-05')).expect(200);
    expect(till.body).toMatchObject({ totals: [{ count: 1, amount: '150.00' }] });
  });

  it('shows nobody another household’s arrears (acceptance case 13)', async () => {
    for (const visitor of [owner, neighbour, chair.visitor]) {
      await visitor.get(at(`households/${otherUnitId}/charges`)).expect(403);
    }
    await accountant.visitor.get(at(`households/${otherUnitId}/charges`)).expect(200);
    const { body } = await neighbour.get(at('collection?period=2026-03')).expect(200);
    // two homes: even the whole would tell each of them about the other
    const groups = [{ shown: false }, { shown: false }];
    expect(body).toMatchObject({ billed: null, rate: null, byBuilding: groups });
  });

  it('is waived by the owners’ side only, and a receipt is cancelled by another than the cashier', async () => {
    const theirs = await neighbour.get(at('my-charges')).expect(200);
    const { homes } = theirs.body as { homes: { bills: { id: string }[] }[] };
    const billId = homes[0]?.bills[0]?.id;
    const wish = { billId, kind: 'waiver', amount: '20.00', reason: '电梯停用半月' };
    const { body } = await post(accountant, 'bill-reliefs', wish).expect(201);
    const decision = at(`bill-reliefs/${(body as { id: string }).id}/decision`);
    await postWithCode(here, reviewer, decision, { grant: true }).expect(403);
    await postWithCode(here, chair, decision, { grant: true }).expect(201);
    const after = await neighbour.get(at('my-charges')).expect(200);
    expect(after.body).toMatchObject({ homes: [{ owed: '100.00' }] });
    const day = await cashier.visitor.get(at('receipts?on=2026-03-05')).expect(200);
    const { receipts } = day.body as { receipts: { id: string }[] };
    const cancellation = at(`receipts/${receipts[0]?.id}/cancellation`);
    await postWithCode(here, reviewer, cancellation, { reason: '金额录错' }).expect(201);
    const mine = await owner.get(at('my-charges')).expect(200);
    expect(mine.body).toMatchObject({ homes: [{ owed: '120.00', kept: [] }] });
  });
});
