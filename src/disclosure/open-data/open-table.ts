import type { EntityManager } from 'typeorm';
import type { Money } from '../../shared/money';

/** Field types of the Frictionless Table Schema that we use. */
export type FieldType = 'string' | 'integer' | 'number' | 'date' | 'yearmonth' | 'year' | 'boolean';

export type Cell = string | Money | null;

export interface OpenColumn<Row> {
  /** The machine's name for it: lower case, never changed once published. */
  readonly name: string;
  /** The people's. */
  readonly title: string;
  readonly type: FieldType;
  /** In characters of a sheet. */
  readonly width: number;
  /** Integers and years as digits, booleans as "true" or "false"; amounts in yuan. */
  readonly of: (row: Row) => Cell;
}

interface TableOf<Row> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly primaryKey: readonly string[];
  readonly columns: readonly OpenColumn<Row>[];
  /** Hands over each row, in an order that stays the same; through the reading transaction given. */
  readonly each: (tx: EntityManager, communityId: number, emit: Emit<Row>) => Promise<void>;
}

export type OpenField = Omit<OpenColumn<never>, 'of'>;

/** One table of the open data, read as nobody in particular: no home and no resident is named. */
export interface OpenTable {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly primaryKey: readonly string[];
  readonly fields: readonly OpenField[];
  readonly each: (tx: EntityManager, communityId: number, emit: Emit<Cell[]>) => Promise<void>;
}

/** A table that hands over cells in the order of its fields. */
export function openTable<Row>({ columns, each, ...head }: TableOf<Row>): OpenTable {
  return {
    ...head,
    fields: columns.map(({ of: _of, ...field }) => field),
    each: (tx, communityId, emit) =>
      each(tx, communityId, (row) => emit(columns.map((one) => one.of(row)))),
  };
}

export type Emit<Row> = (row: Row) => Promise<void>;

/** In characters of a sheet. */
const WIDTHS: Readonly<Record<FieldType, number>> = {
  string: 26,
  integer: 10,
  number: 16,
  date: 12,
  yearmonth: 10,
  year: 8,
  boolean: 10,
};

export const column = <Row>(
  name: string,
  title: string,
  type: FieldType,
  of: OpenColumn<Row>['of'],
): OpenColumn<Row> => ({ name, title, type, of, width: WIDTHS[type] });
