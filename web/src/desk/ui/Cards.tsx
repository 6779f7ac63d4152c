import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import styles from './Cards.module.css';

interface Props<T extends object> {
  label: string;
  keyOf: (row: T) => string;
  columns: TableColumnsType<T>;
  rows: readonly T[];
  onOpen?: (row: T) => void;
  rowClass?: (row: T) => string;
}

interface Part<T> {
  title: string;
  show: (row: T, index: number) => ReactNode;
}

/** The rows of a table on a phone: one card each, a line per column that has something to say. */
export function Cards<T extends object>(props: Props<T>) {
  const { rows, columns, keyOf, onOpen, label } = props;
  const parts = partsOf(columns);
  return (
    <ul className={styles.cards} aria-label={label}>
      {rows.map((row, index) => (
        <li
          key={keyOf(row)}
          className={`${styles.card} ${onOpen ? styles.openable : ''}`}
          {...(onOpen ? opening(() => onOpen(row)) : {})}
        >
          {parts.map(({ title, show }, place) => (
            <div key={place} className={place === 0 ? styles.first : styles.pair}>
              <span className={styles.title}>{title}</span>
              <span className={styles.value}>{show(row, index)}</span>
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}

function opening(open: () => void) {
  return {
    tabIndex: 0,
    onClick: (event: React.MouseEvent) => {
      if (!(event.target instanceof Element && event.target.closest('a,button,input'))) open();
    },
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Enter' && event.target === event.currentTarget) open();
    },
  };
}

/** Columns under a common head bring its words along: 期初余额 借方. */
function partsOf<T>(columns: TableColumnsType<T>, above = ''): Part<T>[] {
  return columns.flatMap((column) => {
    const title = [above, textOf(column.title)].filter(Boolean).join(' ');
    if ('children' in column) return partsOf<T>(column.children, title);
    return [{ title, show: (row: T, index: number) => shownBy(column, row, index) }];
  });
}

type Column<T> = Exclude<TableColumnsType<T>[number], { children: unknown }>;

function shownBy<T>(column: Column<T>, row: T, index: number): ReactNode {
  // Every column of the desk renders from the row alone.
  return column.render?.(undefined, row, index) as ReactNode;
}

const textOf = (title: unknown) => (typeof title === 'string' ? title : '');
