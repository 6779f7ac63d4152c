import { type DynamicModule, Global, Module } from '@nestjs/common';
import { JobAttempt } from './job-attempt';
import { JobRunStore } from './job-run.store';
import { JOBS_OPTIONS, JobRunner, type JobsOptions } from './job-runner';
import { Jobs } from './jobs';
import { JobQueries } from './jobs.queries';
import { Queue } from './queue';
import { StandingJobs } from './standing-jobs';

/** Needs `DatabaseModule`, which is global too. */
@Global()
@Module({})
export class JobsModule {
  static forRoot(options: JobsOptions): DynamicModule {
    return {
      module: JobsModule,
      providers: [
        { provide: JOBS_OPTIONS, useValue: options },
        { provide: Queue, useFactory: () => new Queue(options.appUrl) },
        Jobs,
        JobRunStore,
        JobAttempt,
        JobRunner,
        JobQueries,
        StandingJobs,
      ],
      exports: [Jobs, JobQueries, StandingJobs],
    };
  }
}
