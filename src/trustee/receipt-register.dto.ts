import { TextField } from '../platform/http/fields';

export class ReceiptNumberQuery {
  @TextField({ min: 3, max: 30, sentence: '请填写收据号，例如 SJ2026-000012' })
  number!: string;
}
