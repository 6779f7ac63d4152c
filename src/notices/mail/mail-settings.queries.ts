import { Injectable } from '@nestjs/common';
import { Reading } from '../../platform/database/reading';
import { Sealing } from '../../platform/login/sealing';
import { maskedAddress, type MailMode } from './mail.rules';
import { Mailer } from './mailer';

export interface MailSettings {
  /** Whether this installation can send mail at all. */
  readonly offered: boolean;
  /** n***@example.com; null: none was given. */
  readonly address: string | null;
  readonly confirmed: boolean;
  readonly mode: MailMode;
}

/** 邮件通知, as its owner sees it. */
@Injectable()
export class MailSettingsQueries {
  constructor(
    private readonly reading: Reading,
    private readonly sealing: Sealing,
    private readonly mailer: Mailer,
  ) {}

  mine(communityId: number, personId: string): Promise<MailSettings> {
    return this.reading.run(communityId, async (tx) => {
      const [row] = await tx.query<{ sealed: string; confirmed: boolean; mode: MailMode }[]>(
        `select address_sealed as sealed, confirmed_at is not null as confirmed, mode
         from mail_subscription where community_id = $1 and person_id = $2`,
        [communityId, personId],
      );
      return {
        offered: this.mailer.isOffered,
        address: row ? maskedAddress(this.sealing.unseal(row.sealed, 'mail')) : null,
        confirmed: row?.confirmed ?? false,
        mode: row?.mode ?? 'daily',
      };
    });
  }
}
