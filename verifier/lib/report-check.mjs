import { CheckError } from './bytes.mjs';
import { compareKept } from './kept-heads.mjs';
import { comparePages } from './report-pages.mjs';
import { PAGE_PREFIX, parsePageCode, parseReportCode, REPORT_PREFIX } from './report-code.mjs';
import { parseProofFile, proveStatement } from './report-proof.mjs';
import { Findings } from './report-verdict.mjs';

/**
 * Whether a report is what was put on record: from the PDF, or from the codes on paper.
 *
 * @typedef {import('./kept-heads.mjs').KeptText} KeptText
 * @typedef {import('./report-file.mjs').ReportFile} ReportFile
 * @typedef {import('./report-proof.mjs').CarriedProof} CarriedProof
 * @typedef {import('./report-proof.mjs').ProvenStatement} ProvenStatement
 * @typedef {import('./report-proof.mjs').StatedPage} StatedPage
 * @typedef {import('./report-verdict.mjs').Verdict} Verdict
 */

/**
 * @param {ReportFile} file
 * @param {KeptText[]} kept heads and keys the reader has from elsewhere
 * @returns {Promise<Verdict>}
 */
export async function checkReportFile(file, kept) {
  const findings = new Findings();
  const inside = await attempt(findings, '文件里的存证', () =>
    file.proofFile === null ? null : provenFile(file.proofFile),
  );
  const printed = await attempt(findings, '核验页上的码', () =>
    file.code?.startsWith(REPORT_PREFIX) ? provenCode(file.code) : null,
  );
  const proof = inside ?? printed;
  if (!proof) {
    if (findings.verdict(null).state !== 'red') {
      findings.add(
        'amber',
        'proof.none',
        '这份文件里没有存证，不能核验：它不是由系统生成的原件，或者打印时没有签名。',
      );
    }
    return findings.verdict(null);
  }
  const { statement } = proof.proven;
  if (printed && printed.proven.statement.id !== statement.id) {
    findings.add(
      'red',
      'code.other-report',
      `二维码不是这份报告的：它属于 ${nameOf(printed.proven.statement)}，文件里的存证是 ${nameOf(statement)} 的。`,
    );
  }
  if (!printed)
    findings.add(
      'note',
      'code.unreadable',
      '最后一页上没有读出核验码；以下是按文件里的存证核对的。',
    );
  await comparePages(file.pages, { ...proof, findings });
  await compareKept(proof.proven.head, kept, findings);
  return findings.verdict(proof.proven);
}

/** @param {{ title: string, number: string }} statement */
export const nameOf = ({ title, number }) => `《${title}${number ? ` ${number}` : ''}》`;

/**
 * @param {string} text
 * @returns {Promise<{ proven: ProvenStatement, digests: string[] | null, pages: StatedPage[] }>}
 */
async function provenFile(text) {
  const { carried, pages } = parseProofFile(text);
  return { proven: await proveStatement(carried), digests: carried.digests, pages };
}

/** @param {string} text */
async function provenCode(text) {
  const carried = await parseReportCode(text);
  return { proven: await proveStatement(carried), digests: carried.digests, pages: [] };
}

/**
 * @template T
 * @param {Findings} findings
 * @param {string} where
 * @param {() => Promise<T> | T} read
 */
async function attempt(findings, where, read) {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof CheckError)) throw error;
    findings.add('red', error.code, `${where}：${error.message}`);
    return null;
  }
}

/**
 * @param {string[]} texts every code that was scanned or pasted
 * @param {KeptText[]} kept
 * @returns {Promise<Verdict>}
 */
export async function checkCodes(texts, kept) {
  const findings = new Findings();
  const reports = texts.filter((text) => text.startsWith(REPORT_PREFIX));
  const [first, ...others] = await Promise.all(
    reports.map((text) => attempt(findings, '核验页上的码', () => provenCode(text))),
  );
  for (const text of texts.filter((text) => !isCode(text))) {
    findings.add('amber', 'code.unknown', `这不是报告上的码：${text.slice(0, 30)}…`);
  }
  if (!first) {
    if (reports.length === 0) {
      findings.add(
        'amber',
        'code.needed',
        '还要扫一下最后一页（核验页）上的大码：每页上角的小码只说明这是哪一页。',
      );
    }
    return findings.verdict(null);
  }
  for (const other of others) {
    if (other && other.proven.statement.id !== first.proven.statement.id) {
      findings.add(
        'red',
        'code.other-report',
        `两个大码属于两份报告：${nameOf(first.proven.statement)} 和 ${nameOf(other.proven.statement)}。`,
      );
    }
  }
  comparePageCodes(texts, first, findings);
  await compareKept(first.proven.head, kept, findings);
  return findings.verdict(first.proven);
}

/** @param {string} text */
const isCode = (text) => text.startsWith(REPORT_PREFIX) || text.startsWith(PAGE_PREFIX);

/**
 * @param {string[]} texts
 * @param {{ proven: ProvenStatement, digests: string[] | null }} report
 * @param {Findings} findings
 */
function comparePageCodes(texts, { proven: { statement }, digests }, findings) {
  for (const text of texts.filter((each) => each.startsWith(PAGE_PREFIX))) {
    const code = parsePageCode(text);
    const place = { page: code.page };
    const stated = digests?.[code.page - 1];
    if (code.id !== statement.id) {
      findings.add(
        'red',
        'page.other-report',
        `第 ${code.page} 页上的小码属于另一份报告，不是 ${nameOf(statement)} 的。`,
        place,
      );
    } else if (code.page > statement.pages || (stated && !stated.startsWith(code.digest))) {
      findings.add(
        'red',
        'page.code-differs',
        `第 ${code.page} 页上的小码与存证不符：这一页换过。`,
        place,
      );
    } else {
      findings.add(
        'note',
        'page.belongs',
        `第 ${code.page} 页（共 ${statement.pages} 页）属于这份报告，指纹 ${code.digest.slice(0, 16)}。`,
        place,
      );
    }
  }
}

/**
 * A figure someone reads off the paper, looked for among those of the code.
 * @param {{ figures: [string, string][] }} statement
 * @param {string} typed
 * @returns {{ matches: boolean, message: string }}
 */
export function compareFigure({ figures }, typed) {
  const wanted = plainFigure(typed);
  const found = figures.filter(([, value]) => plainFigure(value) === wanted);
  if (wanted === '') return { matches: false, message: '请输入纸上印的一个数字，例如 1,234.00。' };
  if (found.length > 0) {
    return { matches: true, message: `与存证一致：${found.map(([label]) => label).join('、')}。` };
  }
  return {
    matches: false,
    message: `存证里没有 ${typed.trim()} 这个数字。请再看一眼是否抄对；抄对了，就是纸上的数字被改过。`,
  };
}

/** @param {string} text */
const plainFigure = (text) =>
  text
    .normalize('NFKC')
    .replace(/[^\d.-]/g, '')
    .replace(/\.0+$/, '');
