import {
  type DynamicModule,
  Global,
  Inject,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { appDataSource, type EntityClass, reportDataSource } from './data-source';
import type { ConnectionUrls } from './open-database';
import { Reading, REPORT_DATA_SOURCE } from './reading';
import { APP_DATA_SOURCE, Transactions } from './transactions';

export interface DatabaseModuleOptions {
  urls: Pick<ConnectionUrls, 'app' | 'report'>;
  entities: readonly EntityClass[];
  /** After the last connection is closed: the time to stop a server of our own. */
  onClosed?: (() => Promise<void>) | undefined;
}

const ON_CLOSED = Symbol('on closed');

/** Gives every room `Transactions` and `Reading`; the data sources themselves stay in here. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    @Inject(APP_DATA_SOURCE) private readonly app: DataSource,
    @Inject(REPORT_DATA_SOURCE) private readonly report: DataSource,
    @Inject(ON_CLOSED) private readonly onClosed: () => Promise<void>,
  ) {}

  static forRoot({ urls, entities, onClosed }: DatabaseModuleOptions): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: APP_DATA_SOURCE,
          useFactory: () => appDataSource(urls.app, entities).initialize(),
        },
        {
          provide: REPORT_DATA_SOURCE,
          useFactory: () => reportDataSource(urls.report, entities).initialize(),
        },
        { provide: ON_CLOSED, useValue: onClosed ?? (async () => undefined) },
        Transactions,
        Reading,
      ],
      exports: [Transactions, Reading],
    };
  }

  /** After the doors have closed and the jobs have stopped, which is earlier in Nest's order. */
  async onApplicationShutdown(): Promise<void> {
    await this.app.destroy();
    await this.report.destroy();
    await this.onClosed();
  }
}
