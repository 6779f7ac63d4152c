import { Injectable } from '@nestjs/common';
import type { Right } from '../community/rights.rules';
import { Clock } from '../platform/clock';
import { type ResolutionDuty, ResolutionDuties } from '../resolutions/resolution-duties.queries';
import { type SpendingDuty, SpendingDuties } from '../spending/spending-duties.queries';
import { may, type Person } from './doer.rules';
import type { TodoView } from './todo.view';

const OF_VOTES: Record<ResolutionDuty['act'], { right: Right; name: string }> = {
  announce: { right: 'resolution.announce', name: '公告表决' },
  check: { right: 'resolution.check', name: '复核纸质票' },
  close: { right: 'resolution.close', name: '结束并计票' },
  'enter-official': { right: 'resolution.close', name: '登记官方表决结果' },
};

const OF_PAYMENTS: Record<SpendingDuty['act'], { right: Right; name: string; kind: string }> = {
  answer: { right: 'objection.answer', name: '公开答复业主异议', kind: 'objection' },
  'decide-freeze': { right: 'objection.decide', name: '决定停付的款', kind: 'objection' },
  ratify: { right: 'emergency.ratify', name: '追认应急支出', kind: 'emergency' },
  agree: { right: 'commitment.agree', name: '同意合同或订单', kind: 'commitment' },
};

/** 待办 that the owners' votes and objections, emergencies and contracts bring. */
@Injectable()
export class OwnersTodos {
  constructor(
    private readonly clock: Clock,
    private readonly votes: ResolutionDuties,
    private readonly payments: SpendingDuties,
  ) {}

  async of(communityId: number, person: Person): Promise<TodoView[]> {
    const votes = await this.votes.open(communityId, this.clock.today());
    const payments = await this.payments.open(communityId, person.personId);
    return [
      ...votes.flatMap((duty) => voteTodo(duty, person)),
      ...payments.flatMap((duty) => paymentTodo(duty, person)),
    ];
  }
}

function voteTodo(duty: ResolutionDuty, person: Person): TodoView[] {
  const { act, resolutionId, number, title, since, notBy } = duty;
  const { right, name } = OF_VOTES[act];
  if (!may(person, right) || notBy === person.personId) return [];
  return [
    {
      kind: 'resolution',
      id: resolutionId,
      title: `${number} ${title}`,
      since: since.toISOString(),
      act,
      actName: name,
      link: `votes/resolutions/${resolutionId}`,
    },
  ];
}

const PAGES: Record<string, string> = {
  objection: 'votes/objections',
  emergency: 'votes/emergencies',
  commitment: 'commitments',
};

function paymentTodo(duty: SpendingDuty, person: Person): TodoView[] {
  const { act, id, number, title, amount, since, dueOn } = duty;
  const { right, name, kind } = OF_PAYMENTS[act];
  if (!may(person, right) || !isHerWord(duty, person)) return [];
  return [
    {
      kind,
      id,
      title: `${number} ${title}`,
      amount: amount.toString(),
      since: since.toISOString(),
      ...(dueOn === null ? {} : { dueOn }),
      act,
      actName: name,
      link: `${PAGES[kind]}?open=${id}`,
    },
  ];
}

/** A contract waits for the firm's reviewer or for the committee, as the ladder says. */
function isHerWord({ by }: SpendingDuty, { capacities }: Person): boolean {
  if (by === null) return true;
  return capacities.some(({ post, party }) =>
    by === 'reviewer' ? post === 'reviewer' : party === 'trustor',
  );
}
