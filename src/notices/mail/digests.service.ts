import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Config } from '../../platform/config';
import { Sealing } from '../../platform/login/sealing';
import type { Day } from '../../shared/day';
import { NoticeTokens } from '../tokens';
import { IS_MEMBER } from '../wish-matches';
import { communityName } from './mail-settings.service';
import { digestDue, MAIL_NOTICES, type MailMode, type MailNotice, noticesMail } from './mail.rules';
import { OutboxService } from './outbox.service';

interface Reader {
  personId: string;
  addressSealed: string;
  tokenSealed: string;
  mode: MailMode;
  digestOn: Day | null;
}

type UnmailedNotice = Omit<MailNotice, 'url'> & { link: string };

/** 邮件通知: gathers what a person has not been sent yet into one mail, at once or once a day. */
@Injectable()
export class DigestsService {
  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly sealing: Sealing,
    private readonly tokens: NoticeTokens,
    private readonly outbox: OutboxService,
  ) {}

  /**
   * Writes the mails that are due into the outbox. What is in one is in no other, however often and by how
   * many at a time this is called. @returns how many mails.
   */
  async gather(tx: EntityManager, communityId: number): Promise<number> {
    const today = this.clock.today();
    const now = this.clock.now();
    const readers = await tx.query<Reader[]>(READERS, [communityId]);
    const due = readers.filter(
      ({ mode, digestOn }) => mode === 'at-once' || digestDue(digestOn, today, now),
    );
    let mails = 0;
    for (const reader of due) mails += await this.write(tx, communityId, reader);
    return mails;
  }

  private async write(tx: EntityManager, communityId: number, reader: Reader): Promise<number> {
    const { personId, mode } = reader;
    const unmailed = await taken(tx, communityId, personId, this.clock.now());
    if (unmailed.length === 0) return 0;
    const { publicUrl } = this.config;
    const token = this.tokens.shown(reader.tokenSealed);
    const unsubscribeUrl = `${publicUrl}/api/mail/unsubscribe/${token}`;
    const shown = unmailed.slice(0, MAIL_NOTICES);
    const mail = noticesMail({
      communityName: await communityName(tx, communityId),
      mode,
      today: this.clock.today(),
      notices: shown.map(({ link, ...notice }) => ({ ...notice, url: `${publicUrl}${link}` })),
      more: unmailed.length - shown.length,
      allUrl: `${publicUrl}/c/${communityId}/follow`,
      unsubscribeUrl,
    });
    const to = this.sealing.unseal(reader.addressSealed, 'mail');
    const whole = { ...mail, to, unsubscribeUrl };
    await this.outbox.put(tx, communityId, { personId, kind: 'notices', mail: whole });
    await tx.query(
      'update mail_subscription set digest_on = $3 where community_id = $1 and person_id = $2',
      [communityId, personId, this.clock.today()],
    );
    return 1;
  }
}

/** Marks them as mailed, in the transaction in which the mail is written. */
async function taken(
  tx: EntityManager,
  communityId: number,
  personId: string,
  now: Date,
): Promise<UnmailedNotice[]> {
  const [rows] = await tx.query<[(UnmailedNotice & { at: Date })[], number]>(
    `update notice n set mailed_at = $3 from notice_event e
     where n.community_id = $1 and n.person_id = $2 and n.mailed_at is null
       and e.community_id = n.community_id and e.id = n.event_id
     returning e.title, e.text, n.why, e.link, e.at`,
    [communityId, personId, now],
  );
  return rows.toSorted((a, b) => a.at.getTime() - b.at.getTime()).map(({ at: _at, ...row }) => row);
}

/** Confirmed, still here, and with something to read; locked, so that two gatherers take turns. */
const READERS = `
  select s.person_id as "personId", s.address_sealed as "addressSealed",
    s.token_sealed as "tokenSealed", s.mode, s.digest_on as "digestOn"
  from mail_subscription s
  where s.community_id = $1 and s.confirmed_at is not null and s.mode <> 'off'
    and ${IS_MEMBER('s.person_id')}
    and exists (select from notice n where n.community_id = $1 and n.person_id = s.person_id
      and n.mailed_at is null)
  order by s.person_id for update of s`;
