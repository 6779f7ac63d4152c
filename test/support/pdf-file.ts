import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ReportFile } from '../../verifier/lib/report-file.mjs';

/** A PDF as pdf.js reads it: what each page says, its furniture, the proof in it, the last page drawn. */
export function pdfFile(bytes: Uint8Array): Promise<ReportFile> {
  const program = path.join(__dirname, 'pdf-reader.mjs');
  return new Promise((resolve, reject) => {
    const thread = new Worker(program, { workerData: { bytes: new Uint8Array(bytes) } });
    thread.once('message', (file: ReportFile) => resolve(file));
    thread.once('error', reject);
  });
}
