import type { ExchangeFormat } from './exchange-format';
import { PLAIN_TEXT_FORMATS } from './plain-text/write-plain-text';

/** Every way a year may be taken away, in the order in which it is listed. */
export const EXCHANGE_FORMATS: readonly ExchangeFormat[] = [...PLAIN_TEXT_FORMATS];
