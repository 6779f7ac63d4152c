import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { rootAt } from '../proof/verify/tree.queries';
import { Money } from '../shared/money';
import type { Period } from '../shared/period';
import { auditErrors } from './audit.errors';
import type { Mark } from './audit.rules';
import { assertMayWork } from './auditor.rules';
import {
  type EngagementAt,
  engagementOf,
  type EngagementRecord,
  heldEngagement,
} from './engagement-records';
import { insertSample } from './sample-rows';
import { draw, type Drawable, type NewSample, seedOf } from './sampling.rules';

export interface ItemAt {
  readonly communityId: number;
  readonly sampleId: string;
  readonly no: number;
}

/** 抽样与勾对. */
@Injectable()
export class AuditSamplesService {
  constructor(private readonly clock: Clock) {}

  /**
   * Draws from months that are closed, so that what there is to draw from can no longer change.
   * @returns id of the sample.
   * @throws DomainError `audit.not-its-auditor`, `audit.concluded`, `audit.outside-months`,
   * `audit.not-closed`, `audit.nothing-to-draw`.
   */
  async draw(
    tx: EntityManager,
    at: EngagementAt,
    asked: NewSample,
    personId: string,
  ): Promise<string> {
    assertMayWork(await engagementOf(tx, at), personId, this.clock.today());
    const population = await populationOf(tx, at.communityId, asked);
    const engagement = await heldEngagement(tx, at);
    const grantId = assertMayWork(engagement, personId, this.clock.today());
    assertWithin(engagement, asked);
    const head = await seedHead(tx, at, asked.to);
    if (population.length === 0) throw auditErrors.nothingToDraw();
    const drawNo = await nextDraw(tx, at);
    const seed = seedOf(head.root, engagement.samplingNumber);
    const items = draw(population, asked, { seed, drawNo });
    const by = { personId, grantId, now: this.clock.now() };
    return insertSample(tx, { at, asked, drawNo, head, seed, population, items, by });
  }

  /**
   * 相符、不符、缺凭据; the same again writes nothing.
   * @throws DomainError `audit.item-unknown`, `audit.mark-needs-note`, `audit.not-its-auditor`,
   * `audit.concluded`.
   */
  async mark(
    tx: EntityManager,
    at: ItemAt & { engagementId: string },
    { mark, note }: { mark: Mark; note: string },
    personId: string,
  ): Promise<void> {
    const engagement = await heldEngagement(tx, at);
    const grantId = assertMayWork(engagement, personId, this.clock.today());
    if (mark !== 'agrees' && note.trim().length < 2) throw auditErrors.markNeedsNote();
    const last = await lastMark(tx, at);
    if (last.mark === mark && last.note === note.trim()) return;
    await tx.query(
      `insert into audit_tick (community_id, sample_id, no, turn, mark, note, person_id, grant_id, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        at.communityId,
        at.sampleId,
        at.no,
        last.turn + 1,
        mark,
        note.trim(),
        personId,
        grantId,
        this.clock.now(),
      ],
    );
  }
}

function assertWithin(engagement: EngagementRecord, { from, to }: NewSample): void {
  if (from > to) throw auditErrors.monthsReversed();
  if (from < engagement.from || to > engagement.to) throw auditErrors.outsideMonths();
}

/** Vouchers with something on the chosen account, fund and side, in the order of the books. */
async function populationOf(
  tx: EntityManager,
  communityId: number,
  { from, to, accountCode, fund, side }: NewSample,
): Promise<Drawable[]> {
  const rows = await tx.query<{ seq: string; amount: string }[]>(POPULATION, [
    communityId,
    from,
    to,
    accountCode,
    fund,
    side,
  ]);
  return rows.map(({ seq, amount }) => ({ seq, amount: Money.yuan(amount) }));
}

const POPULATION = `
  select e.seq, sum(case $6 when 'debit' then abs(p.debit) when 'credit' then abs(p.credit)
      else abs(p.debit) + abs(p.credit) end)::numeric(18,2) as amount
  from entry e join posting p on p.community_id = e.community_id and p.seq = e.seq
  where e.community_id = $1 and e.period between $2 and $3
    and ($4::text is null or left(p.account_code, length($4)) = $4)
    and ($5::text is null or p.fund = $5)
    and case $6 when 'debit' then p.debit <> 0 when 'credit' then p.credit <> 0 else true end
  group by e.seq order by e.seq`;

/** The head right after the later of: the number was fixed, the last month was closed. */
async function seedHead(
  tx: EntityManager,
  { communityId, engagementId }: EngagementAt,
  to: Period,
): Promise<{ size: number; root: Buffer }> {
  const [row] = await tx.query<{ size: string | null }[]>(
    'select audit_seed_head($1, $2, $3) as size',
    [communityId, engagementId, to],
  );
  if (!row?.size) throw auditErrors.notClosed(to);
  const size = Number(row.size);
  const root = await rootAt(tx, communityId, size);
  if (!root) throw auditErrors.seedMoved();
  return { size, root };
}

async function nextDraw(
  tx: EntityManager,
  { communityId, engagementId }: EngagementAt,
): Promise<number> {
  const [row] = await tx.query<{ last: number }[]>(
    `select coalesce(max(draw_no), 0)::int as last from audit_sample
     where community_id = $1 and engagement_id = $2`,
    [communityId, engagementId],
  );
  return (row?.last ?? 0) + 1;
}

async function lastMark(
  tx: EntityManager,
  { communityId, engagementId, sampleId, no }: ItemAt & { engagementId: string },
): Promise<{ turn: number; mark: Mark | null; note: string | null }> {
  const [row] = await tx.query<{ turn: number; mark: Mark | null; note: string | null }[]>(
    `select coalesce(t.turn, 0)::int as turn, t.mark, t.note from audit_sample_item i
     join audit_sample s on s.community_id = i.community_id and s.id = i.sample_id
     left join lateral (select t.turn, t.mark, t.note from audit_tick t
       where t.community_id = i.community_id and t.sample_id = i.sample_id and t.no = i.no
       order by t.turn desc limit 1) t on true
     where i.community_id = $1 and s.engagement_id = $2 and i.sample_id = $3 and i.no = $4`,
    [communityId, engagementId, sampleId, no],
  );
  if (!row) throw auditErrors.itemUnknown();
  return row;
}
