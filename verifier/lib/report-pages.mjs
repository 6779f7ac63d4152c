import { pageDigest, pagesRoot, pageText } from './page-text.mjs';
import { passageOf } from './report-verdict.mjs';

/**
 * The pages of a file held against the statement's.
 *
 * @typedef {import('./report-file.mjs').PdfPage} PdfPage
 * @typedef {import('./report-proof.mjs').Statement} Statement
 * @typedef {import('./report-proof.mjs').StatedPage} StatedPage
 * @typedef {import('./report-verdict.mjs').Findings} Findings
 * @typedef {{ digests: string[], texts: (string | null)[] }} Stated what each page should say: its digest, and
 *   its text where it came along and has that digest
 * @typedef {{ proven: import('./report-proof.mjs').ProvenStatement, digests: string[] | null,
 *   pages: StatedPage[], findings: Findings }} Report
 */

/** 《title number》正文第 1/2 页 存证 id, as drawn in the corner of each page. */
const LABEL = /《([^》]*)》\s*(?:正文第\s*\d+\/\d+\s*页|核验页)\s*存证\s*([0-9a-f-]{36})/;

/**
 * @param {PdfPage[]} filePages all pages of the file, the proof page last
 * @param {Report} report
 */
export async function comparePages(filePages, report) {
  const { proven, findings } = report;
  const { statement } = proven;
  const body = filePages.slice(0, Math.max(filePages.length - 1, 0));
  const found = await Promise.all(body.map(({ text }) => pageDigest(text)));
  const stated = await statedPages(report);
  if (stated) {
    for (let at = 0; at < statement.pages; at++) {
      compareOne(at, { page: body[at], digest: found[at], stated, statement, findings });
    }
    sayExtra(body, statement, findings);
  } else if ((await pagesRoot(found)) !== statement.pagesRoot) {
    findings.add(
      'red',
      'pages.differ',
      `正文与存证不符（存证是 ${statement.pages} 页，文件有 ${body.length} 页正文）；文件里没有带各页的指纹，说不出是哪一页。`,
    );
  }
  sayStrayed(filePages, findings);
  compareProofPage(filePages.at(-1), report);
}

/**
 * What the report carries of its pages, as far as the statement covers it.
 * @param {Report} report
 * @returns {Promise<Stated | null>}
 */
async function statedPages({ proven: { statement }, digests, pages }) {
  if (!digests || (await pagesRoot(digests)) !== statement.pagesRoot) return null;
  const texts = await Promise.all(
    pages.map(async ({ text }, at) => ((await pageDigest(text)) === digests[at] ? text : null)),
  );
  return { digests, texts };
}

/**
 * @param {number} at from 0
 * @param {{ page: PdfPage | undefined, digest: string | undefined, stated: Stated, statement: Statement,
 *   findings: Findings }} context
 */
function compareOne(at, { page, digest, stated, statement, findings }) {
  const no = at + 1;
  if (!page || digest === undefined) {
    findings.add('red', 'page.missing', `少了第 ${no} 页：存证共 ${statement.pages} 页。`, {
      page: no,
    });
    return;
  }
  if (digest === stated.digests[at]) return;
  const other = otherReport(page, statement);
  const place = stated.digests.indexOf(digest);
  if (other) {
    const words = `第 ${no} 页属于另一份报告（${other}），不是这一份的。`;
    findings.add('red', 'page.other-report', words, { page: no });
  } else if (place >= 0) {
    const words = `页序不对：这里第 ${no} 页放的是原来的第 ${place + 1} 页。`;
    findings.add('red', 'page.order', words, { page: no });
  } else {
    const text = stated.texts[at];
    const passage = typeof text === 'string' ? passageOf(text, page.text) : null;
    findings.add('red', 'page.text-differs', `第 ${no} 页的文字与存证不符。`, {
      page: no,
      passage,
    });
  }
}

/**
 * @param {PdfPage} page
 * @param {Statement} statement
 * @returns {string | null} the name of the report the page says it is of, if it is another
 */
function otherReport({ furniture }, statement) {
  const [, title, id] = LABEL.exec(furniture.join('')) ?? [];
  return title && id !== statement.id ? title : null;
}

/**
 * @param {PdfPage[]} body
 * @param {Statement} statement
 * @param {Findings} findings
 */
function sayExtra(body, statement, findings) {
  for (const [at, page] of body.slice(statement.pages).entries()) {
    const no = statement.pages + at + 1;
    const other = otherReport(page, statement);
    const words = other ? `属于另一份报告（${other}）` : '不在存证里';
    findings.add('red', 'page.extra', `多出的第 ${no} 页${words}。`, { page: no });
  }
}

/**
 * Text that calls itself a head or a foot and stands in the middle of a page.
 * @param {PdfPage[]} pages
 * @param {Findings} findings
 */
function sayStrayed(pages, findings) {
  for (const [at, { strayed }] of pages.entries()) {
    if (strayed.length === 0) continue;
    const words = `第 ${at + 1} 页中间有不属于正文的文字：“${strayed.join('').slice(0, 60)}”。`;
    findings.add('red', 'page.strayed', words, { page: at + 1 });
  }
}

const AMOUNT = /\d[\d,]*\.\d{2}(?!\d)/g;

/**
 * The proof page is not among the pages on record: what figures stand on it must be the statement's.
 * @param {PdfPage | undefined} page
 * @param {Report} report
 */
function compareProofPage(page, { proven: { statement, head }, findings }) {
  if (!page) return;
  const text = page.text.replace(pageText([head.vkey]), '');
  const stated = statement.figures.map(([label, value]) => pageText([label, value]));
  const amounts = new Set(statement.figures.flatMap(([, value]) => value.match(AMOUNT) ?? []));
  const missing = stated.filter((figure) => !text.includes(figure));
  const strange = (text.match(AMOUNT) ?? []).filter((amount) => !amounts.has(amount));
  if (missing.length === 0 && strange.length === 0) return;
  const words = `核验页上印的数字与存证不符：${[...missing.map((figure) => `没有“${figure}”`), ...strange.map((figure) => `多出 ${figure}`)].join('，')}。`;
  findings.add('red', 'proof-page.differs', words);
}
