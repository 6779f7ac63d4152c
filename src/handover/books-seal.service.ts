import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { CompactRange } from '../proof/tree.rules';
import {
  HANDOVER_LISTS,
  linesOf,
  type ListScope,
  scopeOf,
  TRIAL_BALANCE,
} from './handover-lists.queries';
import { type HandoverRow, unsealedHandovers } from './handovers';

interface LastEntry {
  seq: string;
  period: string | null;
  no: number | null;
}

/** 封账: what the books and lists were when a term ended, written once by whoever comes first afterwards. */
@Injectable()
export class BooksSealService {
  constructor(private readonly clock: Clock) {}

  /**
   * Seals what is due. The books are taken up to the last entry before the end, so that a seal a day late
   * says the same of them.
   * @param by null: the standing work of the installation
   * @returns how many were sealed
   */
  async sealDue(tx: EntityManager, communityId: number, by: string | null): Promise<number> {
    await tx.query('select hold_books($1)', [communityId]);
    const due = await unsealedHandovers(tx, communityId, this.clock.now());
    for (const row of due) await this.seal(tx, communityId, { row, by });
    return due.length;
  }

  private async seal(
    tx: EntityManager,
    communityId: number,
    { row, by }: { row: HandoverRow; by: string | null },
  ): Promise<void> {
    // A book of many years is read once here, while nobody waits for a page.
    await tx.query(`set local statement_timeout = '120s'`);
    const last = await lastEntry(tx, communityId, row.endsAt);
    const at = row.endsAt;
    const scope = { communityId, throughSeq: last.seq, handoverId: row.id, at };
    const [trial] = await tx.query<{ debit: string; root: string }[]>(
      TRIAL_BALANCE,
      scopeOf(scope),
    );
    const log = await logHead(tx, communityId);
    const files = await filesUntil(tx, communityId, at);
    await tx.query(
      `insert into books_seal (community_id, handover_id, at, last_seq, last_period, last_voucher_no,
         trial_debit, trial_root, log_size, log_root, file_count, file_root, sealed_at, sealed_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        communityId,
        row.id,
        at,
        last.seq,
        last.period,
        last.no,
        trial?.debit,
        trial?.root,
        log.size,
        log.root,
        files.count,
        files.root,
        this.clock.now(),
        by,
      ],
    );
    await this.writeLists(tx, scope);
  }

  private async writeLists(tx: EntityManager, scope: ListScope): Promise<void> {
    for (const [turn, each] of HANDOVER_LISTS.entries()) {
      await tx.query(
        `${linesOf(each)}, head as (
           insert into handover_list (community_id, handover_id, list, turn, audience, line_count, total,
             lines_root)
           select $1, $3, $5, $6, $7, count(*), sum(amount), handover_lines_root(
             array_agg(handover_line_text(no, name, detail, amount) order by no)) from line)
         insert into handover_line (community_id, handover_id, list, no, name, detail, amount)
         select $1, $3, $5, no, name, detail, amount from line`,
        [...scopeOf(scope), each.list, turn + 1, each.audience],
      );
    }
  }
}

/** The last entry that was posted before a moment, by the log's own clock, which never runs back. */
async function lastEntry(tx: EntityManager, communityId: number, at: Date): Promise<LastEntry> {
  const [row] = await tx.query<LastEntry[]>(
    `select e.seq::text, e.period, e.voucher_no as no from entry e
     where e.community_id = $1 and e.posted_at < $2 order by e.seq desc limit 1`,
    [communityId, at],
  );
  return row ?? { seq: '0', period: null, no: null };
}

async function logHead(tx: EntityManager, communityId: number) {
  const [head] = await tx.query<{ size: string; frontier: Buffer }[]>(
    'select size::text, frontier from log_head where community_id = $1',
    [communityId],
  );
  if (!head) throw new Error(`community ${communityId} has no log`);
  const root = CompactRange.fromFrontier(Number(head.size), head.frontier).root();
  return { size: head.size, root: root.toString('hex') };
}

async function filesUntil(tx: EntityManager, communityId: number, at: Date) {
  const [row] = await tx.query<{ count: number; root: string }[]>(
    `select count(*)::integer as count, handover_lines_root(array_agg(sha256 order by sha256)) as root
     from file_object where community_id = $1 and uploaded_at < $2`,
    [communityId, at],
  );
  if (!row) throw new Error('count(*) always answers');
  return row;
}
