import { Injectable } from '@nestjs/common';
import { type InquiryDuty, InquiryDuties } from '../inquiries/inquiry-duties.queries';
import { Clock } from '../platform/clock';
import { may, type Person } from './doer.rules';
import type { TodoView } from './todo.view';

/** 待办 of questions: the firm from the first day, the committee once it is late, then who watches both. */
@Injectable()
export class InquiryTodos {
  constructor(
    private readonly clock: Clock,
    private readonly inquiries: InquiryDuties,
  ) {}

  async of(communityId: number, person: Person): Promise<TodoView[]> {
    const { personId } = person;
    const today = this.clock.today();
    const open = await this.inquiries.open(communityId, { personId, today });
    return open.flatMap((duty) => inquiryTodo(duty, person));
  }
}

function inquiryTodo(duty: InquiryDuty, person: Person): TodoView[] {
  const act = actOf(duty, person);
  if (act === null) return [];
  return [
    {
      kind: 'inquiry',
      id: duty.id,
      title: `${duty.number} ${duty.topic}`,
      since: duty.since.toISOString(),
      dueOn: duty.dueOn,
      act,
      actName: ACTS[act],
      link: `inquiries?open=${duty.id}`,
    },
  ];
}

const ACTS = {
  answer: '答复质询',
  urge: '督促答复逾期质询',
  watch: '过问逾期质询',
} as const;

function actOf({ escalatedTo }: InquiryDuty, person: Person): keyof typeof ACTS | null {
  const parties = person.capacities.map(({ party }) => party);
  if (parties.includes('trustee')) return may(person, 'inquiry.answer') ? 'answer' : null;
  if (parties.includes('trustor')) return escalatedTo === null ? null : 'urge';
  return parties.includes('supervisor') && escalatedTo === 'supervisor' ? 'watch' : null;
}
