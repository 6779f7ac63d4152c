import { AuthorityModule } from '../../src/community/authority.module';
import { HttpModule } from '../../src/platform/http/http.module';
import { loginEntities } from '../../src/platform/login/login.entities';
import { LoginModule } from '../../src/platform/login/login.module';
import { PlatformModule } from '../../src/platform/platform.module';
import { type AppOverrides, serve, type TestApp } from './serve';

export type { TestApp, Visitor } from './serve';

/** Log-in and the doors with nothing behind them but what a test brings along. */
export function startDoors(overrides: AppOverrides = {}): Promise<TestApp> {
  return serve(
    ({ config, clock, urls, jobsAtOnce }) => [
      PlatformModule.forRoot({
        config,
        clock,
        urls: { app: urls.appUrl, report: urls.reportUrl },
        entities: loginEntities,
        jobsAtOnce,
      }),
      LoginModule,
      AuthorityModule,
      HttpModule,
    ],
    overrides,
  );
}
