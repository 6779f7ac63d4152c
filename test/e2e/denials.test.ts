import { Denials } from '../../src/platform/login/denials';
import { startApp, type TestApp, type Visitor } from '../support/app';
import type { Authenticator } from '../support/authenticator';
import {
  appoint,
  bindHome,
  enrolAuthenticator,
  enrolPerson,
  foundCommunity,
  signIn,
} from '../support/people';

/** ASVS 16.3.2: who was refused what, in the security log, and no more of it than is read. */
let here: TestApp;
let mine: number;
let nextDoor: number;
let resident: Visitor;
let residentId: string;
let chair: { visitor: Visitor; authenticator: Authenticator };

beforeAll(async () => {
  here = await startApp();
  mine = await foundCommunity(here, '锦和苑');
  nextDoor = await foundCommunity(here, '望江里');
  const owner = await enrolPerson(here, 'zhu.hu');
  residentId = owner.loginId;
  await bindHome(here, mine, owner.personId);
  resident = await signIn(here.visitor(), 'zhu.hu');
  const { personId } = await enrolPerson(here, 'zhu.ren');
  await appoint(here, nextDoor, personId, { post: 'chair' });
  const visitor = await signIn(here.visitor(), 'zhu.ren');
  chair = { visitor, authenticator: await enrolAuthenticator(here, visitor) };
});
afterAll(() => here.close());

interface Event {
  login_id: string | null;
  community_id: number | null;
  network: string | null;
  detail: { door?: string; code: string; times: number };
}

/** What the log has gained since it was last asked. */
let seen = 0;
async function newlyWritten(kind = 'access.denied'): Promise<Event[]> {
  await here.app.get(Denials).flush();
  const { rows } = await here.admin.query<Event>(
    `select login_id, community_id, network, detail from security_event
     where kind = $1 order by at, id`,
    [kind],
  );
  if (kind !== 'access.denied') return rows;
  const fresh = rows.slice(seen);
  seen = rows.length;
  return fresh;
}

const at = (path: string, community = mine) => `/api/communities/${community}/${path}`;

it('a resident at the accountant’s door, and at a neighbour’s', async () => {
  await resident.get(at('voucher-drafts?q=13800001234')).expect(403);
  await resident.get(at('voucher-drafts')).expect(403);
  await resident.get(at('journal?period=2026-03', nextDoor)).expect(404);
  await resident.get(at('account/summary', 999_999)).expect(404);
  const written = await newlyWritten();
  const denied = (door: string, code: string, times: number, community: number) => ({
    login_id: residentId,
    community_id: community,
    network: null,
    detail: { door: `GET /api/communities/:communityId/${door}`, code, times },
  });
  expect(written).toHaveLength(3);
  expect(written).toEqual(
    expect.arrayContaining([
      denied('voucher-drafts', 'right.missing', 2, mine),
      denied('journal', 'community.unknown', 1, nextDoor),
      denied('account/summary', 'community.unknown', 1, 999_999),
    ]),
  );
});

it('an act without its code; a wrong code is in the log once, from where it was checked', async () => {
  const enact = () => chair.visitor.post(at('contracts', nextDoor)).send({});
  await enact().expect(403, /second-factor.required/);
  await enact()
    .set('X-Second-Factor', chair.authenticator.code() === '000000' ? '000001' : '000000')
    .expect(403, /second-factor.wrong/);
  expect((await newlyWritten()).map(({ detail }) => detail.code)).toEqual([
    'second-factor.required',
  ]);
  expect(await newlyWritten('second-factor.failed')).toMatchObject([
    { detail: { reason: 'wrong' } },
  ]);
});

it('a grant that is refused behind an open door', async () => {
  const wanted = {
    personName: '某某',
    phone: '13800000088',
    post: 'cashier',
    startsOn: '2026-03-05',
    resolutionRef: '决议 2026-8',
  };
  here.clock.advanceMinutes(1);
  await chair.visitor
    .post(at('grants', nextDoor))
    .set('X-Second-Factor', chair.authenticator.code())
    .send(wanted)
    .expect(403);
  const [event] = await newlyWritten();
  expect(event).toMatchObject({
    community_id: nextDoor,
    detail: { door: 'POST /api/communities/:communityId/grants', code: 'right.missing' },
  });
  expect(JSON.stringify(event)).not.toMatch(/某某|138/);
});

it('what is missing, malformed or in conflict is no denial', async () => {
  await resident.get(at('account/statement?limit=x')).expect(400);
  await resident.get(at('account/entries/999999')).expect(404);
  await here.visitor().get(at('journal')).expect(401);
  await resident.get('/api/nowhere').expect(404);
  expect(await newlyWritten()).toEqual([]);
});

it('who rattles at every door of every community leaves six rows, and none is forgotten', async () => {
  const doors = ['journal', 'payees', 'units', 'voucher-drafts', 'spending', 'jobs'];
  for (let number = 1_000; number < 1_050; number += 1) {
    for (const door of doors) await resident.get(at(door, number)).expect(404);
  }
  const written = await newlyWritten();
  expect(written).toHaveLength(6);
  expect(written.map(({ login_id }) => login_id)).toEqual(Array(6).fill(residentId));
  expect(written.reduce((sum, { detail }) => sum + detail.times, 0)).toBe(300);
  expect(written.filter(({ detail }) => detail.code === 'further')).toHaveLength(1);
});

it('a thousand log-ins together leave no more than is read', async () => {
  const denials = here.app.get(Denials);
  const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  for (let n = 0; n < 1_000; n += 1) {
    const who = { loginId: uuid(n), personId: uuid(n), communityId: mine };
    for (const door of ['GET a', 'GET b']) denials.note({ ...who, door, code: 'right.missing' });
  }
  const written = await newlyWritten();
  expect(written).toHaveLength(501);
  expect(written.reduce((sum, { detail }) => sum + detail.times, 0)).toBe(2_000);
});

it('what is noted outlives a database that cannot be reached, and a stop', async () => {
  const denials = here.app.get(Denials);
  await resident.get(at('voucher-drafts')).expect(403);
  await here.admin.query('revoke insert on security_event from trust_app');
  await denials.flush();
  await here.admin.query('grant insert on security_event to trust_app');
  await denials.onModuleDestroy();
  const written = await newlyWritten();
  expect(written.map(({ detail }) => detail.times)).toEqual([1]);
});
