import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { unitLabelOf } from '../community/places.rules';
import { Clock } from '../platform/clock';
import type { Progress } from '../platform/jobs/job';
import { Jobs } from '../platform/jobs/jobs';
import type { Problem } from '../shared/domain-error';
import { newId } from '../shared/ids';
import { Money } from '../shared/money';
import { chargesErrors } from './charges.errors';
import { feeOf, scheduleInForce } from './fees-in-force';
import { readReceipts, sameMoney, totalOfStaged } from './receipt-import.rules';
import type { FileRow, Room, StagedReceipt } from './receipt-import.rules';
import { refusalOfMoney } from './receipt.rules';
import { ReceiptsBulk } from './receipts-bulk.service';

export const RECEIPT_IMPORT_JOB = 'receipt-import';

/** What the queue carries: ids only. */
export interface ReceiptImportPayload {
  readonly importId: string;
}

export interface ReceiptFile {
  readonly name: string;
  readonly sha256: string;
  readonly rows: readonly FileRow[];
  /** Bank account of the trust that transfers came to. */
  readonly transferAccount: string;
  /** Code of the fee that what is left over is kept for. */
  readonly keepFor: string;
}

/** An import as it stands: what the file says, and what of it the book has already. */
export interface ReceiptImport {
  readonly id: string;
  readonly fileName: string;
  readonly lineCount: number;
  readonly total: Money;
  readonly problems: readonly Problem[];
  readonly lines: readonly (StagedReceipt & { readonly known: boolean })[];
  readonly confirmed: boolean;
  readonly jobId: string | null;
  readonly taken: number | null;
  readonly known: number | null;
}

interface ImportRow {
  id: string;
  file_name: string;
  keep_for: string;
  lines: StagedReceipt[];
  problems: Problem[];
  line_count: number;
  total: string;
  confirmed_by: string | null;
  job_id: string | null;
  taken: number | null;
  known: number | null;
}

interface KnownRow {
  unit_id: string;
  amount: string;
  received_on: StagedReceipt['receivedOn'];
  method: StagedReceipt['method'];
  money_account: string;
  reference: string;
}

const PROBLEMS_KEPT = 1000;

/** 批量收款: a list is read, shown with every fault, and taken in whole by a job or not at all. */
@Injectable()
export class ReceiptImportService {
  constructor(
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly bulk: ReceiptsBulk,
  ) {}

