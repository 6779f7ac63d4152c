/** A rule that does not hold, with the first row that breaks it. */
export interface Fault {
  /** The rule, in words. */
  readonly check: string;
  readonly table: string;
  /** Primary key of the row without its community, joined by `/`; '' for the table as a whole. */
  readonly row: string;
  /** The column, or the columns of the key where a row is missing, too many or elsewhere. */
  readonly column: string;
  /** What should stand there. null: not known, nothing, or not to be shown. */
  readonly expected: string | null;
  readonly found: string | null;
  /** Somebody's words or numbers: that they differ is told, and no more. */
  readonly secret: boolean;
  /** How many rows break this rule. */
  readonly count: number;
}

type Told = Pick<Fault, 'check' | 'table' | 'column'> & Partial<Fault>;

/** A fault of one row unless told otherwise. */
export function faultOf(told: Told): Fault {
  return { row: '', expected: null, found: null, secret: false, count: 1, ...told };
}

const SHOWN_MAX = 120;

/** One line for whoever runs the installation. */
export function wordsOfFault(fault: Fault): string {
  const { check, table, row, column, count } = fault;
  const place = row === '' ? table : `${table} ${row}`;
  const more = count > 1 ? `（共 ${count} 处，这是第一处）` : '';
  return `${check}：${place} 的 ${column} ${valuesOf(fault)}${more}`;
}

function valuesOf({ secret, expected, found }: Fault): string {
  if (secret) return '与存证不符（属于个人信息，不显示内容）';
  return `应为 ${shown(expected)}，现为 ${shown(found)}`;
}

function shown(value: string | null): string {
  if (value === null) return '（无）';
  return value.length > SHOWN_MAX ? `${value.slice(0, SHOWN_MAX)}…` : value;
}

/** What was found so far: of each rule the first row that breaks it, and how many do. */
export class Findings {
  private readonly found = new Map<string, Fault>();

  add(...faults: readonly Fault[]): void {
    for (const fault of faults) {
      const key = `${fault.check}/${fault.table}`;
      const earlier = this.found.get(key);
      const count = (earlier?.count ?? 0) + fault.count;
      this.found.set(key, { ...(earlier ?? fault), count });
    }
  }

  list(): Fault[] {
    return [...this.found.values()];
  }
}
