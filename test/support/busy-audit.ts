import { AuditEngagementsService } from '../../src/audit-report/engagements.service';
import { AuditFindingsService } from '../../src/audit-report/findings.service';
import { insertSample } from '../../src/audit-report/sample-rows';
import { draw, seedOf } from '../../src/audit-report/sampling.rules';
import { Clock } from '../../src/platform/clock';
import { Transactions } from '../../src/platform/database/transactions';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import type { Actor } from '../../src/spending/actor';
import { officeHolders } from './busy-budget';
import type { BusyCommunity } from './busy-community';
import type { Canaries } from './busy-people';
import type { TestApp } from './serve';
import type { Swap } from './swaps';

export interface BusyAudit {
  engagementId: string;
  /** Drawn as if the month were closed: nobody closes one here. */
  sampleId: string;
  /** Raised, about the account. */
  findingId: string;
  /** Answered, about a person. */
  personalFindingId: string;
  auditorGrantId: string;
}

const SIGNED = { text: '已补签，见所附照片' };

/** An audit under way: something drawn, one thing found, and one about a person that only some may read. */
export async function audit(
  here: TestApp,
  communityId: number,
  of: { canaries: Canaries; entries: string[]; fileId: string },
): Promise<BusyAudit> {
  const get = <T>(service: abstract new (...args: never[]) => T): T =>
    here.app.get(service, { strict: false });
  const who = await officeHolders(here, communityId);
  const [auditor, chair, accountant] = [who('auditor'), who('chair'), who('accountant')];
  const [engagements, findings] = [get(AuditEngagementsService), get(AuditFindingsService)];
  await here.admin.query('alter table audit_sample disable trigger audit_sample_guard');
  const made = await get(Transactions).run(communityId, async (tx) => {
    const engagementId = await engagements.engage(
      tx,
      communityId,
      { ...engagementOf(auditor), from: period('2026-01'), to: period('2026-03') },
      speakerOf(chair),
    );
    const at = { communityId, engagementId };
    const sampleId = await insertSample(tx, sampleOf(at, of.entries, auditor, get(Clock).now()));
    const finding = { severity: 'major', amount: null, isPersonal: false } as const;
    const subject = { kind: 'entry', id: of.entries[0] ?? '' } as const;
    const text = '付款早于验收，且没有三家比价';
    const words = { title: '先付款后验收', text, subject };
    const findingId = await findings.raise(tx, at, { ...finding, ...words }, auditor.personId);
    const personalFindingId = await findings.raise(
      tx,
      at,
      { ...finding, ...words, text: `${of.canaries.name()} 重复领取`, isPersonal: true },
      auditor.personId,
    );
    const answer = { ...SIGNED, fileIds: [of.fileId] };
    const answered = { communityId, findingId: personalFindingId };
    await findings.answer(tx, answered, answer, speakerOf(accountant));
    const auditorGrantId = auditor.grantId ?? '';
    return { engagementId, sampleId, findingId, personalFindingId, auditorGrantId };
  });
  await here.admin.query('alter table audit_sample enable trigger audit_sample_guard');
  return made;
}

const speakerOf = ({ personId, grantId, post }: Actor) => ({ personId, acting: { grantId, post } });

const engagementOf = ({ grantId }: Pick<Actor, 'grantId'>) => ({
  firm: '示例会计师事务所',
  scope: '本期全部收支与银行存款',
  samplingNumber: '20260131',
  fee: Money.yuan('12000.00'),
  answerDays: 7,
  resolutionRef: '业委会 2026-5 号决议',
  grantIds: [grantId ?? ''],
});

function sampleOf(
  at: { communityId: number; engagementId: string },
  entries: readonly string[],
  { personId, grantId }: Actor,
  now: Date,
) {
  const population = entries.map((seq) => ({ seq, amount: Money.yuan('10.00') }));
  const months = { from: period('2026-01'), to: period('2026-03') };
  const asked = {
    title: '全部凭证',
    method: 'random',
    size: 3,
    ...months,
    accountCode: null,
    fund: null,
    side: 'debit',
  } as const;
  const head = { size: 9, root: Buffer.alloc(32, 9) };
  const seed = seedOf(head.root, '20260131');
  const items = draw(population, asked, { seed, drawNo: 1 });
  const by = { personId, grantId: grantId ?? '', now };
  return { at, asked, drawNo: 1, head, seed, population, items, by };
}

/** Bodies of the doors of audits, so that the id alone decides; by the end of the route. */
export const auditBodiesOf = (grantId: string): readonly (readonly [RegExp, object])[] => [
  [
    /^POST .*\/audit\/engagements$/,
    { ...engagementOf({ grantId }), fee: '12000.00', from: '2026-01', to: '2026-03' },
  ],
  [
    /\/engagements\/:engagementId\/samples$/,
    {
      title: '银行付款',
      method: 'random',
      size: 5,
      from: '2026-01',
      to: '2026-01',
      side: 'credit',
    },
  ],
  [/\/samples\/:sampleId\/items\/:no$/, { mark: 'agrees' }],
  [
    /\/engagements\/:engagementId\/findings$/,
    {
      severity: 'minor',
      subjectKind: 'general',
      title: '摘要过简',
      text: '多张凭证的摘要只写“付款”',
      isPersonal: false,
    },
  ],
  [/\/findings\/:findingId\/answers$/, SIGNED],
  [/\/findings\/:findingId\/decisions$/, { act: 'closed', text: '已在意见中说明' }],
  [/\/opinion$/, { kind: 'unmodified', paragraphs: ['我们认为公允'], issue: false }],
];

type SwapTo = (post: string, to: string, body?: object) => Swap[];

/** Ids in the bodies and queries of those doors. */
export function auditFieldsOf(swap: SwapTo, own: BusyCommunity, next: BusyCommunity) {
  const engaged = { ...engagementOf({ grantId: next.auditorGrantId }), fee: '1.00' };
  return {
    'EngageAuditDto.grantIds': swap('chair', 'POST audit/engagements', {
      ...engaged,
      from: '2026-01',
      to: '2026-03',
    }),
    'AuditAnswerDto.fileIds': swap('accountant', `POST audit/findings/${own.findingId}/answers`, {
      ...SIGNED,
      fileIds: [next.fileId],
    }),
    'AuditFindingsQuery.engagementId': swap(
      'resident',
      `GET audit/findings?engagementId=${next.engagementId}`,
    ),
  };
}
