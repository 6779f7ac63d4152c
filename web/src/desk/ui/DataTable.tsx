import { Button, Table, type TableColumnsType } from 'antd';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { EmptyState } from '../../shared/components/EmptyState';
import { ErrorState } from '../../shared/components/ErrorState';
import { Skeleton } from '../../shared/components/Skeleton';
import { useIsPhone } from '../app/media';
import { useWords } from '../app/words';
import { Cards } from './Cards';
import styles from './DataTable.module.css';

interface Props<T extends object> {
  /** What the table shows, for those who cannot see it. */
  label: string;
  rowKey: (keyof T & string) | ((row: T) => string);
  columns: TableColumnsType<T>;
  /** null while it is being asked for. */
  rows: readonly T[] | null;
  error?: Error | null;
  onRetry?: () => void;
  empty: ReactNode;
  /** Enter or a click on the row. */
  onOpen?: (row: T) => void;
  hasMore?: boolean;
  onMore?: () => void;
  isReadingMore?: boolean;
  /** Totals; stay in sight at the lower edge. */
  totals?: ReactNode;
  rowClass?: (row: T) => string;
}

/** Hairlines between rows, head and totals always in sight; ↑ ↓ move, Enter opens. */
export function DataTable<T extends object>(props: Props<T>) {
  const { rows, error, empty, onRetry } = props;
  if (error && rows === null) return <ErrorState error={error} {...(onRetry ? { onRetry } : {})} />;
  if (rows === null) return <Skeleton lines={8} />;
  if (rows.length === 0) return typeof empty === 'string' ? <EmptyState title={empty} /> : empty;
  return (
    <>
      <Shown {...props} rows={rows} />
      <More {...props} />
    </>
  );
}

type ShownProps<T extends object> = Props<T> & { rows: readonly T[] };

function Shown<T extends object>(props: ShownProps<T>) {
  const phone = useIsPhone();
  if (!phone) return <Rows {...props} />;
  const { rowKey } = props;
  const keyOf = typeof rowKey === 'function' ? rowKey : (row: T) => String(row[rowKey]);
  return <Cards {...props} keyOf={keyOf} />;
}

function Rows<T extends object>(props: ShownProps<T>) {
  const { rows, onOpen, totals, rowClass, label, columns, rowKey } = props;
  const frame = useRef<HTMLDivElement>(null);
  return (
    <div
      ref={frame}
      className={styles.frame}
      onKeyDown={(event) => moveFocus(event, frame.current)}
    >
      <Table<T>
        aria-label={label}
        rowKey={rowKey}
        columns={columns}
        dataSource={rows}
        pagination={false}
        size="small"
        sticky={{ offsetHeader: 48 }}
        scroll={{ x: 'max-content' }}
        {...(rowClass ? { rowClassName: rowClass } : {})}
        {...(totals ? { summary: () => <Table.Summary fixed>{totals}</Table.Summary> } : {})}
        onRow={(row) => (onOpen ? openable(() => onOpen(row)) : {})}
      />
    </div>
  );
}

function openable(open: () => void) {
  return {
    tabIndex: 0,
    className: styles.openable ?? '',
    onClick: (event: React.MouseEvent) => {
      // A link inside the row goes where it says.
      if (!(event.target instanceof Element && event.target.closest('a,button,input'))) open();
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' && event.target === event.currentTarget) open();
    },
  };
}

function moveFocus(event: KeyboardEvent, frame: HTMLElement | null): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !frame || !(event.target instanceof HTMLTableRowElement)) return;
  const rows = [...frame.querySelectorAll<HTMLTableRowElement>('tr[tabindex]')];
  const next = rows[rows.indexOf(event.target) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function More<T extends object>({ hasMore, onMore, isReadingMore, rows }: Props<T>) {
  const t = useWords();
  if (!hasMore || !onMore) return null;
  return (
    <div className={styles.more}>
      <span className="quiet">{t('list.shown', { count: rows?.length ?? 0 })}</span>
      <Button onClick={onMore} loading={isReadingMore ?? false}>
        {t('loadMore')}
      </Button>
    </div>
  );
}
