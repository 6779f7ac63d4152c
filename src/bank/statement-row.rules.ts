import type { Money } from '../shared/money';
import { Money as Amount } from '../shared/money';
import { amountOf, directionOf, momentOf, plainCell, timeOf } from './statement-cells.rules';
import type { Moment } from './statement-cells.rules';
import {
  columnName,
  type Row,
  type StatementField,
  type StatementHeader,
} from './statement-header.rules';
import { memoOf, type StatementLine, type StatementProblem } from './statement.rules';

const MEMO = ['memo', 'purpose', 'remark', 'note'] as const satisfies readonly StatementField[];
const YUAN = /^(cny|rmb|人民币元?|156|01|元)?$/;

/** Reads the rows of one file; how its amounts carry their sign is settled over all of them first. */
export class StatementRowReader {
  private readonly signed: boolean;
  private problems: StatementProblem[] = [];

  constructor(
    private readonly header: StatementHeader,
    rows: readonly Row[],
    signRule: 'flag' | 'signed' | undefined,
  ) {
    this.signed = signRule ? signRule === 'signed' : this.looksSigned(rows);
  }

  read(row: Row): { line: StatementLine | null; problems: readonly StatementProblem[] } {
    this.problems = [];
    const moment = this.moment(row);
    const amount = this.movement(row);
    const balance = this.amount(row, 'balance');
    this.assertYuan(row);
    if (this.problems.length > 0 || !moment || !amount)
      return { line: null, problems: this.problems };
    const line = {
      line: row.line,
      bookedOn: moment.day,
      time: moment.time,
      amount,
      balance: balance ?? null,
      serial: this.cell(row, 'serial'),
      counterparty: this.counterparty(row, amount),
      memo: memoOf(MEMO.map((field) => this.cell(row, field))),
      fee: 0n,
    };
    return { line, problems: [] };
  }

  private cell({ cells }: Row, field: StatementField): string {
    const place = this.header.places[field];
    return place === undefined ? '' : plainCell(cells[place] ?? '');
  }

  private moment(row: Row): Moment | null {
    const [date, time] = [this.cell(row, 'date'), this.cell(row, 'time')];
    const [onDate, onTime] = [momentOf(date), momentOf(time)];
    // 交易时间 may be a time of day beside the day, or the whole moment.
    if (onDate) return { day: onDate.day, time: onDate.time || onTime?.time || timeOf(time) || '' };
    if (date === '' && onTime) return onTime;
    this.complain(row, date === '' ? 'time' : 'date', {
      code: 'bank.bad-day',
      message: `“${date || time}”不是日期，应如 2025-01-05 或 20250105。`,
    });
    return null;
  }

  /** Into the account is positive; null and a complaint where the row does not say one movement. */
  private movement(row: Row): Money | null {
    const { places } = this.header;
    const columns = places.in !== undefined && places.out !== undefined;
    return columns ? this.ofTwoColumns(row) : this.ofOneColumn(row);
  }

  private ofTwoColumns(row: Row): Money | null {
    const [paid, got] = [this.amount(row, 'out'), this.amount(row, 'in')];
    if (paid === undefined || got === undefined) return null;
    const sides = [paid, got].filter((side) => side && !side.isZero());
    if (sides.length === 2) {
      this.complain(row, 'in', {
        code: 'bank.both-sides',
        message: '同一行既有支出又有收入，无法判断方向，请从网银重新导出。',
      });
      return null;
    }
    if (!paid && !got) return this.nothingMoved(row, 'in');
    return (got ?? Amount.zero).minus(paid ?? Amount.zero);
  }

  private ofOneColumn(row: Row): Money | null {
    const amount = this.amount(row, 'amount');
    if (amount === undefined) return null;
    if (amount === null) return this.nothingMoved(row, 'amount');
    if (this.signed) return amount;
    const way = directionOf(this.cell(row, 'direction'));
    if (way) return way === 'in' ? amount : amount.negated();
    this.complain(row, 'direction', {
      code: 'bank.bad-direction',
      message: `“${this.cell(row, 'direction')}”看不出是收入还是支出，应为“借”或“贷”。`,
    });
    return null;
  }

  /** Without a column 借贷, and where every payment carries its minus beside it. */
  private looksSigned(rows: readonly Row[]): boolean {
    if (this.header.places.direction === undefined) return true;
    const paid = rows.filter((row) => directionOf(this.cell(row, 'direction')) === 'out');
    const amounts = paid.map((row) => amountOf(this.cell(row, 'amount')));
    return amounts.length > 0 && amounts.every((amount) => amount?.isNegative());
  }

  private counterparty(row: Row, amount: Money) {
    const other = amount.isNegative() ? 'payee' : 'payer';
    return {
      name: this.cell(row, 'name') || this.cell(row, `${other}Name`),
      account: this.cell(row, 'account') || this.cell(row, `${other}Account`),
    };
  }

  private amount(row: Row, field: StatementField): Money | null | undefined {
    const cell = this.cell(row, field);
    const amount = amountOf(cell);
    if (amount === undefined) {
      this.complain(row, field, {
        code: 'bank.bad-amount',
        message: `“${cell}”不是金额，应为最多两位小数的数字，如 1,234.50。`,
      });
    }
    return amount;
  }

  private assertYuan(row: Row): void {
    const currency = this.cell(row, 'currency');
    if (YUAN.test(currency.toLowerCase())) return;
    this.complain(row, 'currency', {
      code: 'bank.not-yuan',
      message: `币种是“${currency}”，信托专户只记人民币，请选择人民币账户的明细。`,
    });
  }

  private nothingMoved(row: Row, field: StatementField): null {
    this.complain(row, field, {
      code: 'bank.no-amount',
      message: '这一行没有金额。如果是说明文字请删去该行，否则请从网银重新导出。',
    });
    return null;
  }

  private complain(row: Row, field: StatementField, what: { code: string; message: string }): void {
    const message = `第 ${row.line} 行：${what.message}`;
    const column = columnName(this.header, field);
    this.problems.push({ code: what.code, message, line: row.line, column });
  }
}
