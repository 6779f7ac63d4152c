import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { EntityManager } from 'typeorm';
import { ZipFile } from 'yazl';
import { sendExport } from '../../ledger/export';
import { Turnstile } from '../../platform/files/turnstile';
import { disclosureErrors } from '../disclosure.errors';
import {
  dataPackageOf,
  type PackagedFile,
  type PackageFacts,
  readMeOf,
} from './data-package.rules';
import { OpenDataQueries } from './open-data.queries';
import type { OpenTable } from './open-table';
import { OPEN_TABLES } from './open-tables';
import { exportedOf, sendJson, writeCsv } from './write-table';

export const OPEN_FORMATS = ['csv', 'xlsx', 'json'] as const;
type OpenFormat = (typeof OPEN_FORMATS)[number];

/** A whole book goes out through one connection: few at a time, or pages would wait for downloads. */
const AT_ONCE = 3;

/** entries.csv … package.zip: the open data as files, streamed. */
@Injectable()
export class OpenDataFiles {
  private readonly turnstile = new Turnstile(AT_ONCE);

  constructor(private readonly queries: OpenDataQueries) {}

  /** @throws DomainError notFound `open-data.no-such-file` for a name that is none. */
  async send(response: Response, communityId: number, fileName: string): Promise<void> {
    if (fileName === 'package.zip') return this.sendPackage(response, communityId);
    const { table, format } = fileOf(fileName);
    await this.turnstile.pass(() =>
      this.queries.run(communityId, async (tx, facts) => {
        const reading = { tx, communityId, table };
        if (format === 'json') return sendJson(response, reading);
        const name = `${facts.communityName}_${table.title}_截至${facts.throughSeq}号凭证`;
        return sendExport(response, format, exportedOf(reading, name));
      }),
    );
  }

  private sendPackage(response: Response, communityId: number): Promise<void> {
    return this.turnstile.pass(() =>
      this.queries.run(communityId, async (tx, facts) => {
        response.setHeader('Content-Type', 'application/zip');
        response.setHeader('Cache-Control', 'no-store');
        response.setHeader(
          'Content-Disposition',
          `attachment; filename="open-data-${communityId}.zip"`,
        );
        try {
          await writePackage(response, tx, facts);
        } catch (error) {
          // Begun: broken off, never ended as if it were whole.
          response.destroy(error instanceof Error ? error : undefined);
        }
      }),
    );
  }
}

/** @throws DomainError notFound `open-data.no-such-file`. */
export function fileOf(fileName: string): { table: OpenTable; format: OpenFormat } {
  const [name, extension] = [fileName.replace(/\.[^.]*$/, ''), fileName.replace(/^.*\./, '')];
  const table = OPEN_TABLES.find((each) => each.name === name);
  const format = OPEN_FORMATS.find((each) => each === extension);
  if (!table || !format) throw disclosureErrors.noSuchFile();
  return { table, format };
}

/** One file after the other, as rows are read; what says it all comes last, when the hashes are known. */
async function writePackage(
  response: Response,
  tx: EntityManager,
  facts: PackageFacts,
): Promise<void> {
  const zip = new ZipFile();
  const mtime = new Date(facts.created);
  const sent = finished(zip.outputStream.pipe(response));
  // Whoever goes away is noticed where the rows are written.
  sent.catch(() => undefined);
  let writing: PassThrough | null = null;
  response.once('close', () => writing?.destroy());
  const files: PackagedFile[] = [];
  for (const table of OPEN_TABLES) {
    const stream = new PassThrough();
    writing = stream;
    zip.addReadStream(stream, `data/${table.name}.csv`, { mtime });
    files.push(await writeCsv(stream, { tx, communityId: facts.communityId, table }));
  }
  const json = JSON.stringify(dataPackageOf(facts, files), null, 2);
  zip.addBuffer(Buffer.from(`${json}\n`), 'datapackage.json', { mtime });
  zip.addBuffer(Buffer.from(readMeOf(facts, files)), 'README.md', { mtime });
  zip.end();
  await sent;
}
