import sharp from 'sharp';
import { LedgerService } from '../../src/ledger/ledger.service';
import { Transactions } from '../../src/platform/database/transactions';
import { day } from '../../src/shared/day';
import { BankAccountsService } from '../../src/trust-contract/bank-accounts.service';
import { startApp, type TestApp } from '../support/app';
import {
  bindHome,
  enrolAuthenticator,
  enrolPerson,
  foundCommunity,
  signIn,
} from '../support/people';
import { termsOfTest } from '../support/spending';
import { employ, onAnotherDay, postWithCode, type StaffMember } from '../support/staff';

/**
 * The clerk asks for 电梯维保 5,670.00 with an invoice and a photo; the reviewer checks; the owners have
 * three days to speak; the committee approves; the cashier orders; another member releases; the bank
 * pays; the voucher is in the books.
 */
let here: TestApp;
let community: number;
let nextDoor: number;
let clerk: StaffMember;
let accountant: StaffMember;
let reviewer: StaffMember;
let cashier: StaffMember;
let chair: StaffMember;
let member: StaffMember;
let bankAccountId: string;

const everyone = () => [clerk, accountant, reviewer, cashier, chair, member];
const at = (path: string, of = community) => `/api/communities/${of}/${path}`;

beforeAll(async () => {
  here = await startApp();
  community = await foundCommunity(here, '锦和苑');
  nextDoor = await foundCommunity(here, '望江里');
  clerk = await employ(here, community, 'clerk', 'clerk');
  accountant = await employ(here, community, 'accountant', 'accountant');
  reviewer = await employ(here, community, 'reviewer', 'reviewer');
  cashier = await employ(here, community, 'cashier', 'cashier');
  chair = await employ(here, community, 'chair', 'chair');
  member = await employ(here, community, 'finance-member', 'member');
  for (const id of [community, nextDoor]) await openBooks(id);
  await postWithCode(here, chair, at('contracts'), {
    title: '信托制物业服务合同',
    effectiveOn: '2026-01-01',
    resolutionRef: '业主大会 2025-4 号决议',
    terms: termsOfTest,
  }).expect(201);
});
afterAll(() => here.close());

async function openBooks(id: number): Promise<void> {
  await here.app.get(Transactions).run(id, async (tx) => {
    await here.app.get(LedgerService, { strict: false }).openBooks(tx, id, day('2026-01-01'));
    const account = await here.app.get(BankAccountsService, { strict: false }).open(tx, id, {
      accountCode: '100201',
      fund: 'F1',
      name: '信托专户',
      bankName: '示范银行',
      holder: '业主大会',
      accountNo: `6217000000000${1000 + id}`,
      openedOn: day('2026-01-01'),
    });
    if (id === community) bankAccountId = account.id;
  });
}

async function upload(name: string, grey: number): Promise<string> {
  const picture = await sharp({
    create: { width: 320, height: 240, channels: 3, background: { r: grey, g: grey, b: grey } },
  })
    .jpeg()
    .toBuffer();
  const { body } = await clerk.visitor
    .post(at('files'))
    .attach('file', picture, { filename: name, contentType: 'image/jpeg' })
    .expect(201);
  return (body as { id: string }).id;
}

async function registerPayee(): Promise<string> {
  const { body } = await clerk.visitor
    .post(at('payees'))
    .send({
      name: '安捷电梯维保有限公司',
      accountName: '安捷电梯维保有限公司',
      bankName: '示范银行高新支行',
      accountNo: '6217 0000 0008 2102 210',
      relatedParty: false,
    })
    .expect(201);
  return (body as { id: string }).id;
}

/** Another name for the same natural person, at another browser. */
async function secondLoginOf({ personId, loginName }: StaffMember): Promise<StaffMember> {
  const other = `${loginName}.two`;
  await here.admin.query(
    `insert into login (id, person_id, login_name, password_hash)
     select gen_random_uuid(), person_id, $2, password_hash from login where login_name = $1`,
    [loginName, other],
  );
  const visitor = await signIn(here.visitor(), other);
  const authenticator = await enrolAuthenticator(here, visitor);
  return { personId, loginName: other, visitor, authenticator };
}

const shown = async (by: StaffMember, id: string) =>
  (await by.visitor.get(at(`spending/${id}`)).expect(200)).body as Record<string, unknown>;
