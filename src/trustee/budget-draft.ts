import type { BudgetSource, NewBudget, WholeDraft } from '../open-budget/budgets.service';
import type { BudgetLine } from '../open-budget/lines.rules';
import type { BudgetDraftDto, BudgetDraftLineDto, CreateBudgetDto } from './budget.dto';

export function newBudgetOf({ year, fund, title, from, fromBudgetId }: CreateBudgetDto): NewBudget {
  const another: BudgetSource | null =
    fromBudgetId === undefined ? null : { budgetId: fromBudgetId };
  return { year, fund, title, from: from ?? another };
}

/** A form as the room takes it: what was left out is empty. */
export function draftOf(body: BudgetDraftDto): WholeDraft {
  return {
    version: body.version,
    textHash: body.contentHash,
    lines: body.lines.map(lineOf),
    reason: body.reason ?? '',
    surplusNote: body.surplusNote ?? '',
  };
}

function lineOf(line: BudgetDraftLineDto): BudgetLine {
  return {
    lineId: line.lineId,
    side: line.side,
    accountCode: line.accountCode,
    name: line.name,
    unit: line.unit,
    unitPrice: line.unitPrice,
    quantity: line.quantity,
    frequency: line.frequency,
    collectionRate: line.collectionRate ?? null,
    basis: line.basis ?? '',
    fileIds: line.fileIds ?? [],
    isContingency: line.isContingency ?? false,
  };
}
