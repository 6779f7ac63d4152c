import { Injectable } from '@nestjs/common';
import { Reading } from '../platform/database/reading';
import type { Post } from '../shared/posts';
import { budgetHeadOf } from './budget-page';
import { budgetErrors } from './budget.errors';

/** 公开意见 with its answer. Who said it stays here. */
export interface ListedComment {
  readonly id: string;
  readonly version: number;
  readonly lineId: string | null;
  readonly lineName: string | null;
  readonly personId: string;
  readonly post: Post;
  readonly text: string;
  readonly at: Date;
  readonly hiddenAt: Date | null;
  readonly hiddenReason: string | null;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
  readonly answeredBy: Post | null;
}

/** Those without an answer first, the longest waiting before the others; then the newest. */
const COMMENTS = `
  select c.id, c.version, c.line_id as "lineId", n.name as "lineName", c.person_id as "personId", c.post,
    c.text, c.at, c.hidden_at as "hiddenAt", c.hidden_reason as "hiddenReason", a.text as answer,
    a.at as "answeredAt", g.post as "answeredBy"
  from budget_comment c
  left join budget_line_content n on n.community_id = c.community_id and n.budget_id = c.budget_id
    and n.version = c.version and n.line_id = c.line_id
  left join budget_answer a on a.community_id = c.community_id and a.comment_id = c.id
  left join role_grant g on g.community_id = a.community_id and g.id = a.grant_id
  where c.community_id = $1 and c.budget_id = $2 and ($3::uuid is null or c.line_id = $3)
  order by a.comment_id is null and c.hidden_at is null desc,
    case when a.comment_id is null and c.hidden_at is null then c.at end, c.at desc, c.id limit $4`;

const LISTED_MAX = 1000;

@Injectable()
export class BudgetCommentsQueries {
  constructor(private readonly reading: Reading) {}

  /**
   * Of all versions, of one line if asked; at most 1,000.
   * @throws DomainError notFound `open-budget.unknown`.
   */
  list(communityId: number, budgetId: string, lineId: string | null): Promise<ListedComment[]> {
    return this.reading.run(communityId, async (tx) => {
      if (!(await budgetHeadOf(tx, communityId, budgetId))) throw budgetErrors.unknown();
      return tx.query<ListedComment[]>(COMMENTS, [communityId, budgetId, lineId, LISTED_MAX]);
    });
  }
}
