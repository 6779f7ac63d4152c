import { checkReceiptsProof } from '../../verifier/lib/receipts-proof.mjs';
import { ClosingService } from '../../src/ledger/closing.service';
import { LedgerService } from '../../src/ledger/ledger.service';
import { Transactions } from '../../src/platform/database/transactions';
import { ReceiptsService } from '../../src/charges/receipts.service';
import { SchedulesService } from '../../src/charges/schedules.service';
import type { MyReceiptsTreeView } from '../../src/proof/receipts-tree/receipts-trees.view';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import { startApp, type TestApp, type Visitor } from '../support/app';
import { SERVICE } from '../support/charges';
import { bindHome, enrolPerson, foundCommunity, signIn } from '../support/people';
import { signLog } from '../support/signed-log';
import { employ, type StaffMember } from '../support/staff';

/** Two households pay, the month is closed; each can check its own payment, and nobody the other's. */
let here: TestApp;
let community: number;
let accountant: StaffMember;
let cashier: StaffMember;
let owner: Visitor;
let neighbour: Visitor;
let stranger: Visitor;
let unitId: string;
let otherUnitId: string;

const at = (path: string) => `/api/communities/${community}/${path}`;
const proofOf = (unit: string, month = '2026-01') =>
  at(`my-charges/receipts-trees/${month}?unitId=${unit}`);

async function resident(name: string, door: string, of = community): Promise<[Visitor, string]> {
  const { personId } = await enrolPerson(here, name);
  const unit = await bindHome(here, of, personId, door);
  return [await signIn(here.visitor(), name), unit];
}

beforeAll(async () => {
  here = await startApp();
  community = await foundCommunity(here, '锦和苑');
  const nextDoor = await foundCommunity(here, '邻家苑');
  accountant = await employ(here, community, 'accountant', 'accountant');
  cashier = await employ(here, community, 'cashier', 'cashier');
  [owner, unitId] = await resident('owner', '1单元101');
  [neighbour, otherUnitId] = await resident('neighbour', '1单元102');
  [stranger] = await resident('stranger', '1单元101', nextDoor);
  await here.app.get(Transactions).run(community, async (tx) => {
    await here.app
      .get(LedgerService, { strict: false })
      .openBooks(tx, community, day('2026-01-01'));
    const by = accountant.personId;
    const schedule = {
      effectiveOn: day('2026-01-01'),
      resolutionRef: '业主大会第3号决议',
      dueDay: 20,
      fees: [SERVICE],
    };
    await here.app.get(SchedulesService).enter(tx, community, { schedule, by });
    for (const [unit, amount] of [
      [unitId, '123.45'],
      [otherUnitId, '678.90'],
    ] as const) {
      const received = {
        method: 'cash' as const,
        moneyAccount: '1001',
        amount: Money.yuan(amount),
        receivedOn: day('2026-01-20'),
        reference: '',
        by: cashier.personId,
      };
      const purpose = { unitId: unit, chosen: null, keepFor: 'service' };
      await here.app.get(ReceiptsService).receive(tx, community, received, purpose);
    }
    const closing = here.app.get(ClosingService, { strict: false });
    await closing.close(tx, community, period('2026-01'), by);
  });
});
afterAll(() => here.close());

it('is told to be unsigned while the log is', async () => {
  const { body } = await owner.get(proofOf(unitId)).expect(404);
  expect(body).toMatchObject({ code: 'log.not-signed-yet' });
});

it('shows root, total and number of homes to every member, and to nobody else', async () => {
  await signLog(here.database, community);
  const month = { period: '2026-01', homes: 2, total: '802.35', takenBack: '0.00' };
  for (const member of [owner, neighbour, accountant.visitor]) {
    const { body } = await member.get(at('receipts-trees')).expect(200);
    expect(body).toMatchObject({ items: [month] });
    await member.get(at('receipts-trees/2026-01')).expect(200);
  }
  await stranger.get(at('receipts-trees')).expect(404);
  await here.visitor().get(at('receipts-trees')).expect(401);
  await owner.get(at('receipts-trees/2026-02')).expect(404);
  await owner.get(at('receipts-trees/2026')).expect(422);
});

it('gives each household what it checks its own payment with, and nobody’s but its own', async () => {
  for (const [visitor, unit, paid] of [
    [owner, unitId, 12345n],
    [neighbour, otherUnitId, 67890n],
  ] as const) {
    const { body } = await visitor.get(proofOf(unit)).expect(200);
    const given = body as MyReceiptsTreeView;
    expect(await checkReceiptsProof(given, given.log.vkey)).toMatchObject({ paid });
    expect(given.receipts).toHaveLength(1);
  }
  for (const visitor of [owner, accountant.visitor, cashier.visitor]) {
    const { body } = await visitor.get(proofOf(otherUnitId)).expect(404);
    expect(body).toMatchObject({ code: 'charges.unit-unknown' });
  }
});

it('tells a household nothing of the other: not its home, not its amount, not its receipt', async () => {
  const { text } = await owner.get(proofOf(unitId)).expect(200);
  expect(text).toContain('123.45');
  for (const hidden of [otherUnitId, '678.90', 'SJ2026-000002', 'secret":"']) {
    expect(text).not.toContain(hidden);
  }
});
