import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BankImportJob } from '../../src/bank/bank-import.job';
import { BANK_IMPORT_JOB, BankImportService } from '../../src/bank/bank-import.service';
import { BankLines } from '../../src/bank/bank-lines';
import { BankMappingService } from '../../src/bank/bank-mapping.service';
import { BankBookingService } from '../../src/bank/bank-booking.service';
import { BankMatchRecords } from '../../src/bank/bank-match-records';
import { BankMatchService } from '../../src/bank/bank-match.service';
import { BankQueries } from '../../src/bank/bank.queries';
import { type HowToRead, readStatement } from '../../src/bank/read-statement';
import { EvidenceService } from '../../src/platform/files/evidence.service';
import { DiskFileStore } from '../../src/platform/files/file-store';
import type { Progress } from '../../src/platform/jobs/job';
import { Jobs } from '../../src/platform/jobs/jobs';
import { Queue } from '../../src/platform/jobs/queue';
import { Money } from '../../src/shared/money';
import type { DatabaseInTest } from './fresh-database';
import type { Place, SpendingInTest } from './spending';
import { csv } from './statements';

export interface Move {
  on: string;
  amount: string;
  name?: string;
  account?: string;
  memo?: string;
  serial?: string;
}

/** A statement of the account as a bank would export it, with its running balance. */
export function statementOf(account: string, opening: string, moves: readonly Move[]): Buffer {
  let balance = Money.yuan(opening);
  const rows = moves.map(({ on, amount, ...rest }) => {
    balance = balance.plus(Money.yuan(amount));
    const { name = '', account: other = '', memo = '', serial = '' } = rest;
    return [account, on, amount, balance.toString(), name, other, memo, serial];
  });
  const titles = ['账号', '交易日期', '交易金额', '余额', '对方户名', '对方账号', '摘要', '流水号'];
  return Buffer.from(csv([titles, ...rows]));
}

/** The number of a place's trust account, as `SpendingInTest.found` makes it. */
export const accountNumberOf = ({ communityId }: Place): string => `62170000${communityId}100201`;

/** The services of the bank on the database under test, with a store of files of their own. */
export class BankInTest {
  readonly queries: BankQueries;
  readonly matches: BankMatchService;
  readonly bookings: BankBookingService;
  readonly imports: BankImportService;
  readonly files: DiskFileStore;
  private readonly jobs: Jobs;
  private readonly queue: Queue;

  private constructor(
    private readonly db: DatabaseInTest,
    { clock, sealing, ledger }: SpendingInTest,
    private readonly directory: string,
  ) {
    this.queue = new Queue(db.urls.appUrl);
    this.jobs = new Jobs(this.queue);
    this.files = new DiskFileStore(directory);
    this.imports = new BankImportService(
      new BankLines(sealing),
      this.jobs,
      clock,
      sealing,
      new EvidenceService(this.files),
      new BankMappingService(clock),
    );
    const records = new BankMatchRecords(clock);
    this.bookings = new BankBookingService(clock, ledger, records);
    this.matches = new BankMatchService(clock, records, this.bookings);
    this.queries = new BankQueries(db.reading, clock);
    new BankImportJob(this.jobs, db.transactions, this.imports, this.files).onModuleInit();
  }

  static async start(db: DatabaseInTest, spend: SpendingInTest): Promise<BankInTest> {
    return new BankInTest(db, spend, await mkdtemp(path.join(tmpdir(), 'bank-')));
  }

  async stop(): Promise<void> {
    await this.queue.stop();
    await rm(this.directory, { recursive: true, force: true });
  }

  async preview(place: Place, bytes: Buffer, how: HowToRead = {}) {
    const sha256 = await this.files.put(bytes);
    const read = await readStatement(bytes, how);
    const { communityId, bankAccountId, people } = place;
    const file = { name: '流水.csv', sha256, size: bytes.length };
    return this.db.transactions.run(communityId, (tx) =>
      this.imports.preview(
        tx,
        communityId,
        { bankAccountId, file, how, read },
        people.accountant.personId,
      ),
    );
  }

  /** A preview that is confirmed, and the job that takes it in. */
  async confirmed(place: Place, bytes: Buffer, how: HowToRead = {}) {
    const { row } = await this.preview(place, bytes, how);
    const { communityId, people } = place;
    return this.db.transactions.run(communityId, async (tx) => {
      const key = { communityId, id: row.id };
      const id = await this.imports.confirm(tx, key, people.accountant.personId);
      await tx.query(`update job_run set state = 'running' where id = $1`, [id]);
      return { communityId, id, payload: { importId: row.id } };
    });
  }

  runJob(
    job: Awaited<ReturnType<BankInTest['confirmed']>>,
    progress: Progress = async () => undefined,
  ): Promise<unknown> {
    const handler = this.jobs.handlerOf(BANK_IMPORT_JOB);
    if (!handler) throw new Error('no handler');
    return handler(job, progress);
  }

  async take(place: Place, bytes: Buffer, how: HowToRead = {}): Promise<unknown> {
    return this.runJob(await this.confirmed(place, bytes, how));
  }
}
