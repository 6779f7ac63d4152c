import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isKnownSubject } from '../inquiries/inquiry-subjects';
import { isSubject, type SubjectKind } from '../inquiries/inquiry.rules';
import { Clock } from '../platform/clock';
import { newId } from '../shared/ids';
import type { Money } from '../shared/money';
import { auditErrors } from './audit.errors';
import { type FindingAct, findingStateOf, NEXT, type Severity } from './audit.rules';
import { assertMayWork, type AuditSpeaker, workingGrantOf } from './auditor.rules';
import { type EngagementAt, engagementOf, heldEngagement, holdBooks } from './engagement-records';

export interface NewFinding {
  readonly severity: Severity;
  readonly subject: { readonly kind: SubjectKind; readonly id: string | null };
  readonly title: string;
  readonly text: string;
  readonly amount: Money | null;
  /** About a person: only those concerned read it. */
  readonly isPersonal: boolean;
}

export interface FindingAt {
  readonly communityId: number;
  readonly findingId: string;
}

/** 审计发现: raised by the auditor, answered by the firm within the days, accepted or closed by the auditor. */
@Injectable()
export class AuditFindingsService {
  constructor(private readonly clock: Clock) {}

  /**
   * @returns its id.
   * @throws DomainError `audit.subject-unknown`, `audit.not-its-auditor`, `audit.concluded`.
   */
  async raise(
    tx: EntityManager,
    at: EngagementAt,
    finding: NewFinding,
    personId: string,
  ): Promise<string> {
    const { communityId } = at;
    const subject = { ...finding.subject, line: null };
    const engagement = await heldEngagement(tx, at);
    const grantId = assertMayWork(engagement, personId, this.clock.today());
    if (!isSubject(subject) || !(await isKnownSubject(tx, communityId, subject))) {
      throw auditErrors.subjectUnknown();
    }
    const id = newId();
    await tx.query(
      `insert into audit_finding (community_id, id, engagement_id, no, severity, subject_kind, subject_id,
         title, text, amount, is_personal, answer_days, person_id, grant_id, at)
       select $1, $2, $3, coalesce(max(f.no), 0) + 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14
       from audit_finding f where f.community_id = $1 and f.engagement_id = $3`,
      [
        communityId,
        id,
        at.engagementId,
        finding.severity,
        subject.kind,
        subject.id,
        finding.title.trim(),
        finding.text.trim(),
        finding.amount?.toString() ?? null,
        finding.isPersonal,
        engagement.answerDays,
        personId,
        grantId,
        this.clock.now(),
      ],
    );
    return id;
  }

  /**
   * In the name of the office; further ones add to it until the auditor has judged.
   * @throws DomainError `audit.finding-unknown`, `audit.not-next`, `audit.office-needed`,
   * `audit.file-unknown`.
   */
  async answer(
    tx: EntityManager,
    at: FindingAt,
    { text, fileIds }: { text: string; fileIds: readonly string[] },
    { personId, acting }: AuditSpeaker,
  ): Promise<void> {
    const { grantId } = acting;
    if (grantId === null) throw auditErrors.officeNeeded();
    await this.step(tx, at, { act: 'answered', text, fileIds }, async () => ({
      personId,
      grantId,
    }));
  }

  /**
   * 认可、退回、结案, by an auditor of the engagement whose access runs; also after the opinion.
   * @throws DomainError `audit.finding-unknown`, `audit.not-next`, `audit.not-its-auditor`.
   */
  async decide(
    tx: EntityManager,
    at: FindingAt,
    { act, text }: { act: Exclude<FindingAct, 'answered'>; text: string },
    personId: string,
  ): Promise<void> {
    await this.step(tx, at, { act, text, fileIds: [] }, async (engagementId) => {
      const { communityId } = at;
      const engagement = await engagementOf(tx, { communityId, engagementId });
      const grantId = workingGrantOf(engagement, personId, this.clock.today());
      if (grantId === null) throw auditErrors.notItsAuditor();
      return { personId, grantId };
    });
  }

  private async step(
    tx: EntityManager,
    { communityId, findingId }: FindingAt,
    { act, text, fileIds }: { act: FindingAct; text: string; fileIds: readonly string[] },
    doerOf: (engagementId: string) => Promise<{ personId: string; grantId: string }>,
  ): Promise<void> {
    await holdBooks(tx, communityId);
    const { engagementId, steps } = await findingOf(tx, { communityId, findingId });
    const { personId, grantId } = await doerOf(engagementId);
    if (!NEXT[findingStateOf(steps)].includes(act)) throw auditErrors.notNext();
    const turn = steps.length + 1;
    await tx.query(
      `insert into audit_finding_step (community_id, finding_id, turn, act, text, person_id, grant_id, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [communityId, findingId, turn, act, text.trim(), personId, grantId, this.clock.now()],
    );
    await tx.query(
      `insert into audit_finding_file (community_id, finding_id, turn, position, file_id)
       select $1, $2, $3, f.turn - 1, f.id from unnest($4::uuid[]) with ordinality as f(id, turn)`,
      [communityId, findingId, turn, fileIds],
    );
  }
}

async function findingOf(tx: EntityManager, { communityId, findingId }: FindingAt) {
  const [row] = await tx.query<{ engagementId: string }[]>(
    `select engagement_id as "engagementId" from audit_finding
     where community_id = $1 and id = $2`,
    [communityId, findingId],
  );
  if (!row) throw auditErrors.findingUnknown();
  const steps = await tx.query<{ act: FindingAct; at: Date }[]>(
    `select act, at from audit_finding_step where community_id = $1 and finding_id = $2 order by turn`,
    [communityId, findingId],
  );
  return { ...row, steps };
}
