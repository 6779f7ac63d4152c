import { startDoors, type TestApp } from '../support/doors';
import { enrolPerson, signIn } from '../support/people';
import { TestDoorsModule } from '../support/test-doors';

let here: TestApp;
beforeAll(async () => {
  here = await startDoors({ imports: [TestDoorsModule] });
});
afterAll(() => here.close());

describe('a request that changes something', () => {
  beforeAll(() => enrolPerson(here, 'someone'));

  const form = { title: '电梯', count: 1, lines: [] };

  it.each([
    ['post', 'cross-site'],
    ['post', 'same-site'],
    ['put', 'cross-site'],
    ['delete', 'cross-site'],
    ['patch', 'cross-site'],
  ] as const)('%s from a %s page is refused before anything is looked at', async (method, site) => {
    const visitor = await signIn(here.visitor(), 'someone');
    const answer = await visitor[method]('/api/session').set('Sec-Fetch-Site', site);
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

  const deep: unknown = JSON.parse(`${'['.repeat(60)}${']'.repeat(60)}`);

  it.each([
    ['a NUL, which no database keeps', { title: '电\0梯' }],
    ['a NUL deep inside', { lines: [{ debit: '1\0' }] }],
    ['more depth than any form has', { lines: deep }],
  ])('with %s is refused before anybody walks it', async (_name, change) => {
    const { body } = await send({ title: '电梯', count: 1, lines: [], ...change }).expect(400);
    expect(body.code).toBe('request.unreadable');
  });

  it('without its fields is told each of them once', async () => {
    const { body } = await send({ lines: [] }).expect(400);
    expect(body.problems.map(({ field }: { field: string }) => field)).toEqual(['title', 'count']);
    const query = await here.visitor().get('/api/forms/page?cursor=%00').expect(400);
    expect(query.body.code).toBe('request.unreadable');
  });

  it('larger than a megabyte is refused as too large', async () => {
    const { body } = await send({ title: 'x'.repeat(1_100_000) }).expect(413);
    expect(body).toMatchObject({ code: 'request.too-large' });
  });
});
