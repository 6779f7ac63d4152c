import type { ConfigReader } from './config-reader';

/** The mail server we hand mail to, and whom it comes from. */
export interface MailSettings {
  /** smtps://user:password@host:465 or smtp://host:587 (then STARTTLS). */
  readonly url: string;
  /** 锦和苑信托账 <books@example.cn>. */
  readonly from: string;
}

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/** SMTP_URL and SMTP_FROM, both or neither. The URL may hold a password and is never repeated. */
export function readMail(
  reader: ConfigReader,
  { production }: { production: boolean },
): MailSettings | undefined {
  const text = reader.secret('SMTP_URL');
  const from = reader.text('SMTP_FROM');
  if (text === undefined || from === undefined) {
    const missing = text === undefined ? 'SMTP_URL' : 'SMTP_FROM';
    if (text !== from) reader.fault(missing, 'SMTP_URL 与 SMTP_FROM 必须一起设置');
    return undefined;
  }
  const url = smtpUrl(text);
  if (url === null) {
    reader.fault('SMTP_URL', '应形如 smtps://用户:密码@邮件服务器:465');
    return undefined;
  }
  if (!/^[^<>\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/.test(from)) {
    reader.fault('SMTP_FROM', '应为邮箱地址，或形如 锦和苑信托账 <books@example.cn>');
  }
  // Never in the open over the net: a server without TLS is refused by the mailer.
  const inTheOpen = url.protocol === 'smtp:' && !LOCAL_HOSTS.includes(url.hostname);
  if (production && inTheOpen) url.searchParams.set('requireTLS', 'true');
  return { url: url.href, from };
}

function smtpUrl(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isSmtp = url !== null && ['smtp:', 'smtps:'].includes(url.protocol);
  return isSmtp && url.hostname !== '' ? url : null;
}

/** For tests of group robots: nothing of a real community is ever sent there. */
export function readRobotOrigin(
  reader: ConfigReader,
  { production }: { production: boolean },
): string | undefined {
  const text = reader.text('ROBOT_TEST_ORIGIN');
  if (text === undefined) return undefined;
  if (production) reader.fault('ROBOT_TEST_ORIGIN', '只用于测试，正式环境不能设置');
  const origin = URL.canParse(text) ? new URL(text).origin : 'null';
  if (origin === 'null') reader.fault('ROBOT_TEST_ORIGIN', '应形如 http://127.0.0.1:8080');
  return origin;
}
