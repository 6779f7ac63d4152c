import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module';
import type { Config } from '../platform/config';
import { openDatabase } from '../platform/database/open-database';

/** The whole house without its doors, for as long as one command takes; it works off no jobs. */
export async function withApplication<T>(
  config: Config,
  work: (app: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(config);
  try {
    const module = AppModule.forRoot({ config, urls: database.urls, jobsAtOnce: 0 });
    const app = await NestFactory.createApplicationContext(module, { logger: ['error'] });
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  } finally {
    await database.close();
  }
}
