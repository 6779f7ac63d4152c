import { LedgerService } from '../../src/ledger/ledger.service';
import { MailCarrier } from '../../src/notices/mail/mail-carrier.service';
import { Transactions } from '../../src/platform/database/transactions';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import type { Authenticator } from './authenticator';
import { startApp, type TestApp, type Visitor } from './app';
import {
  appoint,
  bindHome,
  enrolAuthenticator,
  enrolPerson,
  foundCommunity,
  signIn,
} from './people';
import { Groups, Mailbox } from './receivers';

/** Two communities, somebody in each, a mail server and the firms' group servers. */
export class NoticeHouse {
  readonly people: Record<string, string> = {};
  id = 0;
  nextDoor = 0;
  resident!: Visitor;
  other!: Visitor;
  chair!: Visitor;
  code!: Authenticator;

  private constructor(
    readonly here: TestApp,
    readonly box: Mailbox,
    readonly groups: Groups,
  ) {}

  static async open(): Promise<NoticeHouse> {
    const box = await Mailbox.open();
    const groups = await Groups.open();
    const mail = { url: box.url, from: '锦和苑信托账 <books@example.cn>' };
    const here = await startApp({
      jobsAtOnce: 2,
      config: { mail, robotOrigin: groups.origin },
    });
    const house = new NoticeHouse(here, box, groups);
    await house.populate();
    return house;
  }

  async close(): Promise<void> {
    await this.here.close();
    await this.box.close();
    await this.groups.close();
  }

  at = (path: string, community = this.id): string => `/api/communities/${community}/${path}`;

  gather = (community = this.id) =>
    this.here.app.get(MailCarrier, { strict: false }).gather(community);

  closeThrough = (community: number, on: string) =>
    this.here.admin.query('update ledger_head set closed_through = $2 where community_id = $1', [
      community,
      on,
    ]);

  /** Something that happened, told to somebody. */
  async tell(who: string, community: number, title: string): Promise<string> {
    const event = newId();
    const { admin, clock } = this.here;
    await admin.query(
      `insert into notice_event (community_id, id, cause, kind, title, text, link, at)
       values ($1, $2, $3, 'entry', $4, '3月5日付给示例公司 9.00 元。', $5, $6)`,
      [community, event, `entry:${event}`, title, `/c/${community}/entries/9`, clock.now()],
    );
    await admin.query(
      `insert into notice (community_id, person_id, event_id, why) values ($1, $2, $3, '您关注的全部动态')`,
      [community, this.people[who], event],
    );
    return event;
  }

  private async populate(): Promise<void> {
    const { here } = this;
    this.id = await this.bookedCommunity('锦和苑');
    this.nextDoor = await this.bookedCommunity('望江里');
    for (const [name, community] of [
      ['resident', this.id],
      ['other', this.nextDoor],
    ] as const) {
      const { personId } = await enrolPerson(here, name);
      this.people[name] = personId;
      await bindHome(here, community, personId);
    }
    const { personId } = await enrolPerson(here, 'chair');
    await appoint(here, this.id, personId, { post: 'chair' });
    this.resident = await signIn(here.visitor(), 'resident');
    this.other = await signIn(here.visitor(), 'other');
    this.chair = await signIn(here.visitor(), 'chair');
    this.code = await enrolAuthenticator(here, this.chair);
  }

  /** A community whose books are closed through January. */
  private async bookedCommunity(name: string): Promise<number> {
    const { app } = this.here;
    const community = await foundCommunity(this.here, name);
    await app.get(Transactions, { strict: false }).run(community, async (tx) => {
      await app.get(LedgerService, { strict: false }).openBooks(tx, community, day('2026-01-01'));
    });
    await this.closeThrough(community, '2026-01-31');
    return community;
  }
}

export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it did not come true');
}
