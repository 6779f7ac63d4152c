import { Injectable } from '@nestjs/common';
import { Reading } from '../platform/database/reading';
import { Money } from '../shared/money';
import { type FollowKind, wishName } from './follows.rules';

export interface Followed {
  readonly id: string;
  readonly kind: FollowKind;
  readonly target: string | null;
  readonly limit: Money | null;
  readonly name: string;
  readonly followedAt: Date;
}

interface FollowRecord {
  id: string;
  kind: FollowKind;
  target: string | null;
  limit: string | null;
  name: string;
  followedAt: Date;
}

/** What a wish's target is called today; empty where its kind names nothing. */
export const TARGET_NAME = `case f.kind
    when 'budget-line' then (select l.name from budget_line l
      where l.community_id = f.community_id and l.id = f.target)
    when 'payee' then (select y.name from payee y
      where y.community_id = f.community_id and y.id = f.target)
    when 'inquiry' then (select i.number from inquiry i
      where i.community_id = f.community_id and i.id = f.target)
    else '' end`;

/** 我的关注. */
@Injectable()
export class FollowsQueries {
  constructor(private readonly reading: Reading) {}

  /** Her own, newest first; of one kind, or of one thing, so that a page knows its button's state. */
  mine(
    communityId: number,
    personId: string,
    asked: { kind?: FollowKind | undefined; target?: string | undefined },
  ): Promise<Followed[]> {
    return this.reading.run(communityId, async (tx) => {
      const rows = await tx.query<FollowRecord[]>(MINE, [
        communityId,
        personId,
        asked.kind ?? null,
        asked.target ?? null,
      ]);
      return rows.map(({ limit, name, ...row }) => {
        const wish = { ...row, limit: limit === null ? null : Money.yuan(limit) };
        return { ...wish, name: wishName(wish, name) };
      });
    });
  }
}

const MINE = `
  select f.id, f.kind, f.target, f.limit_amount as "limit", f.followed_at as "followedAt",
    coalesce(${TARGET_NAME}, '') as name
  from follow f
  where f.community_id = $1 and f.person_id = $2 and ($3::text is null or f.kind = $3)
    and ($4::uuid is null or f.target = $4)
  order by f.followed_at desc, f.id desc`;
