import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ReportFile } from '../../verifier/lib/report-file.mjs';

interface Answer {
  readonly id: number;
  readonly file?: ReportFile;
  readonly error?: Error;
}

let thread: Worker | undefined;
let asked = 0;

/** A PDF as pdf.js reads it: what each page says, its furniture, the proof in it, the code on its last page. */
export function pdfFile(bytes: Uint8Array): Promise<ReportFile> {
  thread ??= begun();
  const reader = thread;
  const id = (asked += 1);
  return new Promise((resolve, reject) => {
    const hear = (answer: Answer) => {
      if (answer.id !== id) return;
      reader.off('message', hear).off('error', reject);
      if (answer.file) resolve(answer.file);
      else reject(answer.error ?? new Error('the reader said nothing'));
    };
    reader.on('message', hear);
    reader.once('error', reject);
    reader.postMessage({ id, bytes: new Uint8Array(bytes) });
  });
}

/** One thread for a test file: pdf.js takes longer to load than to read. */
function begun(): Worker {
  const started = new Worker(path.join(__dirname, 'pdf-reader.mjs'));
  started.unref();
  return started;
}
