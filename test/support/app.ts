import { AppModule } from '../../src/app.module';
import { type AppOverrides, serve, type TestApp } from './serve';

export type { AppOverrides, TestApp, Visitor } from './serve';

/** The whole house as it is served, on a fresh database, at noon of 2026-03-05 until told otherwise. */
export function startApp(overrides: AppOverrides = {}): Promise<TestApp> {
  return serve(
    ({ config, clock, urls, jobsAtOnce }) => [
      AppModule.forRoot({
        config,
        clock,
        urls: { app: urls.appUrl, report: urls.reportUrl },
        jobsAtOnce,
      }),
    ],
    overrides,
  );
}
