import { startApp, type TestApp } from '../support/app';
import { bindHome, enrolPerson, foundCommunity, signIn } from '../support/people';
import { CONTENT } from '../support/resolutions';
import { employ, onAnotherDay, postWithCode, type StaffMember } from '../support/staff';

/**
 * 待办 of a vote: it waits for the chair to be announced, for another person to compare the papers, for the
 * chair to be counted; never for whoever did what is checked, and never for a resident.
 */
let here: TestApp;
let community: number;
let chair: StaffMember;
let member: StaffMember;
let other: StaffMember;
let unitId: string;
let id: string;

const at = (path = '') => `/api/communities/${community}/resolutions${path}`;
const waiting = async ({ visitor }: Pick<StaffMember, 'visitor'>) => {
  const { body } = await visitor.get(`/api/communities/${community}/todo`).expect(200);
  const { items } = body as { items: { kind: string; act: string; link: string; id: string }[] };
  return items.filter(({ kind }) => kind === 'resolution').map(({ act }) => act);
};
const post = (by: StaffMember, path: string, body: object) =>
  by.visitor.post(at(path)).set('Idempotency-Key', `todo-of-votes${path}-key`).send(body);

beforeAll(async () => {
  here = await startApp();
  community = await foundCommunity(here, '锦和苑');
  chair = await employ(here, community, 'chair', 'chair');
  member = await employ(here, community, 'member', 'member');
  other = await employ(here, community, 'finance-member', 'finance');
  const { personId } = await enrolPerson(here, 'owner');
  unitId = await bindHome(here, community, personId, '1单元101');
});
afterAll(() => here.close());

it('a draft waits for the chair, and for nobody else', async () => {
  const { title, text, matter } = CONTENT;
  const draft = { title, text, matter, opensOn: '2026-03-21', closesOn: '2026-03-25' };
  ({ id } = (await post(member, '', draft).expect(201)).body as { id: string });
  expect([await waiting(chair), await waiting(member)]).toEqual([['announce'], []]);
  expect(await waiting({ visitor: await signIn(here.visitor(), 'owner') })).toEqual([]);
  await postWithCode(here, chair, at(`/${id}/announcement`)).expect(201);
  expect(await waiting(chair)).toEqual([]);
});

it('papers wait for everybody who may compare them but the one who entered them', async () => {
  await onAnotherDay(here, '2026-03-21', [chair, member, other]);
  const ballots = [{ unitId, choice: 'for', castOn: '2026-03-21' }];
  const { body } = await post(member, `/${id}/ballot-batches`, { channel: 'paper', ballots });
  const [batch] = (body as { items: { id: string }[] }).items;
  expect([await waiting(chair), await waiting(member), await waiting(other)]).toEqual([
    ['check'],
    [],
    ['check'],
  ]);
  const check = at(`/${id}/ballot-batches/${batch?.id}/check`);
  await postWithCode(here, other, check, { accept: true }).expect(201);
  expect([await waiting(chair), await waiting(other)]).toEqual([[], []]);
});

it('the count waits for the chair once the last day is over', async () => {
  await onAnotherDay(here, '2026-03-25', [chair, member, other]);
  expect(await waiting(chair)).toEqual([]);
  await onAnotherDay(here, '2026-03-26', [chair, member, other]);
  expect([await waiting(chair), await waiting(member)]).toEqual([['close'], []]);
  await postWithCode(here, chair, at(`/${id}/closing`)).expect(201);
  expect(await waiting(chair)).toEqual([]);
});
