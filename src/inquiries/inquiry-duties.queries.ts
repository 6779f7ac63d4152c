import { Injectable } from '@nestjs/common';
import { Reading } from '../platform/database/reading';
import type { Day } from '../shared/day';
import { clockOf, type Told } from './inquiry.rules';
import { INQUIRIES, type InquiryRecord, standingOf, WAITING } from './inquiry-records';

/** A question that waits for an answer, and whom the clock has told by now. */
export interface InquiryDuty {
  readonly id: string;
  readonly number: string;
  readonly topic: string;
  readonly since: Date;
  readonly dueOn: Day;
  readonly escalatedTo: Told | null;
}

const LISTED_MAX = 100;

/** 待办 of questions: the shortest clock first. */
@Injectable()
export class InquiryDuties {
  constructor(private readonly reading: Reading) {}

  /** What nobody has answered and this person did not ask herself. */
  async open(
    communityId: number,
    { personId, today }: { personId: string; today: Day },
  ): Promise<InquiryDuty[]> {
    const rows = await this.reading.run(communityId, (tx) =>
      tx.query<InquiryRecord[]>(
        `${INQUIRIES} and ${WAITING} and i.person_id <> $2 order by v.due_on, i.id limit ${LISTED_MAX}`,
        [communityId, personId],
      ),
    );
    return rows.map((row) => {
      const { id, number, topic, at: since } = row;
      const standing = standingOf(row);
      const { escalatedTo } = clockOf(standing, today);
      return { id, number, topic, since, dueOn: standing.dueOn, escalatedTo };
    });
  }
}
