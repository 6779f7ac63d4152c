import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { newId } from '../shared/ids';
import type { Money } from '../shared/money';
import type { Period } from '../shared/period';
import { auditErrors } from './audit.errors';
import type { OpinionKind } from './audit.rules';
import { assertMayWork, type AuditSpeaker } from './auditor.rules';
import { type EngagementAt, heldEngagement, holdBooks } from './engagement-records';

export interface NewEngagement {
  readonly firm: string;
  readonly scope: string;
  readonly from: Period;
  readonly to: Period;
  /** 6 to 12 digits. */
  readonly samplingNumber: string;
  readonly fee: Money;
  readonly answerDays: number;
  readonly resolutionRef: string;
  /** Appointments as auditor, which end by themselves. */
  readonly grantIds: readonly string[];
}

export interface OpinionDraft {
  readonly kind: OpinionKind;
  readonly paragraphs: readonly string[];
  /** Given for good; else kept as a draft. */
  readonly issue: boolean;
}

/** 审计委托: by the owners' side, never by the audited firm; and the opinion it ends with. */
@Injectable()
export class AuditEngagementsService {
  constructor(private readonly clock: Clock) {}

  /**
   * From here on the sampling number stands in the log, before any seed it goes into can be known.
   * @returns its id.
   * @throws DomainError `audit.months-reversed`, `audit.auditor-unknown`, `audit.chair-needed`.
   */
  async engage(
    tx: EntityManager,
    communityId: number,
    engaged: NewEngagement,
    { personId, acting }: AuditSpeaker,
  ): Promise<string> {
    if (engaged.from > engaged.to) throw auditErrors.monthsReversed();
    await holdBooks(tx, communityId);
    await this.assertAuditors(tx, communityId, engaged.grantIds);
    const id = newId();
    await tx.query(
      `insert into audit_engagement (community_id, id, number, firm, scope, from_period, to_period,
         sampling_number, fee, answer_days, resolution_ref, person_id, grant_id, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        communityId,
        id,
        await this.nextNumber(tx, communityId),
        engaged.firm.trim(),
        engaged.scope.trim(),
        engaged.from,
        engaged.to,
        engaged.samplingNumber,
        engaged.fee.toString(),
        engaged.answerDays,
        engaged.resolutionRef.trim(),
        personId,
        acting.grantId,
        this.clock.now(),
      ],
    );
    await tx.query(
      `insert into audit_engagement_auditor (community_id, engagement_id, grant_id)
       select $1, $2, g from unnest($3::uuid[]) g order by g`,
      [communityId, id, [...new Set(engaged.grantIds)]],
    );
    return id;
  }

  /**
   * 审计意见: written as often as she likes, given once; the same again writes nothing.
   * @throws DomainError `audit.not-its-auditor`, `audit.concluded`, `audit.paragraphs-needed`.
   */
  async giveOpinion(
    tx: EntityManager,
    at: EngagementAt,
    { kind, paragraphs, issue }: OpinionDraft,
    personId: string,
  ): Promise<void> {
    const said = paragraphs.map((each) => each.trim()).filter((each) => each.length > 1);
    if (said.length === 0) throw auditErrors.paragraphsNeeded();
    const engagement = await heldEngagement(tx, at);
    const grantId = assertMayWork(engagement, personId, this.clock.today());
    await tx.query(
      `with last as (select o.version, o.kind, o.paragraphs, o.issued from audit_opinion o
         where o.community_id = $1 and o.engagement_id = $2 order by o.version desc limit 1)
       insert into audit_opinion (community_id, engagement_id, version, kind, paragraphs, issued,
         person_id, grant_id, at)
       select $1, $2, coalesce((select version from last), 0) + 1, $3, $4::jsonb, $5, $6, $7, $8
       where not exists (select from last l where l.kind = $3 and l.paragraphs = $4::jsonb
         and l.issued = $5)`,
      [
        at.communityId,
        at.engagementId,
        kind,
        JSON.stringify(said),
        issue,
        personId,
        grantId,
        this.clock.now(),
      ],
    );
  }

  /** Appointed, and not over: one that begins later is good. */
  private async assertAuditors(
    tx: EntityManager,
    communityId: number,
    grantIds: readonly string[],
  ): Promise<void> {
    const wanted = new Set(grantIds);
    const [row] = await tx.query<{ known: number }[]>(
      `select count(*)::int as known from role_grant g
       where g.community_id = $1 and g.id = any($2::uuid[]) and g.post = 'auditor'
         and g.ends_on >= $3::date and g.ended_on is null`,
      [communityId, [...wanted], this.clock.today()],
    );
    if (wanted.size === 0 || row?.known !== wanted.size) throw auditErrors.auditorUnknown();
  }

  /** 审-2026-01: the next of the year, with the books held. */
  private async nextNumber(tx: EntityManager, communityId: number): Promise<string> {
    const year = this.clock.today().slice(0, 4);
    const [last] = await tx.query<{ no: number }[]>(
      `select coalesce(max(split_part(number, '-', 3)::integer), 0) as no from audit_engagement
       where community_id = $1 and split_part(number, '-', 2) = $2`,
      [communityId, year],
    );
    return `审-${year}-${String((last?.no ?? 0) + 1).padStart(2, '0')}`;
  }
}
