import fs from 'node:fs';
import { CheckError } from '../lib/bytes.mjs';

/** Longest line read: an entry of 5,000 lines has about one million characters. */
const LINE_MAX = 64 * 1024 * 1024;

/**
 * The lines of a file without line feeds, however large the file: only one piece of it is in
 * memory at a time.
 * @param {string} file
 * @returns {AsyncGenerator<string>}
 */
export async function* linesOf(file) {
  let rest = '';
  const stream = fs.createReadStream(file, { encoding: 'utf8', highWaterMark: 1024 * 1024 });
  for await (const piece of stream) {
    const lines = (rest + String(piece)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LINE_MAX)
      throw new CheckError('file.line-too-long', `${file} 里有一行过长。`);
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/**
 * A small text file. Throws CheckError when it cannot be read.
 * @param {string} file
 */
export function textOf(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    throw new CheckError('file.unreadable', `读不到文件 ${file}，请检查文件名和所在文件夹。`);
  }
}

/**
 * A text given by itself, or the name of a file that holds it.
 * @param {string} given
 */
export const textOrFile = (given) => (fs.existsSync(given) ? textOf(given).trim() : given);
