import { Clock } from '../../src/platform/clock';
import type { Config } from '../../src/platform/config';
import { Attempts } from '../../src/platform/login/attempts';
import { loginEntities, LoginRow } from '../../src/platform/login/login.entities';
import {
  LoginService,
  type NewLogin,
  type NewPerson,
} from '../../src/platform/login/login.service';
import { Passwords } from '../../src/platform/login/passwords';
import { Sealing } from '../../src/platform/login/sealing';
import { SecondFactorService } from '../../src/platform/login/second-factor.service';
import { SecurityEvents } from '../../src/platform/login/security-events';
import { withDatabase } from '../support/fresh-database';
import { TestClock } from '../support/test-clock';

const database = withDatabase(loginEntities);
const clock: Clock & TestClock = new TestClock();
const sealing = new Sealing({ secretKey: 'only for tests 0123456789abcdef' } as Config);
const events = new SecurityEvents(clock);
const logins = new LoginService(new Passwords(), sealing, events, clock);
const password = '梧桐树下三把椅子 7';

const enrol = (newcomer: NewPerson & NewLogin) =>
  database.transactions.runGlobal((tx) => logins.createPersonWithLogin(tx, newcomer));
const find = (identity: { phone?: string; identityNumber?: string }) =>
  database.transactions.runGlobal((tx) => logins.findPersonByIdentity(tx, identity));
const fails = async (work: Promise<unknown>) =>
  work.then(
    () => 'went through',
    (error: { code?: string; driverError?: { code?: string } }) =>
      error.driverError?.code ?? error.code,
  );

describe('one natural person', () => {
  const li = { name: '李四四', phone: '13811110001', identityNumber: '11010519491231002X' };

  it('is found by phone and by identity number, once someone has vouched for them', async () => {
    const { personId } = await enrol({ ...li, loginName: 'li.si' });
    const neighbour = await enrol({ name: '王五五', phone: '13811110002', loginName: 'wang.wu' });
    expect(await find({ phone: li.phone })).toEqual({ personId, name: '李四四' });
    expect(await find({ identityNumber: li.identityNumber })).toMatchObject({ personId });
    expect(await find({ phone: li.phone, identityNumber: li.identityNumber })).toMatchObject({
      personId,
    });
    expect(await find({ phone: '13811110003' })).toBeNull();
    expect(await find({})).toBeNull();
    expect(await find({ phone: '13811110002' })).toMatchObject({ personId: neighbour.personId });
  });

  it('cannot be enrolled twice, whichever number is used again', async () => {
    const again = (changes: object) => fails(enrol({ ...li, loginName: 'li.again', ...changes }));
    expect(await again({ identityNumber: undefined })).toBe('person.phone-taken');
    expect(await again({ phone: '13811110004' })).toBe('person.identity-taken');
  });

  it('cannot be enrolled twice at the same moment', async () => {
    const twin = { name: '孙六六', phone: '13811110005' };
    const outcomes = await Promise.all(
      ['sun.one', 'sun.two', 'sun.three'].map((loginName) => fails(enrol({ ...twin, loginName }))),
    );
    expect(outcomes.map(String).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'person.phone-taken',
      'person.phone-taken',
      'went through',
    ]);
  });

  it('whose phone and identity number lead to two persons is not guessed at', async () => {
    expect(await fails(find({ phone: '13811110002', identityNumber: li.identityNumber }))).toBe(
      'person.identities-differ',
    );
  });

  it('who merely typed a number at registration is not found by it, and does not block its owner', async () => {
    const phone = '13811110006';
    await database.transactions.runGlobal((tx) => logins.createPerson(tx, { name: '生人', phone }));
    expect(await find({ phone })).toBeNull();
    const owner = await enrol({ name: '号主', phone, loginName: 'owner.of.number' });
    expect(await find({ phone })).toMatchObject({ personId: owner.personId });
  });

  it('leaves no readable number in the database', async () => {
    const { rows } = await database.admin.query('select * from person');
    const kept = JSON.stringify(rows);
    expect(kept).not.toContain(li.phone);
    expect(kept).not.toContain(li.identityNumber);
    expect(kept).toContain('"phone_tail":"0001"');
  });
});

