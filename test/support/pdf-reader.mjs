// A thread that opens PDFs with pdf.js, for jest cannot load it. Reads as the offline verifier does.
import { parentPort, workerData } from 'node:worker_threads';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { createHash } from 'node:crypto';
import { setSha256 } from '../../verifier/lib/bytes.mjs';
import { readPdf } from '../../verifier/lib/report-file.mjs';

setSha256((bytes) => createHash('sha256').update(bytes).digest());
const { createCanvas } = await import('@napi-rs/canvas');
parentPort?.postMessage(await readPdf(pdfjs, workerData.bytes, (w, h) => createCanvas(w, h)));
