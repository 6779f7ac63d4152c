import type { Writable } from 'node:stream';
import { writeOut } from '../platform/http/write-out';

const CHARACTERS = 64 * 1024;

/** Small pieces of a file, handed on in larger ones: a cell at a time would be a wait at a time. */
export class BufferedOut {
  private pieces: string[] = [];
  private size = 0;

  constructor(private readonly stream: Writable) {}

  async put(text: string): Promise<void> {
    this.pieces.push(text);
    this.size += text.length;
    if (this.size >= CHARACTERS) await this.flush();
  }

  /** What is left; ends the stream. */
  async end(): Promise<void> {
    await this.flush();
    this.stream.end();
  }

  private async flush(): Promise<void> {
    const text = this.pieces.join('');
    this.pieces = [];
    this.size = 0;
    if (text !== '') await writeOut(this.stream, text);
  }
}
