import { startApp, type TestApp, type Visitor } from '../support/app';
import { contractPaper } from '../support/income';
import { bindHome, enrolPerson, foundCommunity, signIn } from '../support/people';
import { CONTENT } from '../support/resolutions';
import { employ, onAnotherDay, postWithCode, type StaffMember } from '../support/staff';

/**
 * The committee puts a matter to the owners; they vote on their telephones and on paper, one is only the
 * tenant; it is counted, and everybody finds her own ballot in the published list.
 */
let here: TestApp;
let community: number;
let chair: StaffMember;
let member: StaffMember;
let other: StaffMember;
let id: string;
const owners: Visitor[] = [];
const units: string[] = [];
let acts = 0;

const at = (path = '') => `/api/communities/${community}/resolutions${path}`;
const send = (visitor: Visitor, path: string, body: object = {}) =>
  visitor
    .post(at(path))
    .set('Idempotency-Key', `vote-${(acts += 1)}-key`)
    .send(body);
const read = async (visitor: Visitor, path = `/${id}`) =>
  (await visitor.get(at(path)).expect(200)).body as Record<string, unknown>;

const { title, text, matter } = CONTENT;
const DRAFT = { title, text, matter, opensOn: '2026-03-21', closesOn: '2026-03-25' };

beforeAll(async () => {
  here = await startApp();
  community = await foundCommunity(here, '锦和苑');
  chair = await employ(here, community, 'chair', 'chair');
  member = await employ(here, community, 'member', 'member');
  other = await employ(here, community, 'finance-member', 'finance');
  for (const name of ['owner1', 'owner2', 'owner3', 'tenant']) {
    const { personId } = await enrolPerson(here, name);
    units.push(await bindHome(here, community, personId, `1单元10${units.length + 1}`));
    owners.push(await signIn(here.visitor(), name));
  }
  await here.admin.query(`update unit_binding set relation = 'tenant' where unit_id = $1`, [
    units[3],
  ]);
});
afterAll(() => here.close());

const [ANNA, BORIS, , TENANT] = [0, 1, 2, 3];

it('a draft is the committee’s business; the chair announces it with her second factor', async () => {
  await send(owners[ANNA]!, '', DRAFT).expect(403);
  const { body } = await send(member.visitor, '', DRAFT).expect(201);
  ({ id } = body as { id: string });
  expect(body).toMatchObject({ number: '决-2026-001', state: 'draft', kind: 'ordinary' });
  await owners[ANNA]!.get(at(`/${id}`)).expect(404);
  await send(chair.visitor, `/${id}/announcement`).expect(403);
  await postWithCode(here, member, at(`/${id}/announcement`)).expect(403);
  await postWithCode(here, chair, at(`/${id}/announcement`)).expect(201);
  expect(await read(owners[ANNA]!)).toMatchObject({
    state: 'announced',
    canVote: false,
    participation: { totalArea: '400.00', totalHeads: 4 },
    missingToQuorum: { area: '266.67', heads: 3 },
  });
});

it('owners vote once it is open, and may change their mind; a tenant may not vote', async () => {
  await onAnotherDay(here, '2026-03-21', [chair, member, other]);
  for (const [index, name] of ['owner1', 'owner2', 'owner3', 'tenant'].entries()) {
    owners[index] = await signIn(here.visitor(), name);
  }
  const refused = await send(owners[TENANT]!, `/${id}/ballots`, { choice: 'for' });
  expect([refused.status, refused.body.code]).toEqual([403, 'resolution.not-voter']);
  await send(owners[ANNA]!, `/${id}/ballots`, { choice: 'maybe' }).expect(400);
  await send(owners[ANNA]!, `/${id}/ballots`, { choice: 'against' }).expect(201);
  here.clock.advanceMinutes(1);
  const { body } = await send(owners[ANNA]!, `/${id}/ballots`, { choice: 'for' }).expect(201);
  expect(body).toMatchObject({
    tally: null,
    participation: { area: '100.00', heads: 1 },
    mine: { choice: 'for', counted: true },
  });
});

