import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LedgerService } from '../ledger/ledger.service';
import { Clock } from '../platform/clock';
import { day } from '../shared/day';
import { refusedWith } from '../shared/domain-error';
import { blockersOfAdjustment, changesOf } from './adjustment.rules';
import { openingBalanceOf } from './books-behind';
import { isSmall } from './budget-names.rules';
import { BudgetRecords } from './budget-records.service';
import type { BudgetAt, BudgetDoer, LockedBudget } from './budget-records.service';
import { budgetTermsOn, limitsOf } from './budget-terms';
import { linesOf, textHashOf, unansweredOf } from './budget-texts';
import { budgetErrors } from './budget.errors';
import { isOver, windowFrom } from './comment-window.rules';
import type { ReckonedLine } from './lines.rules';
import { blockersOfBalance, blockersOfLines } from './lines.rules';
import { assertCovered } from './standing';

/** 提交, 审阅, 征求意见, 提请决定, 撤回: the way of a text until it is decided. */
@Injectable()
export class BudgetProcessService {
  constructor(
    private readonly clock: Clock,
    private readonly ledger: LedgerService,
    private readonly records: BudgetRecords,
  ) {}

  /**
   * The text becomes final: nobody changes it any more, its hash is in the log. 年度预算 and 追加 go to the
   * committee's review; 调剂 and 动用预备费 within the limits straight to its decision.
   * @throws DomainError `request.refused` with every reason, `open-budget.unanswered`, `open-budget.line-below-spent`.
   */
  async submit(
    tx: EntityManager,
    at: BudgetAt,
    { version }: { version?: number | undefined },
    doer: BudgetDoer,
  ): Promise<void> {
    const locked = await this.records.lock(tx, at);
    this.records.assertIn(locked, ['draft'], version);
    const { text } = locked;
    if (text.kind !== 'original' && text.reason.length < 2) throw budgetErrors.reasonNeeded();
    const unanswered = await unansweredOf(tx, at.communityId, at.budgetId);
    if (unanswered > 0) throw budgetErrors.unanswered(unanswered);
    await this.assertSound(tx, locked);
    await openLines(tx, locked);
    const of = { budgetId: at.budgetId, version: text.version };
    const hash = await textHashOf(tx, at.communityId, of);
    await this.records.step(tx, locked, { step: 'submit', doer, hash });
    const small = isSmall(text.kind);
    await tx.query(
      `update budget_version set state = $4, content_hash = $5, submitted_at = $6, decided_by = $7
       where community_id = $1 and budget_id = $2 and version = $3`,
      [
        at.communityId,
        at.budgetId,
        text.version,
        small ? 'deciding' : 'review',
        hash,
        this.clock.now(),
        small ? 'committee' : null,
      ],
    );
  }

  /**
   * The chair's word for the committee: accepted, everybody may speak from this moment; returned, the next
   * version is a draft again.
   * @throws DomainError `open-budget.reason-needed`, `open-budget.not-in-turn`.
   */
  async review(
    tx: EntityManager,
    at: BudgetAt,
    review: { accept: boolean; reason: string; version?: number | undefined },
    doer: BudgetDoer,
  ): Promise<void> {
    const locked = await this.records.lock(tx, at);
    this.records.assertIn(locked, ['review'], review.version);
    const step = review.accept ? 'accept' : 'return';
    await this.records.step(tx, locked, { step, doer, note: review.reason });
    if (review.accept) return this.openComments(tx, locked);
    await this.moveTo(tx, locked, 'refused');
    await this.draftAgain(tx, locked);
  }

  /**
   * 提请决定: the days of comment are over and every comment is answered.
   * @throws DomainError `open-budget.comments-open`, `open-budget.unanswered`.
   */
  async askDecision(tx: EntityManager, at: BudgetAt, doer: BudgetDoer): Promise<void> {
    const locked = await this.records.lock(tx, at);
    this.records.assertIn(locked, ['comment']);
    const today = this.clock.today();
    const { commentOpensOn, commentEndsOn } = locked.text;
    const endsOn = day(commentEndsOn ?? today);
    if (!isOver({ opensOn: day(commentOpensOn ?? today), endsOn }, today)) {
      throw budgetErrors.commentsOpen(endsOn);
    }
    const unanswered = await unansweredOf(tx, at.communityId, at.budgetId);
    if (unanswered > 0) throw budgetErrors.unanswered(unanswered);
    await this.records.step(tx, locked, { step: 'ask-decision', doer });
    const { decidedBy } = await budgetTermsOn(tx, at.communityId, today);
    await tx.query(
      `update budget_version set state = 'deciding', decided_by = $4
       where community_id = $1 and budget_id = $2 and version = $3`,
      [at.communityId, at.budgetId, locked.text.version, decidedBy],
    );
  }

