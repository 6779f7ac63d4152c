import { createInflate } from 'node:zlib';
import { fileErrors } from './files.errors';
import { endsAsPdf, NAME_REACH, pdfDangerIn, pdfStreamsOf } from './pdf.rules';
import type { PdfDanger, PdfStream } from './pdf.rules';

const INFLATED_MAX = 256 * 1024 * 1024;
const STREAMS_MAX = 20_000;

/** What may still be inflated, over all streams of one file. */
interface Budget {
  left: number;
}

/**
 * Refuses a PDF that could do more than be looked at: scripts, launches, attachments, forms that send
 * data, encryption (which would hide all of these), or another file at its end. Every deflated stream
 * is opened, because objects may be packed inside. This is a filter and not a PDF reader: together with
 * the headers of `serve-file`, not instead of them.
 * @throws DomainError `file.pdf-…` or `file.damaged`
 */
export async function assertSafePdf(bytes: Buffer): Promise<void> {
  const text = bytes.toString('latin1');
  refuse(pdfDangerIn(text));
  if (!endsAsPdf(text)) {
    throw text.includes('%%EOF') ? fileErrors.polyglot() : fileErrors.damaged();
  }
  const budget: Budget = { left: INFLATED_MAX };
  let streams = 0;
  for (const stream of pdfStreamsOf(text)) {
    streams += 1;
    if (streams > STREAMS_MAX) throw fileErrors.pdfTooLarge();
    await assertSafeStream(bytes, stream, budget);
  }
}

async function assertSafeStream(bytes: Buffer, stream: PdfStream, budget: Budget): Promise<void> {
  // Objects behind an unusual encoding could not be seen here, but some reader would see them.
  if (stream.holdsObjects && stream.filter === 'other') throw fileErrors.pdfUnreadable();
  const data = bytes.subarray(stream.start);
  const opened = looksDeflated(data) && (await inflateAndScan(data, budget));
  if (!opened && stream.holdsObjects && stream.filter === 'flate') throw fileErrors.pdfUnreadable();
}

/** RFC 1950: method 8, and the two header bytes divisible by 31. Spares a try on every photo. */
function looksDeflated(data: Buffer): boolean {
  if (data.length < 2) return false;
  const header = data.readUInt16BE(0);
  return (header & 0x0f00) === 0x0800 && header % 31 === 0;
}

/** False where the bytes turn out not to be deflated, or break off. */
async function inflateAndScan(data: Buffer, budget: Budget): Promise<boolean> {
  const inflate = createInflate({ chunkSize: 64 * 1024 });
  let carried = '';
  let danger: PdfDanger | null = null;
  try {
    // The end of the stream is marked inside it; what follows in the file is ignored.
    inflate.end(data);
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      budget.left -= chunk.length;
      const text = carried + chunk.toString('latin1');
      danger = pdfDangerIn(text);
      if (danger || budget.left < 0) break;
      carried = text.slice(-NAME_REACH);
    }
  } catch {
    return false;
  }
  refuse(danger);
  if (budget.left < 0) throw fileErrors.pdfTooLarge();
  return true;
}

function refuse(danger: PdfDanger | null): void {
  if (danger === 'encrypted') throw fileErrors.pdfEncrypted();
  if (danger === 'active') throw fileErrors.pdfActive();
}
