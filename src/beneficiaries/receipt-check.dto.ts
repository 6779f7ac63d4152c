import { TextField } from '../platform/http/fields';

const TEXT_MAX = 40;

/** As the code on the paper has it; what is no such thing finds no receipt. */
export class ReceiptCheckQuery {
  /** Community. */
  @TextField({ max: TEXT_MAX, optional: true })
  c?: string;

  /** Number of the receipt. */
  @TextField({ max: TEXT_MAX, optional: true })
  n?: string;

  /** Check code. */
  @TextField({ max: TEXT_MAX, optional: true })
  k?: string;
}
