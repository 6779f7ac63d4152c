import { Matches } from 'class-validator';
import { TextField } from '../platform/http/fields';

/** Beside the file: where transfers came to, and what is left over is kept for. */
export class ReceiptImportDto {
  @Matches(/^\d{4,10}$/, { message: '科目代码应为 4 至 10 位数字' })
  moneyAccount!: string;

  @TextField({ min: 2, max: 30, sentence: '请选择多余金额存入哪个收费项目' })
  keepFor!: string;
}
