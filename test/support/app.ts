import type { DynamicModule, Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import pg from 'pg';
import request from 'supertest';
import { AuthorityModule } from '../../src/community/authority.module';
import { communityEntities } from '../../src/community/community.entities';
import { Config } from '../../src/platform/config';
import type { EntityClass } from '../../src/platform/database/data-source';
import { HttpModule } from '../../src/platform/http/http.module';
import { setUpHttp } from '../../src/platform/http/set-up-http';
import { loginEntities } from '../../src/platform/login/login.entities';
import { LoginModule } from '../../src/platform/login/login.module';
import { PlatformModule } from '../../src/platform/platform.module';
import { type FreshDatabase, freshDatabase } from './fresh-database';
import { TestClock } from './test-clock';
import { testDir } from './test-server';

export interface AppOverrides {
  config?: Partial<Config>;
  clock?: TestClock;
  /** Rooms to start besides the plumbing. */
  imports?: (Type | DynamicModule)[];
  entities?: readonly EntityClass[];
  /** Doors made for the test. */
  controllers?: Type[];
  /** Jobs at once; none unless asked. */
  jobsAtOnce?: number;
}

/** A browser: keeps its cookies, and says that its requests come from our own pages. */
export type Visitor = ReturnType<typeof request.agent>;

export interface TestApp {
  app: NestExpressApplication;
  clock: TestClock;
  database: FreshDatabase;
  /** Superuser: row-level security does not apply. */
  admin: pg.Client;
  visitor(): Visitor;
  close(): Promise<void>;
}

const testConfig = {
  production: false,
  port: 3000,
  host: '127.0.0.1',
  publicUrl: 'http://localhost:3000',
  dataDir: testDir,
  database: { kind: 'embedded', binDir: undefined },
  demo: false,
  secretKey: 'only for tests: 0123456789abcdef0123456789abcdef',
  trustProxy: false,
  logLevel: 'fatal',
  metricsToken: undefined,
} as const satisfies Config;

/** The application as it is served, on a fresh database, at noon of 2026-03-05 until told otherwise. */
export async function startApp(overrides: AppOverrides = {}): Promise<TestApp> {
  const database = await freshDatabase();
  const clock = overrides.clock ?? new TestClock();
  const config: Config = { ...testConfig, ...overrides.config };
  const app = await build({ ...overrides, clock, config }, database);
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  return {
    app,
    clock,
    database,
    admin,
    visitor: () => request.agent(app.getHttpServer()).set('Sec-Fetch-Site', 'same-origin'),
    close: async () => {
      await admin.end();
      await app.close();
      await database.drop();
    },
  };
}

interface Building extends AppOverrides {
  clock: TestClock;
  config: Config;
}

async function build(plan: Building, database: FreshDatabase): Promise<NestExpressApplication> {
  const platform = PlatformModule.forRoot({
    config: plan.config,
    clock: plan.clock,
    urls: { app: database.appUrl, report: database.reportUrl },
    entities: [...loginEntities, ...communityEntities, ...(plan.entities ?? [])],
    jobsAtOnce: plan.jobsAtOnce ?? 0,
  });
  const testing = await Test.createTestingModule({
    imports: [platform, LoginModule, AuthorityModule, HttpModule, ...(plan.imports ?? [])],
    controllers: plan.controllers ?? [],
  }).compile();
  const app = testing.createNestApplication<NestExpressApplication>({
    bodyParser: false,
    logger: false,
  });
  setUpHttp(app, plan.config);
  return app.init();
}
