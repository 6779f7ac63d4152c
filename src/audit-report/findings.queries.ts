import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { mayDo, postNames } from '../community/rights.rules';
import { subjectViews } from '../inquiries/inquiry-subjects';
import type { SubjectKind } from '../inquiries/inquiry.rules';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import type { Day } from '../shared/day';
import type { Post } from '../shared/posts';
import {
  ACTS,
  type FindingAct,
  type FindingClock,
  findingClock,
  findingNumber,
  findingStateNames,
  isSettled,
  latenessOf,
  NEXT,
  SEVERITIES,
  type Severity,
} from './audit.rules';
import { type AuditReader, seesPersonal, workingGrantOf } from './auditor.rules';
import { engagementsOf, type EngagementRecord } from './engagement-records';
import type {
  AuditFindingFiguresView,
  AuditFindingStepView,
  AuditFindingsView,
  AuditFindingView,
} from './finding.view';
import type { AuditSampleFileView } from './sample.view';

export interface FindingFilter {
  readonly engagementId?: string | undefined;
  readonly state?: 'waiting' | 'overdue' | 'answered' | 'settled' | undefined;
}

/** 审计发现, for everybody; those about persons for those concerned. */
@Injectable()
export class AuditFindingsQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** Those that wait first, the newest first. */
  list(
    communityId: number,
    filter: FindingFilter,
    reader: AuditReader,
  ): Promise<AuditFindingsView> {
    const today = this.clock.today();
    return this.reading.run(communityId, async (tx) => {
      const { items, withheld, all } = await findingViews(tx, communityId, {
        engagementId: filter.engagementId,
        reader,
        today,
      });
      const wanted = items.filter(WANTED[filter.state ?? 'all']);
      return { items: wanted, withheld, figures: figuresOf(all) };
    });
  }

  /** One of them, e.g. right after something was done about it. */
  show(communityId: number, findingId: string, reader: AuditReader): Promise<AuditFindingView> {
    const today = this.clock.today();
    return this.reading.run(communityId, async (tx) => {
      const { items } = await findingViews(tx, communityId, { findingId, reader, today });
      const [found] = items;
      if (!found) throw new Error('a finding vanished while it was read');
      return found;
    });
  }
}

const WANTED: Record<
  'all' | NonNullable<FindingFilter['state']>,
  (finding: AuditFindingView) => boolean
> = {
  all: () => true,
  waiting: ({ daysLeft }) => daysLeft !== null,
  overdue: ({ overdue }) => overdue,
  answered: ({ state }) => state === 'answered',
  settled: ({ state }) => isSettled(state),
};

function figuresOf(all: readonly FindingClock[]): AuditFindingFiguresView {
  return {
    raised: all.length,
    waiting: all.filter(({ daysLeft }) => daysLeft !== null).length,
    overdue: all.filter(({ overdue }) => overdue).length,
    settled: all.filter(({ state }) => isSettled(state)).length,
  };
}

export interface FindingRecord {
  id: string;
  engagementId: string;
  no: number;
  severity: Severity;
  kind: SubjectKind;
  subjectId: string | null;
  title: string;
  text: string;
  amount: string | null;
  isPersonal: boolean;
  answerDays: number;
  at: Date;
}

export interface StepRecord {
  findingId: string;
  turn: number;
  act: FindingAct;
  text: string;
  post: Post;
  at: Date;
  files: AuditSampleFileView[];
}

const FINDINGS = `
  select f.id, f.engagement_id as "engagementId", f.no, f.severity, f.subject_kind as kind,
    f.subject_id as "subjectId", f.title, f.text, f.amount, f.is_personal as "isPersonal",
    f.answer_days as "answerDays", f.at
  from audit_finding f
  where f.community_id = $1 and ($2::uuid is null or f.engagement_id = $2)
    and ($3::uuid is null or f.id = $3)
  order by f.at desc, f.id desc`;

const STEPS = `
  select s.finding_id as "findingId", s.turn, s.act, s.text, g.post, s.at,
    coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name,
        'mediaType', o.public_media_type, 'thumbnail', o.thumbnail_sha256 is not null)
        order by f.position)
      from audit_finding_file f
      join file_object o on o.community_id = f.community_id and o.id = f.file_id
      where f.community_id = s.community_id and f.finding_id = s.finding_id and f.turn = s.turn), '[]') as files
  from audit_finding_step s
  join role_grant g on g.community_id = s.community_id and g.id = s.grant_id
  where s.community_id = $1 and s.finding_id = any($2::uuid[]) order by s.finding_id, s.turn`;

