import { ModulesContainer } from '@nestjs/core';
import { checkBundle } from '../../verifier/lib/bundle.mjs';
import { isRight, mayDo, type Post, type Right } from '../../src/community/rights.rules';
import { LedgerService } from '../../src/ledger/ledger.service';
import { VerificationQueries } from '../../src/ledger/verification.queries';
import { Transactions } from '../../src/platform/database/transactions';
import { BundleQueries } from '../../src/proof/bundle.queries';
import { vkeyOf } from '../../src/proof/note.rules';
import { day } from '../../src/shared/day';
import { startApp, type TestApp } from '../support/app';
import { credit, debit, draftOf } from '../support/books';
import { identityOf } from '../support/community';
import { Estate, refusal } from '../support/estate';
import { bindHome, enrolAuthenticator, password, signIn } from '../support/people';
import { rightOf, ROUTES } from '../support/route-table';
import { routesOf } from '../support/routes';
import { logKeysOf, signLog } from '../support/signed-log';
import type { Visitor } from '../support/serve';
import { postWithCode, type StaffMember } from '../support/staff';

/**
 * The owners change their trustee. The firm hands over, its rights end by themselves at midnight, the next
 * firm takes over item by item and posts the next voucher of the same book. The years are far ahead, because
 * the database's own clock, by which the books are sealed, is not ours to set.
 */
const MIDNIGHT = '2060-04-01T00:00:00+08:00';
const BEFORE = '2060-03-31T23:59:59+08:00';
const AFTER = '2060-04-01T00:00:01+08:00';

let here: TestApp;
let estate: Estate;
let handover: string;
let requestId: string;
let wenXin: Visitor;
let first: { loginName: string; password: string };
const next = {} as Record<'manager' | 'clerk' | 'accountant' | 'reviewer' | 'cashier', StaffMember>;

const FIRM = ['manager', 'clerk', 'accountant', 'reviewer', 'cashier'] as const;
const successor = {
  firm: '望春物业服务有限公司',
  managerName: '温新',
  phone: '13900000099',
  loginName: 'wen.xin',
};
const change = {
  endsAt: MIDNIGHT,
  successor,
  resolutionRef: '业主大会 2060-1 号决议',
  reason: '合同到期不再续聘',
  days: 10,
};

interface Shown {
  id: string;
  state: string;
  wentSilently: boolean;
  daysLate: number;
  dueOn: string;
  seal: { lastSeq: string; lastVoucherNo: number; trialDebit: string } | null;
  lists: { list: string; lineCount: number; total: string | null; outcome: string | null }[];
  objects: { id: string; name: string }[];
}

const shown = async (by: Visitor): Promise<Shown> => {
  const { body } = await estate.get(by, 'handovers');
  return (body as { items: Shown[] }).items[0]!;
};
const resident = () => estate.owners[0]!.visitor;

beforeAll(async () => {
  here = await startApp();
  here.clock.set('2060-03-05');
  estate = await Estate.found(here, {});
  await bindHome(here, estate.communityId, estate.staff.accountant.personId, '2单元201');
  await here.app.get(Transactions).run(estate.communityId, async (tx) => {
    const { unitId } = estate.owners[0]!;
    const ledger = here.app.get(LedgerService, { strict: false });
    const lines = [{ ...debit('112201', '300.00'), unitId }, credit('410101', '300.00')];
    const owed = { bookedOn: day('2060-03-05'), summary: '计物业费', kind: 'billing' as const };
    await ledger.post(tx, estate.communityId, draftOf({ ...owed, lines }));
  });
}, 60_000);
afterAll(() => here.close());

