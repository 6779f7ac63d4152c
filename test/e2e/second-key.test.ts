import { startDoors, type TestApp, type Visitor } from '../support/doors';
import type { Authenticator } from '../support/authenticator';
import {
  appoint,
  enrolAuthenticator,
  enrolPerson,
  foundCommunity,
  signIn,
} from '../support/people';
import { TestDoorsModule } from '../support/test-doors';

let here: TestApp;
let community: number;
let nextDoor: number;
beforeAll(async () => {
  here = await startDoors({ imports: [TestDoorsModule] });
  community = await foundCommunity(here, '锦和苑');
  nextDoor = await foundCommunity(here, '望江里');
});
afterAll(() => here.close());

const room = (path: string, of = community) => `/api/communities/${of}/rooms/${path}`;

describe('an act with the second key', () => {
  let chair: Visitor;
  let authenticator: Authenticator;
  const release = (code?: string) => {
    const request = chair.post(room('release'));
    return code === undefined ? request : request.set('X-Second-Factor', code);
  };

  beforeAll(async () => {
    const { personId } = await enrolPerson(here, 'chair');
    await appoint(here, community, personId, { post: 'chair' });
    chair = await signIn(here.visitor(), 'chair');
  });

  it('tells whoever has no authenticator where to get one', async () => {
    const { body } = await release('123456').expect(403);
    expect(body).toMatchObject({ code: 'second-factor.required' });
    expect(body.detail).toContain('登录与安全');
    authenticator = await enrolAuthenticator(here, chair);
  });

  it('asks for a code, refuses a wrong one, takes the right one once', async () => {
    await release().expect(403, /second-factor.required/);
    await release('').expect(403, /second-factor.required/);
    await release('000000').expect(403, /second-factor.wrong/);
    await release(`${authenticator.code()} `).expect(201);
    await release(authenticator.code()).expect(403, /second-factor.used/);
  });

  it('refuses a code that is older or newer than a minute', async () => {
    here.clock.advanceMinutes(5);
    await release(authenticator.code(-2)).expect(403, /second-factor.wrong/);
    await release(authenticator.code(2)).expect(403, /second-factor.wrong/);
    await release(authenticator.code(-1)).expect(201);
  });

  it('lets one of eight simultaneous uses of a code through', async () => {
    here.clock.advanceMinutes(5);
    const code = authenticator.code();
    const answers = await Promise.all(Array.from({ length: 8 }, () => release(code)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'second-factor.used')).toHaveLength(7);
  });

  it('does not spend a code of someone who may not act at all', async () => {
    here.clock.advanceMinutes(5);
    const code = authenticator.code();
    const elsewhere = chair.post(room('release', nextDoor)).set('X-Second-Factor', code);
    await elsewhere.expect(404);
    await release(code).expect(201);
  });

  it('stops guessing after ten wrong codes, and says until when', async () => {
    here.clock.advanceMinutes(5);
    for (let round = 0; round < 10; round += 1) {
      await release(String(round).padStart(6, '7')).expect(403, /second-factor.wrong/);
    }
    const { headers } = await release(authenticator.code()).expect(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });

  it('leaves the failures in the security log', async () => {
    const { rows } = await here.admin.query<{ reason: string }>(
      `select distinct detail ->> 'reason' as reason from security_event
       where kind = 'second-factor.failed' order by 1`,
    );
    expect(rows).toEqual([{ reason: 'used' }, { reason: 'wrong' }]);
  });
});
