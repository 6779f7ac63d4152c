import { type Day, formatDay } from '../../shared/day';

export const mailModes = ['daily', 'at-once', 'off'] as const;
export type MailMode = (typeof mailModes)[number];

/** A mail in plain text: opened anywhere, read aloud, and never asking for a picture from our server. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
}

/** A mail with whom it goes to and the way out, as it waits in the outbox (sealed). */
export interface Mail extends MailText {
  readonly to: string;
  /** Where one click ends it (RFC 8058); null for what was asked for this minute. */
  readonly unsubscribeUrl: string | null;
}

export const CODE_MINUTES = 30;
export const CODE_TRIES = 5;
/** Notices in one mail; the rest is a number and a link. */
export const MAIL_NOTICES = 50;
/** The daily mail is not sent before this hour in China. */
const DIGEST_HOUR = 8;
const SHANGHAI_AHEAD_MS = 8 * 3_600_000;

/** Whether a code is still good: sent no more than half an hour ago, and not guessed at too often. */
export function codeHolds({ sentAt, tries }: { sentAt: Date; tries: number }, now: Date): boolean {
  return tries < CODE_TRIES && now.getTime() - sentAt.getTime() <= CODE_MINUTES * 60_000;
}

/** Whether the daily mail of a day may go: once a day, from eight in the morning in China. */
export function digestDue(last: Day | null, today: Day, now: Date): boolean {
  const hour = new Date(now.getTime() + SHANGHAI_AHEAD_MS).getUTCHours();
  return last !== today && hour >= DIGEST_HOUR;
}

export function codeMail(communityName: string, code: string): MailText {
  return {
    subject: `【${communityName}】邮箱验证码 ${code}`,
    text: [
      `您的验证码是：${code}`,
      '',
      `请在${communityName}信托账的“关注”页面里输入，${CODE_MINUTES} 分钟内有效。`,
      '如果不是您本人在设置，请不用理会这封邮件，您不会再收到其他邮件。',
      '',
    ].join('\n'),
  };
}

/** One thing in a mail. */
export interface MailNotice {
  readonly title: string;
  readonly text: string;
  readonly why: string;
  readonly url: string;
}

export interface NoticesMail {
  readonly communityName: string;
  readonly mode: MailMode;
  readonly today: Day;
  readonly notices: readonly MailNotice[];
  /** Further ones that are not in this mail. */
  readonly more: number;
  readonly allUrl: string;
  readonly unsubscribeUrl: string;
}

export function noticesMail(mail: NoticesMail): MailText {
  const [first] = mail.notices;
  const count = mail.notices.length + mail.more;
  const subject =
    count === 1 && first
      ? `【${mail.communityName}】${first.title}`
      : `【${mail.communityName}】${formatDay(mail.today)}：${count} 条您关注的动态`;
  const items = mail.notices.flatMap(({ title, text, why, url }, at) => [
    `${at + 1}. ${title}`,
    ...(text === '' ? [] : [`   ${text}`]),
    `   （${why}）`,
    `   查看：${url}`,
    '',
  ]);
  return {
    subject: oneLine(subject),
    text: [
      ...items,
      ...(mail.more > 0 ? [`还有 ${mail.more} 条，请在网页查看：${mail.allUrl}`, ''] : []),
      '——',
      mail.mode === 'daily' ? '每天最多一封。' : '有动态时即时发送。',
      `不想再收到：${mail.unsubscribeUrl}`,
      '',
    ].join('\n'),
  };
}

/** n***@example.com: enough for its owner to know it again. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}***${address.slice(at)}`;
}

/** A subject is one line, however its parts were written. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').slice(0, 150);
