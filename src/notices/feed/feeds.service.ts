import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { NoticeTokens } from '../tokens';

/** 订阅地址: secret, one for each person and community, hers to renew and to take away. */
@Injectable()
export class FeedsService {
  constructor(
    private readonly clock: Clock,
    private readonly tokens: NoticeTokens,
  ) {}

  /** A new address; the one before opens nothing from now on. @returns when it was made. */
  async renew(tx: EntityManager, communityId: number, personId: string): Promise<Date> {
    const { hash, sealed } = this.tokens.make(communityId);
    const now = this.clock.now();
    await tx.query(
      `insert into notice_feed (community_id, person_id, token_hash, token_sealed, made_at)
       values ($1, $2, $3, $4, $5)
       on conflict (community_id, person_id) do update set token_hash = excluded.token_hash,
         token_sealed = excluded.token_sealed, made_at = excluded.made_at`,
      [communityId, personId, hash, sealed, now],
    );
    return now;
  }

  async shut(tx: EntityManager, communityId: number, personId: string): Promise<void> {
    await tx.query('delete from notice_feed where community_id = $1 and person_id = $2', [
      communityId,
      personId,
    ]);
  }
}
