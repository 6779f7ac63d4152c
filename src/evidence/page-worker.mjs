// Draws the pages of a stranger's PDF in a thread of its own, which may be ended at any moment.
import { createRequire } from 'node:module';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';

const require = createRequire(import.meta.url);
const OUR_FONT = 'Noto Sans SC';
const FONT_FILE = '400Regular/NotoSansSC_400Regular.ttf';
// Dots per point: 200 dpi, by which small print can be read.
const SCALE = 200 / 72;

const folderOf = (name) => path.dirname(require.resolve(`${name}/package.json`));

/** Fonts that a PDF names but does not bring (宋体 of many invoices) are drawn with ours, not as empty frames. */
function standInForMissingFonts() {
  const file = path.join(folderOf('@expo-google-fonts/noto-sans-sc'), FONT_FILE);
  GlobalFonts.registerFromPath(file, OUR_FONT);
  for (const family of ['serif', 'sans-serif', 'monospace']) {
    GlobalFonts.setAlias(OUR_FONT, family);
  }
}

async function opened(data) {
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const root = folderOf('pdfjs-dist');
  const document = await pdf.getDocument({
    data,
    cMapUrl: `${root}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${root}/standard_fonts/`,
    wasmUrl: `${root}/wasm/`,
    isEvalSupported: false,
    disableFontFace: true,
    verbosity: 0,
  }).promise;
  return { pdf, document };
}

/** Every letter in the order in which the page sets it, with its width in thousandths of its size. */
async function lettersOf(page, { OPS }) {
  const { fnArray, argsArray } = await page.getOperatorList();
  const set = fnArray.flatMap((fn, at) => (fn === OPS.showText ? argsArray[at][0] : []));
  return set
    .filter((glyph) => glyph?.unicode)
    .flatMap(({ unicode, width }) => {
      const units = unicode.split('');
      return units.map((unit) => ({ unit, width: width / units.length }));
    });
}

/**
 * How wide each letter of these words is, in points; null where the page sets other letters than these.
 * A blank that was put in for a gap takes what the letters leave.
 */
function widthsOf({ str, transform, width }, letters) {
  const size = Math.hypot(transform[0], transform[1]) / 1000;
  const blanks = [];
  const start = letters.at;
  const widths = str.split('').map((unit, place) => {
    const letter = letters.all[letters.at];
    if (letter?.unit === unit) {
      letters.at += 1;
      return letter.width * size;
    }
    if (unit === ' ') blanks.push(place);
    return unit === ' ' ? 0 : NaN;
  });
  if (widths.some(Number.isNaN)) {
    letters.at = start;
    return null;
  }
  const rest = width - widths.reduce((sum, each) => sum + each, 0);
  for (const place of blanks) widths[place] = Math.max(0, rest / blanks.length);
  return widths;
}

/** The letters of the words, found again behind blanks that the page sets and the words leave out. */
function lettersFrom(all) {
  return {
    all,
    at: 0,
    reach(str) {
      const first = str.trimStart().charAt(0);
      const found = this.all.findIndex(({ unit }, place) => place >= this.at && unit === first);
      const between = found < 0 ? [] : this.all.slice(this.at, found);
      if (found >= 0 && between.every(({ unit }) => unit.trim() === '')) {
        this.at = str.startsWith(first) ? found : this.at;
      }
    },
  };
}

/** The rectangle that words fill on the picture, a little below their baseline too. */
function rectangleOf({ transform, width, height }, viewport, { Util }) {
  const [a, b, c, d, e, f] = Util.transform(viewport.transform, transform);
  const along = (width * viewport.scale) / (Math.hypot(a, b) || 1);
  const up = (height * viewport.scale) / (Math.hypot(c, d) || 1);
  const corners = [
    [0, -0.25],
    [0, 1],
    [1, -0.25],
    [1, 1],
  ].map(([right, above]) => [
    e + a * along * right + c * up * above,
    f + b * along * right + d * up * above,
  ]);
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const level = Math.abs(b) < Math.abs(a) / 50;
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y, level };
}

/** The words of a page, each with the rectangle it fills and how wide its letters are. */
async function wordsOf(page, viewport, pdf) {
  const { items } = await page.getTextContent();
  const letters = lettersFrom(await lettersOf(page, pdf));
  return items
    .filter(({ str }) => str && str.trim() !== '')
    .map((item) => {
      letters.reach(item.str);
      const widths = widthsOf(item, letters);
      return { text: item.str, widths, ...rectangleOf(item, viewport, pdf) };
    });
}

async function pixelsOf(page, viewport, { width, height }) {
  const canvas = createCanvas(width, height);
  const canvasContext = canvas.getContext('2d');
  await page.render({ canvas, canvasContext, viewport, background: '#ffffff' }).promise;
  return canvasContext.getImageData(0, 0, width, height).data;
}

/** One page: its size in dots and points, its words, and its pixels if wanted. */
async function readPage(document, pdf, number) {
  const page = await document.getPage(number);
  const points = page.getViewport({ scale: 1 });
  const longest = Math.max(points.width, points.height);
  const viewport = page.getViewport({ scale: Math.min(SCALE, workerData.edgeMax / longest) });
  const size = {
    width: Math.max(1, Math.round(viewport.width)),
    height: Math.max(1, Math.round(viewport.height)),
  };
  const drawn = workerData.draw ? await pixelsOf(page, viewport, size) : null;
  const words = workerData.draw ? [] : await wordsOf(page, viewport, pdf);
  page.cleanup();
  return {
    no: number,
    ...size,
    pointWidth: points.width,
    pointHeight: points.height,
    words,
    drawn,
  };
}

if (workerData.draw) standInForMissingFonts();
const { pdf, document } = await opened(workerData.bytes);
const count = document.numPages;
parentPort.postMessage({ count });
const last = workerData.only ?? Math.min(count, workerData.pagesMax);
let next = workerData.only ?? 1;

/** The next page, or that there is none; what fails here ends the thread. */
async function tellNext() {
  if (next > last || next > count) {
    parentPort.postMessage({ end: true });
    return;
  }
  const page = await readPage(document, pdf, next);
  next += 1;
  parentPort.postMessage({ page }, page.drawn ? [page.drawn.buffer] : []);
}

// When it is asked for: no more than one page lies in memory.
parentPort.on('message', () => void tellNext());
