import { BillRunsService } from '../../src/charges/bill-runs.service';
import { type Post, mayDo } from '../../src/community/rights.rules';
import { Transactions } from '../../src/platform/database/transactions';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import { startApp, type TestApp } from '../support/app';
import { type Armed, call, everyoneArmed } from '../support/armed';
import { type BusyCommunity, busyCommunity } from '../support/busy-community';
import { everyAddress } from '../support/every-address';

/**
 * Acceptance case 13: what a household owes is for itself, for who collects it and for the committee's
 * treasurer. Everybody in the house reads everything there is to read; the sum that one home owes, which
 * no other sum equals, may have come to nobody else. And no list of debtors has a name on it.
 */
let here: TestApp;
let own: BusyCommunity;
let people: Map<string, Armed>;
let owed: string[];

const MAY_SEE = ['finance-member', 'manager', 'accountant', 'cashier'];
const OF_ARREARS =
  /\/(reminders|reminder-batches|late-fees|bill-reliefs|arrears|collection|settlements?)/;

beforeAll(async () => {
  here = await startApp({ jobsAtOnce: 2 });
  own = await busyCommunity(here, 'own', 1);
  await busyCommunity(here, 'nxt', 2);
  people = await everyoneArmed(here, own);
  const [first, unitId = ''] = own.homes.map((home) => home.unitId);
  // homes of a size of their own, so that what is owed is a sum of its own
  for (const [id, area] of [
    [first, '90.01'],
    [unitId, '137.31'],
  ]) {
    await here.admin.query(
      'update unit set billing_area = $3 where community_id = $1 and id = $2',
      [own.id, id, area],
    );
  }
  const month = { period: period('2026-02'), fee: 'service', by: own.byPost.accountant.personId };
  await here.app
    .get(Transactions)
    .run(own.id, (tx) => here.app.get(BillRunsService).run(tx, own.id, month));
  const { rows } = await here.admin.query<{ open: string; late: string }>(
    `select sum(amount - settled)::text as open,
       sum(amount - settled) filter (where due_on < '2026-03-05')::text as late
     from bill where community_id = $1 and unit_id = $2 and not cancelled`,
    [own.id, unitId],
  );
  owed = Object.values(rows[0] ?? {}).flatMap((sum) => [sum, Money.yuan(sum).format()]);
}, 240_000);
afterAll(() => here.close());

it('is seen by the household itself and by those who collect, and by nobody else', async () => {
  const seen = new Set<string>();
  const leaks: string[] = [];
  for (const [post, { visitor }] of people) {
    for (const address of everyAddress(own)) {
      const { text, body } = await visitor.get(address).buffer(true);
      const said = text ?? (Buffer.isBuffer(body) ? body.toString('utf8') : '');
      const found = owed.filter((sum) => said.includes(sum));
      if (found.length === 0) continue;
      seen.add(post);
      if (![...MAY_SEE, 'neighbour'].includes(post))
        leaks.push([post, address, ...found].join(' '));
    }
  }
  expect(leaks).toEqual([]);
  expect([...seen].toSorted()).toEqual([...MAY_SEE, 'neighbour'].toSorted());
  expect(MAY_SEE.every((post) => mayDo(post as Post, 'charges.household'))).toBe(true);
}, 240_000);

it('stands on no list with a name, for whoever reads it', async () => {
  const names = own.homes.flatMap((home) => home.names);
  expect(names.length).toBeGreaterThan(1);
  let read = 0;
  for (const [post, { visitor }] of people) {
    for (const address of everyAddress(own).filter((each) => OF_ARREARS.test(each))) {
      const { status, text } = await visitor.get(address).buffer(true);
      if (status === 200) read += 1;
      const named = names.filter((name) => (text ?? '').includes(name));
      expect([post, address, named]).toEqual([post, address, []]);
    }
  }
  expect(read).toBeGreaterThan(30);
});

it('reaches a resident in her own letter, and no other home’s', async () => {
  const [neighbour, resident] = [people.get('neighbour')!, people.get('resident')!];
  const at = `/api/communities/${own.id}/my-charges/reminders`;
  const mine = await neighbour.visitor.get(at).expect(200);
  expect(mine.body).toMatchObject({ items: [{ id: own.reminderId, stage: 'reminder' }] });
  const { headers } = await neighbour.visitor.get(`${at}/${own.reminderId}/pdf`).expect(200);
  expect(headers).toMatchObject({
    'content-type': 'application/pdf',
    'cache-control': 'private, no-store',
  });
  expect((await resident.visitor.get(at).expect(200)).body).toEqual({ items: [] });
  await resident.visitor.get(`${at}/${own.reminderId}/pdf`).expect(404);
  for (const { visitor } of [neighbour, resident]) {
    const everybody = `/api/communities/${own.id}/reminders`;
    for (const path of ['', '/proposals', `/${own.reminderId}/pdf`]) {
      await visitor.get(`${everybody}${path}`).expect(403);
    }
  }
});

it('is counted by the desk by room, dunned in stages and settled with the sale', async () => {
  const accountant = people.get('accountant')!;
  const to = (route: string) => {
    const [verb = '', path = ''] = route.split(' ');
    return `${verb} /api/communities/${own.id}/${path}`;
  };
  const [first, second] = own.homes.map(({ unitId }) => unitId);
  const listed = await call(here, accountant, { to: to('GET reminders/proposals') });
  const { items } = JSON.parse(listed.text) as { items: { unitId: string; nextStage: string }[] };
  expect(items.find(({ unitId }) => unitId === second)).toMatchObject({
    lastStage: 'reminder',
    nextStage: null,
    waits: true,
  });
  const again = { stage: 'demand', way: 'letter', unitIds: [second] };
  const refused = await call(here, accountant, { to: to('POST reminders'), body: again });
  expect([refused.status, refused.detail]).toEqual([
    422,
    expect.stringContaining('期满后才能再催'),
  ]);
  const letters = { stage: 'reminder', way: 'letter', unitIds: [first] };
  const clerk = people.get('clerk')!;
  const byClerk = await call(here, clerk, { to: to('POST reminders'), body: letters });
  expect(byClerk.status).toBe(403);
  const sent = await call(here, accountant, { to: to('POST reminders'), body: letters });
  expect(sent.status).toBe(201);
  const { batchId } = JSON.parse(sent.text) as { batchId: string };
  const pdf = await accountant.visitor
    .get(to(`GET reminder-batches/${batchId}/pdf`).replace('GET ', ''))
    .expect(200);
  expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
  const sheets = await call(here, accountant, { to: to(`GET households/${first}/settlements`) });
  expect(JSON.parse(sheets.text)).toMatchObject({ items: [{ id: own.settlementId }] });
  const reliefs = await call(here, people.get('chair')!, {
    to: to('GET bill-reliefs?state=asked'),
  });
  expect(JSON.parse(reliefs.text)).toMatchObject({ items: [{ id: own.reliefId, amount: '1.00' }] });
  const member = await call(here, people.get('member')!, { to: to('GET bill-reliefs') });
  expect(member.status).toBe(403);
});
