import type { Day } from '../shared/day';
import { buildingNameOf, doorOf, type PartyRelation, type UnitKind } from './places.rules';
import {
  areaCell,
  dayCell,
  kindCell,
  namesCell,
  phonesCell,
  type Reading,
  relationCell,
  yesNoCell,
} from './roll-cells.rules';
import { type Cells, columnName, type RollField, type RollHeader } from './roll-columns.rules';

/** A row of the file; `line` counts from 1 as the person's spreadsheet does. */
export interface NumberedRow {
  line: number;
  cells: Cells;
}

/** One reason why a file cannot be taken; `column` names the column as the file has it. */
export interface RollProblem {
  line: number;
  column: string;
  message: string;
}

export interface RollParty {
  name: string;
  relation: PartyRelation;
  /** Bare digits. */
  phone: string | null;
}

/** What one row says; several rows may speak of one unit (co-owners, tenants). Null: left blank. */
export interface RollRow {
  line: number;
  building: string;
  door: string;
  kind: UnitKind | null;
  registeredArea: string | null;
  billingArea: string | null;
  developerHeld: boolean | null;
  handedOverOn: Day | null;
  parties: RollParty[];
  /** Cells that were refused: nothing more is said about them. */
  faulty: ReadonlySet<RollField>;
}

const TOTALS = /^(合计|总计|小计|共计|注|备注|说明)/;
const NAME_LENGTH_MAX = 30;

/** Blank lines, totals at the foot and remarks are no units. */
export function isData({ cells }: NumberedRow): boolean {
  const first = cells.find((cell) => cell.trim() !== '');
  return first !== undefined && !TOTALS.test(first.trim());
}

/** Reads one row; `problems` holds every fault of it, and the row is of use only without any. */
export function readRow(
  header: RollHeader,
  { line, cells }: NumberedRow,
): { row: RollRow; problems: RollProblem[] } {
  const problems: RollProblem[] = [];
  const faulty = new Set<RollField>();
  const textOf = (field: RollField) => cells[header.places[field] ?? -1] ?? '';
  const refuse = (field: RollField, message: string) => {
    faulty.add(field);
    problems.push({ line, column: columnName(header, field), message });
  };
  const take = <T>(field: RollField, read: (text: string) => Reading<T>, otherwise: T): T => {
    const reading = read(textOf(field));
    if ('value' in reading) return reading.value;
    refuse(field, reading.fault);
    return otherwise;
  };
  const row: RollRow = {
    line,
    building: take('building', buildingCell, ''),
    door: take('room', (room) => doorCell(room, textOf('staircase')), ''),
    kind: take('kind', kindCell, null),
    registeredArea: take('registeredArea', registeredAreaCell, null),
    billingArea: take('billingArea', areaCell, null),
    developerHeld: take('developerHeld', yesNoCell, null),
    handedOverOn: take('handedOverOn', dayCell, null),
    parties: [],
    faulty,
  };
  const names = take('owners', namesCell, []);
  const phones = take('phones', phonesCell, []);
  if (phones.length > names.length && !faulty.has('owners')) {
    refuse('phones', phonesWithoutNames(names.length, phones.length));
  }
  const relation = take('relation', relationCell, null) ?? defaultRelation(row);
  row.parties = names.map((name, place) => ({ name, relation, phone: phones[place] ?? null }));
  return { row, problems };
}

function defaultRelation({ developerHeld }: RollRow): PartyRelation {
  return developerHeld ? 'developer' : 'owner';
}

function phonesWithoutNames(names: number, phones: number): string {
  return names === 0
    ? '有电话而没有姓名，请补上姓名，或清空电话。'
    : `有 ${phones} 个电话，却只有 ${names} 个姓名，无法对应，请补齐或分行填写。`;
}

function buildingCell(text: string): Reading<string> {
  return named(buildingNameOf(text), '缺少楼栋，请填写，例如 3栋。', '楼栋');
}

function doorCell(room: string, staircase: string): Reading<string> {
  const missing = '缺少房号，请填写，例如 301，或 2单元301。';
  if (room.trim() === '') return { fault: missing };
  return named(doorOf(room, staircase), missing, '房号');
}

function named(name: string, missing: string, what: string): Reading<string> {
  if (name === '') return { fault: missing };
  if (Array.from(name).length > NAME_LENGTH_MAX) {
    return { fault: `${what}超过 ${NAME_LENGTH_MAX} 个字，请检查是否填错了列。` };
  }
  return { value: name };
}

/** Votes are counted by it, so zero is no area (民法典 278). */
function registeredAreaCell(text: string): Reading<string | null> {
  const reading = areaCell(text);
  if ('value' in reading && reading.value !== null && /^0+\.00$/.test(reading.value)) {
    return { fault: '登记面积不能是 0，请按不动产证填写。' };
  }
  return reading;
}
