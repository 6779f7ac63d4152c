import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../support/app';
import { type Armed, everyoneArmed } from '../support/armed';
import { type BusyCommunity, busyCommunity } from '../support/busy-community';
import { identityOf } from '../support/community';
import { validCalls } from '../support/swaps';

/** A line drops after the act and before its answer; the page sends the same act again. */
let here: TestApp;
let own: BusyCommunity;
let people: Map<string, Armed>;

beforeAll(async () => {
  here = await startApp({ jobsAtOnce: 2 });
  own = await busyCommunity(here, 'own', 1);
  people = await everyoneArmed(here, own);
}, 120_000);
afterAll(() => here.close());

interface Act {
  post: string;
  route: string;
  /** What one act adds a row to. */
  table: string;
  body?: () => object;
  /** The id in the path, when the usual one is not free for it. */
  of?: () => string;
  /** What the answer to a repeat does not tell again. */
  withheld?: object;
}

const term = { startsOn: '2026-03-05', resolutionRef: '任命书 2026-3' };
const accountant = {
  personName: '新示例',
  phone: '13800000077',
  identityNumber: identityOf(77),
  post: 'accountant',
  ...term,
};
const payee = {
  name: '一次性公司',
  accountName: '一次性公司',
  bankName: '示范银行',
  accountNo: '621799990000777777',
  relatedParty: false,
};
const trustAccount = {
  accountCode: '100209',
  fund: 'F1',
  name: '备用专户',
  bankName: '示范银行',
  holder: '锦和苑业主大会',
  accountNo: '621799990000888888',
  openedOn: '2026-03-05',
};

const acts: Act[] = [
  { post: 'clerk', route: 'POST spending', table: 'spending_request' },
  { post: 'clerk', route: 'POST evidence/:fileId/public-copies', table: 'public_copy' },
  { post: 'clerk', route: 'POST follows', table: 'follow' },
  { post: 'clerk', route: 'POST notice-feed', table: 'notice_feed' },
  { post: 'chair', route: 'POST robots', table: 'group_robot' },
  { post: 'accountant', route: 'POST reminders', table: 'reminder' },
  { post: 'cashier', route: 'POST cashier-days', table: 'cashier_day' },
  {
    post: 'accountant',
    route: 'POST households/:unitId/settlements',
    table: 'unit_settlement',
  },
  { post: 'accountant', route: 'POST voucher-drafts', table: 'voucher_draft' },
  { post: 'accountant', route: 'POST opening-balances', table: 'voucher_draft' },
  { post: 'accountant', route: 'POST bank-lines/:lineId/booking', table: 'bank_match' },
  { post: 'accountant', route: 'POST entries/:seq/reversal', table: 'voucher_draft' },
  { post: 'clerk', route: 'POST payees', table: 'payee', body: () => payee },
  {
    post: 'clerk',
    route: 'POST payees/:id/bank-change',
    table: 'payee_bank_change',
    of: () => own.payeeId,
  },
  {
    post: 'accountant',
    route: 'POST accounts',
    table: 'account',
    body: () => ({ parentCode: '1002', code: '100209', name: '备用专户' }),
  },
  {
    post: 'chair',
    route: 'POST bank-accounts',
    table: 'bank_account',
    body: () => trustAccount,
  },
  {
    post: 'manager',
    route: 'POST grants',
    table: 'role_grant',
    body: () => accountant,
    withheld: { initialPassword: null, alreadyShown: true },
  },
  {
    post: 'clerk',
    route: 'POST invites',
    table: 'invite_code',
    withheld: { code: null, qrSvg: null },
  },
  {
    post: 'accountant',
    route: 'POST account/entries/:seq/payroll',
    table: 'payroll_sheet',
    of: () => own.staffSeq,
    body: () => ({ posts: [{ post: '保洁', headcount: 4, gross: '900.00' }] }),
  },
  { post: 'chair', route: 'POST saved-searches', table: 'saved_search' },
  { post: 'protector', route: 'POST inquiries', table: 'inquiry' },
  { post: 'accountant', route: 'POST inquiries/:inquiryId/answers', table: 'inquiry_answer' },
  { post: 'resident', route: 'POST inquiries/:inquiryId/verdict', table: 'inquiry_verdict' },
  { post: 'chair', route: 'POST inquiries/:inquiryId/hiding', table: 'inquiry_hiding' },
  { post: 'chair', route: 'POST audit/engagements', table: 'audit_engagement' },
  {
    post: 'auditor',
    route: 'POST audit/engagements/:engagementId/findings',
    table: 'audit_finding',
  },
  {
    post: 'accountant',
    route: 'POST audit/findings/:findingId/answers',
    table: 'audit_finding_step',
  },
  {
    post: 'auditor',
    route: 'POST audit/findings/:findingId/decisions',
    table: 'audit_finding_step',
  },
  { post: 'chair', route: 'POST contracts', table: 'trust_contract', body: () => contract },
  {
    post: 'protector',
    route: 'POST binding-requests',
    table: 'binding_request',
    body: () => asked,
  },
];
let contract: object;
let asked: object;

