import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Config } from '../../platform/config';
import type { Mail } from './mail.rules';

const TIMEOUTS_MS = {
  connectionTimeout: '10000',
  greetingTimeout: '10000',
  socketTimeout: '30000',
  dnsTimeout: '10000',
};

/** Hands mail to the mail server of the installation (SMTP_URL, SMTP_FROM). */
@Injectable()
export class Mailer implements OnModuleDestroy {
  private transport: Transporter | null = null;

  constructor(private readonly config: Config) {}

  /** Whether a mail server is set up at all. */
  get isOffered(): boolean {
    return this.config.mail !== undefined;
  }

  /**
   * Sends one mail. `id` becomes its Message-ID, so that one that is sent again after a crash is known as
   * the same by the mailbox. @throws Error when the server does not take it.
   */
  async send(id: string, { to, subject, text, unsubscribeUrl }: Mail): Promise<void> {
    const { mail, publicUrl } = this.config;
    if (!mail) throw new Error('no mail server is set up');
    this.transport ??= createTransport(withTimeouts(mail.url));
    await this.transport.sendMail({
      from: mail.from,
      to: { name: '', address: to },
      subject,
      text,
      messageId: `<${id}@${new URL(publicUrl).hostname}>`,
      headers: headersOf(unsubscribeUrl),
      // what is in a mail is ours; nothing is fetched for it
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  onModuleDestroy(): void {
    this.transport?.close();
  }
}

/** No server answers these mails automatically (RFC 3834), and one click ends them (RFC 2369, 8058). */
function headersOf(unsubscribeUrl: string | null): Record<string, string> {
  return {
    'Auto-Submitted': 'auto-generated',
    ...(unsubscribeUrl === null
      ? {}
      : {
          'List-Unsubscribe': `<${unsubscribeUrl}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
  };
}

function withTimeouts(text: string): string {
  const url = new URL(text);
  for (const [name, value] of Object.entries(TIMEOUTS_MS)) url.searchParams.set(name, value);
  return url.href;
}
