import { Injectable } from '@nestjs/common';
import { CalendarQueries, type DutyStanding } from '../disclosure/calendar/calendar.queries';
import { may, type Person } from './doer.rules';
import type { TodoView } from './todo.view';

/** 待办 of the calendar: the owners' side countersigns, the firm hangs up. */
@Injectable()
export class DisclosureTodos {
  constructor(private readonly calendars: CalendarQueries) {}

  async of(communityId: number, person: Person): Promise<TodoView[]> {
    const [signs, hangs] = [
      may(person, 'disclosure.countersign'),
      may(person, 'disclosure.publish'),
    ];
    if (!signs && !hangs) return [];
    const { duties } = await this.calendars.calendar(communityId);
    return duties
      .filter(
        ({ state }) => (signs && state === 'prepared') || (hangs && state === 'countersigned'),
      )
      .map(todoOf);
  }
}

function todoOf({ filed, dueOn, state, turn, name }: DutyStanding): TodoView {
  const signing = state === 'prepared';
  return {
    kind: 'disclosure',
    id: filed?.reportId ?? '',
    title: `${turn.name}${name}`,
    since: filed?.filedAt.toISOString() ?? '',
    dueOn,
    act: signing ? 'countersign' : 'publish',
    actName: signing ? '核对并会签' : '公示',
    link: `disclosure?open=${filed?.reportId ?? ''}`,
  };
}
