import { foundCommunity } from '../../src/cli/found-community';
import { exampleForm, readFoundingForm } from '../../src/cli/founding-form';
import { startApp, type TestApp } from '../support/app';
import { identityOf } from '../support/community';
import { enrolPerson, password } from '../support/people';

let here: TestApp;
beforeAll(async () => {
  here = await startApp();
  await enrolPerson(here, 'yunwei', { isOperator: true });
  await enrolPerson(here, 'not.operator');
});
afterAll(() => here.close());

const form = (changes: object = {}) => {
  const filled = exampleForm.replace('身份证号码', identityOf(1));
  return JSON.stringify({ ...(JSON.parse(filled) as object), ...changes });
};
const communities = async () =>
  (await here.admin.query<{ n: number }>('select count(*)::int as n from community')).rows[0]?.n;

describe('setting up a community of one’s own', () => {
  it('opens its books and prints log-ins with which the first two can go on', async () => {
    const lines = await foundCommunity(here.app, 'Yunwei', readFoundingForm(form()));
    expect(lines[0]).toMatch(/^已设立小区“示例苑”（编号 \d+）。$/);
    const current = /初始密码 (\S+)$/.exec(lines[1] ?? '')?.[1];
    const chair = here.visitor();
    const { body } = await chair
      .post('/api/session')
      .send({ loginName: 'zhuren', password: current });
    await chair.put('/api/session/password').send({ current, next: password }).expect(204);
    expect(body.communities).toMatchObject([{ name: '示例苑', posts: [{ post: 'chair' }] }]);
    const { id } = body.communities[0] as { id: number };
    const accounts = await chair.get(`/api/communities/${id}/accounts`).expect(200);
    expect(accounts.body.items.length).toBeGreaterThan(20);
    const posts = await chair.get(`/api/communities/${id}/posts`).expect(200);
    expect((posts.body.items as { post: string }[]).map(({ post }) => post)).toEqual([
      'chair',
      'manager',
    ]);
  });

  it('leaves nothing behind when one part of it is refused', async () => {
    const before = await communities();
    const manager = { name: '主任姓名', phone: '13800000001' };
    const onBothSides = readFoundingForm(form({ name: '第二苑', manager }));
    await expect(foundCommunity(here.app, 'yunwei', onBothSides)).rejects.toMatchObject({
      code: 'grant.both-sides',
    });
    const good = readFoundingForm(form({ name: '第三苑' }));
    await expect(foundCommunity(here.app, 'not.operator', good)).rejects.toMatchObject({
      code: 'operator.unknown',
    });
    expect(await communities()).toBe(before);
  });

  it.each([
    ['{', /不是有效的 JSON/],
    ['[]', /花括号/],
    [form({ name: '' }), /请填写“name”/],
    [form({ chair: '某人' }), /“chair”/],
    [form({ manager: { name: '经理姓名' } }), /请填写“phone”/],
    [form({ officePhone: 12 }), /“officePhone”应是/],
    [form({ booksStartOn: '2026-02-30' }), /日期不存在/],
  ])('says what is wrong with the form: %s', (text, sentence) => {
    expect(() => readFoundingForm(text)).toThrow(sentence);
  });
});
