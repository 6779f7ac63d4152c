import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import type { TableRow } from '../platform/files/table-file';
import type { Progress } from '../platform/jobs/job';
import { Jobs } from '../platform/jobs/jobs';
import { conflict, forbidden, notFound, refusedWith } from '../shared/domain-error';
import { newId } from '../shared/ids';
import { blockersOfVouchers, readVouchers, takeoverEntry, totalsOf } from './entry-import.rules';
import type { ImportedVoucher } from './entry-import.rules';
import type { EntryDraft } from './entry.rules';
import type { Fund } from './funds.rules';
import { EntryImportRow } from './ledger.entities';
import { LedgerService } from './ledger.service';
import { isRefusal } from './verdicts.rules';

export const ENTRY_IMPORT_JOB = 'entry-import';

/** What the queue carries: ids only. */
export interface EntryImportPayload {
  importId: string;
}

export interface ImportKey {
  communityId: number;
  id: string;
}

const PROBLEMS_KEPT = 1000;
/** A page that shows how far it is moves every second or so. */
const POSTED_AT_ONCE = 500;

/** 旧账导入: read and checked in full, submitted by one person, posted whole by another. */
@Injectable()
export class EntryImportService {
  constructor(
    private readonly ledger: LedgerService,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Reads a file and keeps what it says; nothing reaches the books. */
  async read(
    tx: EntityManager,
    communityId: number,
    file: { name: string; rows: readonly TableRow[]; fund: Fund },
    preparedBy: string,
  ): Promise<string> {
    const { format, vouchers, problems } = readVouchers(file.rows, file.fund);
    const blockers = await this.blockers(tx, communityId, vouchers);
    const totals = totalsOf(vouchers);
    const row: EntryImportRow = {
      communityId,
      id: newId(),
      format,
      fileName: file.name,
      vouchers: [...vouchers],
      problems: [...problems, ...blockers]
        .sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
        .slice(0, PROBLEMS_KEPT),
      voucherCount: vouchers.length,
      lineCount: vouchers.reduce((count, { lines }) => count + lines.length, 0),
      totalDebit: totals.debit.toString(),
      totalCredit: totals.credit.toString(),
      state: 'read',
      preparedBy,
      reviewedBy: null,
      createdAt: this.clock.now(),
      postedAt: null,
    };
    await tx.insert(EntryImportRow, row);
    return row.id;
  }

  /** @throws DomainError `entry-import.has-problems`, `entry-import.wrong-state`. */
  async submit(tx: EntityManager, key: ImportKey): Promise<void> {
    const row = await this.lock(tx, key);
    if (row.state !== 'read') throw wrongState();
    if (row.problems.length > 0) throw hasProblems(row.problems.length);
    await tx.update(EntryImportRow, key, { state: 'submitted' });
  }

  /** 审核: another person sends it to the books, in the background. Returns the job. */
  async orderPosting(tx: EntityManager, key: ImportKey, reviewer: string): Promise<string> {
    const row = await this.lock(tx, key);
    if (row.state !== 'submitted') throw wrongState();
    if (row.preparedBy === reviewer) throw samePerson();
    await tx.update(EntryImportRow, key, { reviewedBy: reviewer });
    return this.jobs.enqueue<EntryImportPayload>(tx, {
      communityId: key.communityId,
      kind: ENTRY_IMPORT_JOB,
      title: `旧账导入：${row.voucherCount} 张凭证`,
      payload: { importId: key.id },
      requestedBy: reviewer,
    });
  }

  /**
   * All of it or nothing, in the order of the old numbers. Done once: a second run finds it posted.
   * `progress` is told on the way, while none of it can be seen yet; what it throws undoes all.
   * @throws DomainError `request.refused` with every reason, told by the lines of the file.
   */
  async post(tx: EntityManager, key: ImportKey, progress: Progress): Promise<{ posted: number }> {
    const row = await this.lock(tx, key);
    if (row.state === 'posted') return { posted: row.voucherCount };
    if (row.state !== 'submitted' || row.reviewedBy === null) throw wrongState();
    const blockers = await this.blockers(tx, key.communityId, row.vouchers);
    if (blockers.length > 0) throw refusedWith(blockers.slice(0, PROBLEMS_KEPT));
    const drafts = row.vouchers.map((voucher, index) => entryOf(row, voucher, index));
    for (let from = 0; from < drafts.length; from += POSTED_AT_ONCE) {
      await progress(from, drafts.length);
      const part = drafts.slice(from, from + POSTED_AT_ONCE);
      const refusal = (await this.ledger.postMany(tx, key.communityId, part)).find(isRefusal);
      if (refusal) throw refusal.refused;
    }
    await tx.update(EntryImportRow, key, { state: 'posted', postedAt: this.clock.now() });
    return { posted: row.voucherCount };
  }

  private async blockers(
    tx: EntityManager,
    communityId: number,
    vouchers: readonly ImportedVoucher[],
  ) {
    const codes = vouchers.flatMap(({ lines }) => lines.map(({ accountCode }) => accountCode));
    const state = await this.ledger.bookState(tx, communityId, [...new Set(codes)]);
    return blockersOfVouchers(vouchers, state);
  }

  private async lock(tx: EntityManager, key: ImportKey): Promise<EntryImportRow> {
    const row = await tx.findOne(EntryImportRow, {
      where: { communityId: key.communityId, id: key.id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!row) throw notFound('entry-import.not-found', '找不到这次导入，请重新上传文件');
    return row;
  }
}

function entryOf(row: EntryImportRow, voucher: ImportedVoucher, index: number): EntryDraft {
  return takeoverEntry(voucher, {
    key: `takeover:${row.id}:${index + 1}`,
    preparedBy: row.preparedBy,
    reviewer: row.reviewedBy,
  });
}

function wrongState() {
  return conflict('entry-import.wrong-state', '这次导入已经办理过或还没有提交，请刷新后查看');
}

function hasProblems(count: number) {
  return conflict(
    'entry-import.has-problems',
    `文件里还有 ${count} 处问题，请在原文件中改正后重新上传`,
  );
}

function samePerson() {
  return forbidden('entry-import.same-person', '导入人不能审核自己的导入，请由另一位审核人办理');
}
