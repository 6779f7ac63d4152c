import { ROLL_HEADER } from '../support/community';
import { startApp, type TestApp, type Visitor } from '../support/app';
import { appoint, enrolPerson, foundCommunity, signIn } from '../support/people';

let here: TestApp;
let mine: number;
let nextDoor: number;
let clerk: Visitor;
let chair: Visitor;
let unit: string;
let otherUnit: string;

beforeAll(async () => {
  here = await startApp();
  mine = await foundCommunity(here, '锦和苑');
  nextDoor = await foundCommunity(here, '望江里');
  clerk = await staff('clerk', mine);
  chair = await staff('chair', mine);
  await takeIn(
    clerk,
    mine,
    '3,2,301,住宅,89.50,,张示例,13800000001,,,',
    '3,2,302,住宅,77.77,,邻户甲,13800000002,,,',
  );
  await takeIn(
    await staff('clerk', nextDoor, 'their.clerk'),
    nextDoor,
    '3,2,301,住宅,50.00,,邻居甲,,,,',
  );
  [unit = '', otherUnit = ''] = await unitIds(clerk);
});
afterAll(() => here.close());

async function staff(post: 'clerk' | 'chair' | 'auditor', community: number, name: string = post) {
  const { personId } = await enrolPerson(here, name);
  await appoint(here, community, personId, { post, endsOn: '2030-12-31' });
  return signIn(here.visitor(), name);
}

async function takeIn(who: Visitor, community: number, ...lines: string[]) {
  const path = `/api/communities/${community}/roll-imports`;
  const bytes = Buffer.from([ROLL_HEADER, ...lines].join('\n'));
  const { body } = await who.post(path).attach('file', bytes, 'roll.csv').expect(201);
  await who.post(`${path}/${body.importId}/confirmation`).expect(201);
}

async function unitIds(who: Visitor): Promise<string[]> {
  const { body } = await who.get(`/api/communities/${mine}/units`).expect(200);
  return (body.items as { id: string }[]).map(({ id }) => id);
}

async function newcomer(loginName: string): Promise<Visitor> {
  await enrolPerson(here, loginName);
  return signIn(here.visitor(), loginName);
}

const at = (path: string, community = mine) => `/api/communities/${community}/${path}`;
const invite = async (who = clerk, unitId = unit) =>
  (await who.post(at('invites')).send({ unitId, relation: 'owner' }).expect(201)).body as {
    id: string;
    code: string;
    qrSvg: string;
    expiresOn: string;
  };

describe('a code that was given out', () => {
  const open = async (who = clerk) => {
    const { body } = await who.get(at(`invites?unitId=${unit}`)).expect(200);
    return (body as { items: { id: string }[] }).items;
  };
  const revoke = (id: string, who = clerk, community = mine) =>
    who.post(at(`invites/${id}/revocation`, community));

  it('is listed without its letters until it is taken back, and opens nothing after', async () => {
    const { id, code } = await invite();
    const listed = (await open(chair)).find((each) => each.id === id);
    expect(listed).toMatchObject({
      unitLabel: '3栋2单元301',
      relation: 'owner',
      issuedParty: 'trustee',
      expiresOn: '2026-04-04',
    });
    expect(JSON.stringify(listed)).not.toContain(code.slice(-4));
    await revoke(id, chair).expect(204);
    await revoke(id).expect(204);
    expect((await open()).map((each) => each.id)).not.toContain(id);
    const visitor = await newcomer('too.late');
    await visitor
      .post(at('bindings'))
      .send({ code })
      .expect(409, /invite.revoked/);
  });

  it('cannot be taken back once it is used, nor by the neighbours', async () => {
    const { id, code } = await invite();
    await revoke(id, clerk, nextDoor).expect(404);
    const visitor = await newcomer('in.time');
    await visitor.post(at('bindings')).send({ code }).expect(201);
    await revoke(id).expect(409, /invite.spent/);
    expect((await open()).map((each) => each.id)).not.toContain(id);
    await visitor.get(at('invites')).expect(403, /right.missing/);
  });

  it('is no longer listed when its last day is over', async () => {
    const { id } = await invite();
    expect((await open()).map((each) => each.id)).toContain(id);
    await here.admin.query(`update invite_code set expires_on = '2026-03-04' where id = $1`, [id]);
    expect((await open()).map((each) => each.id)).not.toContain(id);
  });
});