describe('a change of trustee', () => {
  it('is begun by the chair, on a resolution, for a moment to come and another firm', async () => {
    const begin = (body: object) => estate.decide('chair', 'handovers', body);
    expect(await refusal(begin({ ...change, endsAt: '2060-03-01T00:00:00+08:00' }))).toBe(
      'handover.not-in-future',
    );
    expect(await refusal(begin({ ...change, successor: { ...successor, firm: '物业公司' } }))).toBe(
      'handover.same-firm',
    );
    expect(await refusal(estate.decide('manager', 'handovers', change))).toBe('right.missing');
    const { body } = await begin(change).expect(201);
    const { handover: made, manager } = body as {
      handover: Shown;
      manager: { loginName: string; initialPassword: string };
    };
    handover = made.id;
    first = { loginName: manager.loginName, password: manager.initialPassword };
    expect(made).toMatchObject({ state: 'preparing', dueOn: '2060-04-11', seal: null, lists: [] });
    expect(await refusal(begin(change))).toBe('handover.already');
  });

  it('may be called off before its moment, and begun again', async () => {
    const off = { reason: '业主大会改期' };
    await estate.decide('chair', `handovers/${handover}/withdrawal`, off).expect(201);
    expect(await refusal(estate.decide('chair', `handovers/${handover}/withdrawal`, off))).toBe(
      'handover.withdrawn',
    );
    const { body } = await estate.decide('chair', 'handovers', change).expect(201);
    handover = (body as { handover: Shown }).handover.id;
    const terms = (await estate.get(resident(), 'handovers')).body as {
      terms: { no: number; isWithdrawn: boolean; endsAt: string | null }[];
    };
    expect(terms.terms.map(({ no, isWithdrawn }) => [no, isWithdrawn])).toEqual([
      [1, false],
      [2, true],
      [3, false],
    ]);
  });

  it('is prepared by the firm that goes: what no book knows of is typed in, then handed over', async () => {
    const keys = { kind: 'key', name: '配电房钥匙', quantity: 3, unit: '把', place: '值班室' };
    const path = `handovers/${handover}`;
    await estate.post('accountant', `${path}/objects`, keys).expect(201);
    const wrong = { ...keys, name: '写错的一件' };
    const { body } = await estate.post('manager', `${path}/objects`, wrong).expect(201);
    const mistake = (body as Shown).objects.find(({ name }) => name === wrong.name)!;
    await estate.staff.manager.visitor
      .delete(estate.at(`${path}/objects/${mistake.id}`))
      .expect(200);
    const { body: ahead } = await estate.get(estate.staff.manager.visitor, `${path}/ahead`);
    const lists = (ahead as { lists: Shown['lists'] }).lists;
    expect(lists.find(({ list }) => list === 'arrears')).toMatchObject({
      lineCount: 1,
      total: '300.00',
    });
    await estate.decide('manager', `${path}/delivery`, { note: '清单已核对' }).expect(201);
    expect(await refusal(estate.post('accountant', `${path}/objects`, keys))).toBe(
      'handover.delivered',
    );
    const items = [{ list: 'balances', outcome: 'accepted' }];
    expect(await refusal(estate.decide('manager', `${path}/acceptances`, { items }))).toBe(
      'handover.not-yet',
    );
  });

  it('leaves a payment under way where it is', async () => {
    requestId = await askForLifts();
    await estate.decide('reviewer', `spending/${requestId}/review`, { agree: true }).expect(201);
  });
});

describe('the last second of a term', () => {
  it('is the old firm’s: it still keeps the books, and the next one is nobody yet', async () => {
    await at(BEFORE);
    await estate.get(estate.staff.accountant.visitor, 'voucher-drafts');
    const wen = await firstSignIn();
    expect(await refusal(wen.get(estate.at('handovers')))).toBe('community.unknown');
    wenXin = wen;
  });
});

