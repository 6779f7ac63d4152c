import type { FileView } from '../../shared/api/types';
import { today } from '../../shared/format/dates';
import { fenOf, isZeroYuan, typedYuan, yuanOfFen } from '../../shared/format/yuan';
import { exactYuan } from '../ui/exactYuan';
import { namedFile } from '../ui/namedFile';
import type { VoucherDraft } from './types';

/** A row of the grid as it is typed. */
export interface GridLine {
  key: number;
  summary: string;
  accountCode: string;
  fund: string;
  debit: string;
  credit: string;
}

export interface Sheet {
  bookedOn: string;
  summary: string;
  lines: GridLine[];
  files: FileView[];
}

let nextKey = 1;

const START_LINES = 4;

export function blankLine(fund = 'F1'): GridLine {
  return { key: nextKey++, summary: '', accountCode: '', fund, debit: '', credit: '' };
}

export function blankSheet(): Sheet {
  const lines = Array.from({ length: START_LINES }, () => blankLine());
  return { bookedOn: today(), summary: '', lines, files: [] };
}

export function sheetOf(draft: VoucherDraft, fileName: (no: number) => string): Sheet {
  const typed = (text: string) => (isZeroYuan(text) ? '' : text);
  const lines = draft.lines.map(({ summary, accountCode, fund, debit, credit }) => ({
    key: nextKey++,
    summary,
    accountCode,
    fund,
    debit: typed(debit),
    credit: typed(credit),
  }));
  const files = draft.fileIds.map((id, index) => namedFile(id, fileName(index + 1)));
  return {
    bookedOn: draft.bookedOn,
    summary: draft.summary,
    lines: [...lines, blankLine()],
    files,
  };
}

const isUsed = ({ accountCode, debit, credit }: GridLine) =>
  accountCode !== '' || debit !== '' || credit !== '';

const isWhole = ({ accountCode, fund }: GridLine) => accountCode !== '' && fund !== '';

/** What the server is sent; null while there is nothing to keep. Unused rows stay here. */
export function bodyOf({ bookedOn, summary, lines, files }: Sheet): object | null {
  const whole = lines.filter((line) => isUsed(line) && isWhole(line));
  if (!bookedOn || whole.length === 0) return null;
  return {
    bookedOn,
    summary: summary.trim() || (whole.find((line) => line.summary.trim())?.summary.trim() ?? ''),
    lines: whole.map(({ accountCode, fund, debit, credit, summary: words }) => ({
      accountCode,
      fund,
      ...amountOf('debit', debit),
      ...amountOf('credit', credit),
      ...(words.trim() ? { summary: words.trim() } : {}),
    })),
    fileIds: files.map(({ id }) => id),
  };
}

function amountOf(side: 'debit' | 'credit', typed: string): Partial<Record<string, string>> {
  return typedYuan(typed) === null || isZeroYuan(typed) ? {} : { [side]: exactYuan(typed) };
}

export interface Difference {
  fund: string;
  /** Σ debit − Σ credit in fen. */
  fen: number;
}

const fenTyped = (text: string) => fenOf(typedYuan(text) ?? '0');

/** What is missing to balance, fund by fund; funds that are used only. */
export function differencesOf(lines: readonly GridLine[]): Difference[] {
  const sums = new Map<string, number>();
  for (const { fund, debit, credit } of lines.filter(isUsed)) {
    sums.set(fund, (sums.get(fund) ?? 0) + fenTyped(debit) - fenTyped(credit));
  }
  return [...sums].map(([fund, fen]) => ({ fund, fen })).sort((a, b) => (a.fund < b.fund ? -1 : 1));
}

export function totalOf(lines: readonly GridLine[], side: 'debit' | 'credit'): string {
  return yuanOfFen(lines.reduce((sum, line) => sum + fenTyped(line[side]), 0));
}

/** "=" in an amount: whatever balances this line's fund. */
export function balancing(lines: readonly GridLine[], line: GridLine, side: 'debit' | 'credit') {
  const others = lines.filter(({ key, fund }) => key !== line.key && fund === line.fund);
  const fen = others.reduce(
    (sum, { debit, credit }) => sum + fenTyped(debit) - fenTyped(credit),
    0,
  );
  return yuanOfFen(side === 'credit' ? fen : -fen);
}
