import { startDoors, type TestApp } from '../support/doors';
import { appoint, bindHome, enrolPerson, foundCommunity, signIn } from '../support/people';
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

describe('a door', () => {
  it('without a decorator is shut for everyone, the operator included', async () => {
    await enrolPerson(here, 'operator', { isOperator: true });
    const operator = await signIn(here.visitor(), 'operator');
    for (const visitor of [here.visitor(), operator]) {
      const { body } = await visitor.get(room('forgotten')).expect(403);
      expect(body).toMatchObject({ code: 'door.shut' });
    }
  });

  it('with a right asks first who is there', async () => {
    const { body, headers } = await here.visitor().get(room('posting')).expect(401);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body).toMatchObject({
      type: 'urn:trust-ledger:problem:login.required',
      title: '需要登录',
      status: 401,
      code: 'login.required',
      instance: room('posting'),
      requestId: headers['x-request-id'],
    });
  });

  it('with a right opens to its holder, to no other member, and is not there for a stranger', async () => {
    const reviewer = await enrolPerson(here, 'reviewer');
    const grantId = await appoint(here, community, reviewer.personId, { post: 'reviewer' });
    const clerk = await enrolPerson(here, 'clerk');
    await appoint(here, community, clerk.personId, { post: 'clerk' });
    const neighbour = await enrolPerson(here, 'busy.neighbour');
    await appoint(here, nextDoor, neighbour.personId, { post: 'reviewer' });

    const visitors = await Promise.all(
      ['reviewer', 'clerk', 'busy.neighbour'].map((name) => signIn(here.visitor(), name)),
    );
    const [byReviewer, byClerk, byNeighbour] = await Promise.all(
      visitors.map((visitor) => visitor.get(room('posting'))),
    );
    expect(byReviewer?.body).toEqual({
      communityId: community,
      grantId,
      party: 'trustee',
      post: 'reviewer',
    });
    expect(byClerk).toMatchObject({ status: 403, body: { code: 'right.missing' } });
    expect(byNeighbour).toMatchObject({ status: 404, body: { code: 'community.unknown' } });
    const nowhere = await visitors[0]?.get(room('posting', 987_654)).expect(404);
    // Nothing tells a community that is not hers from one that is not.
    expect({ ...nowhere?.body, instance: '', requestId: '' }).toEqual({
      ...byNeighbour?.body,
      instance: '',
      requestId: '',
    });
  });

  it.each(['0', '-1', '1.5', '1e3', '01', 'abc', '99999999999', '%27', "1'--"])(
    'of the community %p is not there',
    async (id) => {
      const visitor = await signIn(here.visitor(), 'reviewer');
      await visitor.get(`/api/communities/${id}/rooms/posting`).expect(404);
    },
  );

  it('opens to a resident at home, and not next door', async () => {
    const resident = await enrolPerson(here, 'resident');
    await bindHome(here, community, resident.personId);
    const visitor = await signIn(here.visitor(), 'resident');
    const { body } = await visitor.get(room('account')).expect(200);
    expect(body).toEqual({
      communityId: community,
      grantId: null,
      party: 'beneficiary',
      post: 'resident',
    });
    await visitor.get(room('account', nextDoor)).expect(404);
    await here.admin.query('update unit_binding set ended_at = now() where person_id = $1', [
      resident.personId,
    ]);
    await visitor.get(room('account')).expect(404);
  });

  it('whose right is misspelt is a fault of ours, not an open door', async () => {
    const visitor = await signIn(here.visitor(), 'reviewer');
    await visitor.get(room('typo')).expect(500);
  });
});

describe('a post', () => {
  it('taken away is gone at the next request, with the old cookie', async () => {
    const person = await enrolPerson(here, 'dismissed');
    const grantId = await appoint(here, community, person.personId, { post: 'reviewer' });
    const visitor = await signIn(here.visitor(), 'dismissed');
    await visitor.get(room('posting')).expect(200);
    await here.admin.query(`update role_grant set ended_on = $2, ended_at = now() where id = $1`, [
      grantId,
      here.clock.today(),
    ]);
    await visitor.get(room('posting')).expect(404);
    const { body } = await visitor.get('/api/session').expect(200);
    expect(body.communities).toEqual([]);
  });

  it('begins and ends on its days', async () => {
    const person = await enrolPerson(here, 'term');
    await appoint(here, community, person.personId, {
      post: 'reviewer',
      startsOn: '2026-03-06',
      endsOn: '2026-03-06',
    });
    const statusOn = async (day: string) => {
      here.clock.set(day);
      const visitor = await signIn(here.visitor(), 'term');
      return (await visitor.get(room('posting'))).status;
    };
    expect(await statusOn('2026-03-05')).toBe(404);
    expect(await statusOn('2026-03-06T00:00:01+08:00')).toBe(200);
    expect(await statusOn('2026-03-06T23:59:59+08:00')).toBe(200);
    expect(await statusOn('2026-03-07T00:00:01+08:00')).toBe(404);
  });

  it('of a disabled log-in opens nothing', async () => {
    const person = await enrolPerson(here, 'shut.out');
    await appoint(here, community, person.personId, { post: 'reviewer' });
    const visitor = await signIn(here.visitor(), 'shut.out');
    await here.admin.query('update login set disabled_at = now() where id = $1', [person.loginId]);
    await visitor.get(room('posting')).expect(401);
  });
});
