import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { AddressInfo } from 'node:net';
import { AppModule } from '../../src/app.module';
import { loadConfig } from '../../src/platform/config';
import { Public, SignedIn } from '../../src/platform/http/may';
import { setUpHttp } from '../../src/platform/http/set-up-http';
import { TestClock } from '../support/test-clock';

/** What the parent sends once. */
export interface HttpOrder {
  readonly urls: { readonly app: string; readonly report: string };
  readonly dataDir: string;
  readonly today: string;
}

/** The same server with nothing to do. */
@Controller('bench')
class EmptyController {
  @Get('empty')
  @Public()
  empty(): object {
    return {};
  }

  @Get('signed-in')
  @SignedIn()
  signedIn(): object {
    return {};
  }
}

@Module({ controllers: [EmptyController] })
class EmptyModule {}

@Module({})
class WithEmptyRoute {}

/** The application as it is served, and one route more, in a process of its own. */
async function serve({ urls, dataDir, today }: HttpOrder): Promise<number> {
  const config = loadConfig({
    DATA_DIR: dataDir,
    DATABASE_APP_URL: urls.app,
    DATABASE_REPORT_URL: urls.report,
    SIGNER: 'off',
    LOG_LEVEL: 'fatal',
  });
  const house = AppModule.forRoot({ config, urls, clock: new TestClock(today), jobsAtOnce: 0 });
  const app = await NestFactory.create<NestExpressApplication>(
    { module: WithEmptyRoute, imports: [house, EmptyModule] },
    { bodyParser: false, logger: false },
  );
  setUpHttp(app, config);
  await app.listen(0, config.host);
  process.once('disconnect', () => void app.close());
  return (app.getHttpServer().address() as AddressInfo).port;
}

process.once('message', (order: HttpOrder) => {
  void serve(order).then(
    (port) => process.send?.({ port }),
    (error: unknown) => process.send?.({ error: String((error as Error).stack) }),
  );
});
