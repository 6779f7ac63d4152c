import type { AuditReader } from '../../src/audit-report/auditor.rules';
import { AuditDuties } from '../../src/audit-report/audit-duties.queries';
import { AuditReadingsQueries } from '../../src/audit-report/audit-readings.queries';
import { AuditReadingsService } from '../../src/audit-report/audit-readings.service';
import { AuditEngagementsQueries } from '../../src/audit-report/engagements.queries';
import {
  AuditEngagementsService,
  type NewEngagement,
  type OpinionDraft,
} from '../../src/audit-report/engagements.service';
import { AuditFindingsQueries } from '../../src/audit-report/findings.queries';
import { AuditFindingsService, type NewFinding } from '../../src/audit-report/findings.service';
import { AuditSamplesQueries } from '../../src/audit-report/samples.queries';
import { AuditSamplesService } from '../../src/audit-report/samples.service';
import type { NewSample } from '../../src/audit-report/sampling.rules';
import type { Work } from '../../src/platform/database/transactions';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import type { Actor } from '../../src/spending/actor';
import type { DatabaseInTest } from './fresh-database';
import type { Place, SpendingInTest } from './spending';

export const WHOLE_BOOKS: NewSample = {
  title: '全部凭证',
  method: 'monetary-unit',
  size: 5,
  from: period('2026-01'),
  to: period('2026-01'),
  accountCode: null,
  fund: null,
  side: 'debit',
};

export const FINDING: NewFinding = {
  severity: 'major',
  subject: { kind: 'general', id: null },
  title: '验收单缺签字',
  text: '三笔维修付款的验收单没有使用人签字',
  amount: Money.yuan('5670.00'),
  isPersonal: false,
};

export const readerOf = (
  personId: string,
  ...posts: readonly AuditReader['posts'][number][]
): AuditReader => ({ personId, unitIds: [], posts });

/** The services of audits on the database under test. */
export class AuditsInTest {
  readonly clock;
  readonly engagements;
  readonly samples;
  readonly findings;
  readonly readings;
  readonly shown;
  readonly sheets;
  readonly found;
  readonly looks;
  readonly duties;

  constructor(
    private readonly db: DatabaseInTest,
    spend: SpendingInTest,
  ) {
    this.clock = spend.clock;
    this.engagements = new AuditEngagementsService(this.clock);
    this.samples = new AuditSamplesService(this.clock);
    this.findings = new AuditFindingsService(this.clock);
    this.readings = new AuditReadingsService(this.clock);
    this.shown = new AuditEngagementsQueries(db.reading, this.clock);
    this.sheets = new AuditSamplesQueries(db.reading, this.clock);
    this.found = new AuditFindingsQueries(db.reading, this.clock);
    this.looks = new AuditReadingsQueries(db.reading);
    this.duties = new AuditDuties(db.reading);
  }

  /** Somebody from outside, from today until `to`. */
  async auditor({ communityId }: Place, to = '2026-12-31'): Promise<Actor> {
    const [personId, grantId] = [newId(), newId()];
    await this.db.admin.query(`insert into person (id, name) values ($1, '审计某')`, [personId]);
    await this.db.admin.query(
      `insert into role_grant (community_id, id, person_id, party, post, starts_on, ends_on, resolution_ref)
       values ($1, $2, $3, 'auditor', 'auditor', $4, $5, '委托书')`,
      [communityId, grantId, personId, this.clock.today(), to],
    );
    return { personId, grantId, party: 'auditor', post: 'auditor' };
  }

  engaged(place: Place, auditors: readonly Actor[], change: Partial<NewEngagement> = {}) {
    const engaged = {
      firm: '示例会计师事务所',
      scope: '本期全部收支、基金变动与银行存款',
      from: period('2026-01'),
      to: period('2026-03'),
      samplingNumber: '20260131',
      fee: Money.yuan('12000.00'),
      answerDays: 7,
      resolutionRef: '业委会 2026-5 号决议',
      grantIds: auditors.map(({ grantId }) => grantId ?? ''),
      ...change,
    };
    return this.run(place, (tx) =>
      this.engagements.engage(tx, place.communityId, engaged, speakerOf(place.people.chair)),
    );
  }

  draws(place: Place, engagementId: string, by: Actor, change: Partial<NewSample> = {}) {
    const asked = { ...WHOLE_BOOKS, ...change };
    return this.run(place, (tx) =>
      this.samples.draw(tx, { ...place, engagementId }, asked, by.personId),
    );
  }

  raises(place: Place, engagementId: string, by: Actor, change: Partial<NewFinding> = {}) {
    const finding = { ...FINDING, ...change };
    return this.run(place, (tx) =>
      this.findings.raise(tx, { ...place, engagementId }, finding, by.personId),
    );
  }

  answers(place: Place, findingId: string, by: Actor, fileIds: readonly string[] = []) {
    const answer = { text: '已补签，见所附照片', fileIds };
    return this.run(place, (tx) =>
      this.findings.answer(tx, { ...place, findingId }, answer, speakerOf(by)),
    );
  }

  decides(
    place: Place,
    findingId: string,
    by: Actor,
    act: Parameters<AuditFindingsService['decide']>[2]['act'],
  ) {
    return this.run(place, (tx) =>
      this.findings.decide(tx, { ...place, findingId }, { act, text: '理由' }, by.personId),
    );
  }

  opines(place: Place, engagementId: string, by: Actor, change: Partial<OpinionDraft> = {}) {
    const opinion = { kind: 'unmodified', paragraphs: ['我们认为公允'], issue: true, ...change };
    return this.run(place, (tx) =>
      this.engagements.giveOpinion(
        tx,
        { ...place, engagementId },
        opinion as OpinionDraft,
        by.personId,
      ),
    );
  }

  run<T>({ communityId }: Place, work: Work<T>): Promise<T> {
    return this.db.transactions.run(communityId, work);
  }
}

export const speakerOf = ({ personId, grantId, post }: Actor) => ({
  personId,
  acting: { grantId, post },
});
