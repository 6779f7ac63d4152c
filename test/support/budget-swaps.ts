import { BudgetCommentsService } from '../../src/open-budget/budget-comments.service';
import { BudgetProcessService } from '../../src/open-budget/budget-process.service';
import { BudgetsService } from '../../src/open-budget/budgets.service';
import { Transactions } from '../../src/platform/database/transactions';
import { newId } from '../../src/shared/ids';
import { incomeOf, lineOf } from './budgets';
import { officeHolders } from './busy-budget';
import type { BusyCommunity } from './busy-community';
import type { TestApp } from './serve';
import type { Swap } from './swaps';

export interface SpokenBudget {
  /** A budget of next year to which everybody may speak. */
  spokenBudgetId: string;
  spokenLineId: string;
}

/** Next year's budget of the common income, accepted by the committee a moment ago. */
export async function askEverybody(here: TestApp, communityId: number): Promise<SpokenBudget> {
  const get = <T>(type: abstract new (...args: never[]) => T): T =>
    here.app.get<T>(type, { strict: false });
  const who = await officeHolders(here, communityId);
  const lines = [incomeOf('2400'), lineOf({ unitPrice: '200' })];
  return get(Transactions).run(communityId, async (tx) => {
    const [budgets, process] = [get(BudgetsService), get(BudgetProcessService)];
    const year = { year: 2027, fund: 'F2' as const, title: '公共收益预算', from: null };
    const spokenBudgetId = await budgets.create(tx, communityId, year, who('clerk'));
    const at = { communityId, budgetId: spokenBudgetId };
    await budgets.save(tx, at, { version: 1, lines, reason: '', surplusNote: '收支平衡' });
    await process.submit(tx, at, {}, who('manager'));
    const remark = { lineId: null, text: '请附依据' };
    await get(BudgetCommentsService).remark(tx, at, remark, who('member'));
    await process.review(tx, at, { accept: true, reason: '' }, who('chair'));
    return { spokenBudgetId, spokenLineId: lines[1]?.lineId ?? '' };
  });
}

type SwapTo = (post: string, to: string, body?: object) => Swap[];

const year = { year: 2031, fund: 'F2', title: '公共收益预算' };
const reason = '测试的理由';
const text = '测试的意见';

function draftOf(at: BusyCommunity, fileIds: readonly string[]) {
  const { lineId, ...line } = lineOf();
  const { collectionRate: _none, ...rest } = line;
  return { version: 1, lines: [{ ...rest, lineId: at.spokenLineId || lineId, fileIds }] };
}

/** Bodies of the doors of the open budget, so that the id alone decides; by the end of the route. */
export function budgetBodiesOf(at: BusyCommunity): readonly (readonly [RegExp, object])[] {
  return [
    [/^POST .*\/budgets$/, year],
    [/^PUT .*\/budgets\/:budgetId\/draft$/, draftOf(at, [at.fileId])],
    [/budgets\/:budgetId\/(submission|deciding)$/, {}],
    [/budgets\/:budgetId\/adjustments$/, { kind: 'virement', reason }],
    [/budgets\/:budgetId\/(remarks|comments|comments\/:commentId\/answer)$/, { text }],
    [/budgets\/:budgetId\/comments\/:commentId\/hiding$/, { reason }],
    [/budgets\/:budgetId\/review$/, { accept: false, reason }],
    [/budgets\/:budgetId\/decision$/, { agree: false, reason }],
  ];
}

/** Ids in the bodies of those doors. */
export function budgetFieldsOf(swap: SwapTo, own: BusyCommunity, next: BusyCommunity) {
  const at = `budgets/${own.spokenBudgetId}`;
  const lineId = next.spokenLineId;
  return {
    'CreateBudgetDto.fromBudgetId': swap('accountant', 'POST budgets', {
      ...year,
      fromBudgetId: next.budgetId,
    }),
    // the client names its new lines itself: one that is the neighbour's is a new line here
    'BudgetDraftLineDto.lineId': [],
    'BudgetDraftLineDto.fileIds': swap(
      'accountant',
      `PUT ${at}/draft`,
      draftOf(own, [next.fileId]),
    ),
    'BudgetRemarkDto.lineId': swap('member', `POST ${at}/remarks`, { lineId, text }),
    'BudgetCommentDto.lineId': swap('resident', `POST ${at}/comments`, { lineId, text }),
    'BudgetCommentsQuery.lineId': swap('resident', `GET ${at}/comments?lineId=${lineId}`),
    'DecideBudgetDto.resolutionId': swap('chair', `POST ${at}/decision`, {
      agree: true,
      resolutionId: next.resolutionId ?? newId(),
    }),
  };
}
