import { parentPort, workerData } from 'node:worker_threads';
import type { DocumentMaking } from './layout/document/making';
import type { ReportProof } from './layout/proof/report-proof';
import { provenBy } from './layout/proof/sealing';
import { drawPaper, type Paper } from './paper';

/** What the thread is given. */
export interface DrawingOrder {
  readonly paper: Paper;
  readonly making: DocumentMaking;
}

/** What the thread says, in this order; `drawn` any number of times. */
export type DrawingMessage =
  | { readonly said: 'drawn'; readonly part: number }
  | { readonly said: 'body'; readonly pageDigests: readonly string[] }
  | { readonly said: 'done'; readonly bytes: Uint8Array; readonly pages: number };

/** The answer to `body`. */
export interface DrawingAnswer {
  readonly proof: ReportProof | null;
}

/**
 * Program of a thread of its own: draws one paper. Hundreds of pages take seconds of arithmetic, in which
 * the program that answers requests must not stand still.
 */
async function drawInThread(): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('to be started as a thread');
  const { paper, making } = workerData as DrawingOrder;
  const tell = (message: DrawingMessage) => port.postMessage(message);
  const printed = await drawPaper(paper, making, {
    drawn: (part) => tell({ said: 'drawn', part }),
    seal: provenBy(async (pageDigests) => {
      const answer = new Promise<DrawingAnswer>((resolve) => port.once('message', resolve));
      tell({ said: 'body', pageDigests });
      return (await answer).proof;
    }),
  });
  const bytes = new Uint8Array(printed.bytes);
  const done: DrawingMessage = { said: 'done', bytes, pages: printed.pages };
  port.postMessage(done, [bytes.buffer]);
}

void drawInThread();
