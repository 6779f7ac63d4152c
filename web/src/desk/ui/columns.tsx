import type { ColumnType } from 'antd/es/table';
import type { ReactNode } from 'react';
import { formatAmount, isNegativeYuan, isZeroYuan } from '../../shared/format/yuan';

/** A column of amounts: right-aligned, empty for zero, 红字 with a minus. */
export function amountColumn<T>(
  title: ReactNode,
  amountOf: (row: T) => string | null | undefined,
  width = 116,
): ColumnType<T> {
  return {
    title,
    align: 'right',
    width,
    className: 'amount',
    render: (_value: unknown, row: T) => <Figure text={amountOf(row)} />,
  };
}

export function Figure({ text, zero = '' }: { text: string | null | undefined; zero?: string }) {
  if (!text || isZeroYuan(text)) return <>{zero}</>;
  const shown = formatAmount(text);
  return isNegativeYuan(text) ? <span style={{ color: 'var(--vermilion)' }}>{shown}</span> : shown;
}

/** A column of text out of a row. */
export function textColumn<T>(
  title: ReactNode,
  of: (row: T) => ReactNode,
  width?: number,
): ColumnType<T> {
  return {
    title,
    ...(width === undefined ? {} : { width }),
    render: (_value: unknown, row: T) => of(row),
  };
}

/** Words that may be long: one line, the whole of it on hover and for screen readers. */
export function clippedColumn<T>(
  title: ReactNode,
  of: (row: T) => string | null | undefined,
  width: number,
): ColumnType<T> {
  return {
    title,
    render: (_value: unknown, row: T) => {
      const words = of(row) ?? '';
      return (
        <span className="clip" style={{ maxWidth: width }} title={words}>
          {words}
        </span>
      );
    },
  };
}
