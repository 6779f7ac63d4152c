import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { AppModule, type AppOptions } from '../app.module';
import { Transactions } from '../platform/database/transactions';
import { periodOf, previousPeriod, type Period } from '../shared/period';
import { dayInShanghai, firstDayOf } from '../shared/day';
import { foundDemo } from './found';
import { liveThrough } from './live';
import { stageOf } from './stage';
import { TravellingClock } from './travelling-clock';

const MONTHS = 12;
export interface DemoOptions extends AppOptions {
  urls: AppOptions['urls'] & { readonly owner?: string | undefined };
  say: (line: string) => void;
}

/**
 * Makes the demonstration community where there is no community yet: a year of books up to today,
 * made by the same services a user's clicks go through. Does nothing when there is one.
 * @returns whether it was made now.
 */
export async function ensureDemo({ say, ...options }: DemoOptions): Promise<boolean> {
  const clock = new TravellingClock();
  const app = await NestFactory.createApplicationContext(
    AppModule.forRoot({ ...options, clock, jobsAtOnce: 0 }),
    { logger: ['error', 'fatal'], abortOnError: false },
  );
  try {
    if (await anyCommunity(app.get(Transactions))) return false;
    say('第一次启动：正在建立演示小区“锦和苑”（一年的账，约半分钟）……');
    const started = performance.now();
    const today = dayInShanghai(new Date());
    const startsOn = firstDayOf(monthsBefore(periodOf(today), MONTHS));
    const play = await foundDemo(stageOf(app, clock), startsOn);
    await liveThrough(play, { startsOn, today }, () => takeStatistics(options.urls.owner));
    say(`演示小区已经建好，用时 ${Math.round((performance.now() - started) / 100) / 10} 秒。`);
    return true;
  } finally {
    await app.close();
  }
}

/** A book that grows by a month a second is planned by yesterday's figures, unless they are taken anew. */
async function takeStatistics(ownerUrl: string | undefined): Promise<void> {
  if (ownerUrl === undefined) return;
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('analyze');
  } finally {
    await owner.end();
  }
}

async function anyCommunity(transactions: Transactions): Promise<boolean> {
  const rows = await transactions.runGlobal((tx) =>
    tx.query<unknown[]>('select * from community_ids() limit 1'),
  );
  return rows.length > 0;
}

function monthsBefore(period: Period, months: number): Period {
  return months === 0 ? period : monthsBefore(previousPeriod(period), months - 1);
}
