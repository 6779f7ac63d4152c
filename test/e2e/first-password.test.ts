import { startApp, type TestApp, type Visitor } from '../support/app';
import { identityOf } from '../support/community';
import { appoint, enrolPerson, foundCommunity, password } from '../support/people';
import { GrantsService } from '../../src/community/grants.service';
import { Transactions } from '../../src/platform/database/transactions';
import { LoginService } from '../../src/platform/login/login.service';
import { day } from '../../src/shared/day';
import { rightOf, ROUTES } from '../support/route-table';

/** Whoever hands a first password over has seen it: until it is replaced it opens nothing. */
let here: TestApp;
let mine: number;
let visitor: Visitor;
let initial: string;
const loginName = 'wu.kuaiji';

beforeAll(async () => {
  here = await startApp();
  mine = await foundCommunity(here, '锦和苑');
  const { personId } = await enrolPerson(here, 'jingli');
  await appoint(here, mine, personId, { post: 'manager' });
  const manager = {
    personId,
    isOperator: false,
    grants: [{ communityId: mine, grantId: personId, party: 'trustee', post: 'manager' } as const],
    bindings: [],
  };
  const person = {
    name: '吴示例',
    phone: '13800000021',
    identityNumber: identityOf(21),
    loginName,
  };
  const term = { startsOn: day('2026-03-05'), endsOn: null, resolutionRef: '任命书 2026-3' };
  const granted = await here.app
    .get(Transactions)
    .run(mine, (tx) =>
      here.app.get(GrantsService).grant(tx, mine, { person, post: 'accountant', ...term }, manager),
    );
  initial = granted.initialPassword ?? '';
  visitor = await enter(initial);
});
afterAll(() => here.close());

async function enter(secret: string): Promise<Visitor> {
  const arriving = here.visitor();
  await arriving.post('/api/session').send({ loginName, password: secret }).expect(201);
  return arriving;
}

const mustChange = async (by: Visitor) => {
  const { body } = await by.get('/api/session').expect(200);
  return (body as { mustChangePassword: boolean }).mustChangePassword;
};

const wayOut = ['GET session', 'DELETE session', 'PUT session/password'];
const behind = Object.entries(ROUTES)
  .filter(([route, door]) => rightOf(door) !== 'public' && !wayOut.includes(route))
  .map(([route]) => route);
const methods = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const;

it('the session says so', async () => {
  expect(await mustChange(visitor)).toBe(true);
});

it.each(behind)('%s waits for a password of her own', async (route) => {
  const [verb = '', path = ''] = route.split(' ');
  const to = path.replace(':communityId', String(mine)).replaceAll(/:\w+/g, '1');
  const { status, body } = await visitor[methods[verb as keyof typeof methods]](`/api/${to}`);
  expect([status, body.code]).toEqual([403, 'login.password-must-change']);
  expect(body.detail).toMatch(/请先换成/u);
});

it('the same password again is no change, nor is a weak one', async () => {
  const change = (next: string) =>
    visitor.put('/api/session/password').send({ current: initial, next });
  await change(initial).expect(422, /login.password-same/);
  await change('123').expect(422, /login.password-weak/);
  expect(await mustChange(visitor)).toBe(true);
});

it('with her own password she is let in, and the one that was handed over is worth nothing', async () => {
  await visitor.put('/api/session/password').send({ current: initial, next: password }).expect(204);
  expect(await mustChange(visitor)).toBe(false);
  await visitor.get(`/api/communities/${mine}/posts`).expect(200);
  await here.visitor().post('/api/session').send({ loginName, password: initial }).expect(401);
  expect(await mustChange(await enter(password))).toBe(false);
});

it('a reset hands over a first password again', async () => {
  const again = await here.app
    .get(Transactions)
    .runGlobal((tx) => here.app.get(LoginService).reset(tx, loginName, { secondFactor: false }));
  const back = await enter(again);
  expect(await mustChange(back)).toBe(true);
  await back.get(`/api/communities/${mine}/posts`).expect(403, /login.password-must-change/);
  await back.delete('/api/session').expect(204);
});

it('a password she chose herself at registration is her own', async () => {
  const newcomer = { name: '住户', phone: '13800000022', loginName: 'zhu.hu', password };
  const { body } = await here.visitor().post('/api/registration').send(newcomer).expect(201);
  expect(body.mustChangePassword).toBe(false);
});
