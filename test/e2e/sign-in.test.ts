import { startDoors, type TestApp } from '../support/doors';
import {
  appoint,
  bindHome,
  enrolPerson,
  foundCommunity,
  password,
  signIn,
} from '../support/people';

let here: TestApp;
beforeAll(async () => {
  here = await startDoors();
});
afterAll(() => here.close());

const cookiesOf = (response: { headers: Record<string, unknown> }) =>
  [response.headers['set-cookie'] ?? []].flat() as string[];
const tokenOf = (response: { headers: Record<string, unknown> }) =>
  /sid=([^;]*)/.exec(cookiesOf(response)[0] ?? '')?.[1] ?? '';

describe('signing in', () => {
  it('says who she is, what she may do and where', async () => {
    const mine = await foundCommunity(here, '锦和苑');
    const nextDoor = await foundCommunity(here, '望江里');
    const wang = await enrolPerson(here, 'wang.hong');
    await appoint(here, mine, wang.personId, { post: 'reviewer' });
    await bindHome(here, mine, wang.personId, '2单元301');
    const neighbour = await enrolPerson(here, 'neighbour');
    await appoint(here, nextDoor, neighbour.personId, { post: 'chair' });

    const visitor = here.visitor();
    const signedIn = await visitor
      .post('/api/session')
      .send({ loginName: ' Wang.Hong ', password })
      .expect(201);
    const shown = await visitor.get('/api/session').expect(200);

    expect(shown.body).toEqual(signedIn.body);
    expect(shown.body).toMatchObject({
      person: { id: wang.personId, name: 'wang.hong 某某' },
      secondFactor: { enrolled: false, required: true },
      isOperator: false,
      communities: [
        {
          id: mine,
          name: '锦和苑',
          posts: [
            {
              post: 'reviewer',
              postName: '物业审核人',
              party: 'trustee',
              startsOn: '2026-01-01',
              endsOn: null,
            },
          ],
          units: [{ label: expect.stringContaining('2单元301'), relation: 'owner' }],
        },
      ],
    });
    const rights = shown.body.communities[0].rights as string[];
    expect(rights).toEqual(expect.arrayContaining(['voucher.post', 'account.query']));
    expect(rights).not.toContain('voucher.prepare');
  });

  it('sets a cookie that scripts cannot read and that lasts a fortnight', async () => {
    await enrolPerson(here, 'cookie.plain');
    const response = await here
      .visitor()
      .post('/api/session')
      .send({ loginName: 'cookie.plain', password });
    const [cookie = ''] = cookiesOf(response);
    expect(cookie).toMatch(
      /^sid=[\w-]{43}; Max-Age=1209600; Path=\/; Expires=[^;]*; HttpOnly; SameSite=Lax$/,
    );
    expect(response.headers['cache-control']).toBe('no-store');
  });

  it('keeps nothing from which the token could be read', async () => {
    await enrolPerson(here, 'hashed');
    const response = await here
      .visitor()
      .post('/api/session')
      .send({ loginName: 'hashed', password });
    const token = tokenOf(response);
    const { rows } = await here.admin.query('select * from login_session');
    expect(token).toHaveLength(43);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(response.body)).not.toContain(token);
  });

  it('answers an unknown name, a wrong password and a disabled log-in alike', async () => {
    const off = await enrolPerson(here, 'disabled');
    await enrolPerson(here, 'known');
    await here.admin.query('update login set disabled_at = now() where id = $1', [off.loginId]);
    const tries = [
      { loginName: 'nobody', password },
      { loginName: 'known', password: 'not her password' },
      { loginName: 'disabled', password },
    ];
    const answers = [];
    for (const given of tries) {
      const { status, body } = await here.visitor().post('/api/session').send(given);
      answers.push({ status, ...body, requestId: null });
    }
    expect(answers[0]).toMatchObject({
      status: 401,
      code: 'login.wrong',
      detail: '登录名或密码不正确，请核对后重新输入。',
    });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('takes as long for a name that does not exist', async () => {
    await enrolPerson(here, 'timed');
    const timeOf = async (loginName: string) => {
      const times: number[] = [];
      for (let round = 0; round < 5; round += 1) {
        const begun = process.hrtime.bigint();
        await here.visitor().post('/api/session').send({ loginName, password: 'wrong wrong' });
        times.push(Number(process.hrtime.bigint() - begun));
      }
      return times.sort((a, b) => a - b)[2] ?? 0;
    };
    const [known, unknown] = [await timeOf('timed'), await timeOf('not.there')];
    // Without the decoy hash the unknown name answers in a tenth of the time.
    expect(unknown).toBeGreaterThan(known * 0.5);
  });
});

describe('a session', () => {
  it('known before log-in is worth nothing after it (fixation), and a new log-in ends the old one', async () => {
    await enrolPerson(here, 'fixed');
    const planted = await here
      .visitor()
      .post('/api/session')
      .set('Cookie', 'sid=planted-by-a-stranger')
      .send({ loginName: 'fixed', password });
    const first = tokenOf(planted);
    expect(first).not.toBe('planted-by-a-stranger');
    const again = await here
      .visitor()
      .post('/api/session')
      .set('Cookie', `sid=${first}`)
      .send({ loginName: 'fixed', password });
    const statusWith = (token: string) =>
      here.visitor().get('/api/session').set('Cookie', `sid=${token}`);
    expect((await statusWith('planted-by-a-stranger')).status).toBe(401);
    expect((await statusWith(first)).status).toBe(401);
    expect((await statusWith(tokenOf(again))).status).toBe(200);
  });

  it('is over on the server when she signs out', async () => {
    await enrolPerson(here, 'leaves');
    const response = await here
      .visitor()
      .post('/api/session')
      .send({ loginName: 'leaves', password });
    const kept = `sid=${tokenOf(response)}`;
    const out = await here.visitor().delete('/api/session').set('Cookie', kept).expect(204);
    expect(cookiesOf(out)[0]).toMatch(/^sid=; Path=\/; Expires=Thu, 01 Jan 1970/);
    const { body } = await here.visitor().get('/api/session').set('Cookie', kept).expect(401);
    expect(body).toMatchObject({ code: 'login.required', status: 401 });
  });

  it('ends after twelve idle hours, and after a fortnight however busy', async () => {
    await enrolPerson(here, 'idle');
    const visitor = await signIn(here.visitor(), 'idle');
    here.clock.advanceMinutes(11 * 60 + 59);
    await visitor.get('/api/session').expect(200);
    here.clock.advanceMinutes(12 * 60);
    await visitor.get('/api/session').expect(401);

    await enrolPerson(here, 'busy');
    const busy = await here.visitor().post('/api/session').send({ loginName: 'busy', password });
    const cookie = `sid=${tokenOf(busy)}`;
    const statuses: number[] = [];
    for (let halfDays = 1; halfDays <= 30; halfDays += 1) {
      here.clock.advanceMinutes(11 * 60 + 50);
      statuses.push((await here.visitor().get('/api/session').set('Cookie', cookie)).status);
    }
    // 28 × 11 h 50 min is still within 14 days, 29 × is not.
    expect(statuses.indexOf(401)).toBe(28);
  });

  it('that has run out is cleared away when she comes again; hers only', async () => {
    const { loginId } = await enrolPerson(here, 'tidy');
    const other = await enrolPerson(here, 'untidy');
    const count = async (login: string) =>
      (await here.admin.query('select 1 from login_session where login_id = $1', [login])).rowCount;
    for (const name of ['tidy', 'tidy', 'untidy']) await signIn(here.visitor(), name);
    expect(await count(loginId)).toBe(2);
    here.clock.advanceDays(15);
    await signIn(here.visitor(), 'tidy');
    expect([await count(loginId), await count(other.loginId)]).toEqual([1, 1]);
  });

  it('is listed among her devices, and one she revokes is out at the next request', async () => {
    await enrolPerson(here, 'devices');
    await enrolPerson(here, 'other.person');
    const desk = await signIn(here.visitor().set('User-Agent', 'Windows NT Chrome/147'), 'devices');
    const phone = await signIn(
      here.visitor().set('User-Agent', 'iPhone MicroMessenger/8'),
      'devices',
    );
    const stranger = await signIn(here.visitor(), 'other.person');

    const { body } = await desk.get('/api/session/devices').expect(200);
    const items = body.items as { id: string; device: string; current: boolean }[];
    expect(items.map(({ device, current }) => [device, current])).toEqual([
      ['iPhone · 微信', false],
      ['Windows 电脑 · Chrome', true],
    ]);
    const phoneId = items.find(({ current }) => !current)?.id ?? '';

    await stranger.delete(`/api/session/devices/${phoneId}`).expect(404);
    await phone.get('/api/session').expect(200);
    await desk.delete(`/api/session/devices/${phoneId}`).expect(204);
    await phone.get('/api/session').expect(401);
    await desk.get('/api/session').expect(200);
    await desk.delete(`/api/session/devices/${phoneId}`).expect(404);
  });

  it('of every other device ends when she changes her password; the old password is dead', async () => {
    await enrolPerson(here, 'changes');
    const desk = await signIn(here.visitor(), 'changes');
    const thief = await signIn(here.visitor(), 'changes');
    const next = '另一句更长的话 2026';
    await desk
      .put('/api/session/password')
      .send({ current: 'wrong', next })
      .expect(403, /login.password-wrong/);
    await thief.get('/api/session').expect(200);
    await desk
      .put('/api/session/password')
      .send({ current: password, next: 'short' })
      .expect(422, /至少 10/);
    await desk.put('/api/session/password').send({ current: password, next }).expect(204);
    await thief.get('/api/session').expect(401);
    await desk.get('/api/session').expect(200);
    await here.visitor().post('/api/session').send({ loginName: 'changes', password }).expect(401);
    await here
      .visitor()
      .post('/api/session')
      .send({ loginName: 'changes', password: next })
      .expect(201);
  });
});

it('writes who came in and who did not into the security log', async () => {
  const { loginId } = await enrolPerson(here, 'logged');
  await here.visitor().post('/api/session').send({ loginName: 'logged', password: 'wrong wrong' });
  const visitor = await signIn(here.visitor(), 'logged');
  await visitor.delete('/api/session').expect(204);
  const { rows } = await here.admin.query<{ kind: string }>(
    'select kind from security_event where login_id = $1 order by id',
    [loginId],
  );
  expect(rows.map(({ kind }) => kind)).toEqual([
    'login.created',
    'sign-in.failed',
    'sign-in.ok',
    'sign-out',
  ]);
});

it('has no demo doors outside demo mode', async () => {
  const { body } = await here.visitor().get('/api/site').expect(200);
  expect(body).toEqual({ name: '信托账', demo: false, version: expect.stringMatching(/^\d/) });
  await here.visitor().post('/api/demo/session').send({ key: 'chair' }).expect(404);
  await enrolPerson(here, 'not.demo');
  const visitor = await signIn(here.visitor(), 'not.demo');
  await visitor.get('/api/demo/code').expect(404);
});
