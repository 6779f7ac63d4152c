import { startDoors, type TestApp } from '../support/doors';
import { enrolAuthenticator, enrolPerson, password, signIn } from '../support/people';

let here: TestApp;
beforeAll(async () => {
  here = await startDoors();
});
afterAll(() => here.close());

describe('the authenticator', () => {
  it('is enrolled by QR code; from then on log-in asks for a code, and each code works once', async () => {
    await enrolPerson(here, 'two.factors');
    const visitor = await signIn(here.visitor(), 'two.factors');
    const begun = await visitor.post('/api/session/second-factor').expect(201);
    expect(begun.body).toMatchObject({
      secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
      otpauthUrl: expect.stringContaining('otpauth://totp/'),
      qrSvg: expect.stringContaining('<svg'),
    });
    await visitor
      .put('/api/session/second-factor')
      .send({ code: '000000' })
      .expect(403, /second-factor.wrong/);
    const authenticator = await enrolAuthenticator(here, visitor);

    const attempt = (code?: string) =>
      here.visitor().post('/api/session').send({ loginName: 'two.factors', password, code });
    await attempt().expect(403, /second-factor.required/);
    await attempt('000000').expect(403, /second-factor.wrong/);
    const code = authenticator.code();
    await attempt(code).expect(201);
    await attempt(code).expect(403, /second-factor.used/);
    await attempt(authenticator.code(-1)).expect(403, /second-factor.used/);
    here.clock.advanceMinutes(1);
    await attempt(authenticator.code()).expect(201);
  });

  it('does not reveal by its question whether the password was right', async () => {
    await enrolPerson(here, 'asked');
    await enrolAuthenticator(here, await signIn(here.visitor(), 'asked'));
    await here
      .visitor()
      .post('/api/session')
      .send({ loginName: 'asked', password: 'wrong wrong' })
      .expect(401, /login.wrong/);
  });

  it('in use can be replaced only with one of its own codes', async () => {
    await enrolPerson(here, 'replaces');
    const visitor = await signIn(here.visitor(), 'replaces');
    const old = await enrolAuthenticator(here, visitor);
    await visitor.post('/api/session/second-factor').expect(403, /second-factor.required/);
    await visitor.post('/api/session/second-factor').set('X-Second-Factor', old.code()).expect(201);
    // The old one works until the new one has shown a code.
    here.clock.advanceMinutes(1);
    await signIn(here.visitor(), 'replaces', old.code());
  });

  it('cannot be enrolled by whoever finds a desk left open', async () => {
    await enrolPerson(here, 'left.open');
    const visitor = await signIn(here.visitor(), 'left.open');
    here.clock.advanceMinutes(31);
    await visitor.post('/api/session/second-factor').expect(403, /second-factor.sign-in-again/);
  });
});

describe('guessing', () => {
  it('is stopped after ten tries from one network, with the time to wait', async () => {
    await enrolPerson(here, 'guessed');
    const attempt = (given: string) =>
      here.visitor().post('/api/session').send({ loginName: 'guessed', password: given });
    for (let round = 0; round < 10; round += 1) await attempt(`wrong ${round}`).expect(401);
    const stopped = await attempt(password).expect(429);
    expect(stopped.body).toMatchObject({ code: 'attempts.too-many' });
    expect(stopped.body.detail).toMatch(/请在 \d+ 分钟后再试/);
    expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(60);
  });

  it('by forty at once is counted too', async () => {
    await enrolPerson(here, 'stormed');
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, round) =>
        here
          .visitor()
          .post('/api/session')
          .send({ loginName: 'stormed', password: `wrong ${round}` }),
      ),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(30);
  });

  it('leaves no name, password or address in the database', async () => {
    await here
      .visitor()
      .post('/api/session')
      .send({ loginName: 'typed-my-password-here', password: 'canary-password' });
    const events = await here.admin.query('select * from security_event');
    const attempts = await here.admin.query('select * from login_attempt');
    const kept = JSON.stringify([events.rows, attempts.rows]);
    expect(kept).not.toMatch(/typed-my-password|canary-password|127\.0\.0\.1/);
    expect(kept).toContain('127.0.0.0/24');
  });
});
