import type { Writable } from 'node:stream';
import type { EntityManager } from 'typeorm';
import type { BookYear } from './book-year';

/** Where a format reads from: one year of the books, all of one moment (REPEATABLE READ). */
export interface YearReading {
  readonly tx: EntityManager;
  readonly book: BookYear;
}

/** What a form is for: to read and print, to audit, to move to another program, to work out again. */
export type ExchangeUse = 'read' | 'audit' | 'move' | 'recheck';

/** A way of taking a year's books away. A new one is written in its own folder and listed in one place. */
export interface ExchangeFormat {
  /** workbook.xlsx: what it is asked for by. */
  readonly file: string;
  /** What people call it. */
  readonly title: string;
  readonly use: ExchangeUse;
  /** Who wants it, and what for. */
  readonly purpose: string;
  readonly mediaType: string;
  /** Writes as rows are read, and ends the stream. @throws Error when the reader has gone. */
  readonly write: (reading: YearReading, out: Writable) => Promise<void>;
}
