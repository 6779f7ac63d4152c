import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Money } from '../../shared/money';
import { payrollErrors } from './payroll.errors';
import { type PostPay, publishedPay } from './payroll.rules';

export interface PayrollEntered {
  readonly seq: string;
  readonly posts: readonly PostPay[];
  readonly by: string;
}

interface EntryRow {
  period: string;
  booked: string;
  taken_back: boolean;
}

/** 岗位工资表: kept as it may be published, and no more than that. The only writer of its tables. */
@Injectable()
export class PayrollService {
  constructor(private readonly clock: Clock) {}

  /**
   * Adds a sheet to a staff entry, or a new version that puts the earlier one right.
   * @returns its version.
   * @throws DomainError `payroll.…`.
   */
  async keep(
    tx: EntityManager,
    communityId: number,
    { seq, posts, by }: PayrollEntered,
  ): Promise<number> {
    await tx.query('select hold_books($1)', [communityId]);
    const { period, booked } = await staffEntry(tx, communityId, seq);
    const published = publishedPay(posts, booked);
    const headcount = published.reduce((sum, post) => sum + post.headcount, 0);
    const [sheet] = await tx.query<{ version: number }[]>(
      `insert into payroll_sheet (community_id, entry_seq, version, period, total, headcount, line_count,
         made_by, made_at)
       select $1, $2, 1 + coalesce(max(s.version), 0), $3, $4, $5, $6, $7, $8
       from payroll_sheet s where s.community_id = $1 and s.entry_seq = $2
       returning version`,
      [
        communityId,
        seq,
        period,
        booked.toString(),
        headcount,
        published.length,
        by,
        this.clock.now(),
      ],
    );
    const version = sheet?.version ?? 1;
    await writeLines(tx, { communityId, seq, version }, published);
    return version;
  }
}

async function writeLines(
  tx: EntityManager,
  of: { communityId: number; seq: string; version: number },
  posts: readonly PostPay[],
): Promise<void> {
  await tx.query(
    `insert into payroll_line (community_id, entry_seq, version, no, post, headcount, gross)
     select $1, $2, $3, row_number() over (), l.post, l.headcount, l.gross
     from unnest($4::text[], $5::integer[], $6::numeric[]) as l(post, headcount, gross)`,
    [
      of.communityId,
      of.seq,
      of.version,
      posts.map(({ post }) => post),
      posts.map(({ headcount }) => headcount),
      posts.map(({ gross }) => gross.toString()),
    ],
  );
}

async function staffEntry(
  tx: EntityManager,
  communityId: number,
  seq: string,
): Promise<{ period: string; booked: Money }> {
  const [entry] = await tx.query<EntryRow[]>(
    `select e.period, staff_pay_of(e.community_id, e.seq)::text as booked,
       e.kind = 'reversal' or exists (select from entry r where r.community_id = e.community_id
         and r.reverses_seq = e.seq) as taken_back
     from entry e where e.community_id = $1 and e.seq = $2`,
    [communityId, seq],
  );
  if (!entry) throw payrollErrors.entryUnknown();
  if (entry.taken_back) throw payrollErrors.takenBack();
  const booked = Money.yuan(entry.booked);
  if (!booked.isPositive()) throw payrollErrors.notStaff();
  return { period: entry.period, booked };
}
