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
    const verdict = await this.reading.run(communityId, (tx) =>
      this.verifyWithin(tx, communityId, scope),
    );
    const files = scope.files ? await this.fileCopies.verify(communityId) : null;
    return {
      ...verdict,
      files: files?.files ?? null,
      faults: [...verdict.faults, ...(files?.faults ?? []).map(faultOfFile)],
      milliseconds: Math.round(performance.now() - started),
    };
  }

  /** All of it but the files, in a transaction that has entered the community and may have written to it. */
  async verifyWithin(
    tx: EntityManager,
    communityId: number,
    { quick, kept = [] }: Omit<VerificationScope, 'files'>,
  ): Promise<Omit<Verification, 'files' | 'milliseconds'>> {
    const { dir, witnesses } = this.config.signer;
    const elsewhere = {
      kept: [...(await signerHead(dir, communityId)), ...kept],
      witnesses: witnesses.map(({ vkey }) => vkey),
    };
    await settle(tx);
    const log = await (quick ? verifyLogQuickly : verifyLog)(tx, communityId, elsewhere);
    const book = await this.books.verifyIn(tx, communityId, { hourly: quick });
    const swept = quick ? [] : await sweptFaults(tx, communityId, this.config);
    return {
      ...book,
      leaves: await sizeOfLog(tx, communityId),
      compared: { leaves: log.leaves, entries: log.entries },
      signed: log.signed,
      faults: [...log.faults, ...book.faults, ...swept.map(faultOf)],
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
