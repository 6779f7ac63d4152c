import type { EntityManager } from 'typeorm';
import { type Day, day } from '../shared/day';
import { type Period, period } from '../shared/period';
import { auditErrors } from './audit.errors';
import type { Term } from './audit.rules';

export interface EngagementAt {
  readonly communityId: number;
  readonly engagementId: string;
}

export interface AuditorRecord extends Term {
  readonly grantId: string;
  readonly personId: string;
  readonly name: string;
}

export interface EngagementRecord {
  readonly id: string;
  readonly number: string;
  readonly firm: string;
  readonly scope: string;
  readonly from: Period;
  readonly to: Period;
  readonly samplingNumber: string;
  readonly fee: string;
  readonly answerDays: number;
  readonly resolutionRef: string;
  readonly at: Date;
  readonly auditors: readonly AuditorRecord[];
  readonly isConcluded: boolean;
}

type Row = Omit<EngagementRecord, 'from' | 'to' | 'auditors'> & {
  from: string;
  to: string;
  auditors: (Pick<AuditorRecord, 'grantId' | 'personId' | 'name'> & {
    startsOn: string;
    endsOn: string;
    endedOn: string | null;
  })[];
};

/** Every engagement `e` with who audits; conditions and order follow. $1 is the community. */
const ENGAGEMENTS = `
  select e.id, e.number, e.firm, e.scope, e.from_period as "from", e.to_period as "to",
    e.sampling_number as "samplingNumber", e.fee, e.answer_days as "answerDays",
    e.resolution_ref as "resolutionRef", e.at,
    exists (select from audit_opinion o where o.community_id = e.community_id
      and o.engagement_id = e.id and o.issued) as "isConcluded",
    (select json_agg(json_build_object('grantId', g.id, 'personId', g.person_id, 'name', p.name,
        'startsOn', g.starts_on, 'endsOn', g.ends_on, 'endedOn', g.ended_on) order by p.name, g.id)
      from audit_engagement_auditor a
      join role_grant g on g.community_id = a.community_id and g.id = a.grant_id
      join person p on p.id = g.person_id
      where a.community_id = e.community_id and a.engagement_id = e.id) as auditors
  from audit_engagement e where e.community_id = $1`;

/** The newest first. */
export async function engagementsOf(
  tx: EntityManager,
  communityId: number,
): Promise<EngagementRecord[]> {
  const rows = await tx.query<Row[]>(`${ENGAGEMENTS} order by e.at desc, e.id desc`, [communityId]);
  return rows.map(recordOf);
}

/** @throws DomainError notFound `audit.engagement-unknown`. */
export async function engagementOf(
  tx: EntityManager,
  { communityId, engagementId }: EngagementAt,
): Promise<EngagementRecord> {
  const [row] = await tx.query<Row[]>(`${ENGAGEMENTS} and e.id = $2`, [communityId, engagementId]);
  if (!row) throw auditErrors.engagementUnknown();
  return recordOf(row);
}

/** With the books held, so that numbers have no gap and nobody writes past an opinion just given. */
export async function heldEngagement(
  tx: EntityManager,
  at: EngagementAt,
): Promise<EngagementRecord> {
  await holdBooks(tx, at.communityId);
  return engagementOf(tx, at);
}

/** Log, then books, then the rest (assurance: 4.6). */
export async function holdBooks(tx: EntityManager, communityId: number): Promise<void> {
  await tx.query('select hold_books($1)', [communityId]);
}

const recordOf = (row: Row): EngagementRecord => ({
  ...row,
  from: period(row.from),
  to: period(row.to),
  auditors: (row.auditors ?? []).map(({ startsOn, endsOn, endedOn, ...who }) => ({
    ...who,
    startsOn: day(startsOn),
    endsOn: day(endsOn),
    endedOn: dayOrNull(endedOn),
  })),
});

const dayOrNull = (text: string | null): Day | null => (text === null ? null : day(text));
