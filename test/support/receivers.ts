import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server of our own: what it took, and whether it takes anything. */
export class Mailbox {
  readonly taken: { to: string; source: string }[] = [];
  isAway = false;
  refused = 0;

  private constructor(
    private readonly server: SMTPServer,
    readonly url: string,
  ) {}

  static async open(): Promise<Mailbox> {
    const state: { box?: Mailbox } = {};
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          if (state.box?.isAway) {
            state.box.refused += 1;
            return done(new Error('try later'));
          }
          const [to] = session.envelope.rcptTo;
          const source = Buffer.concat(parts).toString('utf8');
          state.box?.taken.push({ to: to?.address ?? '', source });
          return done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const { port } = server.server.address() as AddressInfo;
    state.box = new Mailbox(server, `smtp://127.0.0.1:${port}`);
    return state.box;
  }

  /** The n-th mail, with its text as it is read. */
  mail(at: number): { to: string; head: string; text: string } {
    const { to = '', source = '' } = this.taken[at] ?? {};
    const [head = '', ...body] = source.split('\r\n\r\n');
    const whole = body.join('\r\n\r\n');
    const text = /base64/i.test(head)
      ? Buffer.from(whole, 'base64').toString('utf8')
      : decodedQuoted(whole);
    return { to, head: head.replaceAll(/\r\n[ \t]+/g, ' '), text };
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** RFC 2045, 6.7. */
function decodedQuoted(text: string): string {
  const bytes = text
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** The firms' servers, played: what was said in the groups, and how they answer. */
export class Groups {
  readonly heard: { url: string; body: Record<string, unknown> }[] = [];
  answer: { status: number; headers?: Record<string, string>; text: string } = {
    status: 200,
    text: '{"errcode":0,"errmsg":"ok","code":0,"msg":"success"}',
  };
  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {}

  static async open(): Promise<Groups> {
    const state: { groups?: Groups } = {};
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as Record<string, unknown>;
        state.groups?.heard.push({ url: request.url ?? '', body });
        const { status, headers, text } = state.groups!.answer;
        response.writeHead(status, headers).end(text);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const { port } = server.address() as AddressInfo;
    state.groups = new Groups(server, `http://127.0.0.1:${port}`);
    return state.groups;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
