import type { ExchangeFormat } from './exchange-format';
import { gbtFormat } from './gbt24589/gbt-format';
import { isoFormat } from './iso21378/iso-format';
import { PLAIN_TEXT_FORMATS } from './plain-text/write-plain-text';
import { TEMPLATE_FORMATS } from './voucher-templates/template-formats';
import { workbookFormat } from './workbook/workbook-format';

/** Every way a year may be taken away, in the order in which it is listed. */
export const EXCHANGE_FORMATS: readonly ExchangeFormat[] = [
  workbookFormat,
  isoFormat,
  gbtFormat,
  ...TEMPLATE_FORMATS,
  ...PLAIN_TEXT_FORMATS,
];
