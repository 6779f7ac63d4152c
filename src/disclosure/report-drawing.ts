import { Injectable } from '@nestjs/common';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Prove, provenBy } from '../../reports/layout/proof/sealing';
import type { DrawingAnswer, DrawingMessage, DrawingOrder } from '../../reports/drawing-thread';
import { drawPaper } from '../../reports/paper';
import { Turnstile } from '../platform/files/turnstile';

/** A finished file. */
export interface DrawnReport {
  readonly bytes: Buffer;
  readonly pages: number;
}

/** What the drawing asks back. */
export interface DrawingHelp {
  /** Called once, when the body stands. */
  readonly prove: Prove;
  /** How far it is, 0 to 1. */
  readonly drawn: (part: number) => void;
}

const THREAD = path.join(__dirname, '../../reports/drawing-thread.js');
/** Of the thread; with the program itself it stays under 400 MB. */
const MEMORY_MB = 240;

/**
 * Draws papers in a thread of its own, one at a time in this program. A test runs from the sources, which
 * a thread cannot load: there the same function draws in place.
 */
@Injectable()
export class ReportDrawing {
  private readonly line = new Turnstile(1);
  private readonly hasThread = fs.existsSync(THREAD);

  draw(order: DrawingOrder, help: DrawingHelp): Promise<DrawnReport> {
    const draw = this.hasThread ? drawInThread : drawHere;
    return this.line.pass(() => draw(order, help));
  }
}

async function drawHere(
  { paper, making }: DrawingOrder,
  { prove, drawn }: DrawingHelp,
): Promise<DrawnReport> {
  const { bytes, pages } = await drawPaper(paper, making, { drawn, seal: provenBy(prove) });
  return { bytes, pages };
}

function drawInThread(order: DrawingOrder, help: DrawingHelp): Promise<DrawnReport> {
  const thread = new Worker(THREAD, {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const drawn = new Promise<DrawnReport>((resolve, reject) => {
    const answer = async (pageDigests: readonly string[]) => {
      const said: DrawingAnswer = { proof: await help.prove(pageDigests) };
      thread.postMessage(said);
    };
    thread.on('message', (message: DrawingMessage) => {
      if (message.said === 'drawn') help.drawn(message.part);
      else if (message.said === 'body') answer(message.pageDigests).catch(reject);
      else resolve({ bytes: Buffer.from(message.bytes.buffer), pages: message.pages });
    });
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the drawing ended before it was done')));
  });
  return drawn.finally(() => void thread.terminate());
}
