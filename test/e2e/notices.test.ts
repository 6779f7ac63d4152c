import { LedgerService } from '../../src/ledger/ledger.service';
import { MailCarrier } from '../../src/notices/mail/mail-carrier.service';
import { RobotCarrier } from '../../src/notices/robots/robot-carrier.service';
import { Transactions } from '../../src/platform/database/transactions';
import { readXml, textAt } from '../../src/platform/files/xml-tree';
import { newId } from '../../src/shared/ids';
import { startApp, type TestApp, type Visitor } from '../support/app';
import type { Authenticator } from '../support/authenticator';
import {
  appoint,
  bindHome,
  enrolAuthenticator,
  enrolPerson,
  foundCommunity,
  signIn,
} from '../support/people';
import { Groups, Mailbox } from '../support/receivers';
import { day } from '../../src/shared/day';

/** 关注与通知 as they leave the house: by mail, as a feed, in the group. */
let here: TestApp;
let box: Mailbox;
let groups: Groups;
let id: number;
let nextDoor: number;
let resident: Visitor;
let other: Visitor;
let chair: Visitor;
let code: Authenticator;
const people: Record<string, string> = {};

beforeAll(async () => {
  box = await Mailbox.open();
  groups = await Groups.open();
  here = await startApp({
    jobsAtOnce: 2,
    config: {
      mail: { url: box.url, from: '锦和苑信托账 <books@example.cn>' },
      robotOrigin: groups.origin,
    },
  });
  id = await bookedCommunity('锦和苑');
  nextDoor = await bookedCommunity('望江里');
  for (const [name, community] of [
    ['resident', id],
    ['other', nextDoor],
  ] as const) {
    const person = await enrolPerson(here, name);
    people[name] = person.personId;
    await bindHome(here, community, person.personId);
  }
  const { personId } = await enrolPerson(here, 'chair');
  await appoint(here, id, personId, { post: 'chair' });
  resident = await signIn(here.visitor(), 'resident');
  other = await signIn(here.visitor(), 'other');
  chair = await signIn(here.visitor(), 'chair');
  code = await enrolAuthenticator(here, chair);
});
afterAll(async () => {
  await here.close();
  await box.close();
  await groups.close();
});

/** A community whose books are closed through January. */
async function bookedCommunity(name: string): Promise<number> {
  const community = await foundCommunity(here, name);
  await here.app.get(Transactions, { strict: false }).run(community, async (tx) => {
    await here.app
      .get(LedgerService, { strict: false })
      .openBooks(tx, community, day('2026-01-01'));
  });
  await closeThrough(community, '2026-01-31');
  return community;
}

const closeThrough = (community: number, on: string) =>
  here.admin.query('update ledger_head set closed_through = $2 where community_id = $1', [
    community,
    on,
  ]);

/** Something that happened, told to somebody. */
async function tell(who: string, community: number, title: string): Promise<string> {
  const event = newId();
  await here.admin.query(
    `insert into notice_event (community_id, id, cause, kind, title, text, link, at)
     values ($1, $2, $3, 'entry', $4, '3月5日付给示例公司 9.00 元。', $5, $6)`,
    [community, event, `entry:${event}`, title, `/c/${community}/entries/9`, here.clock.now()],
  );
  await here.admin.query(
    `insert into notice (community_id, person_id, event_id, why) values ($1, $2, $3, '您关注的全部动态')`,
    [community, people[who], event],
  );
  return event;
}

const at = (path: string, community = id) => `/api/communities/${community}/${path}`;
const gather = (community = id) => here.app.get(MailCarrier, { strict: false }).gather(community);
const until = async (isTrue: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it did not come true');
};

/** Width and height as a PNG says them (its IHDR). */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

