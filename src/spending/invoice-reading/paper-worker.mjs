// Reads a stranger's PDF or picture in a thread of its own, which may be ended at any moment.
import { createRequire } from 'node:module';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import jsQR from 'jsqr';

const PAGES_MAX = 3;
const PICTURES_MAX = 20;
const PIXELS_MAX = 4_000_000;

/** @typedef {{ data: Uint8Array, width: number, height: number }} Picture four bytes a pixel */

/**
 * The first code that is found: of the pictures of one paper, or of one picture at several sizes.
 * @param {Picture[]} pictures
 */
function codesIn(pictures) {
  for (const { data, width, height } of pictures) {
    const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length);
    // an invoice's code is dark on light
    const found = jsQR(pixels, width, height, { inversionAttempts: 'dontInvert' });
    if (found?.data) return [found.data];
  }
  return [];
}

/** Pixels as pdf.js gives them (one bit, three or four bytes each), as four bytes each. */
function asPicture({ width, height, kind, data }, { ImageKind }) {
  if (!data || width * height > PIXELS_MAX) return [];
  if (kind === ImageKind.RGBA_32BPP) return [{ data, width, height }];
  const wide = new Uint8Array(width * height * 4).fill(255);
  const perRow = Math.ceil(width / 8);
  for (let at = 0; at < width * height; at++) {
    const [x, y] = [at % width, Math.floor(at / width)];
    for (let part = 0; part < 3; part++) {
      wide[4 * at + part] =
        kind === ImageKind.RGB_24BPP
          ? data[3 * at + part]
          : ((data[y * perRow + (x >> 3)] >> (7 - (x & 7))) & 1) * 255;
    }
  }
  return [{ data: wide, width, height }];
}

async function picturesOf(page, pdf) {
  const { fnArray, argsArray } = await page.getOperatorList();
  const names = fnArray.flatMap((fn, at) =>
    fn === pdf.OPS.paintImageXObject ? [argsArray[at][0]] : [],
  );
  const pictures = [];
  for (const name of [...new Set(names)].slice(0, PICTURES_MAX)) {
    const store = name.startsWith('g_') ? page.commonObjs : page.objs;
    const image = await new Promise((resolve) => store.get(name, resolve));
    if (image) pictures.push(...asPicture(image, pdf));
  }
  return pictures;
}

async function readPdf(bytes) {
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const root = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const document = await pdf.getDocument({
    data: bytes,
    // without its character maps, text in fonts that are not embedded (宋体) comes out empty
    cMapUrl: `${root}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${root}/standard_fonts/`,
    isEvalSupported: false,
    isOffscreenCanvasSupported: false,
    disableFontFace: true,
    verbosity: 0,
  }).promise;
  const [texts, pictures] = [[], []];
  for (let number = 1; number <= Math.min(PAGES_MAX, document.numPages); number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const shift = number * 100_000;
    for (const { str, transform, width } of items) {
      texts.push({ text: str, x: transform[4], y: transform[5] - shift, width });
    }
    pictures.push(...(await picturesOf(page, pdf)));
  }
  const attached = Object.values((await document.getAttachments()) ?? {})
    .filter(({ filename }) => /\.xml$/i.test(filename))
    .map(({ content }) => content);
  return { texts, codes: codesIn(pictures), attached };
}

parentPort.postMessage(
  workerData.pdf
    ? await readPdf(workerData.pdf)
    : { texts: [], codes: codesIn(workerData.pictures), attached: [] },
);