describe('one second later', () => {
  beforeAll(async () => {
    await at(AFTER);
  });

  const routes = routesOfFirm();

  it('has a route of the firm for each of its rights', () => {
    const served = routesOf(here.app.get(ModulesContainer)).map(({ name }) => name);
    expect(routes.filter(({ route }) => !served.includes(route))).toEqual([]);
    expect(routes.length).toBeGreaterThan(200);
  });

  it('no route opens to anybody of the old firm, and each says why', async () => {
    const answers: unknown[] = [];
    for (const { route, post } of routes) {
      const code = await codeOf(estate.staff[post].visitor, route);
      if (code !== 'trustee-term.over') answers.push([route, post, code]);
    }
    expect(answers).toEqual([]);
  }, 60_000);

  it('but to who lives there, as to any resident', async () => {
    const { visitor } = estate.staff.accountant;
    await estate.get(visitor, 'account/summary');
    expect(await refusal(visitor.get(estate.at('voucher-drafts')))).toBe('trustee-term.over');
    const { body } = await visitor.get('/api/session').expect(200);
    const [home] = (body as { communities: { posts: unknown[]; rights: string[] }[] }).communities;
    expect(home).toMatchObject({ posts: [] });
    expect(home?.rights).toContain('account.query');
  });

  it('nor past the doors: the database refuses an act of the old firm too', async () => {
    const { staff, communityId } = estate;
    const { rows } = await here.admin.query<{ grant: string; version: number; hash: string }>(
      `select g.id as grant, r.version, r.content_hash as hash from role_grant g, spending_request r
       where g.community_id = $1 and g.person_id = $2 and r.community_id = $1 and r.id = $3`,
      [communityId, staff.clerk.personId, requestId],
    );
    const { grant, version, hash } = rows[0]!;
    const act = here.admin.query(
      `insert into spending_act (community_id, id, request_id, version, act, person_id, grant_id, at,
         content_hash) values ($1, gen_random_uuid(), $2, $3, 'withdraw', $4, $5, $6, $7)`,
      [communityId, requestId, version, staff.clerk.personId, grant, AFTER, hash],
    );
    await expect(act).rejects.toMatchObject({ constraint: 'act_within_term' });
  });

  it('the next firm’s manager is in office, and appoints her people', async () => {
    const manager = await signIn(wenXin, successor.loginName);
    next.manager = await armed(manager);
    const { body } = await estate.get(manager, '').expect(200);
    expect(body).toMatchObject({ trusteeName: successor.firm });
    next.clerk = await hire('clerk', {
      name: '季文',
      phone: '13900000101',
      identityNumber: identityOf(101),
    });
    next.cashier = await hire('cashier', {
      name: '金岚',
      phone: '13900000102',
      identityNumber: identityOf(102),
    });
    next.reviewer = await hire('reviewer', {
      name: '沈佳',
      phone: '13900000103',
      identityNumber: identityOf(103),
    });
    // the old clerk has gone over to the new firm, on the same day
    const { rows } = await here.admin.query<{ name: string }>(
      'select name from person where id = $1',
      [estate.staff.clerk.personId],
    );
    const over = { name: rows[0]!.name, phone: '13900000104', identityNumber: identityOf(104) };
    await appointed('accountant', { ...over, loginName: 'clerk' }).expect(201);
    next.accountant = estate.staff.clerk;
    await estate.get(next.accountant.visitor, 'voucher-drafts');
  });

  it('it takes over list by list, from books that are sealed as they stood', async () => {
    const path = `handovers/${handover}`;
    const whole = (await lists()).map((list) => ({ list, outcome: 'accepted' }));
    const accept = (items: object[]) =>
      postWithCode(here, next.manager, estate.at(`${path}/acceptances`), { items });
    expect(await refusal(accept([{ list: 'arrears', outcome: 'exception' }]))).toBe(
      'handover.exception-silent',
    );
    const doubt = { list: 'objects', outcome: 'exception', note: '钥匙实收 2 把' };
    await accept([...whole.filter(({ list }) => list !== 'objects').slice(1), doubt]).expect(201);
    expect(await refusal(estate.decide('chair', `${path}/confirmation`))).toBe(
      'handover.not-whole',
    );
    await accept([whole[0]!]).expect(201);
    const seen = await shown(resident());
    expect(seen).toMatchObject({ state: 'taken-over', wentSilently: false, daysLate: 0 });
    expect(seen.seal).toMatchObject({ lastSeq: '2', lastVoucherNo: 1, trialDebit: '90300.00' });
    expect(seen.lists.find(({ list }) => list === 'objects')).toMatchObject({
      outcome: 'exception',
      lineCount: 1,
    });
    expect(seen.lists.find(({ list }) => list === 'requests')).toMatchObject({ total: '800.00' });
  });

  it('shows single homes to the parties, and sums to everybody', async () => {
    const path = `handovers/${handover}`;
    expect(await refusal(resident().get(estate.at(`${path}/lists/arrears`)))).toBe(
      'handover.parties-only',
    );
    const { body } = await estate.get(next.accountant.visitor, `${path}/household-lists/arrears`);
    expect((body as { items: object[] }).items).toEqual([
      expect.objectContaining({ no: 1, detail: '应收物业费', amount: '300.00' }),
    ]);
    await estate.get(resident(), `${path}/lists/contracts`);
  });

  it('the owners’ side says that it is done', async () => {
    const { body } = await estate
      .decide('chair', `handovers/${handover}/confirmation`, { note: '已核对' })
      .expect(201);
    expect(body).toMatchObject({ state: 'confirmed', daysLate: 0 });
    expect(await refusal(estate.decide('chair', `handovers/${handover}/confirmation`))).toBe(
      'handover.confirmed',
    );
  });
});

