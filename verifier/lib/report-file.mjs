import { pageText } from './page-text.mjs';

/**
 * A report as a PDF file: what its pages say, what stands around them, the proof inside it, and the code on
 * its last page. pdf.js is handed in, for the page and the tests each have their own.
 */

export const PROOF_FILE = 'trust-ledger-proof.json';
/**
 * The code stands in the upper left of the last page, in so many points; dots for each point, tried one after
 * the other: which of them a reader likes depends on how its grid falls on the squares.
 */
const CODE_PLACE = { width: 330, height: 420 };
const CODE_SCALES = [3, 4, 2.4];
/** Heads, feet and codes stand in the margins, within so many points of the upper or lower edge. */
const MARGIN_POINTS = 62;

/**
 * @typedef {{ text: string, furniture: string[], strayed: string[] }} PdfPage `text` is canonical;
 *   `furniture` is marked as not belonging to the content; what of it stands outside the margins is `strayed`
 * @typedef {{ data: Uint8ClampedArray, width: number, height: number }} Picture
 * @typedef {{ pages: PdfPage[], proofFile: string | null, code: string | null }} ReportFile `code` is the text
 *   of the code on the last page
 * @typedef {{ makeCanvas: (width: number, height: number) => Canvas, readCode: (picture: Picture) => string | null,
 *   onProgress?: (read: number, of: number) => void }} Means
 * @typedef {{ getContext(kind: '2d'): any, width: number, height: number }} Canvas
 */

/**
 * @param {any} pdfjs
 * @param {Uint8Array} bytes
 * @param {Means} means
 * @returns {Promise<ReportFile>}
 */
export async function readPdf(pdfjs, bytes, { makeCanvas, readCode, onProgress }) {
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
  });
  const pdf = await task.promise;
  try {
    /** @type {PdfPage[]} */
    const pages = [];
    for (let no = 1; no <= pdf.numPages; no++) {
      const page = await pdf.getPage(no);
      pages.push(await readPage(page));
      onProgress?.(no, pdf.numPages);
      if (no < pdf.numPages) page.cleanup();
    }
    const code = await codeOn(await pdf.getPage(pdf.numPages), { makeCanvas, readCode });
    return { pages, proofFile: await attached(pdf), code };
  } finally {
    await task.destroy();
  }
}

/** @param {any} page */
async function readPage(page) {
  const content = await page.getTextContent({
    includeMarkedContent: true,
    disableNormalization: true,
  });
  const { height } = page.getViewport({ scale: 1 });
  /** @type {boolean[]} whether each open mark, or one around it, is furniture */
  const marks = [];
  /** @type {{ said: string[], furniture: string[], strayed: string[] }} */
  const { said, furniture, strayed } = { said: [], furniture: [], strayed: [] };
  for (const item of content.items) {
    if (item.type === 'endMarkedContent') marks.pop();
    else if (item.type) marks.push(item.tag === 'Artifact' || marks.at(-1) === true);
    else if (marks.at(-1) !== true) said.push(item.str);
    else {
      furniture.push(item.str);
      if (!inMargin(item, height)) strayed.push(item.str);
    }
  }
  return { text: pageText(said), furniture, strayed };
}

/**
 * @param {{ str: string, transform: number[] }} item
 * @param {number} height of the page, in points
 */
function inMargin({ str, transform }, height) {
  const y = transform[5] ?? 0;
  return str.trim() === '' || y < MARGIN_POINTS || y > height - MARGIN_POINTS;
}

/** @param {any} pdf */
async function attached(pdf) {
  /** @type {Record<string, { filename: string, content: Uint8Array }> | null} */
  const files = await pdf.getAttachments();
  const found = Object.values(files ?? {}).find(({ filename }) => filename === PROOF_FILE);
  return found ? new TextDecoder('utf-8').decode(found.content) : null;
}

/**
 * @param {any} page
 * @param {Means} means
 */
async function codeOn(page, { makeCanvas, readCode }) {
  for (const scale of CODE_SCALES) {
    const viewport = page.getViewport({ scale });
    const width = Math.ceil(CODE_PLACE.width * scale);
    const height = Math.ceil(CODE_PLACE.height * scale);
    const canvas = makeCanvas(width, height);
    const context = canvas.getContext('2d');
    await page.render({ canvas, canvasContext: context, viewport, background: '#ffffff' }).promise;
    const { data } = context.getImageData(0, 0, width, height);
    const found = readCode({ data, width, height });
    if (found) return found;
  }
  return null;
}