describe('mail', () => {
  it('goes nowhere before the code has come back, and the code is guessed five times at most', async () => {
    const put = (address: string) => resident.put(at('mail-settings/address')).send({ address });
    await put('nobody').expect(422);
    await put('a@b.cn\r\nBcc: c@d.cn').expect(422);
    const { body } = await put('wang@example.com').expect(200);
    expect(body).toEqual({
      offered: true,
      address: 'w***@example.com',
      confirmed: false,
      mode: 'daily',
    });
    expect((await put('wang@example.com').expect(409)).body.code).toBe('notices.code-too-soon');
    await until(() => box.taken.length === 1);
    const { to, text, head } = box.mail(0);
    const [sent = ''] = /\d{6}/.exec(text) ?? [];
    expect([to, sent.length, head.includes('List-Unsubscribe')]).toEqual([
      'wang@example.com',
      6,
      false,
    ]);
    await tell('resident', id, '没有验证时发生的');
    expect(await gather()).toBe(0);
    const wrong = sent === '000000' ? '000001' : '000000';
    const confirm = (guess: string) =>
      resident.post(at('mail-settings/confirmation')).send({ code: guess });
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await confirm(wrong).expect(422)).body.code).toBe('notices.code-wrong');
    }
    expect((await confirm(sent).expect(409)).body.code).toBe('notices.code-expired');
    here.clock.advanceMinutes(2);
    await put('wang@example.com').expect(200);
    await until(() => box.taken.length === 2);
    const [again = ''] = /\d{6}/.exec(box.mail(1).text) ?? [];
    expect((await confirm(again).expect(200)).body.confirmed).toBe(true);
    // an address is never kept in the open
    const { rows } = await here.admin.query<{ kept: string }>(
      `select coalesce(string_agg(t::text, ''), '') as kept from (
         select s::text from mail_subscription s union all select o::text from mail_outbox o
         union all select j::text from job_run j) t`,
    );
    expect(rows[0]?.kept).not.toContain('wang@');
  });

  it('comes once a day or at once, with the way out in its head', async () => {
    await tell('resident', id, '电梯维保 9.00 元');
    await tell('other', nextDoor, '隔壁的事');
    expect(await gather()).toBe(1);
    expect(await gather()).toBe(0);
    await until(() => box.taken.length === 3);
    const { to, head, text } = box.mail(2);
    expect(to).toBe('wang@example.com');
    expect(text).toContain('电梯维保 9.00 元');
    expect(text).toContain(`http://localhost:3000/c/${id}/entries/9`);
    expect(text).not.toContain('没有验证时发生的');
    expect(text).not.toContain('隔壁');
    expect(head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(head).toMatch(/Message-ID: <[\w-]+@localhost>/i);
    await tell('resident', id, '同一天的第二件');
    expect(await gather()).toBe(0);
    await resident.put(at('mail-settings/mode')).send({ mode: 'at-once' }).expect(200);
    expect(await gather()).toBe(1);
    await until(() => box.taken.length === 4);
    expect(box.mail(3).text).toContain('同一天的第二件');
  });

  it('that no server takes is sent when one takes it again', async () => {
    box.isAway = true;
    await tell('resident', id, '服务器不在时');
    expect(await gather()).toBe(1);
    await until(() => box.refused > 0);
    box.isAway = false;
    here.clock.advanceMinutes(16);
    await gather();
    await until(() => box.taken.length >= 5);
    expect(box.mail(4).text).toContain('服务器不在时');
    await until(async () => {
      const { rows } = await here.admin.query(
        `select from mail_outbox where sealed is not null and kind = 'notices'`,
      );
      return rows.length === 0;
    });
  }, 60_000);

  it('ends by one click without a log-in, not by a look, and by nobody else’s token', async () => {
    const [, token = ''] = /unsubscribe\/([^\s>]+)/.exec(box.mail(2).head) ?? [];
    const nobody = here.visitor();
    const page = await nobody.get(`/api/mail/unsubscribe/${token}`).expect(200);
    expect(page.text).toContain('<button');
    const mode = async () => (await resident.get(at('mail-settings'))).body.mode as string;
    expect(await mode()).toBe('at-once');
    await nobody.post(`/api/mail/unsubscribe/${token.slice(0, -1)}x`).expect(200);
    await nobody.post('/api/mail/unsubscribe/1-x').expect(200);
    expect(await mode()).toBe('at-once');
    await nobody
      .post(`/api/mail/unsubscribe/${token}`)
      .set('Sec-Fetch-Site', 'cross-site')
      .type('form')
      .send('List-Unsubscribe=One-Click')
      .expect(200);
    expect(await mode()).toBe('off');
    await tell('resident', id, '退订以后');
    expect(await gather()).toBe(0);
  });

  it('is forgotten with its address', async () => {
    await resident.delete(at('mail-settings')).expect(204);
    expect((await resident.get(at('mail-settings'))).body.address).toBeNull();
    const { rows } = await here.admin.query('select from mail_outbox where person_id = $1', [
      people['resident'],
    ]);
    expect(rows).toEqual([]);
  });
});

describe('the feed', () => {
  const made = async (): Promise<string> => {
    await resident.post(at('notice-feed')).expect(201);
    const { body } = await resident.get(at('notice-feed')).expect(200);
    return (body as { url: string }).url.replace('http://localhost:3000', '');
  };

  it('has what its owner was told, opens without a log-in, and is sent once', async () => {
    const url = await made();
    const { text, headers } = await here.visitor().get(url).expect(200);
    expect(headers['content-type']).toContain('application/atom+xml');
    const root = readXml(text);
    const titles = root.children
      .filter(({ name }) => name === 'entry')
      .map((e) => textAt(e, 'title'));
    expect(titles).toContain('电梯维保 9.00 元');
    expect(text).not.toContain('隔壁');
    const tag = headers['etag'] ?? '';
    await here.visitor().get(url).set('If-None-Match', tag).expect(304);
    await tell('resident', id, '新的一件');
    await here.visitor().get(url).set('If-None-Match', tag).expect(200);
    expect((await other.get(at('notice-feed'))).status).toBe(404);
  });

  it('under an old, changed or foreign address is unknown', async () => {
    const old = await made();
    const fresh = await made();
    await here.visitor().get(fresh).expect(200);
    const changed = fresh.replace(/.\.atom$/, (end) => (end.startsWith('A') ? 'B.atom' : 'A.atom'));
    const foreign = fresh.replace(/feeds\/\d+-/, `feeds/${nextDoor}-`);
    for (const url of [
      old,
      changed,
      foreign,
      '/api/feeds/x.atom',
      '/api/feeds/99999999999-x.atom',
    ]) {
      expect([url, (await here.visitor().get(url)).body.code]).toEqual([
        url,
        'notices.feed-unknown',
      ]);
    }
    await resident.delete(at('notice-feed')).expect(204);
    await here.visitor().get(fresh).expect(404);
  });
});

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