describe('a resident comes in by a code', () => {
  it('that the firm printed: once, and sees the community from her next request', async () => {
    const { code, qrSvg, expiresOn } = await invite();
    expect(code).toMatch(new RegExp(`^${mine}-\\w{4}-\\w{4}$`));
    expect(qrSvg).toMatch(/^<svg/);
    expect(expiresOn).toBe('2026-04-04');
    const zhang = await newcomer('zhang');
    await zhang.get(at('account/summary')).expect(404);
    const { body } = await zhang.post(at('bindings')).send({ code }).expect(201);
    expect(body).toMatchObject({ unitId: unit, label: '3栋2单元301' });
    await zhang.get(at('posts')).expect(200);
    const { body: session } = await zhang.get('/api/session').expect(200);
    expect(session.communities).toMatchObject([
      { id: mine, units: [{ label: '3栋2单元301', relation: 'owner' }] },
    ]);
    const late = await newcomer('late');
    await late
      .post(at('bindings'))
      .send({ code })
      .expect(409, /invite.used/);
    await late.get(at('posts')).expect(404);
  });

  it('in the same step in which she registers', async () => {
    const { code } = await invite(chair);
    const visitor = here.visitor();
    const person = { name: '李示例', phone: '13800007777', loginName: 'li.shili' };
    const registration = { ...person, password: '河边第三棵柳树下见 7', inviteCode: code };
    const { body } = await visitor.post('/api/registration').send(registration).expect(201);
    expect(body.communities).toMatchObject([{ id: mine, units: [{ label: '3栋2单元301' }] }]);
    const again = { ...registration, loginName: 'li.er', phone: '13800007778' };
    await here
      .visitor()
      .post('/api/registration')
      .send(again)
      .expect(409, /invite.used/);
    const { rows } = await here.admin.query('select 1 from login where login_name = $1', ['li.er']);
    expect(rows).toEqual([]);
  });

  it('but not by a code of the neighbour’s, nor by one made up', async () => {
    const { code } = await invite();
    const visitor = await newcomer('wrong.door');
    await visitor
      .post(at('bindings', nextDoor))
      .send({ code })
      .expect(404, /invite.unknown/);
    await visitor
      .post(at('bindings'))
      .send({ code: `${mine}-2222-2222` })
      .expect(404);
    await visitor.post(at('bindings', 999_999)).send({ code }).expect(404);
  });
});

describe('a resident asks to be let in', () => {
  const claim = { building: '3栋', door: '2单元302', relation: 'owner', claimedName: '邻户甲' };

  it('and the committee confirms it, with the firm looking on', async () => {
    const asker = await newcomer('asker');
    const { body } = await asker.post(at('binding-requests')).send(claim).expect(201);
    await asker
      .post(at('binding-requests'))
      .send(claim)
      .expect(409, /binding.already-asked/);
    await asker.get(at('posts')).expect(404);
    const waiting = await clerk.get(at('binding-requests?state=pending')).expect(200);
    expect(waiting.body.items).toMatchObject([
      { id: body.id, unitLabel: '3栋2单元302', claimedName: '邻户甲', nameInRoll: true },
    ]);
    await chair
      .post(at(`binding-requests/${body.id}/decision`))
      .send({ confirm: true })
      .expect(204);
    await asker.get(at('posts')).expect(200);
    const log = await chair.get(at('binding-log')).expect(200);
    expect(log.body.items[0]).toMatchObject({
      unitLabel: '3栋2单元302',
      boundVia: 'request',
      confirmedParty: 'trustor',
    });
  });

  it('and reads why it was refused', async () => {
    const visitor = await newcomer('refused');
    const { body } = await visitor.post(at('binding-requests')).send(claim).expect(201);
    const decision = at(`binding-requests/${body.id}/decision`);
    await clerk
      .post(decision)
      .send({ confirm: false })
      .expect(422, /binding.reason-missing/);
    await clerk.post(decision).send({ confirm: false, reason: '姓名与清册不符' }).expect(204);
    const mineNow = await visitor.get(at('my-units')).expect(200);
    expect(mineNow.body).toMatchObject({
      units: [],
      requests: [{ state: 'refused', reason: '姓名与清册不符' }],
    });
  });

  it('for a home that is there', async () => {
    const visitor = await newcomer('lost');
    const wrong = { ...claim, door: '9单元999' };
    await visitor
      .post(at('binding-requests'))
      .send(wrong)
      .expect(404, /unit.unknown/);
  });
});

describe('what another household keeps to itself', () => {
  it('is in no answer a resident gets', async () => {
    const own = await newcomer('own');
    await own
      .post(at('bindings'))
      .send({ code: (await invite()).code })
      .expect(201);
    const other = await newcomer('secret.neighbour');
    await other
      .post(at('bindings'))
      .send({ code: (await invite(clerk, otherUnit)).code })
      .expect(201);
    const paths = [
      '',
      'posts',
      'my-units',
      'buildings',
      'binding-log',
      'units',
      'binding-requests',
    ];
    for (const path of paths) {
      const { text } = await own.get(at(path));
      expect(text).not.toMatch(/secret\.neighbour|邻户甲|2单元302|77\.77|0002/);
    }
    for (const path of ['units', 'binding-log', 'binding-requests']) {
      await own.get(at(path)).expect(403);
    }
  });

  it('can be ended by nobody but herself, the firm and the committee', async () => {
    const own = await newcomer('ends.hers');
    const { body } = await own
      .post(at('bindings'))
      .send({ code: (await invite()).code })
      .expect(201);
    const other = await newcomer('ends.others');
    await other
      .post(at('bindings'))
      .send({ code: (await invite()).code })
      .expect(201);
    const reason = { reason: '房屋已出售' };
    await other
      .post(at(`my-units/${body.bindingId}/end`))
      .send(reason)
      .expect(404);
    await other
      .post(at(`bindings/${body.bindingId}/end`))
      .send(reason)
      .expect(403);
    await own.get(at('posts')).expect(200);
    await own
      .post(at(`my-units/${body.bindingId}/end`))
      .send(reason)
      .expect(204);
    await own.get(at('posts')).expect(404);
  });

  it('shows in the log with masked names to those who need not know', async () => {
    const auditor = await staff('auditor', mine);
    const { text, body } = await auditor.get(at('binding-log')).expect(200);
    expect(body.items.length).toBeGreaterThan(3);
    expect(text).not.toContain('李示例');
    expect(text).toContain('李*例');
    const named = await clerk.get(at('binding-log')).expect(200);
    expect(named.text).toContain('李示例');
  });
});
