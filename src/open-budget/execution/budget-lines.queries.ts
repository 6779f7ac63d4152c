import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Reading } from '../../platform/database/reading';
import type { Day } from '../../shared/day';
import { yearOf, periodOf } from '../../shared/period';
import type { ChargeableLine } from './standing';
import { chargeableLines, isControlled } from './standing';

/** An expense line of the budget in force, as the form for a request shows it. */
export interface LineRoom extends ChargeableLine {
  readonly accountName: string;
}

export interface LinesAsked {
  readonly fund: string;
  readonly on?: Day | undefined;
  readonly accountCode?: string | undefined;
}

/** 可用额度 of budget lines, while one is chosen. */
@Injectable()
export class BudgetLinesQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** Expense lines of the budget in force of the day's year, in its order. */
  rooms(
    communityId: number,
    { fund, on, accountCode }: LinesAsked,
  ): Promise<{ controlled: boolean; year: number; rooms: LineRoom[] }> {
    const day = on ?? this.clock.today();
    const year = yearOf(periodOf(day));
    return this.reading.run(communityId, async (tx) => {
      const rows = await tx.query<{ id: string; account_name: string }[]>(LINES, [
        communityId,
        fund,
        year,
        accountCode ?? null,
      ]);
      const lines = await chargeableLines(
        tx,
        communityId,
        rows.map(({ id }) => id),
      );
      const rooms = rows.flatMap(({ id, account_name: accountName }) => {
        const line = lines.get(id);
        return line ? [{ ...line, accountName }] : [];
      });
      return { controlled: await isControlled(tx, communityId, fund, day), year, rooms };
    });
  }
}

const LINES = `
  select l.id, a.name as account_name
  from budget b
  join budget_line_content c on c.community_id = b.community_id and c.budget_id = b.id
    and c.version = b.in_force_version and c.side = 'expense'
  join budget_line l on l.community_id = c.community_id and l.id = c.line_id
  join account a on a.community_id = l.community_id and a.code = l.account_code
  where b.community_id = $1 and b.fund = $2 and b.year = $3
    and ($4::text is null or l.account_code = $4)
  order by c.position`;
