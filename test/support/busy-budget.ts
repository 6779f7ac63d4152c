import { BudgetCommentsService } from '../../src/open-budget/budget-comments.service';
import { BudgetDecisionsService } from '../../src/open-budget/budget-decisions.service';
import { BudgetProcessService } from '../../src/open-budget/budget-process.service';
import { BudgetsService } from '../../src/open-budget/budgets.service';
import { Clock } from '../../src/platform/clock';
import { Transactions } from '../../src/platform/database/transactions';
import type { Day } from '../../src/shared/day';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import type { Post } from '../../src/shared/posts';
import type { Actor } from '../../src/spending/actor';
import { CommitmentsService } from '../../src/spending/commitments/commitments.service';
import { incomeOf, lineOf } from './budgets';
import type { BusyCommunity } from './busy-community';
import type { Canaries } from './busy-people';
import type { TestApp } from './serve';
import type { Swap } from './swaps';
import type { TestClock } from './test-clock';

export interface BusyBudget {
  budgetId: string;
  budgetLineId: string;
  budgetCommentId: string;
  commitmentId: string;
}

/** A budget of the reserve in force, spoken to by the neighbours, and an order that waits for its yes. */
export async function planYear(
  here: TestApp,
  communityId: number,
  of: { canaries: Canaries; payeeId: string; fileId: string; residentId: string },
): Promise<BusyBudget> {
  const get = <T>(type: abstract new (...args: never[]) => T): T =>
    here.app.get<T>(type, { strict: false });
  const who = await officeHolders(here, communityId);
  const lines = [incomeOf('1200'), lineOf({ unitPrice: '100' })];
  const budgetLineId = lines[1]?.lineId ?? newId();
  const clock = get(Clock) as TestClock;
  const now = clock.now().toISOString();
  clock.set('2026-02-05');
  const made = await get(Transactions).run(communityId, async (tx) => {
    const [budgets, process, said] = [
      get(BudgetsService),
      get(BudgetProcessService),
      get(BudgetCommentsService),
    ];
    const year = { year: 2026, fund: 'F5' as const, title: '应急预备金预算', from: null };
    const budgetId = await budgets.create(tx, communityId, year, who('clerk'));
    const at = { communityId, budgetId };
    const draft = { version: 1, lines, reason: '', surplusNote: '收支平衡' };
    await budgets.save(tx, at, draft);
    await process.submit(tx, at, {}, who('manager'));
    await process.review(tx, at, { accept: true, reason: '' }, who('chair'));
    const by = { personId: of.residentId, post: 'resident' as const };
    const words = { lineId: budgetLineId, text: `${of.canaries.tag}苑为什么养护这么贵` };
    const budgetCommentId = await said.comment(tx, at, words, by);
    const answer = { commentId: budgetCommentId, text: '合同约定的价格' };
    await said.answer(tx, at, answer, who('accountant'));
    clock.set('2026-02-25');
    await process.askDecision(tx, at, who('manager'));
    for (const post of ['chair', 'member'] as const) {
      await get(BudgetDecisionsService).decide(tx, at, { agree: true, reason: '' }, who(post));
    }
    const { id: commitmentId } = await get(CommitmentsService).propose(
      tx,
      communityId,
      who('clerk'),
      { ...orderOf({ ...of, budgetLineId }), amount: Money.yuan('10.00') },
    );
    return { budgetId, budgetLineId, budgetCommentId, commitmentId };
  });
  clock.set(now);
  return made;
}

/** Who acts under which post there. */
export async function officeHolders(
  here: TestApp,
  communityId: number,
): Promise<(post: Post) => Actor> {
  const { rows } = await here.admin.query<Actor>(
    `select person_id as "personId", id as "grantId", party, post from role_grant
     where community_id = $1`,
    [communityId],
  );
  return (post) => rows.find((row) => row.post === post)!;
}

interface Ordered {
  payeeId: string;
  fileId: string;
  budgetLineId: string;
}

const term: { startsOn: Day; endsOn: Day } = {
  startsOn: day('2026-03-01'),
  endsOn: day('2026-12-31'),
};

const orderOf = ({ payeeId, fileId, budgetLineId }: Ordered) => ({
  payeeId,
  fileId,
  budgetLineId,
  ...term,
  title: '绿化养护订单',
  selection: '三家比价取低',
});

type SwapTo = (post: string, to: string, body?: object) => Swap[];

/** Bodies of the doors of contracts and orders, so that the id alone decides. */
export function commitmentBodiesOf(at: BusyCommunity): readonly (readonly [RegExp, object])[] {
  return [
    [/^POST .*\/commitments$/, { ...orderOf(at), amount: '1.00' }],
    [/commitments\/:id\/agreement$/, { agree: true }],
  ];
}

/** Ids in the bodies of the doors where budget lines are charged. */
export function commitmentFieldsOf(swap: SwapTo, own: BusyCommunity, next: BusyCommunity) {
  const order = (change: object) =>
    swap('clerk', 'POST commitments', { ...orderOf(own), amount: '1.00', ...change });
  const request = (change: object) =>
    swap('clerk', 'POST spending', {
      reason: '绿化养护',
      payeeId: own.payeeId,
      amount: '1.00',
      fund: 'F5',
      accountCode: '5106',
      occurredOn: '2026-03-05',
      fileIds: [own.fileId],
      quotes: [],
      budgetLineId: own.budgetLineId,
      ...change,
    });
  const { budgetLineId, commitmentId, payeeId, fileId } = next;
  const charged = { accountCode: '5106', fund: 'F5', debit: '1.00', budgetLineId };
  return {
    'CommitmentDto.payeeId': order({ payeeId }),
    'CommitmentDto.budgetLineId': order({ budgetLineId }),
    'CommitmentDto.fileId': order({ fileId }),
    'CommitmentsListQuery.lineId': swap('clerk', `GET commitments?lineId=${budgetLineId}`),
    'SpendingContentDto.budgetLineId': request({ budgetLineId }),
    'SpendingContentDto.commitmentId': request({ commitmentId }),
    'VoucherLineDto.budgetLineId': swap('accountant', 'POST voucher-drafts', {
      bookedOn: '2026-03-05',
      summary: '计提',
      lines: [charged, { accountCode: '2202', fund: 'F5', credit: '1.00' }],
      fileIds: [own.fileId],
    }),
  };
}
