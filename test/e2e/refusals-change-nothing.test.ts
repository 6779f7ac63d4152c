import { isRight, mayDo, type Post } from '../../src/community/rights.rules';
import { startApp, type TestApp } from '../support/app';
import { type Armed, call, everyoneArmed } from '../support/armed';
import { type BusyCommunity, busyCommunity } from '../support/busy-community';
import { signIn } from '../support/people';
import { rightOf, ROUTES } from '../support/route-table';
import { validCalls } from '../support/swaps';
import { changedTables, tableDigests } from '../support/table-digests';

/** assurance T34 and 5.6: who may not act has not acted. That looking moves nothing: canary.test.ts. */
let here: TestApp;
let own: BusyCommunity;
let next: BusyCommunity;
let people: Map<string, Armed>;

beforeAll(async () => {
  here = await startApp({ jobsAtOnce: 2 });
  own = await busyCommunity(here, 'own', 1);
  next = await busyCommunity(here, 'nxt', 2);
  people = await everyoneArmed(here, own);
}, 300_000);
afterAll(() => here.close());

/** Posts that may not open the door of a route, and people who are not of the community at all. */
async function shutOut(route: string): Promise<[string, Armed][]> {
  const right = rightOf(ROUTES[route]);
  const without = [...people].filter(
    ([post]) => isRight(right) && !mayDo((post === 'neighbour' ? 'resident' : post) as Post, right),
  );
  return [...without, ...strangers.filter(([who]) => who === 'nobody' || !OPEN.test(route))];
}

/** Whoever is signed in may ask for a home: that is how she becomes a member. */
const OPEN = /\/(binding-requests|bindings)$/;
const strangers: [string, Armed][] = [];
const unsafe = Object.keys(ROUTES).filter((route) => !route.startsWith('GET '));
const ofCommunity = unsafe.filter((route) => route.includes(' communities/'));

it('an act by someone who may not is refused and changes no row, with code, key and body in order', async () => {
  for (const person of [next.byPost.chair, next.byPost.reviewer, next.byPost.resident]) {
    const visitor = await signIn(here.visitor(), person.loginName);
    strangers.push([`${person.loginName}`, { visitor, authenticator: null }]);
  }
  strangers.push(['nobody', { visitor: here.visitor(), authenticator: null }]);
  const calls = validCalls(own);
  const before = await tableDigests(here.admin);
  const odd: string[] = [];
  let refusals = 0;
  for (const route of ofCommunity) {
    for (const [who, by] of await shutOut(route)) {
      const { status } = await call(here, by, calls(route));
      refusals += 1;
      const wanted = who === 'nobody' ? [401] : people.has(who) ? [403] : [403, 404];
      if (!wanted.includes(status)) odd.push(`${who} ${route}: ${status}`);
    }
  }
  expect(odd).toEqual([]);
  expect(refusals).toBeGreaterThan(400);
  expect(changedTables(before, await tableDigests(here.admin))).toEqual([]);
}, 300_000);

/** Doors of machines look at signatures and secret addresses, and at no session. */
const MACHINES = /^POST (payment-channels|mail\/unsubscribe)\//;

it('an act from another site’s page changes no row, whoever is signed in', async () => {
  const calls = validCalls(own);
  const before = await tableDigests(here.admin);
  const odd: string[] = [];
  for (const route of unsafe.filter((each) => !MACHINES.test(each))) {
    const { to, body } = calls(route);
    const [verb = '', path = ''] = to.split(' ');
    for (const [post, headers] of [
      ['chair', { 'Sec-Fetch-Site': 'cross-site' }],
      ['clerk', { 'Sec-Fetch-Site': 'same-site' }],
      ['reviewer', { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'text/plain' }],
      [
        'cashier',
        { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' },
      ],
    ] as const) {
      const verbs = { POST: 'post', PUT: 'put', DELETE: 'delete' } as const;
      const { status } = await people
        .get(post)!
        .visitor[verbs[verb as keyof typeof verbs]](path)
        .set(headers)
        .send('Content-Type' in headers ? 'a=b' : (body ?? {}));
      const wanted = 'Content-Type' in headers ? 415 : 403;
      if (status !== wanted) odd.push(`${route} ${JSON.stringify(headers)}: ${status}`);
    }
  }
  expect(odd).toEqual([]);
  expect(changedTables(before, await tableDigests(here.admin))).toEqual([]);
}, 60_000);