  /**
   * Takes a text back before it is decided, so that it can be changed: the next version is a draft with its
   * lines. A draft of an adjustment is given up; the yearly budget's is simply changed.
   * @throws DomainError `open-budget.draft-not-withdrawn`, `open-budget.reason-needed`.
   */
  async withdraw(
    tx: EntityManager,
    at: BudgetAt,
    { reason }: { reason: string },
    doer: BudgetDoer,
  ): Promise<void> {
    const locked = await this.records.lock(tx, at);
    this.records.assertIn(locked, ['draft', 'review', 'comment', 'deciding']);
    const isDraft = locked.text.state === 'draft';
    if (isDraft && locked.text.kind === 'original') throw budgetErrors.draftNotWithdrawn();
    await this.records.step(tx, locked, { step: 'withdraw', doer, note: reason });
    await this.moveTo(tx, locked, 'withdrawn');
    if (!isDraft) await this.draftAgain(tx, locked);
  }

  private async assertSound(tx: EntityManager, locked: LockedBudget): Promise<void> {
    const { communityId, budgetId, text } = locked;
    const lines = await linesOf(tx, communityId, { budgetId, version: text.version });
    const codes = [...new Set(lines.map(({ accountCode }) => accountCode))];
    const { chart } = await this.ledger.bookState(tx, communityId, codes);
    const before =
      text.baseVersion === null
        ? []
        : await linesOf(tx, communityId, { budgetId, version: text.baseVersion });
    const problems = [
      ...blockersOfLines(lines, chart),
      ...(await this.blockersOfSums(tx, locked, { before, after: lines })),
    ];
    if (problems.length > 0) throw refusedWith(problems);
    await assertCovered(tx, communityId, changesOf(before, lines));
  }

  private async blockersOfSums(
    tx: EntityManager,
    { communityId, budgetId, year, fund, text }: LockedBudget,
    texts: { before: readonly ReckonedLine[]; after: readonly ReckonedLine[] },
  ) {
    const today = this.clock.today();
    const limits = await limitsOf(tx, communityId, { budgetId, on: today });
    const adjusted = text.kind === 'original' ? [] : blockersOfAdjustment(text.kind, texts, limits);
    if (isSmall(text.kind)) return adjusted;
    const openingBalance = await openingBalanceOf(tx, communityId, { fund, year, today });
    const stated = { surplusNote: text.surplusNote, openingBalance };
    return [...adjusted, ...blockersOfBalance(texts.after, stated)];
  }

  private async openComments(tx: EntityManager, locked: LockedBudget): Promise<void> {
    const { communityId, budgetId, text } = locked;
    const today = this.clock.today();
    const { commentDays } = await budgetTermsOn(tx, communityId, today);
    const { opensOn, endsOn } = windowFrom(today, commentDays);
    await tx.query(
      `update budget_version set state = 'comment', comment_opens_on = $4, comment_ends_on = $5
       where community_id = $1 and budget_id = $2 and version = $3`,
      [communityId, budgetId, text.version, opensOn, endsOn],
    );
  }

  private async moveTo(
    tx: EntityManager,
    { communityId, budgetId, text }: LockedBudget,
    state: 'refused' | 'withdrawn',
  ): Promise<void> {
    await tx.query(
      `update budget_version set state = $4
       where community_id = $1 and budget_id = $2 and version = $3`,
      [communityId, budgetId, text.version, state],
    );
  }

  private draftAgain(tx: EntityManager, locked: LockedBudget): Promise<number> {
    const { kind, reason, version } = locked.text;
    return this.records.nextDraft(tx, locked, { kind, reason, linesOf: version });
  }
}

/** A line gets its identity with the first text everybody may read. */
async function openLines(
  tx: EntityManager,
  { communityId, budgetId, text }: LockedBudget,
): Promise<void> {
  await tx.query(
    `insert into budget_line (community_id, id, budget_id, side, account_code, opened_in, name, position)
     select c.community_id, c.line_id, c.budget_id, c.side, c.account_code, c.version, c.name, c.position
     from budget_line_content c
     where c.community_id = $1 and c.budget_id = $2 and c.version = $3
       and not exists (select from budget_line l
         where l.community_id = c.community_id and l.id = c.line_id)`,
    [communityId, budgetId, text.version],
  );
}
