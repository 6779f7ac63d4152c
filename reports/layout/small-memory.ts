/**
 * pdfkit keeps a page as the thousands of small pieces it was written in until the document ends, each
 * with the overhead of an object. A report of hundreds of pages needs a third of the memory once the
 * pieces of a finished page are one.
 */
export function joinPieces(page: PDFKit.PDFPage): void {
  const { content } = page as unknown as { content: { buffer: Uint8Array[] } };
  content.buffer = [Buffer.concat(content.buffer)];
}

/** Bytes as they come, kept in few pieces. */
export class Bytes {
  private readonly joined: Buffer[] = [];
  private pieces: Buffer[] = [];

  add(piece: Buffer): void {
    this.pieces.push(piece);
    if (this.pieces.length >= PIECES_MAX) this.join();
  }

  whole(): Buffer {
    this.join();
    return Buffer.concat(this.joined);
  }

  private join(): void {
    this.joined.push(Buffer.concat(this.pieces));
    this.pieces = [];
  }
}

const PIECES_MAX = 2000;
