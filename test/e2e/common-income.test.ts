import { LedgerService } from '../../src/ledger/ledger.service';
import { Transactions } from '../../src/platform/database/transactions';
import { day } from '../../src/shared/day';
import { startApp, type TestApp, type Visitor } from '../support/app';
import { contractPaper, LIFT_ADVERTS, NOT_SIGNED } from '../support/income';
import { bindHome, enrolPerson, foundCommunity, signIn } from '../support/people';
import { FORMULA } from '../support/remuneration';
import { employ, postWithCode, type StaffMember } from '../support/staff';

/**
 * The firm registers what the common parts are let out for, and one place that nobody signed for; money
 * comes late; a resident sees all of it, and how the trustee's reward came about.
 */
let here: TestApp;
let community: number;
let accountant: StaffMember;
let cashier: StaffMember;
let reviewer: StaffMember;
let chair: StaffMember;
let resident: Visitor;
let fileId: string;
let contractId: string;

const at = (path: string) => `/api/communities/${community}/${path}`;
let acts = 0;
const post = ({ visitor }: StaffMember, path: string, body: object) =>
  visitor
    .post(at(path))
    .set('Idempotency-Key', `income-${(acts += 1)}`)
    .send(body);

beforeAll(async () => {
  here = await startApp();
  community = await foundCommunity(here, '锦和苑');
  accountant = await employ(here, community, 'accountant', 'accountant');
  cashier = await employ(here, community, 'cashier', 'cashier');
  reviewer = await employ(here, community, 'reviewer', 'reviewer');
  chair = await employ(here, community, 'chair', 'chair');
  const { personId } = await enrolPerson(here, 'owner');
  await bindHome(here, community, personId, '1单元101');
  resident = await signIn(here.visitor(), 'owner');
  const ledger = here.app.get(LedgerService, { strict: false });
  await here.app
    .get(Transactions)
    .run(community, (tx) => ledger.openBooks(tx, community, day('2026-01-01')));
  fileId = await contractPaper(here, community, accountant.personId);
});
afterAll(() => here.close());

const view = async (query = 'period=2026-03') =>
  (await resident.get(at(`common-income?${query}`)).expect(200)).body as {
    items: { id: string; state: string; place: string }[];
  };

describe('a contract', () => {
  it('is registered with its paper, by the accountant alone', async () => {
    const terms = { ...LIFT_ADVERTS, fileId, schedule: 'monthly', amount: '660.00' };
    await post(cashier, 'income-contracts', terms).expect(403);
    const refused = await post(accountant, 'income-contracts', { ...terms, fileId: null });
    expect([refused.status, refused.body.problems]).toEqual([
      422,
      [expect.objectContaining({ code: 'income.file', field: 'fileId' })],
    ]);
    const { body } = await post(accountant, 'income-contracts', terms).expect(201);
    ({ id: contractId } = body as { id: string });
    const none = { ...NOT_SIGNED, fileId: null };
    await post(accountant, 'income-contracts', none).expect(201);
  });

  it('earns its months, once, and is paid ahead or late', async () => {
    const accrue = () => post(accountant, 'income-contracts/accruals', { period: '2026-02' });
    expect((await accrue().expect(201)).body).toMatchObject({ contracts: 1, amount: '1320.00' });
    expect((await accrue().expect(201)).body).toMatchObject({ contracts: 0, amount: '0.00' });
    const money = { method: 'transfer', moneyAccount: '100202', reference: '流水9' };
    const paid = { ...money, amount: '700.00', receivedOn: '2026-03-04' };
    await post(accountant, `income-contracts/${contractId}/receipts`, paid).expect(403);
    const { body } = await post(cashier, `income-contracts/${contractId}/receipts`, paid);
    expect(body).toMatchObject({ advance: '0.00' });
  });

  it('is seen by everybody: what was due, came, is late, and where nobody signed', async () => {
    const year = await view('year=2026');
    expect(year).toMatchObject({ range: '2026', received: '700.00', overdue: '620.00' });
    expect(year.items.map(({ place, state }) => [place, state])).toEqual([
      [LIFT_ADVERTS.place, 'late'],
      [NOT_SIGNED.place, 'no-contract'],
    ]);
    await here.visitor().get(at('common-income')).expect(401);
    await resident.get(at('income-contracts')).expect(403);
    await resident.get(at('common-income?year=26')).expect(400);
  });

  it('has a page at the desk with every instalment, accrual and receipt', async () => {
    const { body } = await cashier.visitor.get(at(`income-contracts/${contractId}`)).expect(200);
    expect(body).toMatchObject({
      due: '1320.00',
      received: '700.00',
      accruals: [{ period: '2026-02' }, { period: '2026-01', amount: '660.00' }],
      receipts: [{ amount: '700.00', kind: 'contract', ways: [{ method: 'transfer' }] }],
      instalments: [
        { dueOn: '2026-01-10', open: '0.00', overdue: false },
        { dueOn: '2026-02-10', open: '620.00', overdue: true },
      ],
    });
    const [receipt] = (body as { receipts: { id: string }[] }).receipts;
    const cancellation = at(`income-receipts/${receipt?.id}/cancellation`);
    await postWithCode(here, reviewer, cancellation, { reason: '重复录入' }).expect(201);
    expect(await view('year=2026')).toMatchObject({ received: '0.00', overdue: '1320.00' });
  });
});

describe('the trustee’s reward', () => {
  it('has a formula that the owners’ side enters, and every line is public', async () => {
    const formula = { ...FORMULA, rate: '0.08', basis: 'booked', base: ['4301'] };
    await post(accountant, 'remuneration-formulas', formula).expect(403);
    await postWithCode(here, chair, at('remuneration-formulas'), formula).expect(201, {
      version: 1,
    });
    const preview = await accountant.visitor.get(at('remuneration/preview?period=2026-02'));
    expect(preview.body).toMatchObject({ state: 'preview', base: '1320.00', amount: '105.60' });
    const early = await post(accountant, 'remuneration-runs', { period: '2026-02' });
    expect([early.status, early.body.code]).toEqual([409, 'remuneration.month-open']);
    await here.app.get(Transactions).run(community, async (tx) => {
      for (const month of ['2026-01', '2026-02']) {
        const by = reviewer.personId;
        await tx.query(`select close_period($1, $2, $3, '{}')`, [community, month, by]);
      }
    });
    const { body } = await post(accountant, 'remuneration-runs', { period: '2026-02' }).expect(201);
    expect(body).toMatchObject({ period: '2026-02', amount: '105.60' });
    const shown = await resident.get(at('remuneration?period=2026-02')).expect(200);
    expect(shown.body).toMatchObject({
      state: 'posted',
      formula: { version: 1, rate: '0.08', resolutionRef: FORMULA.resolutionRef },
      lines: [{ account: '430101', amount: '1320.00', counts: true, because: null }],
    });
    await resident.get(at('remuneration-formulas')).expect(200);
    await resident.get(at('remuneration/preview?period=2026-02')).expect(403);
  });
});
