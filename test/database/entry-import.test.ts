import { entities } from '../../src/entities';
import { EntryImportJob } from '../../src/ledger/entry-import.job';
import { ENTRY_IMPORT_JOB, EntryImportService } from '../../src/ledger/entry-import.service';
import { type Job, JobInterrupted, type Progress } from '../../src/platform/jobs/job';
import { JobRunStore } from '../../src/platform/jobs/job-run.store';
import { Jobs } from '../../src/platform/jobs/jobs';
import { Queue } from '../../src/platform/jobs/queue';
import {
  type Bookkeepers,
  clockOfTest,
  hireBookkeepers,
  ledgerOfTest,
  openCommunity,
} from '../support/books';
import { withDatabase } from '../support/fresh-database';

const db = withDatabase(entities);
const VOUCHERS = 1200;
let queue: Queue;
let jobs: Jobs;
let imports: EntryImportService;
let people: Bookkeepers;

beforeAll(async () => {
  queue = new Queue(db.urls.appUrl);
  jobs = new Jobs(queue);
  imports = new EntryImportService(ledgerOfTest(), jobs, clockOfTest);
  new EntryImportJob(jobs, db.transactions, imports).onModuleInit();
  people = await hireBookkeepers(db);
  await openCommunity(db, '邻家苑');
});

afterAll(() => queue.stop());

const HEAD = ['日期', '凭证字', '凭证号', '附单据数', '摘要', '科目代码', '借方金额', '贷方金额'];

/** As 金蝶 writes them: one voucher of two lines after the other. */
function fileRows() {
  const vouchers = Array.from({ length: VOUCHERS }, (_, index) => {
    const head = ['2026-01-05', '记', String(index + 1), '1', '收物业费'];
    return [
      [...head, '100201', '300.00', ''],
      [...head, '410101', '', '300.00'],
    ];
  });
  return [HEAD, ...vouchers.flat()].map((cells, index) => ({ line: index + 1, cells }));
}

/** A community whose old books are ordered to be posted, and the job that will. */
async function ordered(name: string): Promise<Job<{ importId: string }>> {
  const communityId = await openCommunity(db, name);
  return db.transactions.run(communityId, async (tx) => {
    const file = { name: '旧账.csv', rows: fileRows(), fund: 'F1' as const };
    const importId = await imports.read(tx, communityId, file, people.accountant);
    await imports.submit(tx, { communityId, id: importId });
    const id = await imports.orderPosting(tx, { communityId, id: importId }, people.reviewer);
    await tx.query(`update job_run set state = 'running' where id = $1`, [id]);
    return { communityId, id, payload: { importId } };
  });
}

const run = (job: Job<{ importId: string }>, progress: Progress) =>
  jobs.handlerOf(ENTRY_IMPORT_JOB)!(job, progress);

async function looked({ communityId, id }: Job): Promise<{ entries: number; done: number }> {
  const { rows } = await db.admin.query<{ entries: string; done: number }>(
    `select (select count(*) from entry where community_id = $1) as entries, done_count as done
     from job_run where id = $2`,
    [communityId, id],
  );
  return { entries: Number(rows[0]!.entries), done: rows[0]!.done };
}

it('tells how far it is while none of it can be seen yet, and then posts all of it', async () => {
  const job = await ordered('锦和苑');
  const store = new JobRunStore(db.transactions);
  const seen: unknown[] = [];
  const result = await run(job, async (done, total) => {
    expect(await store.progress(job, done, total)).toBe(true);
    seen.push([done, total, await looked(job)]);
  });
  const atThatTime = (done: number) => [done, VOUCHERS, { entries: 0, done }];
  expect(seen).toEqual([0, 500, 1000].map(atThatTime));
  expect(result).toEqual({ posted: VOUCHERS });
  expect(await looked(job)).toEqual({ entries: VOUCHERS, done: VOUCHERS });
});

it('leaves nothing behind when it is stopped on the way, and begins anew', async () => {
  const job = await ordered('翠园');
  const stopped = run(job, async (done) => {
    if (done > 0) throw new JobInterrupted('cancelled');
  });
  await expect(stopped).rejects.toThrow('cancelled');
  expect(await looked(job)).toMatchObject({ entries: 0 });
  expect(await run(job, async () => undefined)).toEqual({ posted: VOUCHERS });
  expect(await looked(job)).toMatchObject({ entries: VOUCHERS });
});
