import type { Day } from '../shared/day';
import type { Problem } from '../shared/domain-error';
import { Money } from '../shared/money';
import {
  accountCodeFromCell,
  amountFromCell,
  countFromCell,
  dayFromCell,
  wordAndNumber,
} from './entry-import-cells.rules';
import type { ImportColumns, ImportField } from './entry-import-columns.rules';
import { FUNDS, isFund } from './funds.rules';
import type { Fund } from './funds.rules';
import type { StoredLine } from './stored-lines.rules';

export interface ImportRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A line as the file has it, with the head of its voucher. */
export interface ImportLine extends StoredLine {
  at: number;
  bookedOn: Day;
  word: string;
  number: number;
  attachments: number;
}

const SUMMARY_MAX = 200;
const DEFAULT_WORD = '记';

/** One row of the file; what is wrong goes to `problems` with line and column. */
export class ImportRowReader {
  private ok = true;

  constructor(
    private readonly columns: ImportColumns,
    private readonly row: ImportRow,
    private readonly problems: Problem[],
  ) {}

  isBlankOrTotal(): boolean {
    if (this.cell('account') !== '') return false;
    const rest = ['debit', 'credit', 'date'] as const;
    const isTotal = /^(合计|总计|小计|本页合计|累计)/.test(
      this.cell('summary') || (this.row.cells.find((cell) => cell !== '') ?? ''),
    );
    return isTotal || rest.every((field) => this.cell(field) === '');
  }

  read(above: ImportLine | null, fund: Fund): ImportLine | null {
    const bookedOn = this.date(above);
    const numbered = this.numbered(above);
    const accountCode = accountCodeFromCell(this.cell('account'));
    if (accountCode === '') this.wrong('account', '没有科目代码');
    const debit = this.amount('debit');
    const credit = this.amount('credit');
    const line = {
      at: this.row.line,
      accountCode,
      fund: this.fund(fund),
      debit: debit.toString(),
      credit: credit.toString(),
      summary: this.summary(above),
      attachments: this.attachments(),
    };
    return this.ok && bookedOn && numbered ? { ...line, bookedOn, ...numbered } : null;
  }

  private cell(field: ImportField): string {
    const index = this.columns.indexOf.get(field);
    return index === undefined ? '' : (this.row.cells[index] ?? '').trim();
  }

  private wrong(field: ImportField, message: string): void {
    this.ok = false;
    const column = this.columns.titles.get(field) ?? field;
    const line = this.row.line;
    const says = `第 ${line} 行“${column}”：${message}`;
    this.problems.push({ code: `entry-import.${field}`, message: says, line, column });
  }

  private date(above: ImportLine | null): Day | null {
    const text = this.cell('date');
    if (text === '' && above && this.isBelow()) return above.bookedOn;
    const found = dayFromCell(text);
    if (!found) this.wrong('date', `“${text}”不是日期，请写成 2025-03-05`);
    return found;
  }

  /** A further line of the voucher above: neither date nor number of its own. */
  private isBelow(): boolean {
    return this.cell('number') === '' && this.cell('wordAndNumber') === '';
  }

  private numbered(above: ImportLine | null): { word: string; number: number } | null {
    if (this.isBelow() && above) return { word: above.word, number: above.number };
    const field = this.cell('wordAndNumber') === '' ? 'number' : 'wordAndNumber';
    const text = this.cell(field);
    const found = field === 'number' ? { word: '', number: text } : wordAndNumber(text);
    const number = found ? countFromCell(found.number) : null;
    if (found && number) return { word: this.word(found.word), number };
    this.wrong(field, `“${text}”不是凭证号`);
    return null;
  }

  private word(given: string): string {
    return given || this.cell('word') || DEFAULT_WORD;
  }

  private amount(field: 'debit' | 'credit'): Money {
    const text = this.cell(field);
    const amount = amountFromCell(text);
    if (!amount) this.wrong(field, `“${text}”不是金额，请写数字，最多两位小数`);
    return amount ?? Money.zero;
  }

  private fund(otherwise: Fund): string {
    const text = this.cell('fund');
    if (text === '') return otherwise;
    const named = FUNDS.find(({ name }) => name === text)?.fund ?? text.toUpperCase();
    if (!isFund(named)) this.wrong('fund', `“${text}”不是基金，请写 F1 至 F5`);
    return named;
  }

  private summary(above: ImportLine | null): string {
    const text = this.cell('summary');
    return (text || (this.isBelow() ? (above?.summary ?? '') : '')).slice(0, SUMMARY_MAX);
  }

  private attachments(): number {
    const text = this.cell('attachments');
    const count = text === '' ? 0 : countFromCell(text);
    if (count === null) this.wrong('attachments', `“${text}”不是张数`);
    return count ?? 0;
  }
}
