import { Injectable } from '@nestjs/common';
import { type AuditDuty, AuditDuties } from '../audit-report/audit-duties.queries';
import { Clock } from '../platform/clock';
import { may, type Person } from './doer.rules';
import type { TodoView } from './todo.view';

/** 待办 of audit findings: the firm answers, then the auditor says what she thinks of it. */
@Injectable()
export class AuditTodos {
  constructor(
    private readonly clock: Clock,
    private readonly duties: AuditDuties,
  ) {}

  async of(communityId: number, person: Person): Promise<TodoView[]> {
    if (!may(person, 'audit.answer') && !may(person, 'audit.work')) return [];
    const open = await this.duties.open(communityId, this.clock.today());
    return open.flatMap((duty) => auditTodo(duty, person));
  }
}

function auditTodo(duty: AuditDuty, person: Person): TodoView[] {
  const { id, engagementId, waitsFor, since, dueOn } = duty;
  const isHers =
    waitsFor === 'firm' ? may(person, 'audit.answer') : duty.auditorIds.includes(person.personId);
  if (!isHers) return [];
  return [
    {
      kind: 'audit-finding',
      id,
      title: `${duty.number} ${duty.title}`,
      since: since.toISOString(),
      ...(waitsFor === 'firm' ? { dueOn } : {}),
      act: waitsFor === 'firm' ? 'answer' : 'decide',
      actName: waitsFor === 'firm' ? '答复审计发现' : '认可或退回答复',
      link: `audit/${engagementId}?finding=${id}`,
    },
  ];
}
