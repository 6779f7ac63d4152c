import { ModulesContainer } from '@nestjs/core';
import { isRight, mayDo, type Post, posts } from '../../src/community/rights.rules';
import { type TestApp, startApp } from '../support/app';
import { appoint, bindHome, enrolPerson, foundCommunity, signIn } from '../support/people';
import { rightOf, ROUTES } from '../support/route-table';
import { routesOf } from '../support/routes';
import type { Visitor } from '../support/serve';

interface Actor {
  name: string;
  /** Her post in the community that is called; null for anyone who has nothing to do with it. */
  post: Post | null;
  visitor: Visitor;
}

let here: TestApp;
let community: number;
const actors: Actor[] = [];

beforeAll(async () => {
  here = await startApp();
  community = await foundCommunity(here, '锦和苑');
  const nextDoor = await foundCommunity(here, '望江里');
  for (const post of posts) {
    actors.push({ name: post, post, visitor: await holder(`own.${post}`, community, post) });
  }
  const strangers = ['chair', 'reviewer', 'resident'] as const;
  for (const post of strangers) {
    const visitor = await holder(`next.door.${post}`, nextDoor, post);
    actors.push({ name: `${post} next door`, post: null, visitor });
  }
  await enrolPerson(here, 'operator', { isOperator: true });
  await enrolPerson(here, 'nobody');
  for (const name of ['operator', 'nobody']) {
    actors.push({ name, post: null, visitor: await signIn(here.visitor(), name) });
  }
}, 60_000);
afterAll(() => here.close());

async function holder(loginName: string, where: number, post: Post): Promise<Visitor> {
  const { personId } = await enrolPerson(here, loginName);
  if (post === 'resident') await bindHome(here, where, personId);
  else {
    const endsOn = post === 'auditor' ? '2026-12-31' : null;
    await appoint(here, where, personId, { post, endsOn });
  }
  return signIn(here.visitor(), loginName);
}

/** With ids of nothing, so that an open door leads nowhere. */
function pathOf(route: string): string {
  const path = (route.split(' ')[1] ?? '')
    .replace(':communityId', String(community))
    .replace(':period', '2026-01')
    .replace(':seq', '999999')
    .replaceAll(/:\w+/g, '01900000-0000-7000-8000-000000000000');
  return `/api/${path}`;
}

const verbs = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;

async function call(visitor: Visitor, route: string) {
  const verb = verbs[route.split(' ')[0] as keyof typeof verbs];
  const { status, body } = await visitor[verb](pathOf(route));
  return { status, code: (body as { code?: string }).code, body: body as Record<string, unknown> };
}

/** What the door itself answered; "open" is whatever came from behind it. */
function doorOf({ status, code = '' }: { status: number; code?: string | undefined }): string {
  const shut = ['login.required', 'right.missing', 'community.unknown', 'door.shut'];
  return shut.includes(code) ? `${status} ${code}` : 'open';
}

function expectedOf(right: string, { post }: Actor): string {
  if (post === null) return '404 community.unknown';
  return isRight(right) && mayDo(post, right) ? 'open' : '403 right.missing';
}

const locked = Object.entries(ROUTES).filter(([, door]) => isRight(rightOf(door)));
const withDoor = (kind: string) =>
  Object.keys(ROUTES).filter((route) => rightOf(ROUTES[route]) === kind);

describe('the table of routes', () => {
  it('has a row for every route, with its lock, and a route for every row', () => {
    const served = routesOf(here.app.get(ModulesContainer));
    expect(Object.fromEntries(served.map(({ name, door }) => [name, door]))).toEqual(ROUTES);
  });

  it('names only rights that exist', () => {
    const known = ['public', 'signed-in'];
    const doors = Object.values(ROUTES).map((door) => rightOf(door));
    expect(doors.filter((door) => !known.includes(door) && !isRight(door))).toEqual([]);
  });

  it('leaves no more than thirteen doors to the public, logs and secret addresses each counted as one', () => {
    const doors = withDoor('public')
      // The played payment firm is there in the demonstration only.
      .filter((route) => !route.includes(' sandbox/'))
      .map((route) => route.replace(/(log\/:communityId)\/.*/, '$1'))
      // A feed, the way out of mail, a picture for the group: who has the address may open it.
      .map((route) => route.replace(/.*:token.*/, 'a secret address'));
    expect(new Set(doors).size).toBeLessThanOrEqual(13);
  });

  it('asks for the second factor at every act that moves money, books or posts', () => {
    const acts =
      /(posting|close|review|approval|order|release|payment|confirmation|grants|bank-accounts)$/;
    const money = Object.keys(ROUTES)
      .filter((route) => route.startsWith('POST communities') && acts.test(route))
      // The roll holds homes, a statement what the bank says, a list what has come in already, a till's
      // day what was counted: no money leaves by taking one in or by looking at it again. A mailbox is
      // confirmed by the code that was sent to it.
      .filter((route) => !/(roll|bank|receipt)-imports|cashier-days|mail-settings/.test(route));
    expect(money.filter((route) => !ROUTES[route]?.endsWith('②'))).toEqual([]);
    expect(money.length).toBeGreaterThanOrEqual(8);
  });
});

describe('a route with a right', () => {
  it.each(locked)('%s (%s) opens to those who hold it and to nobody else', async (route, door) => {
    const right = rightOf(door);
    const answers = await Promise.all(
      actors.map(async (actor) => ({ actor, answer: await call(actor.visitor, route) })),
    );
    const found = answers.map(({ actor, answer }) => [actor.name, doorOf(answer)]);
    expect(found).toEqual(actors.map((actor) => [actor.name, expectedOf(right, actor)]));
    expect(answers.filter(({ answer }) => answer.status >= 500)).toEqual([]);
    // Without an authenticator nobody gets behind a ② door, whatever her post.
    const inside = answers.filter(({ answer }) => doorOf(answer) === 'open');
    const refused = inside.filter(({ answer }) => answer.code === 'second-factor.required');
    expect(refused).toHaveLength(door.endsWith('②') ? inside.length : 0);
    expect(await call(here.visitor(), route)).toMatchObject({
      status: 401,
      code: 'login.required',
    });
  });
});

describe('a route for anyone signed in', () => {
  it.each(withDoor('signed-in'))('%s is shut to visitors', async (route) => {
    expect(await call(here.visitor(), route)).toMatchObject({
      status: 401,
      code: 'login.required',
    });
  });

  it.each(withDoor('signed-in').filter((route) => / communities/.test(route)))(
    '%s gives a stranger nothing of the community',
    async (route) => {
      const stranger = actors.find(({ name }) => name === 'nobody');
      const { status, body } = await call(stranger?.visitor ?? here.visitor(), route);
      expect(status).toBeLessThan(500);
      // A list of her own things there may be shown: it is empty.
      if (status < 400) expect(Object.values(body).flat()).toEqual([]);
    },
  );
});
