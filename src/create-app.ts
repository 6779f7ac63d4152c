import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule, type AppOptions } from './app.module';
import { serveApiDescription } from './open-api';
import { setUpHttp } from './platform/http/set-up-http';
import { Log } from './platform/log';

/** The application with everything between socket and handlers, not yet listening. */
export async function createApp(options: AppOptions): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(options), {
    bodyParser: false,
    abortOnError: false,
    logger: new Log(options.config.logLevel),
  });
  setUpHttp(app, options.config);
  serveApiDescription(app);
  app.enableShutdownHooks();
  return app;
}
