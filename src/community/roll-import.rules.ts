import type { Day } from '../shared/day';
import { type Holding, unitKeyOf, unitLabelOf, type UnitKind } from './places.rules';
import {
  columnName,
  findHeader,
  missingTitles,
  type RollField,
  type RollHeader,
  titleOf,
} from './roll-columns.rules';
import {
  isData,
  type NumberedRow,
  readRow,
  type RollParty,
  type RollProblem,
  type RollRow,
} from './roll-row.rules';

export type { NumberedRow, RollParty, RollProblem } from './roll-row.rules';

/** A unit as the file has it, all its rows taken together. Areas: m², two decimals, as text. */
export interface RollUnit {
  /** Where the file speaks of it first. */
  line: number;
  building: string;
  door: string;
  kind: UnitKind;
  registeredArea: string;
  billingArea: string;
  holding: Holding;
  handedOverOn: Day | null;
  parties: RollParty[];
}

export interface ReadRoll {
  /** Rows with data in them. */
  rows: number;
  /** Complete only when there are no problems. */
  units: RollUnit[];
  /** Every fault of the file, in the order of its lines. */
  problems: RollProblem[];
}

export const ROLL_ROWS_MAX = 20_000;

/**
 * Reads a roll of units (房屋业主清册). Every fault is found, not only the first, and nothing is guessed:
 * a file with one fault is refused whole.
 */
export function readRoll(rows: readonly NumberedRow[]): ReadRoll {
  const header = findHeader(rows.map(({ cells }) => cells));
  if (!header)
    return unreadable(1, '没有找到表头，请下载模板，按模板的列名填写（楼栋、房号、登记面积……）。');
  const line = rows[header.row]?.line ?? 1;
  const missing = missingTitles(header);
  if (missing.length > 0) {
    return unreadable(line, `表头缺少“${missing.join('”“')}”列，请补上后重新上传。`);
  }
  const data = rows.slice(header.row + 1).filter(isData);
  if (data.length === 0)
    return unreadable(line, '表头下面没有数据，请检查是否选错了文件或工作表。');
  if (data.length > ROLL_ROWS_MAX) {
    return unreadable(line, `超过 ${ROLL_ROWS_MAX} 行，请按楼栋拆成几个文件分别导入。`);
  }
  return readData(header, data);
}

function readData(header: RollHeader, data: readonly NumberedRow[]): ReadRoll {
  const read = data.map((row) => readRow(header, row));
  const problems = read.flatMap((one) => one.problems);
  const units = new Map<string, RollRow>();
  for (const { row } of read) {
    if (row.building === '' || row.door === '') continue;
    const key = unitKeyOf(row);
    const known = units.get(key);
    if (known) problems.push(...disagreements(header, known, row));
    units.set(key, known ? joined(known, row) : row);
  }
  const rows = [...units.values()];
  problems.push(...rows.filter(lacksArea).map((row) => missingArea(header, row)));
  problems.sort((a, b) => a.line - b.line);
  return { rows: data.length, units: rows.map(unitOf), problems };
}

function unreadable(line: number, message: string): ReadRoll {
  return { rows: 0, units: [], problems: [{ line, column: '表头', message }] };
}

/** What every row of one unit must agree on, where it says anything. */
const OF_THE_UNIT = [
  'kind',
  'registeredArea',
  'billingArea',
  'handedOverOn',
  'developerHeld',
] as const satisfies readonly (RollField & keyof RollRow)[];

/** Where a further row of the same unit contradicts the rows before it, or repeats them. */
function disagreements(header: RollHeader, known: RollRow, row: RollRow): RollProblem[] {
  const label = unitLabelOf(row.building, row.door);
  const problemAt = (field: RollField, message: string) => ({
    line: row.line,
    column: columnName(header, field),
    message,
  });
  const contradicted = OF_THE_UNIT.filter(
    (field) => row[field] !== null && known[field] !== null && row[field] !== known[field],
  ).map((field) =>
    problemAt(
      field,
      `${label} 在第 ${known.line} 行已填写，两处的${titleOf(field)}不一致，请核对后改成一致。`,
    ),
  );
  const repeated = repeats(known, row)
    ? [problemAt('room', `${label} 与第 ${known.line} 行重复，请删去一行；共有人请写不同的姓名。`)]
    : [];
  return [...contradicted, ...repeated];
}

/** A further row is there to name a further person. */
function repeats(known: RollRow, row: RollRow): boolean {
  if (row.faulty.has('owners')) return false;
  if (row.parties.length === 0) return true;
  return row.parties.some((party) =>
    known.parties.some(({ name, relation }) => name === party.name && relation === party.relation),
  );
}

function joined(known: RollRow, row: RollRow): RollRow {
  return {
    ...known,
    kind: known.kind ?? row.kind,
    registeredArea: known.registeredArea ?? row.registeredArea,
    billingArea: known.billingArea ?? row.billingArea,
    developerHeld: known.developerHeld ?? row.developerHeld,
    handedOverOn: known.handedOverOn ?? row.handedOverOn,
    parties: [...known.parties, ...row.parties],
    faulty: new Set([...known.faulty, ...row.faulty]),
  };
}

function lacksArea({ registeredArea, faulty }: RollRow): boolean {
  return registeredArea === null && !faulty.has('registeredArea');
}

function missingArea(header: RollHeader, { line }: RollRow): RollProblem {
  const column = columnName(header, 'registeredArea');
  return { line, column, message: '缺少登记面积，请按不动产证填写平方米数。' };
}

/** Fees are counted by the registered area unless the file says otherwise. */
function unitOf(row: RollRow): RollUnit {
  const registeredArea = row.registeredArea ?? '';
  return {
    line: row.line,
    building: row.building,
    door: row.door,
    kind: row.kind ?? 'residential',
    registeredArea,
    billingArea: row.billingArea ?? registeredArea,
    holding: row.developerHeld ? 'developer' : 'sold',
    handedOverOn: row.handedOverOn,
    parties: row.parties,
  };
}
