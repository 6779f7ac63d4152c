import { mm, QUIET, type Sheet, VERMILION } from '../sheet';
import { drawCode } from './draw-code';
import { pageCode } from './paper-code.rules';
import type { ReportProof, ReportStatement } from './report-proof';

const SIDE = mm(12.5);
/** Above the printed area, which begins at 16 mm; printers leave four millimetres white. */
const TOP = mm(3);

/**
 * In the right upper corner of every page which report and which page of it this is, as a code and in
 * words; on a report without a proof, that it has none. Furniture: it is not part of what is proven.
 */
export function drawPageCode(sheet: Sheet, page: number, proof: ReportProof | null): void {
  const x = sheet.right - SIDE;
  const words = proof ? wordsOf(proof.statement, page) : UNPROVEN;
  const color = proof ? QUIET : VERMILION;
  const digest = proof?.pageDigests[page - 1];
  const width = sheet.width - SIDE - mm(2);
  sheet.text(words, sheet.left, mm(9), {
    size: 6.5,
    color,
    role: 'Artifact',
    width,
    align: 'right',
  });
  if (!proof || !digest) return;
  sheet.text(`指纹 ${digest.slice(0, 16)}`, sheet.left, mm(12), {
    size: 6.5,
    color,
    role: 'Artifact',
    width,
    align: 'right',
  });
  drawCode(sheet, { x, y: TOP, side: SIDE }, pageCode(proof.statement, page, digest));
}

const UNPROVEN = '这一份没有附存证：打印时签名机不在，不能离线核验';

/** The offline verifier reads these words: docs/verify-a-report.md has their form. */
function wordsOf(statement: ReportStatement, page: number): string {
  const { id, title, number, pages } = statement;
  const named = `《${title}${number ? ` ${number}` : ''}》`;
  const place = page > pages ? '核验页' : `正文第 ${page}/${pages} 页`;
  return `${named}${place}　存证 ${id}`;
}
