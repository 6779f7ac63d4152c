import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import type { Progress } from '../platform/jobs/job';
import { Jobs } from '../platform/jobs/jobs';
import { EvidenceService } from '../platform/files/evidence.service';
import { Sealing } from '../platform/login/sealing';
import { refusedWith } from '../shared/domain-error';
import { newId } from '../shared/ids';
import { BankImportRow, BankStatementRow } from './bank.entities';
import { bankErrors } from './bank.errors';
import { blockersOfStatement, daysOf, reaches } from './bank-import.rules';
import { BankLines } from './bank-lines';
import { BankMappingService } from './bank-mapping.service';
import { knownAccount, knownIdentities } from './known-account';
import { identitiesOf } from './line-identity.rules';
import { type KeptFile, originalOf } from './original-file';
import type { HowToRead } from './read-statement';
import { feeText } from './statement-cells.rules';
import type {
  ReadStatement,
  ReadTable,
  Statement,
  StatementLine,
  StatementProblem,
  StatedDays,
} from './statement.rules';

export const BANK_IMPORT_JOB = 'bank-import';

/** What the queue carries: ids only. */
export interface BankImportPayload {
  importId: string;
}

export interface BankImportKey {
  communityId: number;
  id: string;
}

/** A file that lies in the store already, and what reading it said. */
export interface FileRead {
  readonly bankAccountId: string;
  readonly file: KeptFile;
  readonly how: HowToRead;
  readonly read: ReadStatement;
}

/** What taking a file in would do. */
export interface BankImportPreview {
  readonly row: BankImportRow;
  readonly statement: Statement | null;
  /** Of a table: its titles and first rows, so that a person can say which column is which. */
  readonly table: ReadTable | null;
  /** Whether each line of the statement is new, in its order. */
  readonly isNew: readonly boolean[];
  /** Days it would speak for; null where the account knows all of it already. */
  readonly days: StatedDays | null;
}

interface Judged extends Pick<BankImportPreview, 'isNew' | 'days'> {
  readonly identities: readonly string[];
  readonly problems: readonly StatementProblem[];
}

/** 导入银行对账单: read, shown with all it would add, and taken in whole or not at all. */
@Injectable()
export class BankImportService {
  constructor(
    private readonly lines: BankLines,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly sealing: Sealing,
    private readonly files: EvidenceService,
    private readonly mappings: BankMappingService,
  ) {}

  /**
   * Keeps what reading a file said, faults included; nothing reaches the account.
   * @throws DomainError `bank-account.unknown`
   */
  async preview(
    tx: EntityManager,
    communityId: number,
    { bankAccountId, file, how, read }: FileRead,
    uploadedBy: string,
  ): Promise<BankImportPreview> {
    const said = await this.said(tx, { communityId, bankAccountId }, { how, read });
    const { id: fileId } = await this.files.record(tx, communityId, originalOf(file, uploadedBy));
    const row: BankImportRow = {
      communityId,
      id: newId(),
      bankAccountId,
      fileName: file.name,
      fileSha256: file.sha256,
      fileSize: file.size,
      fileId,
      ...said.columns,
      uploadedBy,
      uploadedAt: this.clock.now(),
      confirmedBy: null,
      confirmedAt: null,
      added: null,
      jobId: null,
    };
    await tx.insert(BankImportRow, row);
    return { row, ...shownOf(read), isNew: said.isNew, days: said.days };
  }

  /**
   * The same file read another way, before it is confirmed; what was said before gives way.
   * @throws DomainError `bank-import.unknown`, `.confirmed`
   */
  async readAgain(
    tx: EntityManager,
    key: BankImportKey,
    { how, read }: Pick<FileRead, 'how' | 'read'>,
  ): Promise<BankImportPreview> {
    const row = await this.lock(tx, key);
    if (row.confirmedAt) throw bankErrors.confirmed();
    const { columns, isNew, days } = await this.said(tx, row, { how, read });
    await tx.update(BankImportRow, key, columns);
    return { row: Object.assign(row, columns), ...shownOf(read), isNew, days };
  }

  /** An import as it stands, beside what its file says; nothing is written. */
  async shown(
    tx: EntityManager,
    row: BankImportRow,
    read: ReadStatement,
  ): Promise<BankImportPreview> {
    const { isNew, days } = await this.judge(tx, row, read.statement);
    return { row, ...shownOf(read), isNew, days };
  }

  /** @throws DomainError `bank-import.unknown` */
  async find(tx: EntityManager, key: BankImportKey): Promise<BankImportRow> {
    const row = await tx.findOneBy(BankImportRow, key);
    if (!row) throw bankErrors.unknownImport();
    return row;
  }

  private async said(
    tx: EntityManager,
    at: { communityId: number; bankAccountId: string },
    { how, read }: Pick<FileRead, 'how' | 'read'>,
  ) {
    const judged = await this.judge(tx, at, read.statement);
    const columns = {
      profile: how.profile ?? {},
      statedOpening: how.stated?.opening ?? null,
      statedClosing: how.stated?.closing ?? null,
      lineCount: read.statement?.lines.length ?? 0,
      newCount: judged.isNew.filter(Boolean).length,
      problems: [...read.problems, ...judged.problems],
    };
    return { columns, isNew: judged.isNew, days: judged.days };
  }

