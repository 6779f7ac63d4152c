import type { Day } from '../shared/day';
import type { Problem } from '../shared/domain-error';
import { Money } from '../shared/money';

/** What a file is, by its content. */
export type StatementFormat =
  'xlsx' | 'xls' | 'csv' | 'camt.053' | 'bkrs' | 'wechat-trade-bill' | 'alipay-details';

export interface Counterparty {
  readonly name: string;
  readonly account: string;
}

/** One movement on the account, as the bank has it. */
export interface StatementLine {
  /** Where it stands in the file, from 1. */
  readonly line: number;
  readonly bookedOn: Day;
  /** HH:MM:SS, '' where the bank does not say. */
  readonly time: string;
  /** Into the account is positive. */
  readonly amount: Money;
  /** After this movement. */
  readonly balance: Money | null;
  /** The bank's own number of the movement, '' where it gives none. */
  readonly serial: string;
  readonly counterparty: Counterparty;
  /** Everything the file says in words: 摘要 用途 附言 备注. */
  readonly memo: string;
  /** What a payment firm keeps of an order, in 1/100,000 yuan; 0n on a bank's own statement. */
  readonly fee: bigint;
}

/** 起止日期, both included. */
export interface StatedDays {
  readonly from: Day;
  readonly to: Day;
}

/** A file read in full. Lines stand oldest first. */
export interface Statement {
  readonly format: StatementFormat;
  /** The account (or merchant) number the file states, '' where it does not. */
  readonly account: string;
  readonly lines: readonly StatementLine[];
  /** The days it is for, where it says so: also those on which nothing moved. */
  readonly days: StatedDays | null;
  /** Null on bills of payment firms, which have no balance. */
  readonly opening: Money | null;
  readonly closing: Money | null;
  readonly totalIn: Money;
  readonly totalOut: Money;
  /** 1/100,000 yuan. */
  readonly fee: bigint;
}

/** A fault of a file, always with its place. */
export type StatementProblem = Problem & { readonly line: number; readonly column: string };

/** Complete only when there are no problems; a file with one is refused whole. */
export interface ReadStatement {
  readonly statement: Statement | null;
  readonly problems: readonly StatementProblem[];
  /** Of a table: what was found in it, so that a person can say better. */
  readonly table?: ReadTable;
}

/** The titles of a table and its first rows, as they stand in the file. */
export interface ReadTable {
  /** Line of the titles in the file, from 1; null where none were found. */
  readonly titleLine: number | null;
  readonly titles: readonly string[];
  /** Index of the column of each field that is known. */
  readonly places: Readonly<Record<string, number>>;
  readonly sample: readonly (readonly string[])[];
}

/** What the accountant adds where the file itself is silent. */
export interface StatedBalances {
  readonly opening: Money | null;
  readonly closing: Money | null;
}

export const STATEMENT_LINES_MAX = 50_000;
const PROBLEMS_MAX = 200;
const MESSAGE_MAX = 200;
const COLUMN_MAX = 60;

export const nothingStated: StatedBalances = { opening: null, closing: null };

export function refused(problems: readonly StatementProblem[]): ReadStatement {
  const sorted = problems.toSorted((a, b) => a.line - b.line).slice(0, PROBLEMS_MAX);
  return { statement: null, problems: sorted.map(tellable) };
}

/** A refusal quotes the file, which may say anything, at any length. */
function tellable(problem: StatementProblem): StatementProblem {
  const { message, column } = problem;
  return {
    ...problem,
    message: shortened(plainText(message), MESSAGE_MAX),
    column: shortened(plainText(column), COLUMN_MAX),
  };
}

/** Without control characters and halves of a character, which PostgreSQL cannot keep. */
export function plainText(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cs}]/gu, '');
}

/** The middle goes: a sentence says first where it is wrong, and last what to do. */
function shortened(text: string, max: number): string {
  const letters = Array.from(text);
  if (letters.length <= max) return text;
  const half = Math.floor(max / 2);
  return `${letters.slice(0, half).join('')}……${letters.slice(-half).join('')}`;
}

/** What came in and what went out, both as positive amounts. */
export function totalsOf(lines: readonly StatementLine[]): { in: Money; out: Money } {
  const amounts = lines.map(({ amount }) => amount);
  return {
    in: Money.sum(amounts.filter((amount) => amount.isPositive())),
    out: Money.sum(amounts.filter((amount) => amount.isNegative())).negated(),
  };
}

/** The words of several cells as one line, nothing said twice. */
export function memoOf(parts: readonly string[]): string {
  const said = parts
    .map((part) => part.replaceAll(/\s+/gu, ' ').trim())
    .filter((part) => part !== '');
  return [...new Set(said)].join(' ');
}
