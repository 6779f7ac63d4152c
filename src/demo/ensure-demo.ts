import { NestFactory } from '@nestjs/core';
import { Module, type DynamicModule } from '@nestjs/common';
import { AppModule, type AppOptions } from '../app.module';
import { FilesModule } from '../platform/files/files.module';
import { LedgerModule } from '../ledger/ledger.module';
import { SpendingModule } from '../spending/spending.module';
import { TrustContractModule } from '../trust-contract/trust-contract.module';
import { Transactions } from '../platform/database/transactions';
import { firstDayOf } from '../shared/day';
import { periodOf, previousPeriod, type Period } from '../shared/period';
import { dayInShanghai } from '../shared/day';
import { foundDemo } from './found';
import { liveThrough } from './live';
import { Stage } from './stage';
import { TravellingClock } from './travelling-clock';

const MONTHS = 12;
/** Their services are not global: a door that needs them says so, and so does the demonstration. */
const ROOMS = [FilesModule, LedgerModule, SpendingModule, TrustContractModule];

@Module({})
class DemoModule {
  static forRoot(options: AppOptions): DynamicModule {
    return {
      module: DemoModule,
      imports: [AppModule.forRoot(options), ...ROOMS],
      providers: [Stage],
    };
  }
}

export interface DemoOptions extends AppOptions {
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
    DemoModule.forRoot({ ...options, clock, jobsAtOnce: 0 }),
    { logger: ['error', 'fatal'], abortOnError: false },
  );
  try {
    if (await anyCommunity(app.get(Transactions))) return false;
    say('第一次启动：正在建立演示小区“锦和苑”（一年的账，约十几秒）……');
    const started = performance.now();
    const today = dayInShanghai(new Date());
    const startsOn = firstDayOf(monthsBefore(periodOf(today), MONTHS));
    const play = await foundDemo(app.get(Stage), startsOn);
    await liveThrough(play, startsOn, today);
    say(`演示小区已经建好，用时 ${Math.round((performance.now() - started) / 100) / 10} 秒。`);
    return true;
  } finally {
    await app.close();
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
