import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../platform/database/reading';
import { type CodeUse, Invitations } from '../platform/login/invitations';
import { readInviteCode } from './invite-code.rules';
import { InvitesService } from './invites.service';
import { CommunityRow } from './community.entity';

/** Lets a newcomer be bound while she registers. */
@Injectable()
export class HomeInvitations extends Invitations {
  constructor(
    private readonly reading: Reading,
    private readonly invites: InvitesService,
  ) {
    super();
  }

  /** The code carries its community's number; whether it holds, `redeem` says with a reason. */
  override async communityOf(code: string): Promise<number | null> {
    const typed = readInviteCode(code);
    if (!typed) return null;
    const { communityId: id } = typed;
    const exists = await this.reading.run(id, (tx) => tx.existsBy(CommunityRow, { id }));
    return exists ? id : null;
  }

  override async redeem(tx: EntityManager, communityId: number, use: CodeUse): Promise<void> {
    await this.invites.redeem(tx, communityId, { text: use.code, personId: use.personId });
  }
}
