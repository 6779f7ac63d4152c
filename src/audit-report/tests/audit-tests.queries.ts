import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { mayDo } from '../../community/rights.rules';
import { Clock } from '../../platform/clock';
import { Reading } from '../../platform/database/reading';
import { entryFacts } from '../../queryable-account/entry-cards.queries';
import { publicSummaryOf } from '../../queryable-account/entry-words.rules';
import { auditErrors } from '../audit.errors';
import type { AuditReader } from '../auditor.rules';
import { type EngagementAt, engagementOf, type EngagementRecord } from '../engagement-records';
import { AMOUNT_TESTS } from './amount-tests';
import type { AuditTest, Hit, Outcome, Tested } from './audit-test';
import type {
  AuditTestHitView,
  AuditTestResultView,
  AuditTestsView,
  AuditTestView,
} from './audit-test.view';
import { HOUSEHOLD_TESTS } from './household-tests';
import { PAYMENT_TESTS } from './payment-tests';
import { VOUCHER_TESTS } from './voucher-tests';

/** Every test there is, in the order in which they are shown. */
export const AUDIT_TESTS: readonly AuditTest[] = [
  ...VOUCHER_TESTS,
  ...PAYMENT_TESTS,
  ...AMOUNT_TESTS,
  ...HOUSEHOLD_TESTS,
];

/** 审计测试 over an engagement's months. Nothing is kept: asked again, the same books say the same. */
@Injectable()
export class AuditTestsQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError notFound `audit.engagement-unknown`. */
  list(at: EngagementAt, reader: AuditReader): Promise<AuditTestsView> {
    return this.reading.run(at.communityId, async (tx) => {
      const engagement = await engagementOf(tx, at);
      const items = await auditTestViews(tx, at.communityId, { engagement, reader });
      return { ...this.headOf(engagement), items };
    });
  }

  /** @throws DomainError notFound `audit.engagement-unknown`, `audit.test-unknown`. */
  show(at: EngagementAt, key: string, reader: AuditReader): Promise<AuditTestResultView> {
    return this.reading.run(at.communityId, async (tx) => {
      const engagement = await engagementOf(tx, at);
      const test = AUDIT_TESTS.find((each) => each.key === key);
      if (!test) throw auditErrors.testUnknown();
      const outcome = await test.run(tx, testedOf(engagement, at.communityId, reader));
      return {
        ...this.headOf(engagement),
        test: viewOf(test, outcome),
        hits: await hitViews(tx, at.communityId, { hits: outcome.hits, reader }),
      };
    });
  }

  private headOf({ id, number, firm, from, to }: EngagementRecord) {
    const at = this.clock.now().toISOString();
    return { engagementId: id, engagementNumber: number, firm, from, to, at };
  }
}

/** Every test over an engagement's months, one after the other. */
export async function auditTestViews(
  tx: EntityManager,
  communityId: number,
  { engagement, reader }: { engagement: EngagementRecord; reader: AuditReader },
): Promise<AuditTestView[]> {
  const tested = testedOf(engagement, communityId, reader);
  const items: AuditTestView[] = [];
  for (const test of AUDIT_TESTS) items.push(viewOf(test, await test.run(tx, tested)));
  return items;
}

const testedOf = (
  { from, to }: EngagementRecord,
  communityId: number,
  { posts }: AuditReader,
): Tested => {
  const seesHouseholds = posts.some((post) => mayDo(post, 'charges.household'));
  const seesPayees = posts.some((post) => mayDo(post, 'payee.read'));
  return { communityId, from, to, seesHouseholds, seesPayees };
};

function viewOf({ run: _run, ...test }: AuditTest, outcome: Outcome): AuditTestView {
  const { population, count, figures = [], caution = null } = outcome;
  return {
    ...test,
    parameters: [...test.parameters],
    population,
    count,
    figures: [...figures],
    caution,
  };
}

/** Words of a voucher about other people's homes stay out, as they do on its page. */
async function hitViews(
  tx: EntityManager,
  communityId: number,
  { hits, reader }: { hits: readonly Hit[]; reader: AuditReader },
): Promise<AuditTestHitView[]> {
  const seqs = [...new Set(hits.flatMap(({ seq }) => seq ?? []))];
  const facts = await entryFacts(tx, communityId, seqs, reader);
  const bySeq = new Map(facts.map((fact) => [fact.seq, fact]));
  return hits.map((hit) => {
    const fact = bySeq.get(hit.seq ?? '');
    if (!fact) return { ...hit, voucher: null };
    return {
      ...hit,
      title: publicSummaryOf(fact),
      voucher: `${fact.period} 记-${fact.voucherNo}号`,
      link: `books/entries/${fact.seq}`,
    };
  });
}
