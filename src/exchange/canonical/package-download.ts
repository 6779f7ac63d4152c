import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { migrationNames } from '../../platform/database/migrate';
import { Reading } from '../../platform/database/reading';
import { FileStore } from '../../platform/files/file-store';
import { contentDisposition } from '../../platform/files/serve-file';
import { Turnstile } from '../../platform/files/turnstile';
import { writeBooksPackage } from './books-package';
import { booksState } from './books-state.queries';

/** A whole book goes out through one connection: one at a time, or pages would wait for it. */
const AT_ONCE = 1;

/** package.zip: the books of a community without what says something of a person, streamed. */
@Injectable()
export class PackageDownload {
  private readonly turnstile = new Turnstile(AT_ONCE);

  constructor(
    private readonly reading: Reading,
    private readonly store: FileStore,
  ) {}

  /**
   * @param reader whether she may see what single leaves commit to, and wants the public copies of files.
   * @throws DomainError notFound `exchange.no-books`.
   */
  send(
    response: Response,
    communityId: number,
    { withOpenings, withFiles }: { withOpenings: boolean; withFiles: boolean },
  ): Promise<void> {
    const schema = migrationNames().at(-1) ?? '';
    return this.turnstile.pass(() =>
      this.reading.run(communityId, async (tx) => {
        const { community, log } = await booksState(tx, communityId, schema);
        response.set({
          'Content-Type': 'application/zip',
          'Content-Disposition': contentDisposition(
            'attachment',
            `${community.name}_账簿包_${log.size}条.zip`,
          ),
          'Cache-Control': 'no-store',
          'X-Content-Type-Options': 'nosniff',
        });
        const wishes = {
          communityId,
          schema,
          withOpenings,
          withPersonalData: false,
          sealedUnder: '',
          contents: withFiles ? 'public' : 'none',
        } as const;
        try {
          await writeBooksPackage(response, { tx, store: this.store }, wishes);
        } catch (error) {
          // Begun: broken off, never ended as if it were whole.
          response.destroy(error instanceof Error ? error : undefined);
        }
      }),
    );
  }
}
