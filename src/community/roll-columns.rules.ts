import { halfWidth } from './contact.rules';

/** What a column of a roll can hold. */
export type RollField =
  | 'building'
  | 'staircase'
  | 'room'
  | 'kind'
  | 'registeredArea'
  | 'billingArea'
  | 'owners'
  | 'phones'
  | 'relation'
  | 'handedOverOn'
  | 'developerHeld';

/** A row of the file as text, cell by cell. */
export type Cells = readonly string[];

/** Where each field stands, by index into the row; a field the file does not have is absent. */
export type ColumnPlaces = Partial<Record<RollField, number>>;

export interface RollHeader {
  /** Index of the header among the rows; data starts after it. */
  row: number;
  places: ColumnPlaces;
  /** The titles as the file has them, to name a column in a problem. */
  titles: Cells;
}

/** First the title of our own template, then what firms' own lists are seen to use. */
export const TITLES: Record<RollField, readonly string[]> = {
  building: ['楼栋', '幢', '栋', '楼号', '栋号', '幢号', '楼幢', '楼宇', '楼座'],
  staircase: ['单元', '单元号', '梯'],
  room: ['房号', '门牌', '门牌号', '室号', '房间号', '房间', '户号', '房屋', '单元房号'],
  kind: ['类型', '房屋类型', '用途', '性质', '业态', '房屋性质'],
  registeredArea: ['登记面积', '产权面积', '建筑面积', '不动产登记面积', '面积'],
  billingArea: ['计费面积', '收费面积', '物业费面积'],
  owners: ['业主', '业主姓名', '姓名', '产权人', '客户名称', '住户姓名'],
  phones: ['电话', '联系电话', '手机', '手机号', '手机号码', '业主电话', '联系方式'],
  relation: ['身份', '关系', '与业主关系', '住户类型'],
  handedOverOn: ['交付日期', '交房日期', '收房日期', '接房日期'],
  developerHeld: ['开发商持有', '未售', '开发商自持', '是否未售'],
};

const REQUIRED = ['building', 'room', 'registeredArea'] as const satisfies readonly RollField[];
// A list often starts with its title and date; a header further down is not looked for.
const HEADER_WITHIN = 10;

const fieldOfTitle = new Map(
  Object.entries(TITLES).flatMap(([field, titles]) =>
    titles.map((title) => [title, field as RollField] as const),
  ),
);

/**
 * Finds the row of titles: the one among the first ten that names the most fields. Null when none names
 * at least two. A title twice counts where it stands first.
 */
export function findHeader(rows: readonly Cells[]): RollHeader | null {
  let best: RollHeader | null = null;
  for (const [row, titles] of rows.slice(0, HEADER_WITHIN).entries()) {
    const places = placesIn(titles);
    if (sizeOf(places) > (best ? sizeOf(best.places) : 1)) best = { row, places, titles };
  }
  return best;
}

/** Titles of the columns a roll cannot do without, where this header lacks them. */
export function missingTitles({ places }: RollHeader): string[] {
  return REQUIRED.filter((field) => places[field] === undefined).map((field) => titleOf(field));
}

/** The title as our template has it. */
export function titleOf(field: RollField): string {
  return TITLES[field][0] ?? field;
}

/** "C 列（登记面积）", as a spreadsheet names it and as the file does. */
export function columnName({ places, titles }: RollHeader, field: RollField): string {
  const place = places[field];
  if (place === undefined) return titleOf(field);
  return `${columnLetters(place)} 列（${titles[place]?.trim() ?? titleOf(field)}）`;
}

function placesIn(titles: Cells): ColumnPlaces {
  const places: ColumnPlaces = {};
  for (const [place, title] of titles.entries()) {
    const field = fieldOfTitle.get(plainTitle(title));
    if (field !== undefined) places[field] ??= place;
  }
  return places;
}

/** "登记面积(㎡)" and "* 登记面积：" are 登记面积. */
function plainTitle(title: string): string {
  return halfWidth(title)
    .replaceAll(/\([^)]*\)|\[[^\]]*\]/g, '')
    .replaceAll(/[\s*:：/]/g, '');
}

function sizeOf(places: ColumnPlaces): number {
  return Object.keys(places).length;
}

/** 0 → A, 25 → Z, 26 → AA. */
function columnLetters(place: number): string {
  const letter = String.fromCodePoint(65 + (place % 26));
  return place < 26 ? letter : `${columnLetters(Math.floor(place / 26) - 1)}${letter}`;
}
