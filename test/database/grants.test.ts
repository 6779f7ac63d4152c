import { communityEntities } from '../../src/community/community.entities';
import type { GrantedPost, Granter } from '../../src/community/grants.rules';
import { partyOf } from '../../src/community/rights.rules';
import { loginEntities } from '../../src/platform/login/login.entities';
import { day } from '../../src/shared/day';
import { withDatabase } from '../support/fresh-database';
import { clock, enrol, found, identityOf, readingRooms, rooms } from '../support/community';

const db = withDatabase([...communityEntities, ...loginEntities]);

let here: number;
let neighbour: number;
let someone: string;
beforeAll(async () => {
  here = await found(db, '锦和苑');
  neighbour = await found(db, '望江里');
  someone = await enrol(db, '系统运维');
});

let people = 0;
/** A new natural person's papers. */
const papers = (name = '某某') => {
  people += 1;
  return {
    name,
    phone: `138${String(people).padStart(8, '0')}`,
    identityNumber: identityOf(people),
  };
};

const granter = (post: GrantedPost, communityId: number): Granter & { personId: string } => ({
  isOperator: false,
  grants: [{ communityId, grantId: 'g', party: partyOf[post], post }],
  bindings: [],
  personId: someone,
});
const operator = () => ({ isOperator: true, grants: [], bindings: [], personId: someone });

interface Wish {
  person?: ReturnType<typeof papers> | { name: string; phone: string; loginName?: string };
  startsOn?: string;
  endsOn?: string | null;
  communityId?: number;
  by?: Granter & { personId: string };
}

function give(post: GrantedPost, wish: Wish = {}) {
  const { person = papers(), startsOn = '2026-03-05', endsOn = null, communityId = here } = wish;
  const chairsOwn = partyOf[post] !== 'trustee';
  const by = wish.by ?? granter(chairsOwn ? 'chair' : 'manager', communityId);
  const term = { startsOn: day(startsOn), endsOn: endsOn === null ? null : day(endsOn) };
  return db.transactions.run(communityId, (tx) =>
    rooms.grants.grant(
      tx,
      communityId,
      { person, post, ...term, resolutionRef: '业主大会决议 2026-1' },
      by,
    ),
  );
}

function take(grantId: string, post: GrantedPost, on = '2026-03-05', communityId = here) {
  const by = granter(partyOf[post] === 'trustee' ? 'manager' : 'chair', communityId);
  const ending = { grantId, on: day(on), reason: '届满' };
  return db.transactions.run(communityId, (tx) => rooms.grants.end(tx, communityId, ending, by));
}

describe('the first chair and the first manager', () => {
  it('are named by the operator, once', async () => {
    const founded = await found(db, '新开的小区');
    await give('chair', { communityId: founded, by: operator() });
    await give('manager', { communityId: founded, by: operator() });
    const again = give('chair', { communityId: founded, by: operator() });
    await expect(again).rejects.toMatchObject({ code: 'grant.first-taken' });
  });

  it('may be named again once nobody holds the post', async () => {
    const founded = await found(db, '主任辞职的小区');
    const { grantId } = await give('chair', { communityId: founded, by: operator() });
    await take(grantId, 'chair', '2026-03-05', founded);
    await expect(give('chair', { communityId: founded, by: operator() })).resolves.toBeDefined();
  });
});

describe('a grant', () => {
  it('makes a log-in for a new person and hands its password over once', async () => {
    const granted = await give('clerk');
    expect(granted.loginName).toMatch(/^u\d{8}$/);
    expect(granted.initialPassword).toEqual(expect.any(String));
  });

  it('keeps the identity number as a keyed hash and a tail only', async () => {
    const person = papers();
    const { personId } = await give('clerk', { person });
    const { rows } = await db.admin.query(
      'select row_to_json(p)::text as row from person p where id = $1',
      [personId],
    );
    expect(rows[0].row).not.toContain(person.identityNumber.slice(0, 14));
    expect(rows[0].row).not.toContain(person.phone);
    expect(JSON.parse(rows[0].row)).toMatchObject({
      identity_tail: person.identityNumber.slice(-4),
    });
  });

  it('finds a known person again, in whichever community, and makes no second log-in', async () => {
    const person = papers();
    const first = await give('clerk', { person, communityId: neighbour });
    const second = await give('accountant', { person });
    expect(second).toMatchObject({
      personId: first.personId,
      loginName: null,
      initialPassword: null,
    });
  });

  it('asks for the identity number where the post is a step of a payment', async () => {
    const { name, phone } = papers();
    const without = give('cashier', { person: { name, phone } });
    await expect(without).rejects.toMatchObject({ code: 'grant.identity-needed' });
    const manager = give('manager', { person: { name, phone } });
    await expect(manager).resolves.toBeDefined();
  });

  it('refuses a known number under another name, and another number under a known name', async () => {
    const person = papers('钱示例');
    await give('clerk', { person });
    const otherName = give('clerk', { person: { ...person, name: '孙示例' } });
    await expect(otherName).rejects.toMatchObject({ code: 'grant.name-differs' });
    // With a second identity number the same person could hold a second key.
    const otherNumber = give('accountant', {
      person: { ...person, identityNumber: papers().identityNumber },
    });
    await expect(otherNumber).rejects.toMatchObject({ code: 'grant.identity-differs' });
  });

  it('does not give away a person who only registered under somebody’s number', async () => {
    const { name, phone, identityNumber } = papers('李示例');
    const stranger = await db.transactions.runGlobal((tx) =>
      rooms.logins.createPerson(tx, { name, phone }),
    );
    const granted = await give('accountant', { person: { name, phone, identityNumber } });
    expect(granted.personId).not.toBe(stranger);
  });

  it('writes nothing when it is refused: no person, no log-in', async () => {
    const count = async () =>
      (await db.admin.query('select count(*)::int as n from person')).rows[0].n as number;
    const before = await count();
    await expect(give('auditor')).rejects.toMatchObject({ code: 'grant.auditor-needs-end' });
    const { name, phone } = papers();
    await expect(give('cashier', { person: { name, phone } })).rejects.toThrow();
    expect(await count()).toBe(before);
  });
});

