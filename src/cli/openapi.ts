import { NestFactory } from '@nestjs/core';
import * as fs from 'node:fs';
import { AppModule } from '../app.module';
import { describeApi } from '../open-api';
import { loadConfig } from '../platform/config';
import type { Command } from './command';

/** Preview mode: the doors are known without opening a database. */
async function description(): Promise<string> {
  const nowhere = 'postgresql://localhost/none';
  const options = { config: loadConfig(), urls: { app: nowhere, report: nowhere }, jobsAtOnce: 0 };
  const app = await NestFactory.create(AppModule.forRoot(options), {
    preview: true,
    logger: false,
  });
  app.setGlobalPrefix('api');
  return `${JSON.stringify(describeApi(app), null, 2)}\n`;
}

export const openApiCommand: Command = {
  summary: '把接口说明（OpenAPI 3.1）写入 docs/openapi.json',
  usage: '--out <文件>，默认 docs/openapi.json',
  options: { out: { type: 'string' } },
  async run({ out }) {
    const file = typeof out === 'string' ? out : 'docs/openapi.json';
    fs.writeFileSync(file, await description());
    process.stdout.write(`已写入 ${file}\n`);
    return 0;
  },
};
