import { RobotCarrier } from '../../src/notices/robots/robot-carrier.service';
import type { TestApp, Visitor } from '../support/app';
import type { Authenticator } from '../support/authenticator';
import type { Groups } from '../support/receivers';
import { NoticeHouse, until } from '../support/notice-house';

/** The month's card, and the robots that bring it into the group chat. */
let house: NoticeHouse;
let groups: Groups;
let here: TestApp;
let id: number;
let nextDoor: number;
let resident: Visitor;
let other: Visitor;
let chair: Visitor;
let code: Authenticator;

beforeAll(async () => {
  house = await NoticeHouse.open();
  ({ groups, here, id, nextDoor, resident, other, chair, code } = house);
});
afterAll(() => house.close());

const at = (...given: Parameters<NoticeHouse['at']>) => house.at(...given);
const closeThrough = (...given: Parameters<NoticeHouse['closeThrough']>) =>
  house.closeThrough(...given);
/** Width and height as a PNG says them (its IHDR). */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

describe('the month’s card', () => {
  it('is a picture for residents and by a signed link, a text for those who cannot see it', async () => {
    const { body } = await resident.get(at('months/2026-01/card')).expect(200);
    expect(body).toMatchObject({ title: '2026年1月收支', income: '0.00', largest: [] });
    expect(body.lines).toContain('还没有导入银行对账单');
    const png = await resident
      .get(body.picture as string)
      .buffer()
      .expect(200);
    expect(png.headers['content-type']).toBe('image/png');
    expect(sizeOf(png.body as Buffer)).toEqual([1080, 1440]);
    const tag = png.headers['etag'] ?? '';
    await resident
      .get(body.picture as string)
      .set('If-None-Match', tag)
      .expect(304);
    await other.get(body.picture as string).expect(404);
    await here
      .visitor()
      .get(body.picture as string)
      .expect(401);
    for (const month of ['2025-12', '2026-04', '2026-13', 'x']) {
      expect([404, 422]).toContain((await resident.get(at(`months/${month}/card`))).status);
    }
  });
});

