import { ModulesContainer } from '@nestjs/core';
import { HANDOVER_LISTS } from '../../src/handover/handover-lists.queries';
import { startApp, type TestApp } from '../support/app';
import { identityOf } from '../support/community';
import { Estate, refusal } from '../support/estate';
import {
  actPastTheDoors,
  askForLifts,
  codeOf,
  type FirstLogin,
  NextFirm,
  oweFees,
  routesOfFirm,
  type Shown,
  upkeepOfApril,
  verifiedTwice,
} from '../support/next-firm';
import { bindHome, signIn } from '../support/people';
import { routesOf } from '../support/routes';
import type { Visitor } from '../support/serve';
import { postWithCode } from '../support/staff';

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
let first: FirstLogin;
let firm: NextFirm;
let next: NextFirm['people'];

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

const shown = async (by: Visitor): Promise<Shown> => {
  const { body } = await estate.get(by, 'handovers');
  return (body as { items: Shown[] }).items[0]!;
};
const resident = () => estate.owners[0]!.visitor;

beforeAll(async () => {
  here = await startApp();
  here.clock.set('2060-03-05');
  estate = await Estate.found(here, {});
  firm = new NextFirm(here, estate);
  next = firm.people;
  await bindHome(here, estate.communityId, estate.staff.accountant.personId, '2单元201');
  await oweFees(estate);
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
    requestId = await askForLifts(estate);
    await estate.decide('reviewer', `spending/${requestId}/review`, { agree: true }).expect(201);
  });
});

describe('the last second of a term', () => {
  it('is the old firm’s: it still keeps the books, and the next one is nobody yet', async () => {
    await firm.at(BEFORE);
    await estate.get(estate.staff.accountant.visitor, 'voucher-drafts');
    const wen = await firm.firstSignIn(first);
    expect(await refusal(wen.get(estate.at('handovers')))).toBe('community.unknown');
    wenXin = wen;
  });
});

describe('one second later', () => {
  beforeAll(async () => {
    await firm.at(AFTER);
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
      const code = await codeOf(estate, estate.staff[post].visitor, route);
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
    const act = actPastTheDoors(estate, requestId, AFTER);
    await expect(act).rejects.toMatchObject({ constraint: 'act_within_term' });
  });

  it('the next firm’s manager is in office, and appoints her people', async () => {
    const manager = await signIn(wenXin, successor.loginName);
    next.manager = await firm.armed(manager, successor.loginName);
    const { body } = await estate.get(manager, '').expect(200);
    expect(body).toMatchObject({ trusteeName: successor.firm });
    next.clerk = await firm.hire('clerk', {
      name: '季文',
      phone: '13900000101',
      identityNumber: identityOf(101),
    });
    next.cashier = await firm.hire('cashier', {
      name: '金岚',
      phone: '13900000102',
      identityNumber: identityOf(102),
    });
    next.reviewer = await firm.hire('reviewer', {
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
    await firm.appointed('accountant', { ...over, loginName: 'clerk' }).expect(201);
    next.accountant = estate.staff.clerk;
    await estate.get(next.accountant.visitor, 'voucher-drafts');
  });

  it('it takes over list by list, from books that are sealed as they stood', async () => {
    const path = `handovers/${handover}`;
    const whole = HANDOVER_LISTS.map(({ list }) => ({ list, outcome: 'accepted' }));
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
    const { body } = await estate
      .send(next.accountant.visitor, 'voucher-drafts', upkeepOfApril)
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
    const { faults, findings, payments } = await verifiedTwice(here, estate.communityId);
    expect([faults, findings, payments]).toEqual([[], [], 1]);
  });
});
