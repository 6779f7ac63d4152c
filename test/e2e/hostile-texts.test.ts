import { startApp, type TestApp } from '../support/app';
import { type Armed, call, everyoneArmed } from '../support/armed';
import { type BusyCommunity, busyCommunity } from '../support/busy-community';
import { validCalls } from '../support/swaps';
import { rightOf, ROUTES } from '../support/route-table';
import { isRight, mayDo, posts } from '../../src/community/rights.rules';
import { changedTables, tableDigests } from '../support/table-digests';

/** assurance 5.5: letters and page positions that no page of ours sends get an answer, not a fault. */
let here: TestApp;
let own: BusyCommunity;
let people: Map<string, Armed>;

beforeAll(async () => {
  here = await startApp({ jobsAtOnce: 2 });
  own = await busyCommunity(here, 'own', 1);
  people = await everyoneArmed(here, own);
}, 120_000);
afterAll(() => here.close());

const cursorOf = (...key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url');
const odd = ['x', '', 'NaN', '2026-99-99', -1, 2 ** 53 - 1, 2 ** 31, '\0', "'; --", '𠀀'];
const positions = [1, 2, 3, 4].flatMap((length) =>
  odd.map((part) => cursorOf(...Array.from({ length }, () => part))),
);

it.each([
  ['accountant', 'voucher-drafts'],
  ['accountant', 'jobs'],
  ['accountant', 'payees'],
  ['accountant', 'spending'],
  ['accountant', 'reports'],
  ['accountant', 'units'],
  ['accountant', 'entry-imports'],
  ['clerk', 'binding-requests'],
  ['clerk', 'binding-log'],
  ['resident', 'account/statement'],
  ['accountant', 'journal?period=2026-03'],
  ['accountant', 'subsidiary-ledger?from=2026-01&to=2026-03&account=100201'],
  ['accountant', 'cash-journal?from=2026-01&to=2026-03&account=100201'],
])('%s at a page of %s that never was is told so', async (post, path) => {
  const to = `GET /api/communities/${own.id}/${path}${path.includes('?') ? '&' : '?'}`;
  const faults: string[] = [];
  for (const cursor of positions) {
    const { status } = await call(here, people.get(post)!, { to: `${to}cursor=${cursor}` });
    if (![200, 400, 422].includes(status)) {
      faults.push(`${status} ${Buffer.from(cursor, 'base64url').toString()}`);
    }
  }
  expect(faults).toEqual([]);
});

describe('a letter that cannot be kept', () => {
  it.each(['%00', '%ED%A0%80', '%25', '%F0%A0%80%80'])(
    '%s in a question is no fault',
    async (q) => {
      for (const path of ['units', 'payees', 'spending', 'account/statement']) {
        const by = people.get('accountant')!;
        const { status } = await call(here, by, {
          to: `GET /api/communities/${own.id}/${path}?q=${q}`,
        });
        expect([path, status]).toEqual([path, q === '%00' ? 400 : 200]);
      }
    },
  );

  it.each([
    ['NUL', '甲\0乙'],
    ['half a character', '甲\ud800乙'],
  ])('%s in any text of any body is refused, and nothing moves', async (_what, text) => {
    const calls = validCalls(own);
    const before = await tableDigests(here.admin);
    for (const route of Object.keys(ROUTES).filter((one) => !one.startsWith('GET '))) {
      const right = rightOf(ROUTES[route]);
      const { to, body } = calls(route);
      if (!body || !isRight(right)) continue;
      const post = posts.find((one) => mayDo(one, right)) ?? '';
      const spoilt = Object.fromEntries(
        Object.entries({ ...body, reason: '理由', summary: '摘要' })
          .filter(([name]) => name in body)
          .map(([name, value]) => [name, typeof value === 'string' ? text : value]),
      );
      const answer = await call(here, people.get(post)!, { to, body: { ...spoilt, note: text } });
      expect([route, answer.code]).toEqual([route, 'request.unreadable']);
      expect(answer.detail).toMatch(/请/u);
    }
    // That an auditor knocked is written all the same.
    const changed = changedTables(before, await tableDigests(here.admin));
    expect(changed.filter((table) => table !== 'audit_reading')).toEqual([]);
  });

  it('nor do a hundred thousand brackets fell the house', async () => {
    const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const { status } = await people
      .get('clerk')!
      .visitor.post(`/api/communities/${own.id}/payees`)
      .set('Content-Type', 'application/json')
      .send(deep);
    expect(status).toBe(400);
  });
});
