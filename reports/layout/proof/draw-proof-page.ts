import { formatInstant } from '../../../src/shared/day';
import { INK, mm, PINE, QUIET, SHADE, type Sheet } from '../sheet';
import { drawCode } from './draw-code';
import { reportCode } from './paper-code.rules';
import type { ReportProof } from './report-proof';

const CODE_SIDE = mm(92);
/** Of so many pages the fingerprints are listed; of longer reports they are in the file. */
const LISTED_MAX = 60;

const STEPS = [
  '打开核验页：本网站的 /verify，或者业委会、审计给您的 verify.html（一个文件，不联网也能用）。',
  '选这份 PDF；手里只有纸，就用手机拍左边的大码。绿色是一字不差，红色会写明第几页、哪一处不同。',
  '纸上还要看一眼：核验页显示的数字，与右边、与正文印的是不是一样。',
];
const TOO_LONG = '这份报告的证明太长，印不成一个码；请用 PDF 文件核验，证明在文件里。';
const LIMITS =
  '绿色只说明这份报告与当时存证的一字不差，并且存证在签过名的账本里；它不说明账上每一笔都该花，也查不出从未入账的收入。';

/** 核验页: the last page of a report, by which whoever holds it sees whether it is what was put on record. */
export function drawProofPage(sheet: Sheet, proof: ReportProof): void {
  sheet.addPage();
  const y = drawHead(sheet, proof);
  const code = reportCode(proof);
  if (code) drawCode(sheet, { x: sheet.left, y, side: CODE_SIDE }, code);
  else sheet.text(TOO_LONG, sheet.left, y + 8, { size: 10, width: CODE_SIDE - mm(6) });
  drawFigures(sheet, y, proof);
  const below = drawSteps(sheet, y + CODE_SIDE + 8);
  drawListed(sheet, drawRecord(sheet, below + 6, proof), proof);
}

function drawHead(sheet: Sheet, { statement }: ReportProof): number {
  const { left, top, width } = sheet;
  sheet.text('核验页', left, top, {
    size: 20,
    weight: 'bold',
    width,
    align: 'center',
    role: 'H1',
  });
  const number = statement.number ? `　${statement.number}` : '';
  const named = `${statement.title}${number}`;
  sheet.text(named, left, top + 32, { size: 11, width, align: 'center' });
  const extent = `正文 ${statement.pages} 页，数据截至账簿第 ${statement.throughSeq} 笔。本页用来核对正文有没有被改动，不属于正文。`;
  sheet.text(extent, left, top + 50, { size: 9, width, align: 'center', color: QUIET });
  return top + 72;
}

/** Beside the code: what the code carries, in letters large enough to be compared with the pages. */
function drawFigures(sheet: Sheet, y: number, { statement }: ReportProof): void {
  const x = sheet.left + CODE_SIDE + mm(5);
  const width = sheet.right - x;
  sheet.text('码里记着的数字', x, y + 6, { size: 11, weight: 'bold', role: 'H2' });
  let at = y + 28;
  for (const [label, value] of statement.figures) {
    sheet.text(label, x, at, { size: 9, color: QUIET, width });
    at += sheet.heightOf(label, { size: 9, width }) + 1;
    sheet.text(value, x, at, { size: 13, weight: 'bold', width });
    at += sheet.heightOf(value, { size: 13, weight: 'bold', width }) + 6;
  }
}

function drawSteps(sheet: Sheet, y: number): number {
  sheet.text('怎么核验', sheet.left, y, { size: 11, weight: 'bold', role: 'H2' });
  const style = { size: 9.5, width: sheet.width, lineGap: 2 };
  let at = y + 19;
  for (const [index, step] of STEPS.entries()) {
    const words = `${index + 1}. ${step}`;
    sheet.text(words, sheet.left, at, style);
    at += sheet.heightOf(words, style) + 3;
  }
  const box = { ...style, width: sheet.width - 22 };
  const height = sheet.heightOf(LIMITS, box) + 12;
  sheet.fill([sheet.left, at + 3, sheet.width, height], SHADE);
  sheet.fill([sheet.left, at + 3, 3, height], PINE);
  sheet.text(LIMITS, sheet.left + 13, at + 9, box);
  return at + height + 12;
}

/** What the proof rests on, to be compared by eye with another copy. */
function drawRecord(sheet: Sheet, y: number, proof: ReportProof): number {
  const { statement, head } = proof;
  sheet.text('存证', sheet.left, y, { size: 11, weight: 'bold', role: 'H2' });
  const rows: [string, string][] = [
    ['报告指纹', groups(statement.pagesRoot)],
    ['位置', `账本第 ${proof.index + 1} 条记录；签名时共 ${head.size} 条`],
    ['账本指纹', groups(head.root)],
    ['签名时间', `${formatInstant(head.signedAt)}（北京时间）`],
    ['账本公钥', head.vkey],
  ];
  let at = y + 19;
  const width = sheet.width - 62;
  for (const [label, value] of rows) {
    const style = { size: 8, width, color: INK };
    sheet.text(label, sheet.left, at, { size: 8, color: QUIET });
    sheet.text(value, sheet.left + 62, at, style);
    at += sheet.heightOf(value, style) + 3;
  }
  return at + 8;
}

function drawListed(sheet: Sheet, y: number, { pageDigests }: ReportProof): void {
  if (pageDigests.length > LISTED_MAX) return;
  sheet.text('各页指纹的前 16 位，与每页右上角所印的相同', sheet.left, y, {
    size: 8,
    color: QUIET,
  });
  const width = sheet.width / 4;
  for (const [index, digest] of pageDigests.entries()) {
    const [row, column] = [Math.floor(index / 4), index % 4];
    const words = `${index + 1}　${digest.slice(0, 16)}`;
    sheet.text(words, sheet.left + column * width, y + 13 + row * 10.5, { size: 7 });
  }
}

/** Eight groups of eight, so that the eye keeps its place. */
const groups = (hex: string) => hex.replace(/(.{8})(?!$)/g, '$1 ');
