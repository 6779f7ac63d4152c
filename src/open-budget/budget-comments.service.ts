import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { day } from '../shared/day';
import type { Post } from '../shared/posts';
import { newId } from '../shared/ids';
import { BudgetRecords } from './budget-records.service';
import type { BudgetAt, BudgetDoer } from './budget-records.service';
import { budgetErrors } from './budget.errors';
import { isOver } from './comment-window.rules';

/** More of one person on one text is no comment any more. */
const COMMENTS_MAX = 20;

/** What is said of a text: the committee's remarks, everybody's comments, the trustee's answers. */
@Injectable()
export class BudgetCommentsService {
  constructor(
    private readonly clock: Clock,
    private readonly records: BudgetRecords,
  ) {}

  /**
   * 业委会逐项意见, while it reviews or everybody speaks.
   * @throws DomainError `open-budget.not-in-turn`, `open-budget.line-unknown`.
   */
  async remark(
    tx: EntityManager,
    at: BudgetAt,
    { lineId, text }: Words,
    doer: BudgetDoer,
  ): Promise<void> {
    const locked = await this.records.lock(tx, at);
    this.records.assertIn(locked, ['review', 'comment']);
    if (doer.grantId === null) throw budgetErrors.grantNeeded();
    const { version } = locked.text;
    await assertLine(tx, at, { version, lineId });
    await tx.query(
      `insert into budget_remark (community_id, id, budget_id, version, line_id, person_id, grant_id,
         text, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        at.communityId,
        newId(),
        at.budgetId,
        version,
        lineId,
        doer.personId,
        doer.grantId,
        text.trim(),
        this.clock.now(),
      ],
    );
  }

  /**
   * 公开意见 on a line, or on the whole. Nobody reads who said it.
   * @returns its id.
   * @throws DomainError `open-budget.comments-closed`, `open-budget.line-unknown`, `open-budget.comments-enough`.
   */
  async comment(
    tx: EntityManager,
    at: BudgetAt,
    { lineId, text }: Words,
    by: { personId: string; post: Post },
  ): Promise<string> {
    const locked = await this.records.lock(tx, at);
    const { version, state, commentOpensOn, commentEndsOn } = locked.text;
    const window = { opensOn: day(commentOpensOn ?? NEVER), endsOn: day(commentEndsOn ?? NEVER) };
    if (state !== 'comment' || isOver(window, this.clock.today())) {
      throw budgetErrors.commentsClosed();
    }
    await assertLine(tx, at, { version, lineId });
    await assertFew(tx, at, { version, personId: by.personId });
    const id = newId();
    await tx.query(
      `insert into budget_comment (community_id, id, budget_id, version, line_id, person_id, post,
         text, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        at.communityId,
        id,
        at.budgetId,
        version,
        lineId,
        by.personId,
        by.post,
        text.trim(),
        this.clock.now(),
      ],
    );
    return id;
  }

  /**
   * 答复: once, for all to read, whenever.
   * @throws DomainError `open-budget.comment-unknown`, `open-budget.answered-already`, `open-budget.comment-hidden`.
   */
  async answer(
    tx: EntityManager,
    at: BudgetAt,
    { commentId, text }: { commentId: string; text: string },
    doer: BudgetDoer,
  ): Promise<void> {
    if (doer.grantId === null) throw budgetErrors.grantNeeded();
    await this.records.lock(tx, at);
    const found = await commentOf(tx, at, commentId);
    if (found.hidden) throw budgetErrors.hiddenComment();
    if (found.answered) throw budgetErrors.answeredAlready();
    await tx.query(
      `insert into budget_answer (community_id, comment_id, text, by_person, grant_id, at)
       values ($1, $2, $3, $4, $5, $6)`,
      [at.communityId, commentId, text.trim(), doer.personId, doer.grantId, this.clock.now()],
    );
  }

  /**
   * The committee takes a text out of sight that insults or names someone, and says why; that there was a
   * comment stays to be seen, and the log has it for ever.
   * @throws DomainError `open-budget.comment-unknown`, `open-budget.hidden-already`.
   */
  async hide(
    tx: EntityManager,
    at: BudgetAt,
    { commentId, reason }: { commentId: string; reason: string },
    by: string,
  ): Promise<void> {
    await this.records.lock(tx, at);
    const found = await commentOf(tx, at, commentId);
    if (found.hidden) throw budgetErrors.hiddenAlready();
    await tx.query(
      `update budget_comment set hidden_at = $3, hidden_by = $4, hidden_reason = $5
       where community_id = $1 and id = $2`,
      [at.communityId, commentId, this.clock.now(), by, reason.trim()],
    );
  }
}

export interface Words {
  /** Null: on the whole. */
  readonly lineId: string | null;
  readonly text: string;
}

/** Stands for a window that was never opened; every day is after it. */
const NEVER = '1900-01-01';

async function assertLine(
  tx: EntityManager,
  { communityId, budgetId }: BudgetAt,
  { version, lineId }: { version: number; lineId: string | null },
): Promise<void> {
  if (lineId === null) return;
  const [line] = await tx.query<unknown[]>(
    `select from budget_line_content
     where community_id = $1 and budget_id = $2 and version = $3 and line_id = $4`,
    [communityId, budgetId, version, lineId],
  );
  if (!line) throw budgetErrors.lineUnknown();
}

async function assertFew(
  tx: EntityManager,
  { communityId, budgetId }: BudgetAt,
  { version, personId }: { version: number; personId: string },
): Promise<void> {
  const [row] = await tx.query<{ count: number }[]>(
    `select count(*)::integer as count from budget_comment
     where community_id = $1 and budget_id = $2 and version = $3 and person_id = $4`,
    [communityId, budgetId, version, personId],
  );
  if ((row?.count ?? 0) >= COMMENTS_MAX) throw budgetErrors.commentsEnough(COMMENTS_MAX);
}

async function commentOf(
  tx: EntityManager,
  { communityId, budgetId }: BudgetAt,
  commentId: string,
): Promise<{ hidden: boolean; answered: boolean }> {
  const [row] = await tx.query<{ hidden: boolean; answered: boolean }[]>(
    `select c.hidden_at is not null as hidden, a.comment_id is not null as answered
     from budget_comment c
     left join budget_answer a on a.community_id = c.community_id and a.comment_id = c.id
     where c.community_id = $1 and c.budget_id = $2 and c.id = $3`,
    [communityId, budgetId, commentId],
  );
  if (!row) throw budgetErrors.commentUnknown();
  return row;
}
