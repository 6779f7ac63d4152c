import type { AuditReader } from '../../src/audit-report/auditor.rules';
import { engagementOf, engagementsOf } from '../../src/audit-report/engagement-records';
import { newestOpinion } from '../../src/audit-report/engagements.queries';
import { findingViews } from '../../src/audit-report/findings.queries';
import { sampleCards, sampleItems } from '../../src/audit-report/samples.queries';
import { auditTestViews } from '../../src/audit-report/tests/audit-tests.queries';
import { lastSeqOn, reportCommunity } from '../../src/disclosure/report-sources.queries';
import { dayInShanghai, lastDayOf } from '../../src/shared/day';
import type { ReportChoice, ReportFacts, ReportSource } from '../report-definition';
import type { AuditReportFacts, SampleFacts, VerificationFacts } from './content.rules';

/** The report is public: what is about persons stays out of it, and homes are nobody's. */
const PUBLIC: AuditReader = { personId: '', unitIds: [], posts: [] };

/** As its pages read it, at the moment the opinion was given; the subject is the engagement's id. */
export async function auditReportFacts(
  source: ReportSource,
): Promise<ReportFacts<AuditReportFacts>> {
  const { tx, communityId, subject: engagementId } = source;
  const at = { communityId, engagementId };
  const engagement = await engagementOf(tx, at);
  const opinion = await newestOpinion(tx, at);
  const given = opinion?.issued ? new Date(opinion.at) : null;
  const today = given ? dayInShanghai(given) : source.today;
  const found = await findingViews(tx, communityId, {
    engagementId,
    reader: PUBLIC,
    today,
    until: given,
  });
  const samples: SampleFacts[] = [];
  for (const card of await sampleCards(tx, at, true)) {
    const place = { ...at, sampleId: card.id };
    const items = await sampleItems(tx, place, { reader: PUBLIC, shown: true });
    samples.push({ card, items });
  }
  const { isConcluded, to } = engagement;
  return {
    facts: {
      community: await reportCommunity(tx, communityId),
      link: `/c/${communityId}/audit/${engagementId}`,
      engagement,
      opinion,
      samples,
      tests: await auditTestViews(tx, communityId, { engagement, reader: PUBLIC }),
      findings: found.items.toReversed(),
      withheld: found.withheld,
      verification: await lastVerification(source, given),
    },
    isFinal: isConcluded,
    period: to,
    throughSeq: await lastSeqOn(tx, communityId, lastDayOf(to)),
    title: `${engagement.number} 审计报告（${engagement.from}至${to}）`,
  };
}

/** What the nightly verification of the whole books came to, the last before the opinion. */
async function lastVerification(
  { tx, communityId }: ReportSource,
  given: Date | null,
): Promise<VerificationFacts | null> {
  const [row] = await tx.query<(Omit<VerificationFacts, 'faults'> & { faults: unknown[] })[]>(
    `select j.finished_at as at, (j.result->>'leaves')::int as leaves,
       (j.result->>'entries')::int as entries, j.result->'faults' as faults
     from job_run j where j.community_id = $1 and j.kind = 'standing:verify-full' and j.state = 'done'
       and j.finished_at <= coalesce($2::timestamptz, 'infinity')
     order by j.finished_at desc limit 1`,
    [communityId, given],
  );
  return row ? { ...row, faults: row.faults.length } : null;
}

/** Every engagement, the newest first; until its opinion is given the report is a draft. */
export async function auditReportChoices({
  tx,
  communityId,
}: Omit<ReportSource, 'subject'>): Promise<ReportChoice[]> {
  const engagements = await engagementsOf(tx, communityId);
  return engagements.map(({ id, number, firm, from, to }) => ({
    subject: id,
    title: `${number} ${firm}（${from}至${to}）`,
  }));
}
