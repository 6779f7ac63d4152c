import { Injectable } from '@nestjs/common';
import type { Right } from '../community/rights.rules';
import { type BudgetDuty, BudgetDuties } from '../open-budget/budget-duties.queries';
import { Clock } from '../platform/clock';
import { type SurplusDuty, SurplusDuties } from '../surplus/surplus-duties.queries';
import { may, type Person } from './doer.rules';
import type { TodoView } from './todo.view';

interface Work {
  right: Right;
  name: string;
  /** The part of the budget's page where it is done. */
  tab: string;
}

const OF_BUDGETS: Record<BudgetDuty['act'], Work> = {
  review: { right: 'budget.review', name: '审阅预算', tab: 'lines' },
  answer: { right: 'budget.answer', name: '答复预算意见', tab: 'comments' },
  'ask-decision': { right: 'budget.submit', name: '征求意见期满，提请表决', tab: 'lines' },
  decide: { right: 'budget.decide', name: '表决预算', tab: 'lines' },
  resolve: { right: 'resolution.announce', name: '预算提交业主表决', tab: 'lines' },
  'decide-accounts': { right: 'final-accounts.decide', name: '表决决算', tab: 'accounts' },
  'resolve-accounts': { right: 'resolution.announce', name: '决算提交业主表决', tab: 'accounts' },
};

const OF_SURPLUS: Record<SurplusDuty['act'], { right: Right; name: string }> = {
  decide: { right: 'surplus.decide', name: '表决结余分配' },
  resolve: { right: 'resolution.announce', name: '结余分配提交业主表决' },
  post: { right: 'surplus.post', name: '结余分配入账' },
};

/** 待办 of the budget's year: from the first review to what becomes of the surplus. */
@Injectable()
export class BudgetTodos {
  constructor(
    private readonly clock: Clock,
    private readonly budgets: BudgetDuties,
    private readonly surplus: SurplusDuties,
  ) {}

  async of(communityId: number, person: Person): Promise<TodoView[]> {
    const { personId } = person;
    const asked = { personId, today: this.clock.today() };
    const budgets = await this.budgets.open(communityId, asked);
    const surplus = await this.surplus.open(communityId, personId);
    return [
      ...budgets.filter(({ act }) => may(person, OF_BUDGETS[act].right)).map(budgetTodo),
      ...surplus.filter(({ act }) => may(person, OF_SURPLUS[act].right)).map(surplusTodo),
    ];
  }
}

function budgetTodo({ act, budgetId, title, since, dueOn, count }: BudgetDuty): TodoView {
  const { name, tab } = OF_BUDGETS[act];
  return {
    kind: 'budget',
    id: budgetId,
    title: count > 0 ? `${title}（${count} 条意见）` : title,
    since: since.toISOString(),
    ...(dueOn === null ? {} : { dueOn }),
    act,
    actName: name,
    link: `budget/${budgetId}/${tab}`,
  };
}

function surplusTodo({ act, id, year, total, since }: SurplusDuty): TodoView {
  return {
    kind: 'surplus',
    id,
    title: `${year} 年结余分配`,
    amount: total.toString(),
    since: since.toISOString(),
    act,
    actName: OF_SURPLUS[act].name,
    link: 'budget/surplus',
  };
}