describe('one natural person', () => {
  it('never holds two duties, and is told which one she holds', async () => {
    const person = papers();
    await give('accountant', { person });
    await expect(give('reviewer', { person })).rejects.toMatchObject({
      code: 'grant.two-duties',
      message: expect.stringContaining('担任物业会计，不能再担任物业审核人') as string,
    });
  });

  it('never sits on both sides, whatever log-in she comes with', async () => {
    const person = papers();
    await give('member', { person });
    const firm = give('manager', { person: { ...person, loginName: 'second.login' } });
    await expect(firm).rejects.toMatchObject({ code: 'grant.both-sides' });
  });

  it('may hold posts in two communities', async () => {
    const person = papers();
    await give('reviewer', { person });
    await expect(give('accountant', { person, communityId: neighbour })).resolves.toBeDefined();
  });

  it('holds one even when two grants are made at the same moment', async () => {
    const person = papers();
    await give('protector', { person, endsOn: '2026-03-06' });
    const wish = { person, startsOn: '2026-05-01' };
    const both = await Promise.allSettled([give('accountant', wish), give('reviewer', wish)]);
    const refused = both.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({
      code: expect.stringMatching(/^grant\.(raced|two-duties)$/) as string,
    });
  });

  it('is held to it by the database, past every rule of ours', async () => {
    const { personId } = await give('accountant');
    const sneak = db.transactions.run(here, (tx) =>
      tx.query(
        `insert into role_grant (community_id, id, person_id, party, post, starts_on, resolution_ref)
         values ($1, gen_random_uuid(), $2, 'trustee', 'cashier', '2026-03-05', '没有决议')`,
        [here, personId],
      ),
    );
    await expect(sneak).rejects.toMatchObject({ code: 'grant.raced' });
  });
});

describe('ending a grant', () => {
  it('takes effect at once, stays on record and frees her for another duty from tomorrow', async () => {
    const person = papers('周示例');
    const { grantId } = await give('clerk', { person });
    await take(grantId, 'clerk');
    const shown = await readingRooms(db).communities.listPosts(here);
    expect(shown.map((post) => post.grantId)).not.toContain(grantId);
    await expect(give('cashier', { person })).rejects.toMatchObject({ code: 'grant.two-duties' });
    await expect(give('cashier', { person, startsOn: '2026-03-06' })).resolves.toBeDefined();
    const { rows } = await db.admin.query(
      'select ended_on, ended_by, end_reason from role_grant where id = $1',
      [grantId],
    );
    expect(rows).toEqual([{ ended_on: '2026-03-05', ended_by: someone, end_reason: '届满' }]);
  });

  it('of a term that has not begun means that it never begins', async () => {
    const { grantId } = await give('clerk', { startsOn: '2026-09-01' });
    await take(grantId, 'clerk');
    clock.set('2026-09-01');
    const shown = await readingRooms(db).communities.listPosts(here);
    clock.set('2026-03-05');
    expect(shown.map((post) => post.grantId)).not.toContain(grantId);
  });

  it('twice, of a neighbour’s, or by the other side is refused', async () => {
    const { grantId } = await give('clerk');
    await expect(take(grantId, 'chair')).rejects.toMatchObject({ code: 'right.missing' });
    await take(grantId, 'clerk');
    await expect(take(grantId, 'clerk')).rejects.toMatchObject({ code: 'grant.ended' });
    const theirs = await give('clerk', { communityId: neighbour });
    await expect(take(theirs.grantId, 'clerk')).rejects.toMatchObject({ code: 'grant.unknown' });
  });
});

describe('who holds which post', () => {
  it('is shown with name, post and resolution; never with a number; the neighbour’s never', async () => {
    const person = papers('吴示例');
    const { grantId } = await give('protector', { person, endsOn: '2027-12-31' });
    const theirs = await give('protector', { communityId: neighbour });
    const shown = await readingRooms(db).communities.listPosts(here);
    expect(shown.find((post) => post.grantId === grantId)).toEqual({
      grantId,
      personName: '吴示例',
      post: 'protector',
      party: 'supervisor',
      startsOn: '2026-03-05',
      endsOn: '2027-12-31',
      resolutionRef: '业主大会决议 2026-1',
    });
    expect(JSON.stringify(shown)).not.toContain(person.phone.slice(-4));
    expect(shown.map((post) => post.grantId)).not.toContain(theirs.grantId);
  });

  it('leaves out whose term is over', async () => {
    const { grantId } = await give('auditor', { startsOn: '2026-01-01', endsOn: '2026-03-31' });
    clock.set('2026-04-01');
    const shown = await readingRooms(db).communities.listPosts(here);
    clock.set('2026-03-05');
    expect(shown.map((post) => post.grantId)).not.toContain(grantId);
  });
});
