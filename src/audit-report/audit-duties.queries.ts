import { Injectable } from '@nestjs/common';
import { Reading } from '../platform/database/reading';
import type { Day } from '../shared/day';
import { awaitsFirm, findingClock, findingNumber, isInForce, isSettled } from './audit.rules';
import { engagementsOf } from './engagement-records';
import { findingRecords } from './findings.queries';

/** A finding that waits: for the firm's answer, or for the auditor's word on it. */
export interface AuditDuty {
  readonly id: string;
  readonly engagementId: string;
  readonly number: string;
  readonly title: string;
  readonly since: Date;
  readonly dueOn: Day;
  readonly waitsFor: 'firm' | 'auditor';
  /** Auditors of the engagement whose access runs. */
  readonly auditorIds: readonly string[];
}

/** 待办 of findings, for both sides. */
@Injectable()
export class AuditDuties {
  constructor(private readonly reading: Reading) {}

  open(communityId: number, today: Day): Promise<AuditDuty[]> {
    return this.reading.run(communityId, async (tx) => {
      const records = await findingRecords(tx, communityId, {});
      const engagements = new Map(
        (await engagementsOf(tx, communityId)).map((each) => [each.id, each]),
      );
      return records.flatMap(({ finding, steps }): AuditDuty[] => {
        const { state, dueOn } = findingClock(finding, steps, today);
        const engagement = engagements.get(finding.engagementId);
        if (isSettled(state) || !engagement) return [];
        const auditorIds = engagement.auditors
          .filter((auditor) => isInForce(auditor, today))
          .map(({ personId }) => personId);
        return [
          {
            id: finding.id,
            engagementId: finding.engagementId,
            number: findingNumber(engagement.number, finding.no),
            title: finding.title,
            since: steps.at(-1)?.at ?? finding.at,
            dueOn,
            waitsFor: awaitsFirm(state) ? 'firm' : 'auditor',
            auditorIds,
          },
        ];
      });
    });
  }
}
