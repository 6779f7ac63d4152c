import { readXml, textAt } from '../../src/platform/files/xml-tree';
import type { TestApp, Visitor } from '../support/app';
import type { Mailbox } from '../support/receivers';
import { NoticeHouse, until } from '../support/notice-house';

/** 关注与通知 as they leave the house by mail and as a feed. */
let house: NoticeHouse;
let box: Mailbox;
let here: TestApp;
let id: number;
let nextDoor: number;
let resident: Visitor;
let other: Visitor;
let people: Record<string, string>;

beforeAll(async () => {
  house = await NoticeHouse.open();
  ({ box, here, id, nextDoor, resident, other, people } = house);
});
afterAll(() => house.close());

const at = (...given: Parameters<NoticeHouse['at']>) => house.at(...given);
const gather = (...given: Parameters<NoticeHouse['gather']>) => house.gather(...given);
const tell = (...given: Parameters<NoticeHouse['tell']>) => house.tell(...given);

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
