import type { BookYears } from './book-year';
import { EXCHANGE_FORMATS } from './exchange-formats';

export class ExchangeFormatView {
  /** exchange/<year>/<file> */
  file: string;
  title: string;
  /** read 阅读与打印, audit 审计, move 换软件, recheck 独立重算. */
  use: string;
  /** Who wants it, and what for. */
  purpose: string;
}

export class ExchangeYearView {
  year: number;
  voucherCount: number;
  /** Bank statements that end in the year: what the balance assertions rest on. */
  statementCount: number;
  /** Every month of it is closed: the files will not change any more. */
  closed: boolean;
}

/** 数据交换: what can be taken, in which forms, for which years. */
export class ExchangeView {
  formats: ExchangeFormatView[];
  /** Newest first. */
  years: ExchangeYearView[];
  /** The last day that is closed for ever. */
  closedThrough: string;
  /** Place of the newest entry in the files. */
  throughSeq: string;
}

export function exchangeViewOf({ years, closedThrough, throughSeq }: BookYears): ExchangeView {
  return {
    formats: EXCHANGE_FORMATS.map(({ file, title, use, purpose }) => ({
      file,
      title,
      use,
      purpose,
    })),
    years: years.map((one) => ({ ...one })),
    closedThrough,
    throughSeq,
  };
}
