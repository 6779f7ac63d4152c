import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { mayDo } from '../community/rights.rules';
import { Clock } from '../platform/clock';
import { reportCommunity } from '../disclosure/report-sources.queries';
import { Reading } from '../platform/database/reading';
import type { Day } from '../shared/day';
import {
  engagementStateNames,
  engagementStateOf,
  type FindingClock,
  isInForce,
  isSettled,
  type OpinionKind,
  OPINIONS,
} from './audit.rules';
import { type AuditReader, seesTicks, workingGrantOf } from './auditor.rules';
import {
  type EngagementAt,
  engagementOf,
  type EngagementRecord,
  engagementsOf,
} from './engagement-records';
import type {
  AuditEngagementCardView,
  AuditEngagementsView,
  AuditEngagementView,
  AuditOpinionModelView,
  AuditOpinionView,
} from './engagement.view';
import { findingViews } from './findings.queries';
import { opinionModels } from './opinion-models.rules';
import { sampleCards } from './samples.queries';

/** 审计委托, for everybody. */
@Injectable()
export class AuditEngagementsQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** The newest first. */
  list(communityId: number, reader: AuditReader): Promise<AuditEngagementsView> {
    const today = this.clock.today();
    return this.reading.run(communityId, async (tx) => {
      const engagements = await engagementsOf(tx, communityId);
      const items: AuditEngagementCardView[] = [];
      for (const engagement of engagements) {
        const at = { communityId, engagementId: engagement.id };
        const { all } = await findingViews(tx, communityId, { ...at, reader, today });
        const samples = (await sampleCards(tx, at, false)).length;
        const opinion = await newestOpinion(tx, at);
        items.push(cardOf(engagement, { clocks: all, samples, opinion, today }));
      }
      return { items, mayEngage: reader.posts.some((post) => mayDo(post, 'audit.engage')) };
    });
  }

  /** @throws DomainError notFound `audit.engagement-unknown`. */
  show(at: EngagementAt, reader: AuditReader): Promise<AuditEngagementView> {
    const today = this.clock.today();
    return this.reading.run(at.communityId, async (tx) => {
      const engagement = await engagementOf(tx, at);
      const { isConcluded } = engagement;
      const { engagementId } = at;
      const found = await findingViews(tx, at.communityId, { engagementId, reader, today });
      const samples = await sampleCards(tx, at, seesTicks(reader, isConcluded));
      const opinion = await newestOpinion(tx, at);
      const isHers = workingGrantOf(engagement, reader.personId, today) !== null;
      const counted = { clocks: found.all, samples: samples.length, opinion, today };
      return {
        card: cardOf(engagement, counted),
        scope: engagement.scope,
        samplingNumber: engagement.samplingNumber,
        fee: engagement.fee,
        answerDays: engagement.answerDays,
        resolutionRef: engagement.resolutionRef,
        samples,
        findings: found.items,
        withheld: found.withheld,
        opinion: opinion?.issued || isHers ? opinion : null,
        models: isHers ? await modelsOf(tx, at.communityId, engagement) : [],
        mayWork: isHers && !isConcluded,
      };
    });
  }
}

interface Counted {
  readonly clocks: readonly FindingClock[];
  readonly samples: number;
  readonly opinion: AuditOpinionView | null;
  readonly today: Day;
}

function cardOf(
  engagement: EngagementRecord,
  { clocks, samples, opinion, today }: Counted,
): AuditEngagementCardView {
  const { id, number, firm, from, to, isConcluded } = engagement;
  const state = engagementStateOf(engagement.auditors, isConcluded, today);
  return {
    id,
    number,
    firm,
    from,
    to,
    state,
    stateName: engagementStateNames[state],
    engagedAt: engagement.at.toISOString(),
    auditors: engagement.auditors.map(({ personId: _personId, ...auditor }) => ({
      ...auditor,
      inForce: isInForce(auditor, today),
    })),
    samples,
    findings: clocks.length,
    openFindings: clocks.filter((clock) => !isSettled(clock.state)).length,
    overdueFindings: clocks.filter(({ overdue }) => overdue).length,
    opinionName: opinion?.issued ? opinion.kindName : null,
  };
}

/** As far as it is written; given, or a draft. */
export async function newestOpinion(
  tx: EntityManager,
  { communityId, engagementId }: EngagementAt,
): Promise<AuditOpinionView | null> {
  const [row] = await tx.query<OpinionRow[]>(
    `select o.kind, o.paragraphs, o.issued, o.version, o.at from audit_opinion o
     where o.community_id = $1 and o.engagement_id = $2 order by o.version desc limit 1`,
    [communityId, engagementId],
  );
  return row ? { ...row, kindName: OPINIONS[row.kind], at: row.at.toISOString() } : null;
}

interface OpinionRow {
  kind: OpinionKind;
  paragraphs: string[];
  issued: boolean;
  version: number;
  at: Date;
}

async function modelsOf(
  tx: EntityManager,
  communityId: number,
  engagement: EngagementRecord,
): Promise<AuditOpinionModelView[]> {
  const names = await reportCommunity(tx, communityId);
  return opinionModels({ ...names, ...engagement }).map(({ paragraphs, ...model }) => ({
    ...model,
    paragraphs: [...paragraphs],
  }));
}