describe('a log-in', () => {
  it('made at the counter gets a name and a password that can be read out', async () => {
    const made = await enrol({ name: '柜台', phone: '13811110010' });
    expect(made.loginName).toMatch(/^u\d{8}$/);
    expect(made.initialPassword).toMatch(/^[a-hjkmnp-z2-9]{12}$/);
    const { rows } = await database.admin.query<{ password_hash: string }>(
      'select password_hash from login where id = $1',
      [made.loginId],
    );
    expect(rows[0]?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('has one name, in small letters, for the whole installation', async () => {
    await enrol({ name: '甲', loginName: 'Same.Name', password });
    expect(await fails(enrol({ name: '乙', loginName: 'same.name', password }))).toBe(
      'login.name-taken',
    );
  });

  it('refused leaves no person behind', async () => {
    const count = async () =>
      (await database.admin.query<{ n: string }>('select count(*) as n from person')).rows[0]?.n;
    const before = await count();
    await fails(enrol({ name: '丙', loginName: 'same.name', password }));
    expect(await count()).toBe(before);
  });
});

describe('a log-in that is reset', () => {
  const rowOf = (loginName: string) =>
    database.appDataSource.manager.findOneByOrFail(LoginRow, { loginName });

  it('gets a new password, loses its sessions, and its authenticator only when asked', async () => {
    const login = await enrol({ name: '戊', loginName: 'reset.me', password });
    const attempts = new Attempts(database.transactions, sealing);
    const second = new SecondFactorService(database.transactions, attempts, sealing, events, clock);
    await database.transactions.runGlobal((tx) => second.enrolNow(tx, login));
    await database.admin.query(
      `insert into login_session (id, login_id, token_hash, device, expires_at)
       values (gen_random_uuid(), $1, 'reset', 'desk', now())`,
      [login.loginId],
    );
    const reset = (secondFactor: boolean) =>
      database.transactions.runGlobal((tx) => logins.reset(tx, 'Reset.Me', { secondFactor }));
    const given = await reset(false);
    const row = await rowOf('reset.me');
    expect(await new Passwords().matches(row.passwordHash, given)).toBe(true);
    expect(await new Passwords().matches(row.passwordHash, password)).toBe(false);
    expect(row.totpEnrolledAt).not.toBeNull();
    const { rows } = await database.admin.query(
      'select 1 from login_session where login_id = $1 and revoked_at is null',
      [login.loginId],
    );
    expect(rows).toEqual([]);
    await reset(true);
    expect((await rowOf('reset.me')).totpSecretSealed).toBeNull();
  });
});

describe('a code of the authenticator', () => {
  it('moves the step once, however many use it at once', async () => {
    const attempts = new Attempts(database.transactions, sealing);
    const second = new SecondFactorService(database.transactions, attempts, sealing, events, clock);
    const login = await enrol({ name: '丁', loginName: 'ding', password });
    await database.transactions.runGlobal((tx) => second.enrolNow(tx, login));
    const me = {
      ...login,
      sessionId: '',
      name: '',
      isOperator: false,
      mustChangePassword: false,
      grants: [],
      bindings: [],
    };
    const { code } = await second.currentCode(me);
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => fails(second.prove(login, code))),
    );
    expect(outcomes.filter((outcome) => outcome === 'went through')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'second-factor.used')).toHaveLength(5);
    // In demo mode the next code is offered at once, so that two acts need not be half a minute apart.
    const next = await second.currentCode(me);
    expect(next.code).not.toBe(code);
    expect(await fails(second.prove(login, next.code))).toBe('went through');
  });

  it('is sealed where it lies', async () => {
    const rows = await database.appDataSource.manager.findBy(LoginRow, { loginName: 'ding' });
    expect(rows[0]?.totpSecretSealed).toMatch(/^v1\./);
  });
});

describe('the serving role', () => {
  it.each([
    ["update security_event set kind = 'nothing'"],
    ['delete from security_event'],
    ['truncate security_event'],
    ['delete from person'],
    ['delete from login'],
    ['drop table login_attempt'],
    ['create table mine (id int)'],
  ])('may not: %s', async (sql) => {
    expect(await fails(database.appDataSource.query(sql))).toBe('42501');
  });

  it('not even the owner changes the security log', async () => {
    await database.admin.query(
      `insert into security_event (id, kind) values (gen_random_uuid(), 'test')`,
    );
    await expect(database.admin.query('delete from security_event')).rejects.toThrow('append-only');
    await expect(database.admin.query('truncate security_event')).rejects.toThrow('append-only');
  });
});

it.each(['login', 'login_session', 'security_event', 'login_attempt'])(
  'the reading role sees nothing of %s',
  async (table) => {
    expect(await fails(database.reportDataSource.query(`select * from ${table}`))).toBe('42501');
  },
);
