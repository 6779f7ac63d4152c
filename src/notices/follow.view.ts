import type { Followed } from './follows.queries';

/** One wish. */
export class FollowView {
  id: string;
  kind: 'budget-line' | 'payee' | 'amount' | 'inquiry' | 'report' | 'everything';
  /** Id of the budget line, payee or inquiry. */
  target: string | null;
  /** In yuan: a single movement of at least so much. */
  limit: string | null;
  /** 预算项目：电梯维保. */
  name: string;
  followedAt: string;
}

export class FollowsView {
  items: FollowView[];
}

/** What was added. */
export class FollowedView {
  id: string;
}

export const followViewOf = (followed: Followed): FollowView => ({
  ...followed,
  limit: followed.limit?.toString() ?? null,
  followedAt: followed.followedAt.toISOString(),
});
