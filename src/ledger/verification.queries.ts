import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '../platform/config';
import { sweptFaults } from '../platform/database/book-sweeps';
import { Reading } from '../platform/database/reading';
import { type FileFault, VerifyFilesQueries } from '../platform/files/verify-files.queries';
import { type Fault, faultOf } from '../proof/verify/fault.rules';
import type { KeptHead } from '../proof/verify/heads.rules';
import { signerHead } from '../proof/verify/kept-head-files';
import { type LogVerdict, verifyLog, verifyLogQuickly } from '../proof/verify/log-verdict.queries';
import { type BookVerdict, VerifyBooksQueries } from './verify-books.queries';

export interface VerificationScope {
  /** The newest thousand leaves and the open month, instead of everything. */
  readonly quick: boolean;
  /** Reads every stored file again. */
  readonly files: boolean;
  /** Heads that someone keeps outside, besides the signer's own. */
  readonly kept?: readonly KeptHead[];
}

/** What one community's verification came to; no fault means everything agrees. */
export interface Verification extends BookVerdict {
  readonly leaves: number;
  /** Leaves and entries that were compared with their rows: all, unless it was quick. */
  readonly compared: { readonly leaves: number; readonly entries: number };
  readonly signed: LogVerdict['signed'];
  /** null where files were not asked for. */
  readonly files: number | null;
  readonly milliseconds: number;
}

const FILE_FAULTS: Readonly<Record<FileFault['what'], string>> = {
  missing: '文件不存在',
  'another length': '文件长短不符（被截断或改写）',
  'another content': '文件内容不符（被改写或损坏）',
};

/** 核对: bytes ↔ rows ↔ balances ↔ tree ↔ signed heads ↔ files, of one community at one moment. */
@Injectable()
export class VerificationQueries {
  constructor(
    private readonly reading: Reading,
    private readonly books: VerifyBooksQueries,
    private readonly fileCopies: VerifyFilesQueries,
    private readonly config: Config,
  ) {}

  async verify(communityId: number, scope: VerificationScope): Promise<Verification> {
    const started = performance.now();
    const { dir, witnesses } = this.config.signer;
    const kept = [...(await signerHead(dir, communityId)), ...(scope.kept ?? [])];
    const elsewhere = { kept, witnesses: witnesses.map(({ vkey }) => vkey) };
    const { book, log, leaves, swept } = await this.reading.run(communityId, async (tx) => {
      await settle(tx);
      const judge = scope.quick ? verifyLogQuickly : verifyLog;
      return {
        log: await judge(tx, communityId, elsewhere),
        book: await this.books.verifyIn(tx, communityId, { hourly: scope.quick }),
        leaves: await sizeOfLog(tx, communityId),
        swept: scope.quick ? [] : await sweptFaults(tx, communityId, this.config),
      };
    });
    const files = scope.files ? await this.fileCopies.verify(communityId) : null;
    return {
      ...book,
      leaves,
      compared: { leaves: log.leaves, entries: log.entries },
      signed: log.signed,
      files: files?.files ?? null,
      faults: [
        ...log.faults,
        ...book.faults,
        ...swept.map(faultOf),
        ...(files?.faults ?? []).map(faultOfFile),
      ],
      milliseconds: Math.round(performance.now() - started),
    };
  }
}

/** Leaves hold times as UTC has them; and a large book takes longer than a page may. */
async function settle(tx: EntityManager): Promise<void> {
  await tx.query(
    `select set_config('timezone', 'UTC', true), set_config('statement_timeout', '30min', true)`,
  );
}

async function sizeOfLog(tx: EntityManager, communityId: number): Promise<number> {
  const [head] = await tx.query<{ size: string }[]>(
    'select size from log_head where community_id = $1',
    [communityId],
  );
  return Number(head?.size ?? 0);
}

function faultOfFile({ fileId, column, what }: FileFault): Fault {
  return faultOf({
    // One line each: whoever repairs needs all of them.
    check: `附件原样保存 ${fileId}`,
    table: 'file_object',
    row: fileId,
    column,
    expected: '与哈希一致的文件',
    found: FILE_FAULTS[what],
  });
}
