import { InquiriesQueries } from '../../src/inquiries/inquiries.queries';
import { InquiriesService, type NewInquiry } from '../../src/inquiries/inquiries.service';
import type { InquiryReader } from '../../src/inquiries/inquiry-reader.rules';
import { SimilarInquiriesQueries } from '../../src/inquiries/similar-inquiries.queries';
import { InquiryDuties } from '../../src/inquiries/inquiry-duties.queries';
import type { Actor } from '../../src/spending/actor';
import type { DatabaseInTest } from './fresh-database';
import { ObjectionsInTest } from './objections';
import type { Place } from './spending';

export const WHOLE = { kind: 'general', id: null, line: null } as const;

/** Questions and answers on the database under test; homes and offices as with objections. */
export class InquiriesInTest extends ObjectionsInTest {
  readonly inquiries = new InquiriesService(this.clock);
  readonly queries: InquiriesQueries;
  readonly before: SimilarInquiriesQueries;
  readonly duties: InquiryDuties;

  constructor(private readonly kept: DatabaseInTest) {
    super(kept);
    this.queries = new InquiriesQueries(kept.reading, this.clock);
    this.before = new SimilarInquiriesQueries(kept.reading);
    this.duties = new InquiryDuties(kept.reading);
  }

  asks(
    { communityId }: Place,
    personId: string,
    { subject = WHOLE, text = '为什么上个月的支出比前一个月多？', topic }: Partial<NewInquiry> = {},
  ): Promise<string> {
    const speaker = { personId, acting: { grantId: null, post: 'resident' as const } };
    return this.kept.transactions.run(communityId, (tx) =>
      this.inquiries.ask(tx, communityId, { subject, text, topic }, speaker),
    );
  }

  answersInquiry(
    { communityId }: Place,
    id: string,
    actor: Actor,
    { text = '因为三月换了水泵，凭证和验收单已公开', fileIds = [] as string[] } = {},
  ): Promise<void> {
    return this.kept.transactions.run(communityId, (tx) =>
      this.inquiries.answer(tx, { communityId, id }, { text, fileIds }, speakerOf(actor)),
    );
  }

  judges(
    { communityId }: Place,
    id: string,
    [personId, answered, note]: [string, boolean, string?],
  ): Promise<void> {
    return this.kept.transactions.run(communityId, (tx) =>
      this.inquiries.judge(tx, { communityId, id }, { answered, note }, personId),
    );
  }

  hides(
    { communityId }: Place,
    id: string,
    actor: Actor,
    part: Parameters<InquiriesService['hide']>[2] = { part: 'question', reason: '含有他人电话' },
  ): Promise<void> {
    return this.kept.transactions.run(communityId, (tx) =>
      this.inquiries.hide(tx, { communityId, id }, part, speakerOf(actor)),
    );
  }

  looksAtClock({ communityId }: Place): Promise<string[]> {
    return this.kept.transactions.run(communityId, (tx) =>
      this.inquiries.escalateOverdue(tx, communityId),
    );
  }

  /** As a person reads it who holds no post. */
  shown({ communityId }: Place, id: string, personId: string) {
    return this.queries.show(communityId, id, readerWith(personId));
  }
}

export const readerWith = (
  personId: string,
  posts: InquiryReader['posts'] = [],
): InquiryReader => ({
  personId,
  unitIds: [],
  posts,
});

const speakerOf = ({ personId, grantId, post }: Actor) => ({ personId, acting: { grantId, post } });
