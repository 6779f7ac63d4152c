import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../../platform/database/reading';
import { dayInShanghai } from '../../shared/day';
import { payrollErrors } from './payroll.errors';
import type { PayrollSheetView, PayrollView } from './payroll.view';

interface SheetRow {
  version: number;
  period: string;
  total: string;
  headcount: number;
  made_at: Date;
}

/** 岗位工资表. */
@Injectable()
export class PayrollQueries {
  constructor(private readonly reading: Reading) {}

  /** @throws DomainError notFound `payroll.entry-unknown`. */
  of(communityId: number, seq: string): Promise<PayrollView> {
    return this.reading.run(communityId, async (tx) => {
      const [entry] = await tx.query<{ booked: string }[]>(
        `select staff_pay_of(community_id, seq)::text as booked from entry
         where community_id = $1 and seq = $2`,
        [communityId, seq],
      );
      if (!entry) throw payrollErrors.entryUnknown();
      return { booked: entry.booked, sheet: await sheetOf(tx, communityId, seq) };
    });
  }
}

async function sheetOf(
  tx: EntityManager,
  communityId: number,
  seq: string,
): Promise<PayrollSheetView | null> {
  const [sheet] = await tx.query<SheetRow[]>(
    `select version, period, total, headcount, made_at from payroll_sheet
     where community_id = $1 and entry_seq = $2 order by version desc limit 1`,
    [communityId, seq],
  );
  if (!sheet) return null;
  const posts = await tx.query<PayrollSheetView['posts']>(
    `select post, headcount, gross from payroll_line
     where community_id = $1 and entry_seq = $2 and version = $3 order by no`,
    [communityId, seq, sheet.version],
  );
  const { made_at: at, ...head } = sheet;
  return { entrySeq: seq, ...head, madeOn: dayInShanghai(at), posts };
}
