import type { ReactNode } from 'react';
import { Fold } from './Fold';
import { Rows } from './Rows';

const AT_ONCE = 6;

interface Props<T> {
  /** The newest first. */
  of: readonly T[];
  show: (one: T) => ReactNode;
  olderTitle: (count: number) => string;
}

/** The last few in sight, what is older folded away behind its count. */
export function Newest<T>({ of, show, olderTitle }: Props<T>) {
  const older = of.slice(AT_ONCE);
  return (
    <>
      <Rows>{of.slice(0, AT_ONCE).map(show)}</Rows>
      {older.length > 0 && (
        <Fold summary={olderTitle(older.length)}>
          <Rows>{older.map(show)}</Rows>
        </Fold>
      )}
    </>
  );
}
