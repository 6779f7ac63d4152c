import { Money } from '../shared/money';
import { amountOf, columnLetters, feeOf, momentOf, plainCell } from './statement-cells.rules';
import type { Row } from './statement-header.rules';
import {
  type ReadStatement,
  refused,
  type StatementFormat,
  type StatementLine,
  type StatementProblem,
  totalsOf,
} from './statement.rules';

/** Reads cells of a payment firm's bill by their titles and keeps what was wrong with them. */
export class BillRows {
  readonly problems: StatementProblem[] = [];
  private readonly places: ReadonlyMap<string, number>;

  constructor(private readonly titles: Row) {
    this.places = new Map(titles.cells.map((title, place) => [plainCell(title), place]));
  }

  cell({ cells }: Row, title: string): string {
    const place = this.places.get(title);
    return place === undefined ? '' : plainCell(cells[place] ?? '');
  }

  /** False, with a complaint, where a title this bill cannot do without is missing. */
  has(titles: readonly string[]): boolean {
    const missing = titles.filter((title) => !this.places.has(title));
    if (missing.length === 0) return true;
    const message = `账单缺少“${missing.join('”“')}”列，请从商户平台重新下载完整的账单。`;
    this.complain(this.titles, '表头', { code: 'bank.column-missing', message });
    return false;
  }

  /** A value with a comma of its own pushes the rest of its row aside: no cell can be believed then. */
  isWhole(row: Row): boolean {
    const [found, wanted] = [row.cells.length, this.titles.cells.length];
    if (found === wanted) return true;
    const message = `第 ${row.line} 行有 ${found} 列，表头是 ${wanted} 列，内容错位。请重新下载账单。`;
    this.complain(row, `${columnLetters(Math.max(0, found - 1))} 列`, {
      code: 'bank.row-shifted',
      message,
    });
    return false;
  }

  amount(row: Row, title: string): Money {
    const cell = this.cell(row, title);
    const amount = amountOf(cell);
    if (amount) return amount;
    this.notAnAmount(row, title);
    return Money.zero;
  }

  /** 1/100,000 yuan. */
  fee(row: Row, title: string): bigint {
    const fee = feeOf(this.cell(row, title));
    if (fee !== undefined) return fee;
    this.notAnAmount(row, title);
    return 0n;
  }

  moment(row: Row, title: string) {
    const moment = momentOf(this.cell(row, title));
    if (moment) return moment;
    const message = `第 ${row.line} 行：“${this.cell(row, title)}”不是时间，请重新下载账单。`;
    this.complain(row, this.columnOf(title), { code: 'bank.bad-day', message });
    return null;
  }

  refuse(row: Row, title: string, what: { code: string; message: string }): void {
    this.complain(row, this.columnOf(title), what);
  }

  private notAnAmount(row: Row, title: string): void {
    const message = `第 ${row.line} 行：“${this.cell(row, title)}”不是金额，请重新下载账单。`;
    this.complain(row, this.columnOf(title), { code: 'bank.bad-amount', message });
  }

  private columnOf(title: string): string {
    const place = this.places.get(title);
    return place === undefined ? title : `${columnLetters(place)} 列（${title}）`;
  }

  private complain(row: Row, column: string, what: { code: string; message: string }): void {
    this.problems.push({ ...what, line: row.line, column });
  }
}

/** A sum the bill states about itself, and what its lines make of it. */
export interface Footing {
  readonly what: string;
  readonly stated: string;
  readonly found: string;
}

/** Where a stated sum is not what the lines add up to. */
export function footingProblems(footer: Row, footings: readonly Footing[]): StatementProblem[] {
  return footings
    .filter(({ stated, found }) => stated !== found)
    .map(({ what, stated, found }) => ({
      code: 'bank.total-differs',
      message: `第 ${footer.line} 行：账单写的${what}是 ${stated}，按明细算出是 ${found}，明细不完整或被改过。请重新下载账单。`,
      line: footer.line,
      column: what,
    }));
}

/** Oldest first; no balance stands on such a bill, its footing was the proof. */
export function billOf(
  format: StatementFormat,
  account: string,
  found: { lines: readonly StatementLine[]; problems: readonly StatementProblem[] },
): ReadStatement {
  if (found.problems.length > 0) return refused(found.problems);
  const lines = found.lines.toSorted((a, b) => (momentKey(a) < momentKey(b) ? -1 : 1));
  const totals = totalsOf(lines);
  const fee = lines.reduce((sum, line) => sum + line.fee, 0n);
  const statement = {
    format,
    account,
    // An order paid wholly by a voucher moves nothing.
    lines: lines.filter(({ amount }) => !amount.isZero()),
    days: null,
    opening: null,
    closing: null,
    totalIn: totals.in,
    totalOut: totals.out,
    fee,
  };
  return { statement, problems: [] };
}

const momentKey = ({ bookedOn, time, serial }: StatementLine): string =>
  `${bookedOn} ${time} ${serial}`;