describe('a robot', () => {
  const WEBHOOKS = {
    wecom: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7aaa',
    dingtalk: 'https://oapi.dingtalk.com/robot/send?access_token=566cc69da782ec3a',
    feishu: 'https://open.feishu.cn/open-apis/bot/v2/hook/0c6a1f2e-aaaa-bbbb',
  };
  const armed = () => {
    here.clock.advanceMinutes(1);
    return code.code();
  };
  const add = (body: object) => chair.post(at('robots')).set('X-Second-Factor', armed()).send(body);
  const robots: Record<string, string> = {};
  const deliveries = async () =>
    (await chair.get(at('robots/deliveries')).expect(200)).body.items as {
      state: string;
      answer: string;
      occasion: string;
      period: string;
      attempts: number;
    }[];

  it('is set up by who may, with the second factor, at the firms’ addresses only', async () => {
    const wecom = { kind: 'wecom', name: '业主群', webhook: WEBHOOKS.wecom };
    await resident.post(at('robots')).send(wecom).expect(403);
    await chair.post(at('robots')).send(wecom).expect(403);
    for (const webhook of [
      WEBHOOKS.dingtalk,
      'https://169.254.169.254/latest/meta-data?key=12345678',
    ]) {
      expect((await add({ ...wecom, webhook }).expect(422)).body.code).toBe(
        'notices.robot-address',
      );
    }
    for (const [kind, webhook] of Object.entries(WEBHOOKS)) {
      const secret = kind === 'wecom' ? undefined : 'SEC-very-secret';
      const { body } = await add({ kind, name: `${kind}群`, webhook, secret }).expect(201);
      robots[kind] = (body as { id: string }).id;
    }
    const { text } = await chair.get(at('robots')).expect(200);
    for (const secret of ['693a91f6', 'SEC-very', '566cc69d']) expect(text).not.toContain(secret);
    const { rows } = await here.admin.query<{ kept: string }>(
      `select string_agg(r::text, '') as kept from group_robot r`,
    );
    for (const secret of ['693a91f6-7', 'SEC-very']) expect(rows[0]?.kept).not.toContain(secret);
  });

  it('says a trial once, and the card it links to opens without a log-in until it runs out', async () => {
    await chair.post(at(`robots/${robots['dingtalk']}/trial`)).expect(201);
    await until(() => groups.heard.length === 1);
    const [said] = groups.heard;
    expect(said?.url).toMatch(
      /^\/robot\/send\?access_token=566cc69da782ec3a&timestamp=\d{13}&sign=[\w%]+$/,
    );
    const { text } = (said!.body as { markdown: { text: string } }).markdown;
    const [, link = ''] = /\((http[^)]+month-cards[^)]+)\)/.exec(text) ?? [];
    const path = link.replace('http://localhost:3000', '');
    const png = await here.visitor().get(path).buffer().expect(200);
    expect(sizeOf(png.body as Buffer)).toEqual([1080, 1440]);
    const forged = path.replace('.2026-01.', '.2026-02.');
    const foreign = path.replace(`month-cards/${id}.`, `month-cards/${nextDoor}.`);
    for (const url of [forged, foreign, `${path}0`, '/api/public/month-cards/x']) {
      expect((await here.visitor().get(url)).body.code).toBe('notices.card-unknown');
    }
    const was = here.clock.now().toISOString();
    here.clock.advanceDays(41);
    await here.visitor().get(path).expect(404);
    here.clock.set(was);
    await until(async () => (await deliveries())[0]?.state === 'sent');
    expect((await deliveries())[0]).toMatchObject({ occasion: 'trial', answer: '已发送' });
  });

  it('tells a month once after its closing, in each group', async () => {
    const due = (community = id) =>
      here.app.get(RobotCarrier, { strict: false }).orderDue(community);
    expect(await due()).toBe(0);
    groups.heard.length = 0;
    await closeThrough(id, '2026-02-28');
    expect((await Promise.all([due(), due()])).toSorted((a, b) => a - b)).toEqual([0, 3]);
    expect(await due()).toBe(0);
    await until(() => groups.heard.length === 4);
    const kinds = groups.heard.map(({ body }) => body['msgtype'] ?? body['msg_type']);
    expect(new Set(kinds)).toEqual(new Set(['image', 'markdown', 'post', 'text']));
    const image = groups.heard.find(({ body }) => body['msgtype'] === 'image')?.body as {
      image: { base64: string };
    };
    expect(sizeOf(Buffer.from(image.image.base64, 'base64'))).toEqual([1080, 1440]);
    expect(JSON.stringify(groups.heard)).not.toContain('望江里');
    await until(async () => (await deliveries()).every(({ state }) => state === 'sent'));
  });

  it('that is not reached is tried again later, follows no redirect, and says why', async () => {
    const due = () => here.app.get(RobotCarrier, { strict: false }).orderDue(id);
    for (const kind of ['dingtalk', 'feishu']) {
      await chair
        .put(at(`robots/${robots[kind]}`))
        .send({ on: false })
        .expect(204);
    }
    groups.heard.length = 0;
    groups.answer = { status: 302, headers: { location: `${groups.origin}/elsewhere` }, text: '' };
    await closeThrough(id, '2026-03-31');
    expect(await due()).toBe(1);
    const march = async () => (await deliveries()).find(({ period }) => period === '2026-03');
    await until(async () => (await march())?.attempts === 1);
    expect(await march()).toMatchObject({ state: 'waiting', answer: '企业微信没有接受：HTTP 302' });
    expect(groups.heard.map(({ url }) => url)).toEqual(['/cgi-bin/webhook/send?key=693a91f6-7aaa']);
    expect(await due()).toBe(0);
    groups.answer = { status: 200, text: '{"errcode":0}' };
    here.clock.advanceMinutes(11);
    expect(await due()).toBe(1);
    await until(async () => (await march())?.state === 'sent');
    expect((await march())?.attempts).toBe(2);
  });

  it('that is removed says nothing more, and its address is forgotten', async () => {
    await chair
      .delete(at(`robots/${robots['wecom']}`))
      .set('X-Second-Factor', armed())
      .expect(204);
    await chair.post(at(`robots/${robots['wecom']}/trial`)).expect(404);
    const { rows } = await here.admin.query<{ sealed: string }>(
      'select webhook_sealed as sealed from group_robot where id = $1',
      [robots['wecom']],
    );
    expect(rows[0]?.sealed).toBe('');
    expect((await deliveries()).length).toBeGreaterThan(0);
  });
});
