import { Body, Controller, Get, Module, Post, Put, Query } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsString, MaxLength, ValidateNested } from 'class-validator';
import type { ActingGrant } from '../../src/shared/posts';
import { conflict } from '../../src/shared/domain-error';
import { Acting, Caller, type CallerInfo } from '../../src/platform/http/caller';
import { MoneyField } from '../../src/platform/http/fields';
import { IdempotencyKey, Once } from '../../src/platform/http/idempotency-key';
import { May, Public, SecondFactor, SignedIn } from '../../src/platform/http/may';
import { PageQuery } from '../../src/platform/http/page.dto';
import { IfMatch, Versioned } from '../../src/platform/http/version';
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

class LineDto {
  @MoneyField() debit!: string;
}

class FormDto {
  @IsString() @MaxLength(5) title!: string;
  @IsInt() count!: number;
  @ValidateNested({ each: true }) @Type(() => LineDto) lines!: LineDto[];
}

@Controller('communities/:communityId/rooms')
class RoomsController {
  @Get('forgotten')
  forgotten() {
    return 'nobody should read this';
  }

  @Get('posting') @May('voucher.post') posting(@Acting() acting: ActingGrant) {
    return acting;
  }

  @Get('account') @May('account.query') account(@Acting() acting: ActingGrant) {
    return acting;
  }

  @Post('release') @May('spending.release') @SecondFactor() release(@Caller() me: CallerInfo) {
    return { by: me.personId };
  }

  @Post('pay') @May('account.query') pay(@IdempotencyKey() key: string, @Once() once: object) {
    return { key, once };
  }

  @Get('typo') @May('acount.query') typo() {
    return 'unreachable';
  }
}

@Controller('forms')
class FormsController {
  @Post() @Public() fill(@Body() form: FormDto) {
    return form;
  }

  @Get('page') @Public() page(@Query() query: PageQuery) {
    return query;
  }

  @Get('fault') @Public() fault() {
    throw new Error('canary of the house');
  }

  @Get('conflict') @Public() conflict() {
    throw conflict('forms.conflict', '已经有人改过，请刷新后再试。');
  }

  @Get('draft') @Public() @Versioned() draft() {
    return { version: 7 };
  }

  @Put('draft') @Public() @Versioned() save(@IfMatch() seen: number) {
    return { version: seen + 1 };
  }

  @Get('mine') @SignedIn() mine(@Caller() me: CallerInfo) {
    return { name: me.name };
  }
}

@Module({ controllers: [RoomsController, FormsController] })
class TestDoorsModule {}

let here: TestApp;
let community: number;
let nextDoor: number;
beforeAll(async () => {
  here = await startApp({ imports: [TestDoorsModule] });
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

describe('a request that changes something', () => {
  const form = { title: '电梯', count: 1, lines: [] };

  it.each([
    ['POST', 'cross-site'],
    ['POST', 'same-site'],
    ['PUT', 'cross-site'],
    ['DELETE', 'cross-site'],
    ['PATCH', 'cross-site'],
  ])('%s from a %s page is refused before anything is looked at', async (method, site) => {
    const visitor = await signIn(here.visitor(), 'reviewer');
    const request = {
      POST: visitor.post,
      PUT: visitor.put,
      DELETE: visitor.delete,
      PATCH: visitor.patch,
    }[method];
    const answer = await request?.call(visitor, '/api/session').set('Sec-Fetch-Site', site);
    expect(answer).toMatchObject({ status: 403, body: { code: 'request.cross-site' } });
    await visitor.get('/api/session').expect(200);
  });

  it.each([
    ['text/plain', JSON.stringify(form)],
    ['application/x-www-form-urlencoded', 'title=x&count=1'],
  ])('with a body of %s is refused', async (type, body) => {
    const answer = await here.visitor().post('/api/forms').set('Content-Type', type).send(body);
    expect(answer).toMatchObject({ status: 415, body: { code: 'request.content-type' } });
  });

  it('of an old browser counts by its Origin: ours, as published or as called', async () => {
    const { default: supertest } = await import('supertest');
    const post = (headers: Record<string, string>) =>
      supertest(here.app.getHttpServer()).post('/api/forms').set(headers).send(form);
    await post({}).expect(403);
    await post({ Origin: 'https://evil.example' }).expect(403);
    await post({ Origin: 'http://localhost:3000' }).expect(201);
    await post({ Origin: 'http://books.test', Host: 'books.test' }).expect(201);
  });
});

describe('a form', () => {
  const send = (body: unknown) =>
    here
      .visitor()
      .post('/api/forms')
      .send(body as object);

  it('is told every fault, field by field, in Chinese', async () => {
    const { body } = await send({
      title: '电梯维保费用',
      count: 'x',
      lines: [{ debit: 1 }],
    }).expect(400);
    expect(body).toMatchObject({ code: 'request.malformed', title: '请求有误' });
    expect(body.problems).toEqual([
      { code: 'field.maxLength', message: '最多 5 个字符。', field: 'title' },
      { code: 'field.isInt', message: '请填写整数。', field: 'count' },
      {
        code: 'field.isMoney',
        message: '请填写金额，最多两位小数，例如 5670.00',
        field: 'lines.0.debit',
      },
    ]);
  });

  it.each([
    { approved: true },
    { communityId: 2 },
    { id: 'x' },
    { lines: [{ debit: '1', postedBy: 'me' }] },
  ])('with something smuggled in is refused, not trimmed: %j', async (extra) => {
    const { body } = await send({ title: '电梯', count: 1, lines: [], ...extra }).expect(400);
    expect(JSON.stringify(body.problems)).toContain('field.whitelistValidation');
  });

  it('cannot reach behind an object', async () => {
    const raw = '{"title":"电梯","count":1,"lines":[],"__proto__":{"isOperator":true}}';
    const answer = await here.visitor().post('/api/forms').type('json').send(raw);
    expect([201, 400]).toContain(answer.status);
    expect(({} as { isOperator?: boolean }).isOperator).toBeUndefined();
    expect(answer.body.isOperator).toBeUndefined();
  });

  it.each(['{', '[1', '"x"', 'null', '12'])(
    'that is not one is refused with a sentence: %s',
    async (raw) => {
      const { body } = await here.visitor().post('/api/forms').type('json').send(raw).expect(400);
      expect(body).toMatchObject({ code: 'request.malformed' });
    },
  );

  it('larger than a megabyte is refused as too large', async () => {
    const { body } = await send({ title: 'x'.repeat(1_100_000) }).expect(413);
    expect(body).toMatchObject({ code: 'request.too-large' });
  });
});

describe('money writes', () => {
  it('need a key, and hash what they ask for', async () => {
    const visitor = await signIn(here.visitor(), 'reviewer');
    const pay = (key?: string) =>
      key === undefined
        ? visitor.post(room('pay'))
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
    secure = await startApp({ config: { publicUrl: 'https://books.example.cn', trustProxy: 1 } });
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
    const { text } = await here.visitor().get('/metrics').expect(200);
    expect(text).toContain('http_server_duration_seconds_count{method="GET",route="/api/site"');
    // Ids in paths would make a series per household.
    expect(text).toContain('route="/api/communities/:communityId/rooms/posting"');
    await here.visitor().get('/metrics').set('X-Forwarded-For', '203.0.113.9').expect(404);
    const guarded = await startApp({ config: { metricsToken: 'a-token-of-some-length' } });
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
