// A thread that opens PDFs with pdf.js, for jest cannot load it. Reads as the offline verifier does.
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { createCanvas } from '@napi-rs/canvas';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readPdf } from '../../verifier/lib/report-file.mjs';

const jsQR = createRequire(import.meta.url)('jsqr');

const means = {
  makeCanvas: (width, height) => createCanvas(width, height),
  readCode: ({ data, width, height }) =>
    jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null,
};
parentPort?.on('message', ({ id, bytes }) => {
  readPdf(pdfjs, bytes, means).then(
    (file) => parentPort?.postMessage({ id, file }),
    (error) => parentPort?.postMessage({ id, error }),
  );
});