  /**
   * Confirms a preview: the way it was read is saved for the account, and a job takes it in.
   * @returns the job's id
   * @throws DomainError `bank-import.unknown`, `.has-problems`, `.confirmed`
   */
  async confirm(tx: EntityManager, key: BankImportKey, confirmedBy: string): Promise<string> {
    const row = await this.lock(tx, key);
    if (row.problems.length > 0) throw bankErrors.hasProblems(row.problems.length);
    if (row.confirmedAt) throw bankErrors.confirmed();
    await tx.update(BankImportRow, key, { confirmedBy, confirmedAt: this.clock.now() });
    await this.mappings.save(tx, row, row.profile, confirmedBy);
    const jobId = await this.jobs.enqueue<BankImportPayload>(tx, {
      communityId: key.communityId,
      kind: BANK_IMPORT_JOB,
      title: `导入银行对账单：${row.newCount} 笔`,
      payload: { importId: row.id },
      requestedBy: confirmedBy,
    });
    await tx.update(BankImportRow, key, { jobId });
    return jobId;
  }

  /** What the job must know to read the file again. */
  async confirmed(tx: EntityManager, key: BankImportKey): Promise<BankImportRow> {
    const row = await this.find(tx, key);
    if (!row.confirmedAt) throw bankErrors.notConfirmed();
    return row;
  }

  /**
   * Takes a confirmed file in: the lines the account does not have yet, all or none. Done once: a
   * second run finds it done. Judged again, because another file may have come in between.
   * @throws DomainError `request.refused` with every reason
   */
  async takeIn(
    tx: EntityManager,
    key: BankImportKey,
    { statement, problems }: ReadStatement,
    progress: Progress,
  ): Promise<{ added: number }> {
    // One file at a time; the log's head comes first of all locks (docs/decisions/0007).
    await tx.query('select hold_books($1)', [key.communityId]);
    const row = await this.lock(tx, key);
    if (row.added !== null) return { added: row.added };
    const judged = await this.judge(tx, row, statement);
    const blockers = [...problems, ...judged.problems];
    if (!statement || blockers.length > 0) throw refusedWith(blockers);
    const added = judged.isNew.filter(Boolean).length;
    if (judged.days) {
      const statementId = await this.keepStatement(tx, row, {
        statement,
        added,
        days: judged.days,
      });
      const at = { communityId: key.communityId, bankAccountId: row.bankAccountId, statementId };
      await this.lines.insert(tx, at, newOnes(statement, judged), progress);
    }
    await tx.update(BankImportRow, key, { added });
    return { added };
  }

  private async judge(
    tx: EntityManager,
    { communityId, bankAccountId }: { communityId: number; bankAccountId: string },
    statement: Statement | null,
  ): Promise<Judged> {
    const account = await knownAccount(tx, this.sealing, { communityId, bankAccountId });
    if (!statement) return { identities: [], isNew: [], problems: [], days: null };
    const identities = identitiesOf(bankAccountId, statement.lines);
    const known = await knownIdentities(tx, communityId, { bankAccountId, identities });
    const isNew = identities.map((identity) => !known.has(identity));
    const newLines = statement.lines.filter((_, index) => isNew[index]);
    const today = this.clock.today();
    const problems = blockersOfStatement(statement, { account, newLines, today });
    const days = daysOf(statement, today);
    const brings = days !== null && reaches(statement, { account, newLines, days });
    return { identities, isNew, problems, days: brings ? days : null };
  }

  private async keepStatement(
    tx: EntityManager,
    row: BankImportRow,
    { statement, added, days }: { statement: Statement; added: number; days: StatedDays },
  ): Promise<string> {
    const { communityId, bankAccountId, fileName, fileSha256, fileSize, confirmedBy } = row;
    if (!confirmedBy) throw bankErrors.notConfirmed();
    const { format, opening, closing, totalIn, totalOut } = statement;
    const id = newId();
    await tx.insert(BankStatementRow, {
      communityId,
      id,
      bankAccountId,
      format,
      fileName,
      fileSha256,
      fileSize,
      fromOn: days.from,
      toOn: days.to,
      opening,
      closing,
      totalIn,
      totalOut,
      fee: feeText(statement.fee),
      lineCount: statement.lines.length,
      added,
      importedBy: confirmedBy,
      importedAt: this.clock.now(),
    });
    return id;
  }

  private async lock(tx: EntityManager, key: BankImportKey): Promise<BankImportRow> {
    const row = await tx.findOne(BankImportRow, {
      where: { communityId: key.communityId, id: key.id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!row) throw bankErrors.unknownImport();
    return row;
  }
}

const shownOf = ({ statement, table }: ReadStatement) => ({ statement, table: table ?? null });

function newOnes(
  { lines }: Statement,
  { identities, isNew }: Judged,
): { line: StatementLine; identity: string; position: number }[] {
  return lines.flatMap((line, index) => {
    const identity = identities[index];
    return isNew[index] && identity ? [{ line, identity, position: index + 1 }] : [];
  });
}
