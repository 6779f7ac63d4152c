import { useReducer } from 'react';
import type { Side } from '../types';
import { type AccountFinder, pasted, type Place } from './block';
import { begun, changed, type History, redone, undone } from './history';
import { blankLine, type Field, type Sheet, type SheetLine } from './sheet';

type Change = (sheet: Sheet) => Sheet;
type Step = { do: Change; mark?: string } | 'undo' | 'redo';

function reduce(history: History<Sheet>, step: Step): History<Sheet> {
  if (step === 'undo') return undone(history);
  if (step === 'redo') return redone(history);
  return changed(history, step.do(history.now), step.mark ?? null);
}

const withLines = (sheet: Sheet, lines: SheetLine[]): Sheet => ({ ...sheet, lines });

const mapped = (key: string, to: (line: SheetLine) => SheetLine) => (sheet: Sheet) =>
  withLines(
    sheet,
    sheet.lines.map((line) => (line.key === key ? to(line) : line)),
  );

/** The sheet being written, with every step back to what it was when it was opened. */
export function useSheet(start: () => Sheet) {
  const [history, step] = useReducer(reduce, null, () => begun(start()));
  return {
    sheet: history.now,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    undo: () => step('undo'),
    redo: () => step('redo'),
    type: (key: string, field: Field, text: string) =>
      step({ do: mapped(key, (line) => ({ ...line, [field]: text })), mark: `${key} ${field}` }),
    change: (key: string, part: Partial<SheetLine>) =>
      step({ do: mapped(key, (line) => ({ ...line, ...part })) }),
    /** Words about the whole: why, and what becomes of the surplus. */
    say: (part: Partial<Pick<Sheet, 'reason' | 'surplusNote'>>) =>
      step({ do: (sheet) => ({ ...sheet, ...part }), mark: Object.keys(part).join(' ') }),
    append: (side: Side) => {
      const line = blankLine(side);
      step({ do: (sheet) => withLines(sheet, [...sheet.lines, line]) });
      return line.key;
    },
    remove: (key: string) =>
      step({
        do: (sheet) =>
          withLines(
            sheet,
            sheet.lines.filter((line) => line.key !== key),
          ),
      }),
    move: (key: string, by: 1 | -1) =>
      step({ do: (sheet) => withLines(sheet, moved(sheet.lines, key, by)) }),
    fillDown: (at: Place) => step({ do: (sheet) => withLines(sheet, filledDown(sheet.lines, at)) }),
    paste: (at: Place, block: string[][], find: AccountFinder) =>
      step({ do: (sheet) => withLines(sheet, pasted(sheet.lines, at, block, find)) }),
    replace: (lines: SheetLine[]) => step({ do: (sheet) => withLines(sheet, lines) }),
  };
}

/** One place up or down among the lines of its own side. */
export function moved(lines: readonly SheetLine[], key: string, by: 1 | -1): SheetLine[] {
  const line = lines.find((one) => one.key === key);
  const own = lines.filter(({ side }) => side === line?.side);
  const other = own[own.findIndex((one) => one.key === key) + by];
  if (!line || !other) return [...lines];
  return lines.map((one) => {
    if (one.key === key) return other;
    return one.key === other.key ? line : one;
  });
}

/** What stands in the cell above, on the same side. */
export function filledDown(lines: readonly SheetLine[], { key, field }: Place): SheetLine[] {
  const line = lines.find((one) => one.key === key);
  const own = lines.filter(({ side }) => side === line?.side);
  const above = own[own.findIndex((one) => one.key === key) - 1];
  if (!above) return [...lines];
  return lines.map((one) => (one.key === key ? { ...one, [field]: above[field] } : one));
}