const todoOf = async (by: StaffMember) =>
  ((await by.visitor.get(at('todo')).expect(200)).body as { items: { id: string; act: string }[] })
    .items;

describe('a payment lived through', () => {
  let id: string;
  let photo: string;

  it('is asked for with an invoice and a photo', async () => {
    const invoice = await upload('发票.jpg', 240);
    photo = await upload('机房.jpg', 120);
    const { body } = await clerk.visitor
      .post(at('spending'))
      .send({
        reason: '电梯维保（9台×630元）',
        payeeId: await registerPayee(),
        amount: '5670.00',
        fund: 'F1',
        accountCode: '510301',
        occurredOn: '2026-03-05',
        fileIds: [invoice, photo],
        quotes: [],
        invoice: { code: '051002100311', number: '12345678', total: '5670.00' },
      })
      .expect(201);
    const draft = body as { id: string; blockers: { code: string }[] };
    expect(draft).toMatchObject({
      number: '支-2026-0001',
      version: 1,
      state: 'draft',
      amount: '5670.00',
      accountName: expect.stringContaining('电梯'),
      mayDo: ['withdraw', 'edit'],
    });
    // Above the contract's limit three quotes are asked for, or the reason why not.
    expect(draft.blockers.map(({ code }) => code)).toEqual(['spending.quotes-missing']);
    id = draft.id;
  });

  it('is corrected, version by version, and submitted once', async () => {
    const before = await clerk.visitor.get(at(`spending/${id}`)).expect('ETag', '"1"');
    const { reason, amount, fund, accountCode, occurredOn, invoice, payee, files } = before.body;
    const content = {
      reason,
      amount,
      fund,
      accountCode,
      occurredOn,
      invoice,
      quotes: [],
      payeeId: payee.id,
      fileIds: (files as { id: string }[]).map((file) => file.id),
      quotesExempt: '合同期内按合同付款（电梯维保合同 2026-03）',
    };
    const put = () => clerk.visitor.put(at(`spending/${id}`)).send(content);
    await put().expect(428);
    await put().set('If-Match', '"1"').expect(200).expect('ETag', '"2"');
    await put().set('If-Match', '"1"').expect(409);
    const submit = () => clerk.visitor.post(at(`spending/${id}/submission`));
    await submit().unset('Idempotency-Key').expect(400);
    await submit().set('Idempotency-Key', 'submission-1').expect(201);
    const again = await submit().set('Idempotency-Key', 'submission-1').expect(201);
    expect(again.body).toMatchObject({
      state: 'submitted',
      waitingFor: { who: ['物业审核人'], what: '审核' },
      ladderStep: { by: 'committee', approvals: 1, consultationDays: 3 },
    });
  });

  it("is on the reviewer's list and nobody else's, and reviewed with his code", async () => {
    expect(await todoOf(reviewer)).toMatchObject([{ id, act: 'review', kind: 'spending' }]);
    expect(await todoOf(chair)).toEqual([]);
    const path = at(`spending/${id}/review`);
    const bare = await reviewer.visitor.post(path).send({ agree: true }).expect(403);
    expect(bare.body).toMatchObject({ code: 'second-factor.required' });
    const wrong = await postWithCode(here, accountant, path, { agree: true }).expect(403);
    expect(wrong.body).toMatchObject({ code: 'right.missing' });
    await postWithCode(here, reviewer, path, { agree: true, version: 2 }).expect(201);
  });

  it('waits until the owners have had their three days', async () => {
    const path = at(`spending/${id}/approval`);
    expect(await shown(chair, id)).toMatchObject({
      state: 'reviewed',
      consultationEndsOn: '2026-03-08',
      mayDo: ['reject'],
    });
    await onAnotherDay(here, '2026-03-08', everyone());
    const early = await postWithCode(here, chair, path, { agree: true }).expect(409);
    expect(early.body).toMatchObject({
      code: 'spending.consultation-open',
      detail: expect.stringContaining('2026年3月8日'),
    });
    await onAnotherDay(here, '2026-03-09', everyone());
    const done = await postWithCode(here, chair, path, { agree: true, version: 2 }).expect(201);
    expect(done.body).toMatchObject({ state: 'approved', waitingFor: { who: ['物业出纳'] } });
  });

  it('is ordered by the cashier, who alone sees the full account number', async () => {
    const order = postWithCode(here, cashier, at(`spending/${id}/order`), { bankAccountId });
    const { body } = await order.expect(201);
    expect(body).toMatchObject({
      state: 'ordered',
      order: { payeeAccountTail: '2210', payeeAccountNo: '6217000000082102210' },
    });
    expect(await shown(member, id)).toMatchObject({ order: { payeeAccountNo: null } });
  });

  it('is released by another member than the one who approved, never by the firm', async () => {
    const path = at(`spending/${id}/release`);
    const same = await postWithCode(here, chair, path, { agree: true }).expect(403);
    expect(same.body).toMatchObject({ code: 'spending.same-person' });
    const otherLogin = await secondLoginOf(chair);
    const again = await postWithCode(here, otherLogin, path, { agree: true }).expect(403);
    expect(again.body).toMatchObject({ code: 'spending.same-person' });
    await postWithCode(here, reviewer, path, { agree: true }).expect(403);
    await postWithCode(here, member, path, { agree: true, version: 2 }).expect(201);
  });

  it('is recorded once with the bank reference, and is in the books', async () => {
    const path = at(`spending/${id}/payment`);
    const slip = { paidOn: '2026-03-09', bankReference: 'HD20260309-0001' };
    const { body } = await postWithCode(here, cashier, path, slip).expect(201);
    const paid = body as { entrySeq: string };
    expect(paid).toEqual({ entrySeq: '1', period: '2026-03', voucherNo: 1 });
    await postWithCode(here, cashier, path, slip).expect(409);
    const { body: entry } = await accountant.visitor
      .get(at(`account/entries/${paid.entrySeq}`))
      .expect(200);
    expect(entry).toMatchObject({ kind: 'payment', amount: '5670.00', direction: 'out' });
    const { rows } = await here.admin.query(
      'select account_code, debit, credit from posting where community_id = $1 order by line',
      [community],
    );
    expect(rows).toEqual([
      { account_code: '510301', debit: '5670.00', credit: '0.00' },
      { account_code: '100201', debit: '0.00', credit: '5670.00' },
    ]);
  });

  it('is told from beginning to end to those who took part', async () => {
    const view = await shown(accountant, id);
    expect(view).toMatchObject({ state: 'paid', entrySeq: '1', waitingFor: null, mayDo: [] });
    const history = view['history'] as { actName: string; postName: string; voided: boolean }[];
    expect(history.map(({ actName, postName }) => `${postName} ${actName}`)).toEqual([
      '物业经办人 提交申请',
      '物业审核人 审核通过',
      '业委会主任 批准',
      '物业出纳 制付款单',
      '业委会财务委员 放行（第二把钥匙）',
      '物业出纳 付款登记',
    ]);
  });

  it('shows a resident the public copy of its evidence, and the original to those who audit, remembered', async () => {
    const resident = await enrolPerson(here, 'resident');
    await bindHome(here, community, resident.personId);
    const her = await signIn(here.visitor(), 'resident');
    await her
      .get(at(`files/${photo}`))
      .expect(200)
      .expect('Content-Type', 'image/jpeg');
    await her.get(at(`files/${photo}/thumbnail`)).expect(200);
    await her.get(at(`files/${photo}/original`)).expect(403);
    await her.get(at(`spending/${id}`)).expect(403);
    await her.get(at('contract')).expect(200);
    await her.get(at(`files/${photo}`, nextDoor)).expect(404);
    await accountant.visitor.get(at(`files/${photo}/original`)).expect(200);
    const { rows } = await here.admin.query('select person_id from file_access');
    expect(rows).toEqual([{ person_id: accountant.personId }]);
  });
});

describe('the neighbour', () => {
  it('knows nothing of it', async () => {
    const stranger = await employ(here, nextDoor, 'clerk', 'stranger');
    const mine = await stranger.visitor.get(at('spending', nextDoor)).expect(200);
    expect(mine.body).toEqual({ items: [], next: null });
    await stranger.visitor.get(at('spending')).expect(404);
    await stranger.visitor.get(at('payees')).expect(404);
    await stranger.visitor.get(at('contract')).expect(404);
    await stranger.visitor.get(at('todo')).expect(404);
  });
});
