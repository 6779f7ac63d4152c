import { pageText } from './page-text.mjs';

/**
 * A report as a PDF file: what its pages say, what stands around them, the proof inside it, and the code on
 * its last page. pdf.js is handed in, for the page and the tests each have their own.
 */

export const PROOF_FILE = 'trust-ledger-proof.json';
/** Three dots for each point: the squares of the largest code are then about four dots wide. */
const CODE_SCALE = 3;
/** Heads, feet and codes stand in the margins, within so many points of the upper or lower edge. */
const MARGIN_POINTS = 62;

/**
 * @typedef {{ text: string, furniture: string[], strayed: string[] }} PdfPage `text` is canonical;
 *   `furniture` is marked as not belonging to the content; what of it stands outside the margins is `strayed`
 * @typedef {{ data: Uint8ClampedArray, width: number, height: number }} Picture
 * @typedef {{ pages: PdfPage[], proofFile: string | null, lastPage: Picture | null }} ReportFile
 * @typedef {{ getContext(kind: '2d'): any, width: number, height: number }} Canvas
 */

/**
 * @param {any} pdfjs
 * @param {Uint8Array} bytes
 * @param {(width: number, height: number) => Canvas} makeCanvas
 * @param {(read: number, of: number) => void} [onProgress]
 * @returns {Promise<ReportFile>}
 */
export async function readPdf(pdfjs, bytes, makeCanvas, onProgress) {
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
    const lastPage = await draw(await pdf.getPage(pdf.numPages), makeCanvas);
    return { pages, proofFile: await attached(pdf), lastPage };
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
 * @param {(width: number, height: number) => Canvas} makeCanvas
 * @returns {Promise<Picture>}
 */
async function draw(page, makeCanvas) {
  const viewport = page.getViewport({ scale: CODE_SCALE });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const canvas = makeCanvas(width, height);
  const context = canvas.getContext('2d');
  await page.render({ canvas, canvasContext: context, viewport, background: '#ffffff' }).promise;
  const { data } = context.getImageData(0, 0, width, height);
  return { data, width, height };
}
