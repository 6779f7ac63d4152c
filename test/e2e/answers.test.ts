import { startDoors, type TestApp } from '../support/doors';
import { appoint, enrolPerson, foundCommunity, signIn } from '../support/people';
import { TestDoorsModule } from '../support/test-doors';

let here: TestApp;
beforeAll(async () => {
  here = await startDoors({ imports: [TestDoorsModule] });
});
afterAll(() => here.close());

describe('money writes', () => {
  it('need a key, and hash what they ask for', async () => {
    const community = await foundCommunity(here, '锦和苑');
    const { personId } = await enrolPerson(here, 'reviewer');
    await appoint(here, community, personId, { post: 'reviewer' });
    const room = (path: string) => `/api/communities/${community}/rooms/${path}`;
    const visitor = await signIn(here.visitor(), 'reviewer');
    const pay = (key?: string) =>
      key === undefined
        ? visitor.post(room('pay')).unset('Idempotency-Key')
        : visitor.post(room('pay')).set('Idempotency-Key', key);
    await pay().expect(400, /idempotency.key-missing/);
    await pay('short').expect(400, /idempotency.key-malformed/);
    const { body } = await pay('key-0001').expect(201);
    expect(body).toEqual({
      key: 'key-0001',
      once: {
        communityId: community,
        personId: expect.any(String),
        key: 'key-0001',
        requestHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
  });
});

describe('drafts', () => {
  it('carry their version both ways', async () => {
    const { headers } = await here.visitor().get('/api/forms/draft').expect(200);
    expect(headers['etag']).toBe('"7"');
    await here
      .visitor()
      .put('/api/forms/draft')
      .expect(428, /version.missing/);
    const saved = await here.visitor().put('/api/forms/draft').set('If-Match', '"7"').expect(200);
    expect(saved.headers['etag']).toBe('"8"');
  });
});

describe('answers', () => {
  it('of a fault say nothing but its number', async () => {
    const { body, headers } = await here.visitor().get('/api/forms/fault').expect(500);
    expect(body).toMatchObject({ code: 'system.fault', requestId: headers['x-request-id'] });
    expect(JSON.stringify(body)).not.toContain('canary');
  });

  it('of a conflict are 409 with the sentence of the rule', async () => {
    const { body } = await here.visitor().get('/api/forms/conflict').expect(409);
    expect(body).toMatchObject({ code: 'forms.conflict', detail: '已经有人改过，请刷新后再试。' });
  });

  it.each(['/api/nothing', '/api/communities/1/nothing', '/api'])(
    '%s is unknown, in Chinese',
    async (path) => {
      const { body } = await here.visitor().get(path).expect(404);
      expect(body).toMatchObject({ code: 'path.unknown', title: '没有找到' });
    },
  );

  it('carry the headers that keep scripts, frames and caches out', async () => {
    const { headers } = await here.visitor().get('/api/site').expect(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['strict-transport-security']).toBeUndefined();
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });

  it('page by fifty unless asked, and by two hundred at most', async () => {
    const page = (query: string) => here.visitor().get(`/api/forms/page${query}`);
    expect((await page('')).body).toEqual({ limit: 50 });
    expect((await page('?limit=200&cursor=abc')).body).toEqual({ limit: 200, cursor: 'abc' });
    for (const bad of ['?limit=201', '?limit=0', '?limit=x', '?offset=3'])
      await page(bad).expect(400);
  });
});

describe('over https', () => {
  let secure: TestApp;
  beforeAll(async () => {
    secure = await startDoors({ config: { publicUrl: 'https://books.example.cn', trustProxy: 1 } });
  });
  afterAll(() => secure.close());

  it('the cookie is bound to the host, and browsers are told to stay on https', async () => {
    await enrolPerson(secure, 'secure');
    const answer = await secure
      .visitor()
      .post('/api/session')
      .send({ loginName: 'secure', password: '梧桐树下三把椅子 7' })
      .expect(201);
    expect([answer.headers['set-cookie']].flat()[0]).toMatch(
      /^__Host-sid=[\w-]{43}; Max-Age=1209600; Path=\/; Expires=[^;]*; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(answer.headers['strict-transport-security']).toContain('max-age=31536000');
    expect(answer.headers['content-security-policy']).toContain('upgrade-insecure-requests');
  });
});

describe('the machines that run us', () => {
  it('learn that it lives and that it is ready', async () => {
    await here.visitor().get('/healthz').expect(200, { ok: true });
    await here.visitor().get('/readyz').expect(200, { ok: true, faults: [] });
  });

  it('are told when the schema is not this version', async () => {
    const name = 'migration of another day';
    await here.admin.query(`update schema_migration set name = $1 where id = 1`, [name]);
    const { body } = await here.visitor().get('/readyz').expect(503);
    expect(body).toEqual({ ok: false, faults: [expect.stringContaining('migration missing')] });
  });

  it('get figures on this machine, and elsewhere with the token only', async () => {
    await here.visitor().get('/api/communities/77/rooms/posting').expect(401);
    const { text } = await here.visitor().get('/metrics').expect(200);
    expect(text).toContain('http_server_duration_seconds_count{method="GET",route="/api/site"');
    // Ids in paths would make a series per household.
    expect(text).toContain('route="/api/communities/:communityId/rooms/posting"');
    await here.visitor().get('/metrics').set('X-Forwarded-For', '203.0.113.9').expect(404);
    const guarded = await startDoors({ config: { metricsToken: 'a-token-of-some-length' } });
    await guarded.visitor().get('/metrics').expect(404);
    await guarded.visitor().get('/metrics').set('Authorization', 'Bearer wrong').expect(404);
    await guarded
      .visitor()
      .get('/metrics')
      .set('Authorization', 'Bearer a-token-of-some-length')
      .expect(200);
    await guarded.close();
  });
});
