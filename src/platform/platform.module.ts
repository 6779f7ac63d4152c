import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock } from './clock';
import { Config } from './config';
import type { EntityClass } from './database/data-source';
import { DatabaseModule } from './database/database.module';
import type { ConnectionUrls } from './database/open-database';
import { JobsModule } from './jobs/jobs.module';

export interface PlatformOptions {
  config: Config;
  urls: Pick<ConnectionUrls, 'app' | 'report'>;
  entities: readonly EntityClass[];
  /** How many jobs this process runs at once; 0 none (commands, some tests). */
  jobsAtOnce?: number;
  /** Whether standing work comes round in this process: in the one that serves. */
  standingJobs?: boolean;
  clock?: Clock;
  /** `OpenDatabase.close`: awaited when the program stops, after the last connection is closed. */
  onClosed?: (() => Promise<void>) | undefined;
}

/** Config, Clock, Transactions, Reading, Jobs and JobQueries for every room. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot({ config, urls, entities, ...rest }: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        DatabaseModule.forRoot({ urls, entities, onClosed: rest.onClosed }),
        JobsModule.forRoot({
          appUrl: urls.app,
          concurrency: rest.jobsAtOnce ?? 2,
          standing: rest.standingJobs ?? false,
        }),
      ],
      providers: [
        { provide: Config, useValue: config },
        { provide: Clock, useValue: rest.clock ?? new Clock() },
      ],
      exports: [Config, Clock],
    };
  }
}
