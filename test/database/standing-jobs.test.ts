import { Logger } from '@nestjs/common';
import { Registry } from 'prom-client';
import { VerificationMetrics } from '../../src/ledger/verification-metrics';
import { VerificationJob } from '../../src/ledger/verification.job';
import type { Metrics } from '../../src/platform/http/metrics';
import type { Readiness } from '../../src/platform/http/readiness';
import { JobQueries } from '../../src/platform/jobs/jobs.queries';
import { Jobs } from '../../src/platform/jobs/jobs';
import { Queue } from '../../src/platform/jobs/queue';
import { StandingJobs } from '../../src/platform/jobs/standing-jobs';
import { clockOfTest, draftOf, ledgerOfTest, openCommunity } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { startJobProgram, waitFor } from '../support/job-program';
import { verificationOf } from '../support/verification';

/** The books are verified in the background, and whoever looks sees when, and how it went. */
const db = withDatabase();
let here: number;
let neighbour: number;

beforeAll(async () => {
  Logger.overrideLogger(false);
  neighbour = await openCommunity(db, '邻家苑');
  here = await openCommunity(db, '锦和苑');
  for (const id of [here, neighbour]) {
    await db.transactions.run(id, (tx) => ledgerOfTest().post(tx, id, draftOf()));
    // The test may run at night, when the full verification is due.
    await db.admin.query(
      `insert into job_run (community_id, id, kind, title, state)
       values ($1, gen_random_uuid(), 'standing:verify-full', '', 'failed')`,
      [id],
    );
  }
});

interface Round {
  readonly standing: StandingJobs;
  readonly registry: Registry;
  readonly told: () => unknown;
  readonly stop: () => Promise<void>;
}

/** A program that serves, with its figures. */
async function startProgram(): Promise<Round> {
  const registry = new Registry();
  let told: () => unknown = () => undefined;
  const metrics = new VerificationMetrics(
    clockOfTest,
    { registry } as Metrics,
    { tell: (_name: string, read: () => unknown) => void (told = read) } as unknown as Readiness,
  );
  const queue = new Queue(db.urls.appUrl);
  const jobs = new Jobs(queue);
  const options = { appUrl: db.urls.appUrl, concurrency: 1, standing: true };
  const standing = new StandingJobs(options, jobs, db.transactions);
  new VerificationJob(jobs, standing, verificationOf(db), metrics).onModuleInit();
  const handlers = Object.fromEntries(
    ['standing:verify-quick', 'standing:verify-full'].map((kind) => [kind, jobs.handlerOf(kind)!]),
  );
  const program = await startJobProgram(db, handlers);
  const stop = async () => {
    await program.stop();
    await queue.stop();
  };
  return { standing, registry, told: () => told(), stop };
}

const done = async (communityId: number) =>
  (
    await db.admin.query<{ kind: string; result: { faults: unknown[] } }>(
      `select kind, result from job_run where community_id = $1 and state = 'done' order by created_at`,
      [communityId],
    )
  ).rows;

const forget = () =>
  db.admin.query(`update job_run set created_at = created_at - interval '1 hour'`);

it('comes round once an hour in every community, however many programs look', async () => {
  const rounds = [await startProgram(), await startProgram()];
  expect(rounds.map(({ told }) => told())).toEqual([undefined, undefined]);
  await Promise.all(rounds.flatMap(({ standing }) => [standing.look(), standing.look()]));
  const quick = async () =>
    (await done(here)).filter(({ kind }) => kind === 'standing:verify-quick').length;
  await waitFor(async () => (await quick()) === 1 && (await done(neighbour)).length > 0);
  await rounds[0]!.standing.look();
  await forget();
  await rounds[1]!.standing.look();
  await waitFor(async () => (await quick()) === 2);
  for (const round of rounds) await round.stop();
  expect(await new JobQueries(db.reading).listJobs(here)).toEqual([]);
});

it('tells of a fault by its place, and never by its words', async () => {
  const { standing, registry, told, stop } = await startProgram();
  await db.admin.query(`set session_replication_role = replica;
    update entry set summary = '改过的字' where community_id = ${here};
    set session_replication_role = origin`);
  await forget();
  const before = (await done(here)).length;
  await standing.look();
  await waitFor(async () => (await done(here)).length > before && told() !== undefined);
  await waitFor(async () => (await done(neighbour)).length > 1);
  await stop();
  const last = (await done(here)).at(-1)!;
  expect(last.result.faults).toMatchObject([{ table: 'entry', row: '1', column: 'summary' }]);
  expect(JSON.stringify(last.result)).not.toContain('改过的字');
  const figures = await registry.metrics();
  expect(figures).toContain(`books_verification_faults{scope="quick",community="${here}"} 1`);
  expect(figures).toContain(`books_verification_faults{scope="quick",community="${neighbour}"} 0`);
  expect(figures).toMatch(
    /books_verified_timestamp_seconds\{scope="quick",community="\d+"\} 1\d{9}/,
  );
  expect(told()).toMatchObject({ communitiesWithFaults: 1 });
});
