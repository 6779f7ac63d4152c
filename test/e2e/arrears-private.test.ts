import { startApp, type TestApp } from '../support/app';
import { type Armed, call, everyoneArmed } from '../support/armed';
import { type BusyCommunity, busyCommunity } from '../support/busy-community';
import { sumOwedByNeighbour } from '../support/sum-of-its-own';

/**
 * Acceptance case 13: what a household owes is for itself, for who collects it and for the committee's
 * treasurer. That nobody else reads it anywhere: canary.test.ts.
 */
let here: TestApp;
let own: BusyCommunity;
let people: Map<string, Armed>;

beforeAll(async () => {
  here = await startApp({ jobsAtOnce: 2 });
  own = await busyCommunity(here, 'own', 1);
  await busyCommunity(here, 'nxt', 2);
  people = await everyoneArmed(here, own);
  await sumOwedByNeighbour(here, own);
}, 240_000);
afterAll(() => here.close());

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
