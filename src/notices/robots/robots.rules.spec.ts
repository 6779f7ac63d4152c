import { createHash, createHmac } from 'node:crypto';
import {
  answeredBy,
  type Digest,
  messagesOf,
  retryAt,
  robotKinds,
  stateAfter,
  webhookOf,
} from './robots.rules';

const WECOM = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2';
const DINGTALK = 'https://oapi.dingtalk.com/robot/send?access_token=566cc69da782ec3a4f9b';
const FEISHU = 'https://open.feishu.cn/open-apis/bot/v2/hook/0c6a1f2e-aaaa-bbbb-cccc-1234';

describe('the address of a robot', () => {
  it.each([
    ['wecom', WECOM],
    ['dingtalk', DINGTALK],
    ['feishu', FEISHU],
  ] as const)('%s as its firm gives it', (kind, url) => {
    expect(webhookOf(kind, url)).toBe(url);
    for (const other of robotKinds) if (other !== kind) expect(webhookOf(other, url)).toBeNull();
  });

  it.each([
    WECOM.replace('https', 'http'),
    WECOM.replace('qyapi.weixin.qq.com', 'qyapi.weixin.qq.com.evil.example'),
    WECOM.replace('qyapi.weixin.qq.com', 'qyapi.weixin.qq.com:8443'),
    WECOM.replace('https://', 'https://user:pass@'),
    WECOM.replace('https://', 'https://evil.example@').replace('qyapi.weixin.qq.com', '127.0.0.1'),
    WECOM.replace('/cgi-bin/webhook/send', '/cgi-bin/webhook/../menu'),
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send',
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=',
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a b c d e f g h',
    'https://169.254.169.254/cgi-bin/webhook/send?key=693a91f6-7xxx',
    'https://localhost/cgi-bin/webhook/send?key=693a91f6-7xxx',
    'file:///etc/passwd',
    'not a url',
    '',
  ])('%s is none', (url) => {
    for (const kind of robotKinds) expect(webhookOf(kind, url)).toBeNull();
  });

  it('loses whatever else was copied along', () => {
    expect(webhookOf('wecom', `${WECOM}&debug=1#x`)).toBe(WECOM);
    expect(webhookOf('feishu', `${FEISHU}?x=1`)).toBe(FEISHU);
  });
});

const digest: Digest = {
  title: '锦和苑 2026年3月收支',
  lines: ['收入 110,765.43 元', '支出 [点我](https://evil.example) <b> 72,050.35 元'],
  pageUrl: 'https://books.example.cn/c/1/flow?period=2026-03',
  pictureUrl: 'https://books.example.cn/api/public/month-cards/1.2026-03.1.aa',
  picture: Buffer.from('a picture'),
};
const now = new Date('2026-04-03T02:00:00.123Z');

describe('the message', () => {
  it('企业微信: the picture with its MD5, then the text; no signature', () => {
    const messages = messagesOf('wecom', digest, { secret: null, now });
    expect(messages).toEqual([
      {
        query: {},
        body: {
          msgtype: 'image',
          image: {
            base64: Buffer.from('a picture').toString('base64'),
            md5: createHash('md5').update('a picture').digest('hex'),
          },
        },
      },
      {
        query: {},
        body: {
          msgtype: 'text',
          text: { content: [...digest.lines, `查看每一笔：${digest.pageUrl}`].join('\n') },
        },
      },
    ]);
  });

  it('企业微信: the text keeps whole lines within 2048 bytes', () => {
    const lines = Array.from({ length: 200 }, (_, at) => `第 ${at} 行：公共水电`);
    const [, text] = messagesOf('wecom', { ...digest, lines }, { secret: null, now });
    const { content } = (text!.body as { text: { content: string } }).text;
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2048);
    expect(lines).toContain(content.split('\n').at(-1));
  });

  it('钉钉: Markdown with the card, signed in the query as its document says', () => {
    const secret = 'SEC0123456789';
    const [message] = messagesOf('dingtalk', digest, { secret, now });
    const timestamp = '1775181600123';
    // stringToSign = timestamp + "\n" + secret; HmacSHA256 with the secret; Base64
    const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
    expect(message?.query).toEqual({ timestamp, sign });
    const { markdown } = message!.body as { markdown: { title: string; text: string } };
    expect(markdown.title).toBe(digest.title);
    expect(markdown.text).toContain(`](${digest.pictureUrl})`);
    // what stands in the books draws no link of its own
    expect(markdown.text).not.toContain('[点我](https');
    expect(messagesOf('dingtalk', digest, { secret: null, now })[0]?.query).toEqual({});
  });

  it('飞书: rich text with links, signed in the body as its document says', () => {
    const secret = 'feishu-secret';
    const [message] = messagesOf('feishu', digest, { secret, now });
    const timestamp = '1775181600';
    // the key is timestamp + "\n" + secret, over an empty message
    const sign = createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64');
    expect(message).toMatchObject({ query: {}, body: { timestamp, sign, msg_type: 'post' } });
    const { content } = message!.body as { content: { post: { zh_cn: { content: object[][] } } } };
    expect(content.post.zh_cn.content.at(-1)).toContainEqual({
      tag: 'a',
      text: '看图片',
      href: digest.pictureUrl,
    });
    expect(messagesOf('feishu', digest, { secret: null, now })[0]?.body).not.toHaveProperty('sign');
  });
});

describe('the answer', () => {
  it.each([
    ['wecom', 200, '{"errcode":0,"errmsg":"ok"}', true],
    ['wecom', 200, '{"errcode":93000,"errmsg":"invalid webhook url"}', false],
    ['dingtalk', 200, '{"errcode":310000,"errmsg":"sign not match"}', false],
    ['feishu', 200, '{"code":0,"msg":"success"}', true],
    ['feishu', 200, '{"StatusCode":0,"StatusMessage":"success"}', true],
    [
      'feishu',
      200,
      '{"code":19021,"msg":"sign match fail or timestamp is not within one hour"}',
      false,
    ],
    ['feishu', 200, '{"errcode":0}', false],
    ['wecom', 200, '<html>', false],
    ['wecom', 200, 'null', false],
    ['wecom', 302, '', false],
    ['wecom', 500, '{"errcode":0}', false],
  ] as const)('%s %s %s is taken: %s', (kind, status, text, ok) => {
    expect(answeredBy(kind, status, text).ok).toBe(ok);
  });

  it('is kept short, with what the firm said', () => {
    expect(answeredBy('dingtalk', 200, '{"errcode":310000,"errmsg":"sign not match"}').said).toBe(
      '钉钉没有接受：代码 310000 sign not match',
    );
    const long = JSON.stringify({ errcode: 1, errmsg: 'x'.repeat(9999) });
    expect(answeredBy('wecom', 200, long).said.length).toBeLessThanOrEqual(300);
  });
});

describe('a delivery that did not arrive', () => {
  it.each([
    ['month', 0, false, 'waiting'],
    ['month', 5, false, 'waiting'],
    ['month', 6, false, 'failed'],
    ['trial', 0, false, 'failed'],
    ['month', 6, true, 'sent'],
  ] as const)('%s after %d tries, arrived %s: %s', (occasion, attempts, ok, state) => {
    expect(stateAfter({ occasion, attempts }, ok)).toBe(state);
  });

  it('waits twice as long each time', () => {
    const minutes = [0, 1, 2, 6].map(
      (tries) => (retryAt(now, tries).getTime() - now.getTime()) / 60_000,
    );
    expect(minutes).toEqual([10, 20, 40, 640]);
  });
});
