import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { mayDo } from '../community/rights.rules';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import { entryFacts } from '../queryable-account/entry-cards.queries';
import { concernsOthers, publicSummaryOf } from '../queryable-account/entry-words.rules';
import { Money } from '../shared/money';
import { auditErrors } from './audit.errors';
import { type Mark, MARKS } from './audit.rules';
import { type AuditReader, seesTicks, workingGrantOf } from './auditor.rules';
import { engagementOf } from './engagement-records';
import { intervalOf, type Method, METHODS, RECIPE, type Side, SIDES } from './sampling.rules';
import type {
  AuditSampleCardView,
  AuditSampleFileView,
  AuditSampleItemView,
  AuditSampleView,
  AuditTicksView,
} from './sample.view';

export interface SampleAt {
  readonly communityId: number;
  readonly engagementId: string;
  readonly sampleId: string;
}

/** 抽样底稿, with the evidence beside each voucher. */
@Injectable()
export class AuditSamplesQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError notFound `audit.engagement-unknown`, `audit.sample-unknown`. */
  sheet(at: SampleAt, reader: AuditReader): Promise<AuditSampleView> {
    const { communityId, sampleId } = at;
    return this.reading.run(communityId, async (tx) => {
      const engagement = await engagementOf(tx, at);
      const shown = seesTicks(reader, engagement.isConcluded);
      const cards = await sampleCards(tx, at, shown);
      const card = cards.find(({ id }) => id === sampleId);
      if (!card) throw auditErrors.sampleUnknown();
      const { id, number, firm, samplingNumber, isConcluded } = engagement;
      const grantId = workingGrantOf(engagement, reader.personId, this.clock.today());
      return {
        engagementId: id,
        engagementNumber: number,
        firm,
        samplingNumber,
        card,
        recipe: [...RECIPE],
        items: await sampleItems(tx, at, { reader, shown }),
        mayMark: grantId !== null && !isConcluded,
      };
    });
  }
}

interface SampleRow extends AuditTicksView {
  id: string;
  drawNo: number;
  title: string;
  method: Method;
  from: string;
  to: string;
  accountCode: string | null;
  accountName: string | null;
  fund: string | null;
  side: Side;
  sizeAsked: number;
  populationCount: number;
  populationTotal: string;
  populationRoot: string;
  itemCount: number;
  itemTotal: string;
  itemsRoot: string;
  headSize: string;
  headRoot: string;
  seed: string;
  at: Date;
}

const SAMPLES = `
  select s.id, s.draw_no as "drawNo", s.title, s.method, s.from_period as "from", s.to_period as "to",
    s.account_code as "accountCode", a.name as "accountName", s.fund, s.side,
    s.size_asked as "sizeAsked", s.population_count as "populationCount",
    s.population_total as "populationTotal", encode(s.population_root, 'hex') as "populationRoot",
    s.item_count as "itemCount", s.item_total as "itemTotal", encode(s.items_root, 'hex') as "itemsRoot",
    s.head_size as "headSize", encode(s.head_root, 'hex') as "headRoot", encode(s.seed, 'hex') as seed,
    s.at, t.agrees, t.differs, t.missing, (s.item_count - t.agrees - t.differs - t.missing)::int as open
  from audit_sample s
  left join account a on a.community_id = s.community_id and a.code = s.account_code
  cross join lateral (
    select (count(*) filter (where l.mark = 'agrees'))::int as agrees,
      (count(*) filter (where l.mark = 'differs'))::int as differs,
      (count(*) filter (where l.mark = 'missing'))::int as missing
    from (select distinct on (t.no) t.mark from audit_tick t
      where t.community_id = s.community_id and t.sample_id = s.id order by t.no, t.turn desc) l) t
  where s.community_id = $1 and s.engagement_id = $2 order by s.draw_no`;

/** Every draw of an engagement, in order; `shown`: with how the looking went. */
export async function sampleCards(
  tx: EntityManager,
  { communityId, engagementId }: Omit<SampleAt, 'sampleId'>,
  shown: boolean,
): Promise<AuditSampleCardView[]> {
  const rows = await tx.query<SampleRow[]>(SAMPLES, [communityId, engagementId]);
  return rows.map(({ agrees, differs, missing, open, ...row }) => ({
    ...row,
    methodName: METHODS[row.method],
    sideName: SIDES[row.side],
    interval:
      row.method === 'random'
        ? null
        : intervalOf(Money.yuan(row.populationTotal), row.sizeAsked).toString(),
    headSize: Number(row.headSize),
    at: row.at.toISOString(),
    ticks: shown ? { agrees, differs, missing, open } : null,
  }));
}

interface ItemRow {
  no: number;
  seq: string;
  amount: string;
  hits: number;
  mark: Mark | null;
  note: string | null;
  markedAt: Date | null;
  files: AuditSampleFileView[];
}

const ITEMS = `
  select i.no, i.seq, i.amount, i.hits, t.mark, t.note, t.at as "markedAt",
    coalesce((select json_agg(json_build_object('id', o.id,
        'name', coalesce(nullif(f.label, ''), o.name), 'mediaType', o.public_media_type,
        'thumbnail', o.thumbnail_sha256 is not null)
        order by o.uploaded_at, o.id)
      from entry_file f
      join file_object o on o.community_id = f.community_id and o.id = f.file_id
      where f.community_id = i.community_id and f.seq = i.seq), '[]') as files
  from audit_sample_item i
  left join lateral (select t.mark, t.note, t.at from audit_tick t
    where t.community_id = i.community_id and t.sample_id = i.sample_id and t.no = i.no
    order by t.turn desc limit 1) t on true
  where i.community_id = $1 and i.sample_id = $2 order by i.no`;

/** Words and papers of an entry about other people's homes stay out, as they do on its page. */
export async function sampleItems(
  tx: EntityManager,
  { communityId, sampleId }: SampleAt,
  { reader, shown }: { reader: AuditReader; shown: boolean },
): Promise<AuditSampleItemView[]> {
  const rows = await tx.query<ItemRow[]>(ITEMS, [communityId, sampleId]);
  const facts = await entryFacts(
    tx,
    communityId,
    rows.map(({ seq }) => seq),
    reader,
  );
  const opensAll = reader.posts.some((post) => mayDo(post, 'evidence.original'));
  const bySeq = new Map(facts.map((fact) => [fact.seq, fact]));
  return rows.map(({ mark, note, markedAt, ...row }) => {
    const fact = bySeq.get(row.seq)!;
    return {
      ...row,
      voucher: `${fact.period} 记-${fact.voucherNo}号`,
      bookedOn: fact.bookedOn,
      summary: publicSummaryOf(fact),
      files: concernsOthers(fact) && !opensAll ? [] : row.files,
      attachmentCount: fact.attachmentCount,
      mark: shown ? mark : null,
      markName: shown && mark ? MARKS[mark] : null,
      note: shown ? note : null,
      markedAt: shown ? (markedAt?.toISOString() ?? null) : null,
    };
  });
}
