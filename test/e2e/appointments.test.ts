import { identityOf } from '../support/community';
import type { Authenticator } from '../support/authenticator';
import { startApp, type TestApp, type Visitor } from '../support/app';
import {
  appoint,
  enrolAuthenticator,
  enrolPerson,
  foundCommunity,
  password,
  signIn,
} from '../support/people';

let here: TestApp;
let mine: number;
beforeAll(async () => {
  here = await startApp();
  mine = await foundCommunity(here, '锦和苑');
});
afterAll(() => here.close());

interface InOffice {
  visitor: Visitor;
  phone: Authenticator;
}

async function inOffice(post: 'chair' | 'manager', loginName: string): Promise<InOffice> {
  const { personId } = await enrolPerson(here, loginName);
  await appoint(here, mine, personId, { post });
  const visitor = await signIn(here.visitor(), loginName);
  return { visitor, phone: await enrolAuthenticator(here, visitor) };
}

/** Each code counts once: half a minute passes before the next act. */
function act({ visitor, phone }: InOffice, path: string) {
  here.clock.advanceMinutes(1);
  return visitor.post(`/api/communities/${mine}/${path}`).set('X-Second-Factor', phone.code());
}

const term = { startsOn: '2026-03-05', resolutionRef: '任命书 2026-3' };
const wu = { personName: '吴示例', phone: '13800000021', identityNumber: identityOf(21) };

describe('the manager appoints the firm’s people', () => {
  it('only with a fresh code, and hands over the first password once', async () => {
    const manager = await inOffice('manager', 'jingli');
    const body = { ...wu, ...term, post: 'accountant', loginName: 'wu.kuaiji' };
    await manager.visitor
      .post(`/api/communities/${mine}/grants`)
      .send(body)
      .expect(403, /second-factor.required/);
    const granted = await act(manager, 'grants').send(body).expect(201);
    const { initialPassword, loginName, grantId } = granted.body as Record<string, string>;
    expect(loginName).toBe('wu.kuaiji');
    const accountant = here.visitor();
    await accountant
      .post('/api/session')
      .send({ loginName, password: initialPassword })
      .expect(201);
    await accountant
      .put('/api/session/password')
      .send({ current: initialPassword, next: password })
      .expect(204);
    const posts = await accountant.get(`/api/communities/${mine}/posts`).expect(200);
    expect(posts.body.items).toContainEqual({
      grantId,
      personName: '吴示例',
      post: 'accountant',
      postName: '物业会计',
      party: 'trustee',
      partyName: '受托人（物业企业）',
      startsOn: '2026-03-05',
      endsOn: null,
      resolutionRef: '任命书 2026-3',
    });
    expect(posts.text).not.toMatch(/13800000021|0021|110105/);

    // 经办 and 制单 in one hand, with the same papers under another log-in: refused, naming the post.
    const second = { ...body, post: 'clerk', loginName: 'wu.jingban' };
    await act(manager, 'grants')
      .send(second)
      .expect(409, /grant.two-duties.*物业会计|物业会计.*grant.two-duties/s);
    await act(manager, 'grants')
      .send({ ...body, post: 'member' })
      .expect(403, /right.missing/);

    // Taken away: the very next request of the accountant is a stranger's.
    await act(manager, `grants/${grantId}/end`)
      .send({ on: '2026-03-05', reason: '离职' })
      .expect(204);
    await accountant.get(`/api/communities/${mine}/posts`).expect(404);
  });
});

describe('the committee’s side', () => {
  it('appoints supervisors and, for a time, the auditor; nobody of the firm', async () => {
    const chair = await inOffice('chair', 'zhuren');
    const auditor = { personName: '郑示例', phone: '13800000022', ...term, post: 'auditor' };
    await act(chair, 'grants')
      .send(auditor)
      .expect(422, /grant.auditor-needs-end/);
    await act(chair, 'grants')
      .send({ ...auditor, endsOn: '2026-06-30' })
      .expect(201);
    const cashier = { ...term, personName: '王示例', phone: '13800000023', post: 'cashier' };
    await act(chair, 'grants')
      .send(cashier)
      .expect(403, /right.missing/);
    await act(chair, 'grants')
      .send({ ...cashier, post: 'finance-member', identityNumber: '110105198001010010' })
      .expect(422, /person.identity-mistyped/);
    await act(chair, 'grants')
      .send({ ...cashier, post: 'finance-member' })
      .expect(422, /grant.identity-needed/);
    await act(chair, 'grants')
      .send({ ...cashier, post: 'resident' })
      .expect(400);
  });
});

describe('the operator', () => {
  it('names the first chair of a new community and sees nothing of any', async () => {
    const founded = await foundCommunity(here, '新小区');
    await enrolPerson(here, 'yunwei', { isOperator: true });
    const visitor = await signIn(here.visitor(), 'yunwei');
    const phone = await enrolAuthenticator(here, visitor);
    const name = (post: string, n: number) => {
      here.clock.advanceMinutes(1);
      const person = {
        personName: '首任',
        phone: `1380000003${n}`,
        identityNumber: identityOf(30 + n),
      };
      return visitor
        .post(`/api/communities/${founded}/grants`)
        .set('X-Second-Factor', phone.code())
        .send({ ...person, ...term, post });
    };
    await name('chair', 1).expect(201);
    await name('chair', 2).expect(409, /grant.first-taken/);
    await name('cashier', 3).expect(403, /grant.operator-first-only/);
    await visitor.get(`/api/communities/${founded}`).expect(404);
    await visitor.get(`/api/communities/${founded}/posts`).expect(404);
  });
});
