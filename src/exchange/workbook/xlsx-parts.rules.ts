import type { Money } from '../../shared/money';
import { xmlText } from '../xml.rules';

/** The parts of an XLSX file (ECMA-376) that do not grow with the books. */

export interface SheetColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
}

export type SheetCell = string | Money | null;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Places in `cellXfs` of the styles below. */
const STYLE = { head: 1, text: 2, amount: 3 } as const;

/** A double holds fifteen digits: an amount below is exact to the fen, a larger one stays text. */
const EXACT_DIGITS = 15;

export const styles = `${DECLARATION}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="10"/><name val="等线"/></font><font><b/><sz val="10"/><name val="等线"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEFEFEA"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1"/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>`;

export function contentTypes(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_, at) =>
      `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`,
  );
  return `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>${sheets.join('')}</Types>`;
}

export const packageRelations = `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

export function workbookRelations(count: number): string {
  const sheets = Array.from(
    { length: count },
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${sheets.join('')}<Relationship Id="rId${count + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`;
}

/** The list of sheets; the head row of each is printed again on every page. */
export function workbook(names: readonly string[]): string {
  const sheets = names.map(
    (name, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const titles = names.map(
    (name, at) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${xmlText(name)}'!$1:$1</definedName>`,
  );
  return `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`;
}

/** Up to the first row: the head stays in sight, columns as wide as what is in them. */
export function sheetBegin(columns: readonly SheetColumn[]): string {
  const cols = columns.map(
    ({ width }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${width + 1}" customWidth="1"/>`,
  );
  const head = columns.map(
    ({ title }, at) =>
      `<c r="${letters(at)}1" s="${STYLE.head}" t="inlineStr">${inline(title)}</c>`,
  );
  return `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols.join('')}</cols><sheetData><row r="1">${head.join('')}</row>`;
}

/** After the last row: A4 across, as wide as a page, with what it is and the number of the page. */
export function sheetEnd(title: string): string {
  // & begins a command in a page's head.
  const said = xmlText(title.replaceAll('&', '&&'));
  return `</sheetData><pageMargins left="0.4" right="0.4" top="0.7" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddHeader>&amp;C${said}</oddHeader><oddFooter>&amp;C第 &amp;P 页 / 共 &amp;N 页</oddFooter></headerFooter></worksheet>`;
}

/** One row; codes and numbers of documents stay text, and text is never a formula. */
export function sheetRow(no: number, cells: readonly SheetCell[]): string {
  return `<row r="${no}">${cells.map((cell, at) => cellOf(cell, `${letters(at)}${no}`)).join('')}</row>`;
}

function cellOf(cell: SheetCell, at: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string')
    return `<c r="${at}" s="${STYLE.text}" t="inlineStr">${inline(cell)}</c>`;
  const amount = cell.toString();
  const isExact = amount.replaceAll(/\D/g, '').length <= EXACT_DIGITS;
  if (!isExact) return `<c r="${at}" s="${STYLE.text}" t="inlineStr">${inline(amount)}</c>`;
  return `<c r="${at}" s="${STYLE.amount}"><v>${amount}</v></c>`;
}

const inline = (text: string) => `<is><t xml:space="preserve">${xmlText(text)}</t></is>`;

const ALPHABET = 26;

/** 0 → A, 26 → AA. */
function letters(at: number): string {
  const last = String.fromCodePoint(65 + (at % ALPHABET));
  return at < ALPHABET ? last : `${letters(Math.floor(at / ALPHABET) - 1)}${last}`;
}