describe('the book goes on', () => {
  it('with the next voucher, drawn up and posted by the next firm', async () => {
    const draft = {
      bookedOn: '2060-04-01',
      summary: '计提电梯维保费',
      lines: [
        { accountCode: '510301', fund: 'F1', debit: '500.00' },
        { accountCode: '2202', fund: 'F1', credit: '500.00' },
      ],
      fileIds: [],
    };
    const { body } = await estate
      .send(next.accountant.visitor, 'voucher-drafts', draft)
      .expect(201);
    const { id } = body as { id: string };
    await estate.send(next.accountant.visitor, `voucher-drafts/${id}/submission`).expect(201);
    const { body: posted } = await postWithCode(
      here,
      next.reviewer,
      estate.at(`voucher-drafts/${id}/posting`),
      { version: 2 },
    ).expect(201);
    expect(posted).toMatchObject({ seq: '3', voucherNo: 1 });
  });

  it('and the payment under way is ordered and made by the next firm', async () => {
    await estate.decide('chair', `spending/${requestId}/approval`, { agree: true });
    const order = { bankAccountId: estate.bankAccountId };
    const act = (path: string, body: object) =>
      postWithCode(here, next.cashier, estate.at(`spending/${requestId}/${path}`), body);
    await act('order', order).expect(201);
    await estate.decide('treasurer', `spending/${requestId}/release`, { agree: true }).expect(201);
    const slip = { paidOn: '2060-04-01', bankReference: 'BK2060', fileIds: [] };
    await act('payment', slip).expect(201);
  });

  it('everything is verified across both terms, inside and by the verifier that shares no line', async () => {
    const { communityId } = estate;
    const verification = here.app.get(VerificationQueries, { strict: false });
    const options = { quick: false, files: false, kept: [] };
    const { faults } = await verification.verify(communityId, options);
    expect(faults).toEqual([]);
    await signLog(here.database, communityId);
    let text = '';
    const bundle = await here.app.get(BundleQueries, { strict: false }).open(communityId);
    for await (const piece of bundle.text) text += piece;
    const lines = text.trimEnd().split('\n');
    const result = await checkBundle(
      async function* () {
        yield* lines;
      },
      { vkey: vkeyOf(logKeysOf(communityId).log), maxAgeHours: 1e9 },
    );
    expect(result.findings).toEqual([]);
    expect(result.facts).toMatchObject({ payments: 1 });
  });
});

/** Time passes; everybody signs in again. */
async function at(moment: string): Promise<void> {
  here.clock.set(moment);
  const people = [...Object.values(estate.staff), ...Object.values(next)];
  for (const { visitor, loginName, authenticator } of new Set(people)) {
    await signIn(visitor, loginName, authenticator.code());
  }
  for (const { visitor, loginName } of estate.owners) await signIn(visitor, loginName);
}

async function askForLifts(): Promise<string> {
  const { body } = await estate
    .post('clerk', 'spending', {
      reason: '电梯维保',
      payeeId: estate.payeeId,
      amount: '800.00',
      fund: 'F1',
      accountCode: '510301',
      occurredOn: '2060-03-05',
      fileIds: [estate.fileId],
      quotes: [],
      quotesExempt: '合同期内按合同付款',
    })
    .expect(201);
  const { id } = body as { id: string };
  await estate.post('clerk', `spending/${id}/submission`).expect(201);
  return id;
}

async function firstSignIn(): Promise<Visitor> {
  const visitor = here.visitor();
  await visitor.post('/api/session').send(first).expect(201);
  const change = { current: first.password, next: password };
  await visitor.put('/api/session/password').send(change).expect(204);
  return signIn(visitor, first.loginName);
}

async function armed(visitor: Visitor): Promise<StaffMember> {
  const authenticator = await enrolAuthenticator(here, visitor);
  return { personId: '', loginName: first.loginName, visitor, authenticator };
}

interface Papers {
  name: string;
  phone: string;
  identityNumber: string;
}

function appointed(post: Post, person: Papers & { loginName?: string }) {
  const { name: personName, ...papers } = person;
  const grant = { post, personName, ...papers, startsOn: '2060-04-01', resolutionRef: '任命书' };
  return postWithCode(here, next.manager, estate.at('grants'), grant);
}

async function hire(post: Post, person: Papers): Promise<StaffMember> {
  const { body } = await appointed(post, person).expect(201);
  const { loginName, initialPassword } = body as { loginName: string; initialPassword: string };
  first = { loginName, password: initialPassword };
  return armed(await firstSignIn());
}

async function lists(): Promise<string[]> {
  const { body } = await estate.get(next.manager.visitor, `handovers/${handover}/ahead`);
  return (body as { lists: Shown['lists'] }).lists.map(({ list }) => list);
}

/** Every route that opened to somebody of the firm, with one who held its right. */
function routesOfFirm() {
  return Object.entries(ROUTES).flatMap(([route, door]) => {
    const right = rightOf(door);
    if (!isRight(right)) return [];
    // the accountant lives there: what is every resident's is hers as well
    const post = FIRM.find((each) => each !== 'accountant' && mayDo(each, right as Right));
    const alone = mayDo('accountant', right) && !mayDo('resident', right);
    return post ? [{ route, post }] : alone ? [{ route, post: 'accountant' as const }] : [];
  });
}

const VERBS = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;

async function codeOf(visitor: Visitor, route: string): Promise<string> {
  const [verb = 'GET', path = ''] = route.split(' ');
  const address = path
    .replace(':communityId', String(estate.communityId))
    .replace(':period', '2060-03')
    .replaceAll(/:\w+/g, '01900000-0000-7000-8000-000000000000');
  const { body, status } = await visitor[VERBS[verb as keyof typeof VERBS]](`/api/${address}`);
  return (body as { code?: string }).code ?? String(status);
}
