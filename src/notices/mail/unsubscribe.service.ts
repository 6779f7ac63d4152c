import { Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions';
import { NoticeTokens } from '../tokens';
import { MailSettingsService } from './mail-settings.service';

/** 退订: whose token it is, the token says itself; there is no session to ask. */
@Injectable()
export class UnsubscribeService {
  constructor(
    private readonly transactions: Transactions,
    private readonly tokens: NoticeTokens,
    private readonly settings: MailSettingsService,
  ) {}

  /** No more mail to the owner of the token. Nobody's token changes nothing. */
  async unsubscribe(token: string): Promise<boolean> {
    const communityId = this.tokens.communityOf(token);
    if (communityId === null) return false;
    return this.transactions.run(communityId, (tx) =>
      this.settings.unsubscribe(tx, communityId, token),
    );
  }
}