it('papers are entered by one and compared by another', async () => {
  const ballots = [{ unitId: units[BORIS], choice: 'for', castOn: '2026-03-21' }];
  const { body } = await send(member.visitor, `/${id}/ballot-batches`, {
    channel: 'paper',
    ballots,
  }).expect(201);
  const [batch] = (body as { items: { id: string }[] }).items;
  const check = at(`/${id}/ballot-batches/${batch?.id}/check`);
  expect((await postWithCode(here, member, check)).body).toMatchObject({
    code: 'resolution.checked-by-enterer',
  });
  const shown = await read(other.visitor, `/${id}/ballot-batches/${batch?.id}`);
  expect(shown['items']).toMatchObject([{ choice: 'for', castOn: '2026-03-21' }]);
  await owners[ANNA]!.get(at(`/${id}/ballot-batches/${batch?.id}`)).expect(403);
  await postWithCode(here, other, check, { accept: true }).expect(201);
  expect(await read(owners[BORIS]!)).toMatchObject({ mine: { choice: 'for', counted: true } });
});

it('the count comes after the last day, by area and heads, with a certificate', async () => {
  await send(owners[2]!, `/${id}/ballots`, { choice: 'abstain' }).expect(201);
  expect((await postWithCode(here, chair, at(`/${id}/closing`))).body).toMatchObject({
    code: 'resolution.still-open',
  });
  await owners[ANNA]!.get(at(`/${id}/certificate`)).expect(409);
  await onAnotherDay(here, '2026-03-26', [chair, member, other]);
  owners[ANNA] = await signIn(here.visitor(), 'owner1');
  const { body } = await postWithCode(here, chair, at(`/${id}/closing`)).expect(201);
  expect(body).toMatchObject({
    state: 'closed',
    outcome: 'passed',
    tally: {
      for: { area: '200.00', heads: 2 },
      against: { area: '0.00', heads: 0 },
      abstain: { area: '100.00', heads: 1 },
    },
  });
  const mine = (await read(owners[ANNA]))['mine'] as { receiptCode: string };
  const { items } = (await read(owners[ANNA], `/${id}/ballot-list`)) as {
    items: { receiptCode: string }[];
  };
  expect(items).toHaveLength(4);
  expect(items.find(({ receiptCode }) => receiptCode === mine.receiptCode)).toEqual({
    receiptCode: mine.receiptCode,
    channel: 'online',
    counted: true,
    why: null,
    choice: 'for',
  });
  const paper = await owners[ANNA].get(at(`/${id}/certificate`)).expect(200);
  expect(paper.headers['content-type']).toBe('application/pdf');
});

it('without a quorum it is called again; an official result decides where the town says so', async () => {
  const advisory = { ...DRAFT, mode: 'advisory', opensOn: '2026-04-12', closesOn: '2026-04-13' };
  const made = (await send(member.visitor, '', advisory).expect(201)).body as { id: string };
  await postWithCode(here, chair, at(`/${made.id}/announcement`)).expect(201);
  await onAnotherDay(here, '2026-04-14', [chair, member]);
  await postWithCode(here, chair, at(`/${made.id}/closing`)).expect(201);
  const fileId = await contractPaper({ admin: here.admin }, community, chair.personId);
  const result = { passed: true, reference: '公告〔2026〕3号', fileId };
  const { body } = await postWithCode(here, chair, at(`/${made.id}/official-result`), result);
  expect(body).toMatchObject({
    outcome: 'passed',
    countedOutcome: 'no-quorum',
    official: { passed: true },
  });
  const again = await send(member.visitor, `/${made.id}/second-call`, {
    opensOn: '2026-05-10',
    closesOn: '2026-05-20',
  });
  expect([again.status, again.body.code]).toEqual([409, 'resolution.second-call']);
});