/** Findings and what was done about them, as they lie in the database. */
export async function findingRecords(
  tx: EntityManager,
  communityId: number,
  {
    engagementId,
    findingId,
  }: { engagementId?: string | undefined; findingId?: string | undefined },
): Promise<{ finding: FindingRecord; steps: StepRecord[] }[]> {
  const findings = await tx.query<FindingRecord[]>(FINDINGS, [
    communityId,
    engagementId ?? null,
    findingId ?? null,
  ]);
  const steps = await tx.query<StepRecord[]>(STEPS, [communityId, findings.map(({ id }) => id)]);
  return findings.map((finding) => ({
    finding,
    steps: steps.filter((step) => step.findingId === finding.id),
  }));
}

/** What this reader may see of them, and the clocks of all. */
export async function findingViews(
  tx: EntityManager,
  communityId: number,
  {
    reader,
    today,
    until = null,
    ...which
  }: {
    engagementId?: string | undefined;
    findingId?: string | undefined;
    reader: AuditReader;
    today: Day;
    /** What was done later is not known. */
    until?: Date | null;
  },
): Promise<{ items: AuditFindingView[]; withheld: number; all: FindingClock[] }> {
  const records = (await findingRecords(tx, communityId, which)).map(({ finding, steps }) => ({
    finding,
    steps: steps.filter(({ at }) => until === null || at <= until),
  }));
  const all = records.map(({ finding, steps }) => findingClock(finding, steps, today));
  const seen = records.filter(({ finding }) => !finding.isPersonal || seesPersonal(reader));
  const subjects = await subjectViews(tx, communityId, {
    subjects: seen.map(({ finding: { kind, subjectId } }) => ({ kind, id: subjectId, line: null })),
    reader,
  });
  const engagements = new Map(
    (await engagementsOf(tx, communityId)).map((each) => [each.id, each]),
  );
  const items = seen.map(({ finding, steps }, index) => {
    const engagement = engagements.get(finding.engagementId)!;
    return {
      ...findingViewOf(finding, { steps, engagement, today }),
      subject: subjects[index]!,
      ...mayOf(reader, { steps, finding, engagement, today }),
    };
  });
  return { items, withheld: records.length - seen.length, all };
}

interface Around {
  readonly steps: readonly StepRecord[];
  readonly engagement: EngagementRecord;
  readonly today: Day;
}

function findingViewOf(
  finding: FindingRecord,
  { steps, engagement, today }: Around,
): Omit<AuditFindingView, 'subject' | 'mayAnswer' | 'mayDecide'> {
  const { kind: _kind, subjectId: _subject, no, ...shown } = finding;
  const clock = findingClock(finding, steps, today);
  return {
    ...shown,
    ...clock,
    number: findingNumber(engagement.number, no),
    firm: engagement.firm,
    severityName: SEVERITIES[finding.severity],
    at: finding.at.toISOString(),
    stateName: findingStateNames[clock.state],
    steps: stepViewsOf(finding, steps),
  };
}

function stepViewsOf(finding: FindingRecord, steps: readonly StepRecord[]): AuditFindingStepView[] {
  const late = latenessOf(finding, steps);
  return steps.map(({ turn, act, text, post, at, files }, index) => ({
    turn,
    act,
    actName: ACTS[act],
    text,
    postName: postNames[post],
    at: at.toISOString(),
    late: late[index] ?? null,
    files,
  }));
}

/** What the page offers her; each act is judged again when it is done. */
function mayOf(
  { posts, personId }: AuditReader,
  { finding, steps, engagement, today }: Around & { finding: FindingRecord },
): Pick<AuditFindingView, 'mayAnswer' | 'mayDecide'> {
  const next = NEXT[findingClock(finding, steps, today).state];
  return {
    mayAnswer: next.includes('answered') && posts.some((post) => mayDo(post, 'audit.answer')),
    mayDecide: next.includes('closed') && workingGrantOf(engagement, personId, today) !== null,
  };
}
