import type { BindingRelation } from '../../src/community/places.rules';
import { communityEntities } from '../../src/community/community.entities';
import { loginEntities } from '../../src/platform/login/login.entities';
import { day } from '../../src/shared/day';
import { withDatabase } from '../support/fresh-database';
import { clock, enrol, found, readingRooms, rooms, takeIn, whileHeld } from '../support/community';

const db = withDatabase([...communityEntities, ...loginEntities]);

let here: number;
let neighbour: number;
let clerk: string;
let chair: string;
let unitId: string;
let theirUnitId: string;

beforeAll(async () => {
  here = await found(db, '锦和苑');
  neighbour = await found(db, '望江里');
  await takeIn(
    db,
    here,
    '3,2,301,住宅,89.50,,张示例,13800000001,,,',
    '3,2,302,住宅,89.50,,邻户甲,,,,',
  );
  await takeIn(db, neighbour, '3,2,301,住宅,50.00,,邻居甲,13900000001,,,');
  [clerk, chair] = [await enrol(db, '经办甲'), await enrol(db, '主任乙')];
  [unitId, theirUnitId] = [await unitIdIn(here), await unitIdIn(neighbour)];
});
afterEach(() => clock.set('2026-03-05'));

async function unitIdIn(communityId: number, door = '2单元301') {
  const sql = 'select id from unit where community_id = $1 and door = $2';
  return (await db.admin.query<{ id: string }>(sql, [communityId, door])).rows[0]?.id ?? '';
}

const issue = (communityId = here, unit = unitId, expiresOn?: string) =>
  db.transactions.run(communityId, (tx) =>
    rooms.invites.issue(
      tx,
      communityId,
      { unitId: unit, relation: 'owner', ...(expiresOn && { expiresOn: day(expiresOn) }) },
      { personId: clerk, party: 'trustee' },
    ),
  );
const redeem = (text: string, personId: string, communityId = here) =>
  db.transactions.run(communityId, (tx) =>
    rooms.invites.redeem(tx, communityId, { text, personId }),
  );
const ask = (personId: string, door = '2单元301', building = '3') =>
  db.transactions.run(here, (tx) =>
    rooms.bindings.ask(tx, here, {
      personId,
      building,
      door,
      relation: 'owner' as BindingRelation,
      claimedName: '张示例',
      note: '',
    }),
  );
const decide = (requestId: string, confirm: boolean, reason = '', personId = chair) =>
  db.transactions.run(here, (tx) =>
    rooms.bindings.decide(tx, here, { requestId, confirm, reason }, { personId, party: 'trustor' }),
  );
const own = (personId: string, communityId = here) =>
  readingRooms(db).bindings.listOwnUnits(communityId, personId);
const requestsOf = (personId: string) =>
  readingRooms(db).bindings.listRequests(here, { personId, after: null, limit: 10 });

