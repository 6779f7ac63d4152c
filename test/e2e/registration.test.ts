import { startDoors, type TestApp } from '../support/doors';
import { appoint, enrolPerson, foundCommunity } from '../support/people';

let here: TestApp;
beforeAll(async () => {
  here = await startDoors();
});
afterAll(() => here.close());

describe('registration', () => {
  const newcomer = {
    name: '赵小满',
    phone: '13800001234',
    loginName: 'zhao.xiaoman',
    password: '河边第三棵柳树下',
  };

  it('makes a resident who belongs to no community yet', async () => {
    const visitor = here.visitor();
    await visitor
      .post('/api/registration')
      .send({ ...newcomer, password: '河边第三棵柳树下见' })
      .expect(422);
    const made = await visitor
      .post('/api/registration')
      .send({ ...newcomer, password: '河边第三棵柳树下见 7' })
      .expect(201);
    expect(made.body).toMatchObject({ person: { name: '赵小满' }, communities: [] });
    await visitor.get('/api/session').expect(200);
    const { rows } = await here.admin.query<Record<string, unknown>>(
      'select * from person where name = $1',
      ['赵小满'],
    );
    expect(rows[0]).toMatchObject({ phone_tail: '1234', phone_hash: null });
    expect(JSON.stringify(rows)).not.toContain('13800001234');
  });

  it("with the accountant's phone number gets none of the accountant's posts", async () => {
    const community = await foundCommunity(here, '电话小区');
    const phone = '13900009999';
    const accountant = await enrolPerson(here, 'the.accountant', { phone });
    await appoint(here, community, accountant.personId, { post: 'accountant' });
    const { body } = await here
      .visitor()
      .post('/api/registration')
      .send({ ...newcomer, phone, loginName: 'stranger', password: '陌生人的十个字密码 1' })
      .expect(201);
    expect(body.person.id).not.toBe(accountant.personId);
    expect(body.communities).toEqual([]);
  });

  it('refuses what is wrong, all of it at once, and a name that is taken', async () => {
    const attempt = (changes: object) =>
      here
        .visitor()
        .post('/api/registration')
        .send({ ...newcomer, ...changes });
    const weak = await attempt({ loginName: '赵', password: 'x' }).expect(422);
    expect((weak.body.problems as { field: string }[]).map(({ field }) => field)).toEqual([
      'loginName',
      'password',
    ]);
    await attempt({ phone: '12345' }).expect(422, /person.phone-malformed/);
    await enrolPerson(here, 'taken');
    const long = '河边第三棵柳树下见 7';
    await attempt({ loginName: 'Taken', password: long }).expect(409, /login.name-taken/);
    await attempt({ loginName: 'new.name', password: long, inviteCode: '1-NONE' }).expect(404);
  });
});
