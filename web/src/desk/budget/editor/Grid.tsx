import { Button } from 'antd';
import { useRef } from 'react';
import { Figure } from '../../ui/columns';
import { formatAmount, sumYuan } from '../../../shared/format/yuan';
import { useWords } from '../../app/words';
import type { Account } from '../../ui/accounts';
import type { Side } from '../types';
import { AccountCell, TextCell } from './Cells';
import styles from './Editor.module.css';
import { enterCell } from './keys';
import { perSquareMetreMonth } from './numbers';
import { amountOf, type Field, FIELDS, hasField, linesOf, type SheetLine } from './sheet';
import { type GridActs, useGridKeys } from './useGridKeys';

/** What the grid is handed: the lines, what is wrong with them, and what may be done. */
export interface GridProps {
  lines: readonly SheetLine[];
  accounts: readonly Account[];
  area: string;
  wrong: ReadonlyMap<string, readonly Field[]>;
  acts: Omit<GridActs, 'append'> & { append: (side: Side) => string };
  onChange: (key: string, field: Field, text: string) => void;
  /** The line the hands are on. */
  onLine: (key: string) => void;
  onMore: (key: string) => void;
}

const SIDES = ['income', 'expense'] as const;

/** 收入 and 支出, a line each: typed, pasted and moved through like a spreadsheet. */
export function Grid(props: GridProps) {
  const t = useWords('budget-editor');
  const { acts, lines } = props;
  const frame = useRef<HTMLTableElement>(null);
  const append = (side: Side, field: Field) => {
    const key = acts.append(side);
    // The new line is on the screen after this turn.
    window.setTimeout(() => enterCell(frame.current, key, field));
  };
  const keys = useGridKeys(frame, {
    ...acts,
    append: ({ key, field }) =>
      append(lines.find((line) => line.key === key)?.side ?? 'expense', field),
  });
  return (
    <div className={styles.scroll}>
      <table ref={frame} className={styles.grid} aria-label={t('grid')} {...keys}>
        <Head />
        {SIDES.map((side) => (
          <SideRows key={side} {...props} side={side} onAppend={() => append(side, 'name')} />
        ))}
      </table>
    </div>
  );
}

function Head() {
  const t = useWords('budget-editor');
  return (
    <thead>
      <tr>
        <th className={styles.no}>{t('col.no')}</th>
        {FIELDS.filter((field) => field !== 'basis').map((field) => (
          <th key={field} className={styles[field]}>
            {t(`col.${field}`)}
          </th>
        ))}
        <th className={styles.amount}>{t('col.amount')}</th>
        <th className={styles.metre}>{t('col.perMetre')}</th>
        <th className={styles.amount}>{t('col.lastYear')}</th>
        <th className={styles.basis}>{t('col.basis')}</th>
        <th className={styles.more}>
          <span className="visually-hidden">{t('col.more')}</span>
        </th>
      </tr>
    </thead>
  );
}

/** All columns, those one types in and those that follow from them. */
const COLUMNS = FIELDS.length + 5;

interface SideProps extends GridProps {
  side: Side;
  onAppend: () => void;
}

function SideRows(props: SideProps) {
  const t = useWords('budget-editor');
  const { lines, side, onAppend } = props;
  const own = linesOf(lines, side);
  const sum = sumYuan(own.map((line) => amountOf(line) ?? '0'));
  return (
    <tbody data-side={side}>
      <tr className={styles.side}>
        <th colSpan={COLUMNS} scope="rowgroup">
          {t(`side.${side}`)} <strong>{formatAmount(sum)}</strong>
        </th>
      </tr>
      {own.map((line, index) => (
        <Row key={line.key} {...props} line={line} no={index + 1} />
      ))}
      <tr>
        <td colSpan={COLUMNS}>
          <Button type="link" onClick={onAppend}>
            {t(`add.${side}`)}
          </Button>
        </td>
      </tr>
    </tbody>
  );
}

interface RowProps extends GridProps {
  line: SheetLine;
  no: number;
}

function Row({ line, no, accounts, area, wrong, onChange, onLine, onMore }: RowProps) {
  const t = useWords('budget-editor');
  const wrongHere = wrong.get(line.key) ?? [];
  const amount = amountOf(line);
  const cell = (field: Field) => ({
    line,
    no,
    isWrong: wrongHere.includes(field),
    onChange: (text: string) => onChange(line.key, field, text),
  });
  const text = (field: Field) =>
    hasField(line.side, field) ? (
      <TextCell key={field} field={field} {...cell(field)} />
    ) : (
      <td key={field} className={styles.none} />
    );
  return (
    <tr onFocus={() => onLine(line.key)}>
      <td className={styles.no}>{no}</td>
      {text('name')}
      <AccountCell
        accounts={accounts.filter(({ kind }) => kind === line.side)}
        {...cell('accountCode')}
      />
      {(['unit', 'unitPrice', 'quantity', 'frequency', 'collectionRate'] as const).map(text)}
      <td className={styles.amount}>{amount === null ? '' : formatAmount(amount)}</td>
      <td className={styles.metre}>{amount && perSquareMetreMonth(amount, area)}</td>
      <td className={styles.amount}>
        <Figure text={line.lastYear} />
      </td>
      {text('basis')}
      <td className={styles.more}>
        <Button type="text" aria-label={t('more', { no })} onClick={() => onMore(line.key)}>
          {line.files.length > 0 ? t('files', { count: line.files.length }) : '⋯'}
        </Button>
      </td>
    </tr>
  );
}
