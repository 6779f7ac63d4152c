import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { Reading } from '../platform/database/reading';
import { contentDisposition } from '../platform/files/serve-file';
import { Turnstile } from '../platform/files/turnstile';
import { bookYear, bookYears, type BookYears } from './book-year';
import { EXCHANGE_FORMATS } from './exchange-formats';
import { exchangeErrors } from './exchange.errors';

/** A year goes out through one connection: few at a time, or pages would wait for downloads. */
const AT_ONCE = 2;

/** A year's books in the formats of others, streamed. */
@Injectable()
export class ExchangeFiles {
  private readonly turnstile = new Turnstile(AT_ONCE);

  constructor(private readonly reading: Reading) {}

  /** @throws DomainError notFound `exchange.no-books`. */
  years(communityId: number): Promise<BookYears> {
    return this.reading.run(communityId, (tx) => bookYears(tx, communityId));
  }

  /**
   * Nothing is sent before year and format are known, so that a refusal is a proper answer; an error
   * later breaks the connection off and never ends it as if the file were whole.
   * @throws DomainError notFound `exchange.no-such-file`, `exchange.no-such-year`, `exchange.no-books`.
   */
  async send(
    response: Response,
    communityId: number,
    { year, file }: { year: number; file: string },
  ): Promise<void> {
    const format = EXCHANGE_FORMATS.find((one) => one.file === file);
    if (!format) throw exchangeErrors.noSuchFile();
    await this.turnstile.pass(() =>
      this.reading.run(communityId, async (tx) => {
        const book = await bookYear(tx, communityId, year);
        response.set({
          'Content-Type': format.mediaType,
          'Content-Disposition': contentDisposition(
            'attachment',
            `${book.communityName}_${year}_${file}`,
          ),
          'Cache-Control': 'no-store',
          'X-Content-Type-Options': 'nosniff',
        });
        try {
          await format.write({ tx, book }, response);
        } catch (error) {
          // Reading again would write a second beginning behind the first.
          if (!response.headersSent) throw error;
          response.destroy(error instanceof Error ? error : undefined);
        }
      }),
    );
  }
}
