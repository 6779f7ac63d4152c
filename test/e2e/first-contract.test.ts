import { startApp, type TestApp } from '../support/app';
import { foundCommunity } from '../support/people';
import { employ, postWithCode, type StaffMember } from '../support/staff';

/** A community that has just been founded has no contract to begin the next one from. */
let here: TestApp;
let community: number;
let chair: StaffMember;

const path = (rest = '') => `/api/communities/${community}/contracts${rest}`;
const enact = (changes: object, effectiveOn = '2026-03-05') =>
  postWithCode(here, chair, path(), {
    title: '第一份合同',
    effectiveOn,
    resolutionRef: '业主大会决议 2025-12',
    ...changes,
  });
const draft = async () =>
  (await chair.visitor.get(path('/draft')).expect(200)).body as {
    title: string;
    terms: { approvalLadder: object[]; trustor: { name: string }; remuneration: object };
  };

beforeAll(async () => {
  here = await startApp();
  community = await foundCommunity(here, '锦和苑');
  chair = await employ(here, community, 'chair', 'chair');
});
afterAll(() => here.close());

it('begins with the usual terms; what the owners must decide themselves is asked for', async () => {
  const { title, terms } = await draft();
  expect(title).toBe('锦和苑物业服务信托合同');
  expect(terms.approvalLadder).toEqual([
    { upTo: '1000.00', by: 'reviewer', approvals: 1, consultationDays: 0 },
    { upTo: '5000.00', by: 'committee', approvals: 1, consultationDays: 0 },
    { upTo: null, by: 'committee', approvals: 1, consultationDays: 3 },
  ]);
  const { body } = await enact({ terms }).expect(422);
  expect(body.problems).toEqual([
    {
      code: 'contract.terms',
      field: 'terms.remuneration.rule',
      message: '请填写报酬的计提办法，最多 1000 字',
    },
  ]);
});

it('is what the second one begins with', async () => {
  const { terms } = await draft();
  const remuneration = { rule: '按上月实收物业费计提', rate: '0.05' };
  await enact({ terms: { ...terms, remuneration } }).expect(201);
  expect(await draft()).toEqual({ title: '第一份合同', terms: { ...terms, remuneration } });
  const shown = await chair.visitor.get(`/api/communities/${community}/contract`).expect(200);
  expect(shown.body).toMatchObject({ version: 1, inForce: true });
});

it('never loses what was agreed on paying late unless it says so', async () => {
  const lateFee = { perDay: '0.0005', graceDays: 30, cap: '0.3' };
  const agreed = await draft();
  await enact({ terms: { ...agreed.terms, lateFee } }, '2026-04-01').expect(201);
  const { terms } = await draft();
  expect(terms).toMatchObject({ lateFee });
  const { lateFee: _left, ...silent } = terms as typeof terms & { lateFee: object };
  const { body } = await enact({ terms: silent }, '2026-05-01').expect(422);
  expect(body.problems).toMatchObject([
    { code: 'contract.late-fee-unsaid', field: 'terms.lateFee' },
  ]);
  await enact({ terms: { ...silent, lateFee: null } }, '2026-05-01').expect(201);
  expect((await draft()).terms).toMatchObject({ lateFee: null });
});