  /**
   * Reads a file and keeps what it says; nothing reaches the book.
   * @returns its id.
   * @throws DomainError `charges.fee-unknown`, `charges.money-account`.
   */
  async read(
    tx: EntityManager,
    communityId: number,
    { name, sha256, rows, transferAccount, keepFor }: ReceiptFile,
    uploadedBy: string,
  ): Promise<string> {
    const today = this.clock.today();
    feeOf(await scheduleInForce(tx, communityId, today), keepFor);
    const refusal = refusalOfMoney('transfer', transferAccount);
    if (refusal) throw refusal;
    const rooms = await roomsOf(tx, communityId);
    const { lines, problems } = readReceipts(rows, { rooms, today, transferAccount });
    const id = newId();
    await tx.query(
      `insert into receipt_import (community_id, id, file_name, file_sha256, keep_for, lines, problems,
         line_count, total, uploaded_by, uploaded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        communityId,
        id,
        name,
        sha256,
        keepFor,
        JSON.stringify(lines),
        JSON.stringify(problems.slice(0, PROBLEMS_KEPT)),
        lines.length,
        totalOfStaged(lines).toString(),
        uploadedBy,
        this.clock.now(),
      ],
    );
    return id;
  }

  /** @throws DomainError notFound `charges.import-unknown`. */
  async find(tx: EntityManager, communityId: number, id: string): Promise<ReceiptImport> {
    const row = await one(tx, communityId, id);
    const standing = await standingOf(tx, communityId, row.lines);
    const lines = row.lines.map((line) => {
      const key = sameMoney(line);
      const left = standing.get(key) ?? 0;
      standing.set(key, left - 1);
      return { ...line, known: left > 0 };
    });
    return { ...shownOf(row), lines };
  }

  /**
   * Has a file without faults taken in.
   * @returns the job's id.
   * @throws DomainError `charges.import-unknown`, `charges.import-has-problems`, `charges.import-confirmed`.
   */
  async confirm(
    tx: EntityManager,
    communityId: number,
    { id, by }: { id: string; by: string },
  ): Promise<string> {
    const row = await one(tx, communityId, id, 'for update');
    if (row.problems.length > 0) throw chargesErrors.importHasProblems(row.problems.length);
    if (row.confirmed_by !== null) throw chargesErrors.importConfirmed();
    const jobId = await this.jobs.enqueue<ReceiptImportPayload>(tx, {
      communityId,
      kind: RECEIPT_IMPORT_JOB,
      title: `批量收款：${row.line_count} 笔 ${Money.yuan(row.total).format()} 元`,
      payload: { importId: id },
      requestedBy: by,
    });
    await tx.query(
      `update receipt_import set confirmed_by = $3, confirmed_at = $4, job_id = $5
       where community_id = $1 and id = $2`,
      [communityId, id, by, this.clock.now(), jobId],
    );
    return jobId;
  }

  /**
   * Takes a confirmed file in, all of it or nothing; done once: a second run finds it done. What the book
   * has already by then adds nothing.
   * @throws DomainError as `ReceiptsBulk.take`.
   */
  async takeIn(
    tx: EntityManager,
    communityId: number,
    id: string,
    progress: Progress,
  ): Promise<{ taken: number; known: number }> {
    const row = await one(tx, communityId, id, 'for update');
    if (row.taken !== null) return { taken: row.taken, known: row.known ?? 0 };
    if (row.confirmed_by === null) throw chargesErrors.importUnknown();
    await progress(0, row.line_count);
    const { receipts, known } = await this.bulk.take(tx, communityId, {
      lines: row.lines.map((line) => ({ ...line, amount: Money.yuan(line.amount) })),
      by: row.confirmed_by,
      keepFor: row.keep_for,
    });
    // whose payments they were stands in the receipts now, and nowhere else
    await tx.query(
      `update receipt_import set taken = $3, known = $4, lines = '[]'
       where community_id = $1 and id = $2`,
      [communityId, id, receipts.length, known],
    );
    await progress(row.line_count, row.line_count);
    return { taken: receipts.length, known };
  }
}

async function one(
  tx: EntityManager,
  communityId: number,
  id: string,
  lock: '' | 'for update' = '',
): Promise<ImportRow> {
  const [row] = await tx.query<ImportRow[]>(
    `select id, file_name, keep_for, lines, problems, line_count, total, confirmed_by, job_id, taken,
       known
     from receipt_import where community_id = $1 and id = $2 ${lock}`,
    [communityId, id],
  );
  if (!row) throw chargesErrors.importUnknown();
  return row;
}

const shownOf = (row: ImportRow): Omit<ReceiptImport, 'lines'> => ({
  id: row.id,
  fileName: row.file_name,
  lineCount: row.line_count,
  total: Money.yuan(row.total),
  problems: row.problems,
  confirmed: row.confirmed_by !== null,
  jobId: row.job_id,
  taken: row.taken,
  known: row.known,
});

async function roomsOf(tx: EntityManager, communityId: number): Promise<Room[]> {
  const rows = await tx.query<{ id: string; building: string; door: string }[]>(
    `select u.id, b.name as building, u.door from unit u
     join building b on b.community_id = $1 and b.id = u.building_id where u.community_id = $1`,
    [communityId],
  );
  return rows.map(({ id, building, door }) => ({
    unitId: id,
    label: unitLabelOf(building, door),
  }));
}

/** How many receipts that stand are the same money as a line. */
async function standingOf(
  tx: EntityManager,
  communityId: number,
  lines: readonly StagedReceipt[],
): Promise<Map<string, number>> {
  const rows = await tx.query<KnownRow[]>(
    `select unit_id, amount, received_on, method, money_account, reference from receipt
     where community_id = $1 and kind = 'payment' and cancelled_at is null
       and unit_id = any($2::uuid[])`,
    [communityId, [...new Set(lines.map(({ unitId }) => unitId))]],
  );
  const standing = new Map<string, number>();
  for (const row of rows) {
    const key = sameMoney({
      unitId: row.unit_id,
      amount: row.amount,
      receivedOn: row.received_on,
      method: row.method,
      moneyAccount: row.money_account,
      reference: row.reference,
    });
    standing.set(key, (standing.get(key) ?? 0) + 1);
  }
  return standing;
}
