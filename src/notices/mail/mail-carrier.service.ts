import { Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions';
import { DigestsService } from './digests.service';
import { Mailer } from './mailer';
import { OutboxService } from './outbox.service';

/** The postman: writes the mails that are due, and carries each to the mail server. */
@Injectable()
export class MailCarrier {
  constructor(
    private readonly transactions: Transactions,
    private readonly digests: DigestsService,
    private readonly outbox: OutboxService,
    private readonly mailer: Mailer,
  ) {}

  get isOffered(): boolean {
    return this.mailer.isOffered;
  }

  /** @returns how many mails were written; those that a server did not take are sent off again. */
  gather(communityId: number): Promise<number> {
    return this.transactions.run(communityId, async (tx) => {
      await this.outbox.clear(tx, communityId);
      await this.outbox.sendAgain(tx, communityId);
      return this.digests.gather(tx, communityId);
    });
  }

  /**
   * Hands over one mail, then notes that it was. A crash in between sends it again, under the same
   * Message-ID. @returns whether there was one to send. @throws Error when the server does not take it.
   */
  async carry(communityId: number, mailId: string): Promise<boolean> {
    const mail = await this.transactions.run(communityId, (tx) =>
      this.outbox.waiting(tx, communityId, mailId),
    );
    if (!mail) return false;
    await this.mailer.send(mailId, mail);
    await this.transactions.run(communityId, (tx) => this.outbox.sent(tx, communityId, mailId));
    return true;
  }
}
