import { LedgerService } from '../../src/ledger/ledger.service';
import { Transactions } from '../../src/platform/database/transactions';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import { startApp, type TestApp } from '../support/app';
import { bindHome, enrolPerson, foundCommunity, signIn } from '../support/people';
import { employ, type StaffMember } from '../support/staff';
import { SERVICE, WATER } from '../support/charges';

/**
 * What is read where money is taken and bills are prepared: a household is found by what it says of
 * itself, next door has the same names and numbers and is never shown.
 */
let here: TestApp;
let community: number;
let nextDoor: number;
let cashier: StaffMember;
let accountant: StaffMember;
let reviewer: StaffMember;
let unitId: string;
let acts = 0;

const at = (path: string) => `/api/communities/${community}/${path}`;
const read = async ({ visitor }: StaffMember, path: string) =>
  (await visitor.get(at(path)).expect(200)).body as { items: Record<string, unknown>[] };
const post = ({ visitor }: StaffMember, path: string, body: object) =>
  visitor
    .post(at(path))
    .set('Idempotency-Key', `counter-${(acts += 1)}`)
    .send(body);

async function home(inCommunity: number, person: string, name: string): Promise<string> {
  const { personId } = await enrolPerson(here, person);
  const unit = await bindHome(here, inCommunity, personId, '2单元301');
  await here.admin.query(`update building set name = '3栋' where community_id = $1`, [inCommunity]);
  const party = `insert into unit_party
      (community_id, id, unit_id, relation, name, phone_tail, starts_on, ends_on)
    values ($1, $2, $3, 'owner', $4, $5, '2020-01-01', $6)`;
  await here.admin.query(party, [inCommunity, newId(), unit, name, '0103', null]);
  await here.admin.query(party, [inCommunity, newId(), unit, '前任主', '9999', '2024-12-31']);
  return unit;
}

beforeAll(async () => {
  here = await startApp();
  community = await foundCommunity(here, '锦和苑');
  nextDoor = await foundCommunity(here, '锦和苑二期');
  cashier = await employ(here, community, 'cashier', 'cashier');
  accountant = await employ(here, community, 'accountant', 'accountant');
  reviewer = await employ(here, community, 'reviewer', 'reviewer');
  unitId = await home(community, 'owner', '单知秋');
  await home(nextDoor, 'neighbour', '单知秋');
  const ledger = here.app.get(LedgerService, { strict: false });
  await here.app
    .get(Transactions)
    .run(community, (tx) => ledger.openBooks(tx, community, day('2026-01-01')));
});
afterAll(() => here.close());

const found = async (who: StaffMember, q: string) =>
  (await read(who, `households?q=${encodeURIComponent(q)}`)).items;

describe('a household at the counter', () => {
  it.each(['3-2-301', '32301', '301', '3栋2单元301', '0103', '单知秋', '知秋', 'szq'])(
    'is found by %s, and only in its own community',
    async (q) => {
      const items = await found(cashier, q);
      expect(items.map((one) => one['unitId'])).toEqual([unitId]);
    },
  );

  it.each(['302', '9999', '前任主', 'qrz', '%', '_'])('is not found by %s', async (q) =>
    expect(await found(cashier, q)).toEqual([]),
  );

  it('shows the name only to those who need to know it', async () => {
    const people = [{ name: '单*秋', phoneTail: '0103' }];
    expect(await found(cashier, '301')).toMatchObject([{ label: '3栋2单元301', people }]);
    const [whole] = await found(accountant, '301');
    expect(whole).toMatchObject({ people: [{ name: '单知秋', phoneTail: '0103' }] });
  });

  it('is nobody else’s to look for', async () => {
    const owner = await signIn(here.visitor(), 'owner');
    await owner.get(at('households?q=301')).expect(403, /right.missing/);
    await reviewer.visitor.get(at('households?q=301')).expect(403);
    await cashier.visitor.get(`/api/communities/${nextDoor}/households?q=301`).expect(404);
    await cashier.visitor.get(at('households?q=')).expect(400);
  });
});

describe('what bills follow from', () => {
  it('is read back where it was entered', async () => {
    const plain = ({ shareBy, measure, ...fee }: typeof SERVICE) => ({
      ...fee,
      ...(shareBy ? { shareBy } : {}),
      ...(measure ? { measure } : {}),
    });
    const schedule = { effectiveOn: '2026-01-01', resolutionRef: '业主大会第3号决议', dueDay: 20 };
    const fees = [plain(SERVICE), plain(WATER)];
    await post(accountant, 'fee-schedules', { ...schedule, fees }).expect(201);
    const vacancy = { unitId, startsOn: '2026-03-01', reason: '业主出国' };
    await post(accountant, 'vacancies', vacancy).expect(201);
    expect(await read(accountant, 'vacancies')).toMatchObject({
      items: [{ label: '3栋2单元301', startsOn: '2026-03-01', endsOn: null, reason: '业主出国' }],
    });
    for (const [period, before, now] of [
      ['2026-02', '0.00', '12.50'],
      ['2026-03', '12.50', '20.00'],
    ]) {
      const readings = [{ unitId, before, now }];
      await post(accountant, 'meter-readings', { feeCode: WATER.code, period, readings }).expect(
        204,
      );
    }
    expect(await read(accountant, `meter-readings?feeCode=${WATER.code}&period=2026-03`)).toEqual({
      items: [{ unitId, label: '3栋2单元301', lastMonth: '12.50', before: '12.50', now: '20.00' }],
    });
    await accountant.visitor
      .get(at('meter-readings?feeCode=none&period=2026-03'))
      .expect(404, /charges.fee-unknown/);
    const cost = { feeCode: 'lift-power', period: '2026-03', total: '321.00', evidence: '电费单' };
    await post(accountant, 'shared-costs', cost).expect(204);
    expect(await read(accountant, 'shared-costs?period=2026-03')).toEqual({
      items: [{ feeCode: 'lift-power', total: '321.00', evidence: '电费单' }],
    });
  });
});
