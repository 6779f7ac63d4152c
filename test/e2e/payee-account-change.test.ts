import { startApp, type TestApp } from '../support/app';
import { foundCommunity } from '../support/people';
import { employ, onAnotherDay, postWithCode, type StaffMember } from '../support/staff';

/** A letter says: please pay to another account from now on. It takes two people, and a day. */
let here: TestApp;
let community: number;
let clerk: StaffMember;
let accountant: StaffMember;
let finance: StaffMember;
let payeeId: string;
let changeId: string;

const at = (path: string) => `/api/communities/${community}/${path}`;
const idIn = (body: unknown) => (body as { id: string }).id;

beforeAll(async () => {
  here = await startApp();
  community = await foundCommunity(here, '锦和苑');
  clerk = await employ(here, community, 'clerk', 'clerk');
  accountant = await employ(here, community, 'accountant', 'accountant');
  finance = await employ(here, community, 'finance-member', 'finance');
  const { body } = await clerk.visitor
    .post(at('payees'))
    .send({
      name: '绿源环卫清运有限公司',
      accountName: '绿源环卫清运有限公司',
      bankName: '示范银行簇桥支行',
      accountNo: '6217 0000 0008 2131',
      relatedParty: false,
    })
    .expect(201);
  payeeId = idIn(body);
});
afterAll(() => here.close());

const payeeSeenBy = async (by: StaffMember) => {
  const { body } = await by.visitor.get(at('payees?q=环卫')).expect(200);
  return (body as { items: unknown[] }).items[0];
};

describe("a change of a payee's account", () => {
  it('is proposed with its reason, and shown as pending', async () => {
    const path = at(`payees/${payeeId}/bank-change`);
    const change = { bankName: '示范银行城南支行', accountNo: '6217000000099999' };
    await clerk.visitor.post(path).send(change).expect(400);
    const { body } = await clerk.visitor
      .post(path)
      .send({ ...change, reason: '供应商盖章来函' })
      .expect(201);
    changeId = idIn(body);
    expect(await payeeSeenBy(clerk)).toMatchObject({
      accountTail: '2131',
      bankChange: { accountTail: '9999', effectiveAt: null, mayConfirm: false },
    });
    await accountant.visitor
      .post(path)
      .send({ ...change, reason: '另一封来函' })
      .expect(409);
  });

  it('is on the list of those who may confirm it, with what they need to know', async () => {
    const todo = await finance.visitor.get(at('todo')).expect(200);
    expect(todo.body).toMatchObject({
      items: [{ kind: 'payee-bank-change', id: payeeId, act: 'confirm' }],
    });
    expect(await payeeSeenBy(finance)).toMatchObject({ bankChange: { mayConfirm: true } });
  });

  it('is confirmed by a second person with her code, and counts a day later', async () => {
    const path = at(`payees/${payeeId}/bank-change/${changeId}/confirmation`);
    await postWithCode(here, clerk, path).expect(403);
    const bare = await finance.visitor.post(path).expect(403);
    expect(bare.body).toMatchObject({ code: 'second-factor.required' });
    const { body } = await postWithCode(here, finance, path).expect(201);
    const hours =
      Date.parse((body as { effectiveAt: string }).effectiveAt) - here.clock.now().getTime();
    expect(hours).toBe(24 * 3_600_000);
    expect(await payeeSeenBy(clerk)).toMatchObject({
      accountTail: '9999',
      bankChange: { confirmedByName: 'finance 某某' },
    });
    await postWithCode(here, finance, path).expect(409);
    await onAnotherDay(here, '2026-03-07', [clerk]);
    expect(await payeeSeenBy(clerk)).toMatchObject({ accountTail: '9999', bankChange: null });
  });
});
