import { createHash, createHmac } from 'node:crypto';

/** 企业微信, 钉钉, 飞书: robots that speak in a group. */
export const robotKinds = ['wecom', 'dingtalk', 'feishu'] as const;
export type RobotKind = (typeof robotKinds)[number];

export const robotKindNames: Record<RobotKind, string> = {
  wecom: '企业微信',
  dingtalk: '钉钉',
  feishu: '飞书',
};

interface Place {
  readonly host: string;
  readonly path: RegExp;
  /** The query that names the group, where the path does not. */
  readonly key: string | null;
}

/** The firms' own addresses, and no other: a webhook must not reach into our network (SSRF). */
const PLACES: Record<RobotKind, Place> = {
  // https://developer.work.weixin.qq.com/document/path/91770
  wecom: { host: 'qyapi.weixin.qq.com', path: /^\/cgi-bin\/webhook\/send$/, key: 'key' },
  // https://open.dingtalk.com/document/orgapp/custom-robots-send-group-messages
  dingtalk: { host: 'oapi.dingtalk.com', path: /^\/robot\/send$/, key: 'access_token' },
  // https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
  feishu: { host: 'open.feishu.cn', path: /^\/open-apis\/bot\/v2\/hook\/[\w-]{8,80}$/, key: null },
};

export const hostOf = (kind: RobotKind): string => PLACES[kind].host;

/**
 * The address of a group's robot as the firm gives it, in its plain form; null for any other address:
 * another host, scheme, port or path, one with a name and password in it, or without its key.
 */
export function webhookOf(kind: RobotKind, text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  const { host, path, key } = PLACES[kind];
  // the origin has the scheme and the port in it, unless it is the usual one
  if (url?.origin !== `https://${host}` || !path.test(url.pathname)) return null;
  if (url.username !== '' || url.password !== '') return null;
  if (key === null) return `https://${host}${url.pathname}`;
  const value = url.searchParams.get(key) ?? '';
  return KEY.test(value) ? `https://${host}${url.pathname}?${key}=${value}` : null;
}

const KEY = /^[\w-]{8,120}$/;

/** Tries before a delivery is given up: the last some ten hours after the first. */
const ATTEMPTS = 7;
const FIRST_WAIT_MS = 10 * 60_000;

/** What a delivery is after one more try. A trial is not repeated: its asker stands by and sees. */
export function stateAfter(
  { occasion, attempts }: { occasion: 'month' | 'trial'; attempts: number },
  ok: boolean,
): 'sent' | 'failed' | 'waiting' {
  if (ok) return 'sent';
  return occasion === 'trial' || attempts + 1 >= ATTEMPTS ? 'failed' : 'waiting';
}

/** Ten minutes after the first failure, then each time twice as long. */
export const retryAt = (now: Date, attemptsBefore: number): Date =>
  new Date(now.getTime() + FIRST_WAIT_MS * 2 ** attemptsBefore);

/** What is said in the group: some lines, and the card. */
export interface Digest {
  readonly title: string;
  readonly lines: readonly string[];
  /** Where everything can be looked up. */
  readonly pageUrl: string;
  /** Where the firm's server fetches the card; signed, runs out. */
  readonly pictureUrl: string;
  readonly picture: Buffer;
}

/** One request to the firm's server. */
export interface RobotMessage {
  /** Added to the address. */
  readonly query: Readonly<Record<string, string>>;
  readonly body: object;
}

interface Signing {
  readonly secret: string | null;
  readonly now: Date;
}

/** The messages that say it, in their order. */
export function messagesOf(kind: RobotKind, digest: Digest, signing: Signing): RobotMessage[] {
  if (kind === 'wecom') return wecomMessages(digest);
  return [kind === 'dingtalk' ? dingtalkMessage(digest, signing) : feishuMessage(digest, signing)];
}

/** 企业微信 takes a picture as it is (at most 2 MB), with its MD5; the key in the address is all there is. */
function wecomMessages({ lines, pageUrl, picture }: Digest): RobotMessage[] {
  const image = {
    base64: picture.toString('base64'),
    md5: createHash('md5').update(picture).digest('hex'),
  };
  const content = withinBytes([...lines, `查看每一笔：${pageUrl}`], WECOM_TEXT_BYTES);
  return [
    { query: {}, body: { msgtype: 'image', image } },
    { query: {}, body: { msgtype: 'text', text: { content } } },
  ];
}

/** A text of 企业微信 has at most 2048 bytes of UTF-8. */
const WECOM_TEXT_BYTES = 2048;

/** 钉钉, 加签: HMAC-SHA256 of the time in milliseconds and the secret, by the secret, in the query. */
function dingtalkMessage(digest: Digest, { secret, now }: Signing): RobotMessage {
  const { title, lines, pageUrl, pictureUrl } = digest;
  const text = [
    `### ${markdown(title)}`,
    `![${markdown(title)}](${pictureUrl})`,
    ...lines.map((line) => `- ${markdown(line)}`),
    `[查看每一笔](${pageUrl})`,
  ].join('\n\n');
  const body = { msgtype: 'markdown', markdown: { title, text } };
  if (secret === null) return { query: {}, body };
  const timestamp = String(now.getTime());
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
  return { query: { timestamp, sign }, body };
}

/** 飞书, 签名校验: HMAC-SHA256 of nothing, by the time in seconds and the secret, in the body. */
function feishuMessage(digest: Digest, { secret, now }: Signing): RobotMessage {
  const { title, lines, pageUrl, pictureUrl } = digest;
  const content = [
    ...lines.map((line) => [{ tag: 'text', text: line }]),
    [
      { tag: 'a', text: '看图片', href: pictureUrl },
      { tag: 'text', text: '　' },
      { tag: 'a', text: '查看每一笔', href: pageUrl },
    ],
  ];
  const body = { msg_type: 'post', content: { post: { zh_cn: { title, content } } } };
  if (secret === null) return { query: {}, body };
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const sign = createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64');
  return { query: {}, body: { timestamp, sign, ...body } };
}

/** What came of it: `ok`, and what is kept of the answer. */
export interface Answered {
  readonly ok: boolean;
  readonly said: string;
}

/** The answer of a firm's server: 200 with its own code 0, else not taken. */
export function answeredBy(kind: RobotKind, status: number, text: string): Answered {
  const answer = parsed(text);
  const code = kind === 'feishu' ? (answer['code'] ?? answer['StatusCode']) : answer['errcode'];
  const words = answer['errmsg'] ?? answer['msg'] ?? answer['StatusMessage'] ?? '';
  if (status === 200 && code === 0) return { ok: true, said: '已发送' };
  const given = typeof code === 'number' ? `代码 ${code}` : `HTTP ${status}`;
  const said = `${robotKindNames[kind]}没有接受：${given} ${typeof words === 'string' ? words : ''}`;
  return { ok: false, said: said.trim().slice(0, ANSWER_MAX) };
}

const ANSWER_MAX = 300;

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Signs that mean something in Markdown, as plain signs: the name of a payee draws no link. */
const markdown = (text: string) => text.replace(/[\\`*_{}[\]()#+!|<>~]/g, '\\$&');

/** As many whole lines as fit. */
function withinBytes(lines: readonly string[], most: number): string {
  const kept: string[] = [];
  let bytes = 0;
  for (const line of lines) {
    bytes += Buffer.byteLength(`${line}\n`);
    if (bytes > most) break;
    kept.push(line);
  }
  return kept.join('\n');
}
