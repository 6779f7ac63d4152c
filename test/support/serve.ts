import type { DynamicModule, Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import request from 'supertest';
import { Config } from '../../src/platform/config';
import { setUpHttp } from '../../src/platform/http/set-up-http';
import { type FreshDatabase, freshDatabase } from './fresh-database';
import { TestClock } from './test-clock';
import { testDir } from './test-server';

type NestModule = Type | DynamicModule;

export interface AppOverrides {
  config?: Partial<Config>;
  clock?: TestClock;
  /** Modules made for the test. */
  imports?: NestModule[];
  /** Jobs at once; none unless asked. */
  jobsAtOnce?: number;
}

/**
 * A browser: keeps its cookies, says that its requests come from our own pages, and gives each act a
 * key, as the pages do.
 */
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
  paymentSandbox: false,
  secretKey: 'only for tests: 0123456789abcdef0123456789abcdef',
  trustProxy: false,
  logLevel: 'fatal',
  metricsToken: undefined,
  signer: { mode: 'off', dir: `${testDir}/signer`, witnesses: [] },
  mail: undefined,
  robotOrigin: undefined,
} as const satisfies Config;

/** What an application is made of, once there is a database for it. */
export interface Ground {
  config: Config;
  clock: TestClock;
  urls: Pick<FreshDatabase, 'appUrl' | 'reportUrl'>;
  jobsAtOnce: number;
}

/** Serves modules on a fresh database, at noon of 2026-03-05 until told otherwise. */
export async function serve(
  modulesOn: (ground: Ground) => NestModule[],
  overrides: AppOverrides,
): Promise<TestApp> {
  const database = await freshDatabase();
  const clock = overrides.clock ?? new TestClock();
  const config: Config = { ...testConfig, ...overrides.config };
  const jobsAtOnce = overrides.jobsAtOnce ?? 0;
  const modules = modulesOn({ config, clock, urls: database, jobsAtOnce });
  const app = await build([...modules, ...(overrides.imports ?? [])], config);
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  return {
    app,
    clock,
    database,
    admin,
    visitor: () => newVisitor(app),
    close: async () => {
      await admin.end();
      await app.close();
      await database.drop();
    },
  };
}

function newVisitor(app: NestExpressApplication): Visitor {
  return request
    .agent(app.getHttpServer())
    .set('Sec-Fetch-Site', 'same-origin')
    .use((asked: request.Test) => asked.set('Idempotency-Key', randomUUID()));
}

async function build(imports: NestModule[], config: Config): Promise<NestExpressApplication> {
  const testing = await Test.createTestingModule({ imports }).compile();
  const app = testing.createNestApplication<NestExpressApplication>({
    bodyParser: false,
    logger: false,
  });
  setUpHttp(app, config);
  return app.init();
}
