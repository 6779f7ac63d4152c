import { setTimeout as sleep } from 'node:timers/promises';
import type { Visitor } from './app';

export interface ReportFound {
  number: string | null;
  id: string;
  title: string;
  printNo: number;
  printCount: number;
  final: boolean;
  sha256: string;
  reprintOf: string | null;
}

export interface KindOffered {
  kind: string;
  mayMake: boolean;
  suggested: string | null;
  choices: { subject: string; closed: boolean; reportId: string | null }[];
}

/** Asks for a report and waits for it; what the archive says of it. */
export async function madeReport(
  who: Visitor,
  place: string,
  body: object,
  path: string,
): Promise<ReportFound> {
  const queued = await who.post(`${place}${path}`).send(body).expect(202);
  const { jobId } = queued.body as { jobId: string };
  for (let tries = 0; tries < 400; tries += 1) {
    const { body: job } = await who.get(`${place}/jobs/${jobId}`).expect(200);
    const { state, result, problem } = job as {
      state: string;
      result: { reportId: string };
      problem: unknown;
    };
    if (state === 'done') return reportFound(who, place, result.reportId);
    if (state === 'failed') throw new Error(JSON.stringify(problem));
    await sleep(25);
  }
  throw new Error('the report was never done');
}

export async function reportFound(
  who: Visitor,
  place: string,
  reportId: string,
): Promise<ReportFound> {
  const { body } = await who.get(`${place}/reports`).expect(200);
  const report = (body as { items: ReportFound[] }).items.find((item) => item.id === reportId);
  if (!report) throw new Error('the report is not in the list');
  return report;
}

/** Supertest's own type hides that the answer is a stream. */
export function pdfBytes(response: unknown, done: (error: null, body: Buffer) => void): void {
  const stream = response as NodeJS.ReadableStream;
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
}
