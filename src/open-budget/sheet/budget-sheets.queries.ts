import { Injectable } from '@nestjs/common';
import { Reading } from '../../platform/database/reading';
import { kindNames, versionStateNames } from '../budget-names.rules';
import type { BudgetSide } from '../budget-names.rules';
import { budgetErrors } from '../budget.errors';
import { BudgetsQueries } from '../budgets.queries';
import { budgetSheet } from './budget-sheet';
import type { SheetContext } from './budget-sheet.rules';

/** 预算表: a budget's text out to a spreadsheet, and a spreadsheet read against it. Nothing is written. */
@Injectable()
export class BudgetSheetsQueries {
  constructor(
    private readonly reading: Reading,
    private readonly budgets: BudgetsQueries,
  ) {}

  /**
   * One version, else the newest.
   * @throws DomainError notFound `open-budget.unknown`, `open-budget.version-unknown`.
   */
  async written(
    communityId: number,
    budgetId: string,
    version?: number,
  ): Promise<{ name: string; bytes: Buffer }> {
    const { head, shown, lines, names } = await this.budgets.one(communityId, budgetId, version);
    const title = `${head.year} 年${head.title}`;
    const state = `第 ${shown.version} 版（${kindNames[shown.kind]}，${versionStateNames[shown.state]}）`;
    const facts = { title, subtitle: state, lines, accountNames: names.accounts };
    return { name: `${head.title}_第${shown.version}版.xlsx`, bytes: await budgetSheet(facts) };
  }

  /**
   * What the words of an uploaded table are checked against.
   * @throws DomainError notFound `open-budget.unknown`.
   */
  context(communityId: number, budgetId: string): Promise<SheetContext> {
    return this.reading.run(communityId, async (tx) => {
      const accounts = await tx.query<{ code: string; kind: BudgetSide }[]>(
        `select code, kind from account
         where community_id = $1 and kind in ('income', 'expense') and is_leaf and active`,
        [communityId],
      );
      const lines = await tx.query<{ id: string | null }[]>(
        // a line has an identity of its own with its first submission; until then the draft knows it
        `select l.id from budget b
         left join lateral (
           select o.id from budget_line o where o.community_id = b.community_id and o.budget_id = b.id
           union
           select c.line_id from budget_line_content c
           where c.community_id = b.community_id and c.budget_id = b.id
         ) l on true
         where b.community_id = $1 and b.id = $2`,
        [communityId, budgetId],
      );
      if (lines.length === 0) throw budgetErrors.unknown();
      return {
        accounts: new Map(accounts.map(({ code, kind }) => [code, kind])),
        lineIds: new Set(lines.flatMap(({ id }) => (id === null ? [] : [id]))),
      };
    });
  }
}