describe('an invite code', () => {
  it('binds the one who brings it, once, in the name of whoever issued it', async () => {
    const { code, expiresOn } = await issue();
    expect(code).toMatch(new RegExp(`^${here}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$`));
    expect(expiresOn).toBe('2026-04-04');
    const [first, second] = [await enrol(db, '张示例'), await enrol(db, '另一人')];
    expect(await redeem(code.toLowerCase().replaceAll('-', ' '), first)).toMatchObject({
      unitId,
      label: '3栋2单元301',
    });
    await expect(redeem(code, second)).rejects.toMatchObject({ code: 'invite.used' });
    expect(await own(first)).toMatchObject([{ label: '3栋2单元301', relation: 'owner' }]);
    expect(await own(second)).toEqual([]);
  });

  it('is kept as a keyed hash only', async () => {
    const { code } = await issue();
    const { rows } = await db.admin.query('select json_agg(i)::text as all from invite_code i');
    expect(rows[0].all).not.toContain(code);
    expect(rows[0].all).not.toContain(code.slice(-9));
  });

  it('binds one of two who bring it at the same moment', async () => {
    const { code } = await issue();
    const both = [await enrol(db, '甲'), await enrol(db, '乙')];
    const results = await whileHeld(db, 'select 1 from invite_code for update', () =>
      Promise.allSettled(both.map((who) => redeem(code, who))),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('expires, and says since when', async () => {
    const { code } = await issue(here, unitId, '2026-03-06');
    clock.set('2026-03-07');
    const late = redeem(code, await enrol(db, '迟到的人'));
    await expect(late).rejects.toMatchObject({
      code: 'invite.expired',
      message: expect.stringContaining('2026-03-06') as string,
    });
  });

  it('of the neighbour opens nothing here, and made up opens nothing anywhere', async () => {
    const { code } = await issue(neighbour, theirUnitId);
    const who = await enrol(db, '走错门的人');
    await expect(redeem(code, who)).rejects.toMatchObject({ code: 'invite.unknown' });
    const renamed = code.replace(/^\d+/, String(here));
    await expect(redeem(renamed, who)).rejects.toMatchObject({ code: 'invite.unknown' });
    await expect(redeem(`${here}-ABCD-EFGH`, who)).rejects.toMatchObject({
      code: 'invite.unknown',
    });
    expect(await own(who)).toEqual([]);
  });

  it('cannot be issued for a neighbour’s home or for half a year', async () => {
    await expect(issue(here, theirUnitId)).rejects.toMatchObject({ code: 'unit.unknown' });
    await expect(issue(here, unitId, '2026-09-05')).rejects.toMatchObject({
      code: 'invite.expiry-out-of-range',
    });
  });

  it('is not spent when the person is bound already', async () => {
    const who = await enrol(db, '急性子');
    await redeem((await issue()).code, who);
    const { code } = await issue();
    await expect(redeem(code, who)).rejects.toMatchObject({ code: 'binding.already-bound' });
    await expect(redeem(code, await enrol(db, '家人'))).resolves.toBeDefined();
  });
});

describe('a request', () => {
  it('finds the home as people write it, waits, and binds when the committee confirms', async () => {
    const who = await enrol(db, '张示例');
    const id = await ask(who, '２单元301室', '3 栋');
    expect(await own(who)).toEqual([]);
    expect(await requestsOf(who)).toMatchObject([{ id, state: 'pending', nameInRoll: true }]);
    await decide(id, true);
    expect(await own(who)).toMatchObject([{ label: '3栋2单元301' }]);
    expect(await requestsOf(who)).toMatchObject([
      { state: 'confirmed', decidedByName: '主任乙', decidedParty: 'trustor' },
    ]);
  });

  it('refused shows its reason to the person and binds nothing', async () => {
    const who = await enrol(db, '张示例');
    const id = await ask(who);
    await expect(decide(id, false)).rejects.toMatchObject({ code: 'binding.reason-missing' });
    await decide(id, false, '请带不动产证到物业办理');
    expect(await requestsOf(who)).toMatchObject([
      { state: 'refused', reason: '请带不动产证到物业办理' },
    ]);
    expect(await own(who)).toEqual([]);
    await expect(decide(id, true)).rejects.toMatchObject({ code: 'binding-request.decided' });
  });

  it('is not decided by the one who asks, nor twice by two at once', async () => {
    const who = await enrol(db, '自己人');
    const id = await ask(who);
    await expect(decide(id, true, '', who)).rejects.toMatchObject({ code: 'binding-request.own' });
    const both = await whileHeld(db, 'select 1 from binding_request for update', () =>
      Promise.allSettled([decide(id, true), decide(id, false, '不符')]),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is made once for one home, and not for a home that is not there', async () => {
    const who = await enrol(db, '重复的人');
    await ask(who);
    await expect(ask(who)).rejects.toMatchObject({ code: 'binding.already-asked' });
    await expect(ask(who, '9单元999')).rejects.toMatchObject({ code: 'unit.unknown' });
  });
});

describe('a binding', () => {
  it('ends with a reason, is gone for the person and stays in the log', async () => {
    const who = await enrol(db, '搬走的人');
    const { bindingId } = await redeem((await issue()).code, who);
    const end = (reason: string) =>
      db.transactions.run(here, (tx) =>
        rooms.bindings.end(tx, here, { bindingId, reason, endedBy: chair }),
      );
    await expect(end('')).rejects.toMatchObject({ code: 'binding.reason-missing' });
    await end('房屋已出售');
    expect(await own(who)).toEqual([]);
    const log = await readingRooms(db).bindings.listLog(here, { after: null, limit: 200 });
    expect(log.find((one) => one.bindingId === bindingId)).toMatchObject({
      personName: '搬走的人',
      confirmedByName: '经办甲',
      endedByName: '主任乙',
      endReason: '房屋已出售',
    });
    await expect(end('再来一次')).rejects.toMatchObject({ code: 'binding.unknown' });
  });

  it('of another person is not hers to end', async () => {
    const [mine, other] = [await enrol(db, '我'), await enrol(db, '他')];
    const { bindingId } = await redeem((await issue()).code, other);
    const ending = { bindingId, reason: '恶作剧', endedBy: mine, personId: mine };
    const end = db.transactions.run(here, (tx) => rooms.bindings.end(tx, here, ending));
    await expect(end).rejects.toMatchObject({ code: 'binding.unknown' });
    expect(await own(other)).toHaveLength(1);
  });

  it('shows in no list of the neighbour', async () => {
    const who = await enrol(db, '只在这里');
    await redeem((await issue()).code, who);
    const log = await readingRooms(db).bindings.listLog(neighbour, { after: null, limit: 200 });
    expect(JSON.stringify(log)).not.toContain('只在这里');
    expect(await own(who, neighbour)).toEqual([]);
  });

  it('log pages through all of them, newest first, each once', async () => {
    const whole = await readingRooms(db).bindings.listLog(here, { after: null, limit: 200 });
    const first = await readingRooms(db).bindings.listLog(here, { after: null, limit: 2 });
    const rest = await readingRooms(db).bindings.listLog(here, {
      after: first[1]?.bindingId ?? null,
      limit: 200,
    });
    expect([...first.slice(0, 2), ...rest]).toEqual(whole);
  });
});
