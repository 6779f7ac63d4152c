import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { newId } from '../shared/ids';
import { type FollowAsked, type Wish, wishOf } from './follows.rules';
import { noticesErrors } from './notices.errors';

/** Enough for anybody, and too few to make the search for notices slow. */
export const FOLLOWS_MAX = 200;

const EXISTS: Partial<Record<Wish['kind'], string>> = {
  'budget-line': 'select from budget_line where community_id = $1 and id = $2',
  payee: 'select from payee where community_id = $1 and id = $2',
  inquiry: 'select from inquiry where community_id = $1 and id = $2',
};

/** 关注: a person's own wishes, hers to add and to drop. */
@Injectable()
export class FollowsService {
  constructor(private readonly clock: Clock) {}

  /**
   * Adds a wish; asked again, it is the one that is there.
   * @returns its id.
   * @throws DomainError `notices.target-needed`, `notices.limit-needed`, `notices.target-unknown`,
   * `notices.too-many`.
   */
  async follow(
    tx: EntityManager,
    communityId: number,
    personId: string,
    asked: FollowAsked,
  ): Promise<string> {
    const wish = wishOf(asked);
    await this.assertThere(tx, communityId, wish);
    const known = await followOf(tx, communityId, personId, wish);
    if (known) return known;
    await assertRoom(tx, communityId, personId);
    await tx.query(
      `insert into follow (community_id, id, person_id, kind, target, limit_amount, followed_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict on constraint follow_once do nothing`,
      [communityId, newId(), personId, wish.kind, wish.target, wish.limit, this.clock.now()],
    );
    return (await followOf(tx, communityId, personId, wish)) ?? '';
  }

  /** Somebody else's is as unknown as none. @throws DomainError notFound `notices.follow-unknown`. */
  async drop(tx: EntityManager, communityId: number, personId: string, id: string): Promise<void> {
    const [, dropped] = await tx.query<[unknown[], number]>(
      'delete from follow where community_id = $1 and person_id = $2 and id = $3',
      [communityId, personId, id],
    );
    if (dropped === 0) throw noticesErrors.followUnknown();
  }

  private async assertThere(tx: EntityManager, communityId: number, wish: Wish): Promise<void> {
    const sql = EXISTS[wish.kind];
    if (sql === undefined) return;
    const found = await tx.query<unknown[]>(sql, [communityId, wish.target]);
    if (found.length === 0) throw noticesErrors.targetUnknown();
  }
}

async function followOf(
  tx: EntityManager,
  communityId: number,
  personId: string,
  { kind, target, limit }: Wish,
): Promise<string | undefined> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from follow where community_id = $1 and person_id = $2 and kind = $3
       and target is not distinct from $4::uuid and limit_amount is not distinct from $5::numeric`,
    [communityId, personId, kind, target, limit],
  );
  return rows[0]?.id;
}

async function assertRoom(tx: EntityManager, communityId: number, personId: string) {
  const [row] = await tx.query<{ count: number }[]>(
    'select count(*)::int as count from follow where community_id = $1 and person_id = $2',
    [communityId, personId],
  );
  if ((row?.count ?? 0) >= FOLLOWS_MAX) throw noticesErrors.tooMany(FOLLOWS_MAX);
}