beforeAll(async () => {
  const chair = people.get('chair')!.visitor;
  const draft = await chair.get(`/api/communities/${own.id}/contracts/draft`).expect(200);
  contract = { ...draft.body, effectiveOn: '2026-05-01', resolutionRef: '业主大会决议 2026-9' };
  const homes = await chair.get(`/api/communities/${own.id}/units`).expect(200);
  const [unit] = (homes.body as { items: { building: string; door: string }[] }).items;
  asked = {
    building: unit?.building,
    door: unit?.door,
    relation: 'owner',
    claimedName: '某某',
  };
});

const rowsIn = async (table: string): Promise<number> => {
  const { rows } = await here.admin.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? 0;
};

/** The act as its page sends it; every time with a fresh code, where one is wanted. */
async function send({ post, route, body, of }: Act, key: string, change: object = {}) {
  const { visitor, authenticator } = people.get(post)!;
  const whole = route.replace('POST ', 'POST communities/:communityId/');
  const { to, body: usual } = validCalls(own)(whole);
  const usualOne = route.includes(':seq') ? /(?<=entries\/)\d+/ : own.otherPayeeId;
  const path = of ? to.replace(usualOne, of()) : to;
  if (authenticator) here.clock.advanceMinutes(1);
  return visitor
    .post(path.replace('POST ', ''))
    .set('Idempotency-Key', key)
    .set('X-Second-Factor', authenticator?.code() ?? '')
    .send({ ...(body?.() ?? usual), ...change });
}

describe.each(acts)('$route', (act) => {
  it('done twice under one key happens once, and says so twice', async () => {
    const key = randomUUID();
    const before = await rowsIn(act.table);
    const first = await send(act, key);
    expect([first.status, first.text]).toEqual([201, expect.any(String)]);
    const again = await send(act, key);
    expect(again.status).toBe(201);
    expect(again.body).toEqual({ ...first.body, ...act.withheld });
    expect((await rowsIn(act.table)) - before).toBe(1);
  });

  it('and is refused without a key', async () => {
    const before = await rowsIn(act.table);
    const answer = await send(act, '');
    expect([answer.status, answer.body.code]).toEqual([400, 'idempotency.key-missing']);
    expect(await rowsIn(act.table)).toBe(before);
  });
});

it('five at once under one key are one', async () => {
  const key = randomUUID();
  const before = await rowsIn('spending_request');
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => send(acts[0]!, key)));
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
  expect(new Set(answers.map(({ body }) => (body as { id: string }).id)).size).toBe(1);
  expect((await rowsIn('spending_request')) - before).toBe(1);
});

it('another act under a used key is refused', async () => {
  const key = randomUUID();
  const invites = acts.find(({ route }) => route === 'POST invites')!;
  await send(invites, key);
  const answer = await send(invites, key, { relation: 'tenant' });
  expect([answer.status, answer.body.code]).toEqual([409, 'idempotency.key-reused']);
});

describe('a secret shown once', () => {
  it('is kept nowhere, nor is what a request could be guessed from', async () => {
    const grant = { ...accountant, phone: '13800000078', identityNumber: identityOf(78) };
    const granting = { post: 'manager', route: 'POST grants', table: 'role_grant' };
    const granted = await send({ ...granting, body: () => grant }, randomUUID());
    const invite = await send(
      acts.find(({ table }) => table === 'invite_code')!,
      randomUUID(),
    );
    const { initialPassword } = granted.body as { initialPassword: string };
    const { code } = invite.body as { code: string };
    expect([initialPassword, code]).toEqual([
      expect.stringMatching(/.{10}/),
      expect.stringMatching(/^\d+-.{4}-.{4}$/),
    ]);
    const { rows } = await here.admin.query<{ kept: string }>(
      'select k::text as kept from idempotency_key k',
    );
    const kept = rows.map((row) => row.kept).join('\n');
    expect(kept).toContain((granted.body as { grantId: string }).grantId);
    for (const secret of [initialPassword, code, grant.phone, grant.identityNumber, payee.name]) {
      expect(kept).not.toContain(secret);
    }
  });
});
