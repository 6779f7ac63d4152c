/** What in a PDF makes us refuse it. */
export type PdfDanger = 'active' | 'encrypted';

/**
 * Names that start programs, run scripts, carry other files or send data away. JavaScript covers
 * /OpenAction and /AA with scripts, since each must name the action's kind.
 */
const ACTIVE = ['JavaScript', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'SubmitForm'];
const NAME_END = String.raw`(?![A-Za-z0-9_.#-])`;
const ACTIVE_NAME = new RegExp(`(?:${ACTIVE.map(pdfName).join('|')})${NAME_END}`);
const IMPORT_OR_XFA = new RegExp(
  `${pdfName('ImportData')}${NAME_END}|${pdfName('XFA')}\\s*(?:\\[|\\d+\\s+\\d+\\s+R)`,
);
const ENCRYPTED = new RegExp(pdfName('Encrypt') + NAME_END);
const OBJECT_STREAM = new RegExp(`(?:${pdfName('ObjStm')}|${pdfName('First')})${NAME_END}`);
const ANY_FILTER = new RegExp(pdfName('Filter') + NAME_END);
const FLATE_ONLY = /\/Filter\s*(?:\/FlateDecode|\[\s*\/FlateDecode\s*\])\s*(?:\/|>>)/;
const PREDICTOR = new RegExp(`${pdfName('Predictor')}\\s*(?!1\\D)\\d`);
// Trailing bytes after the last end mark are where a second file hides; blanks are harmless.
const END = /%%EOF[\s\0]*$/;
const STREAM_START = /(?<!end)stream[ \t]*(?:\r\n|\n|\r)/g;
const TAIL_LENGTH = 2048;
const DICTIONARY_REACH = 8192;

/** The longest forbidden name, each letter written as #xx: what a reader in pieces must carry over. */
export const NAME_REACH = 64;

/** A compressed part of a PDF. */
export interface PdfStream {
  readonly start: number;
  /** Holds objects, so that what cannot be read in it could be anything. */
  readonly holdsObjects: boolean;
  readonly filter: 'none' | 'flate' | 'other';
}

/** Looks for forbidden names, also when letters are written as #xx. */
export function pdfDangerIn(text: string): PdfDanger | null {
  if (ENCRYPTED.test(text)) return 'encrypted';
  return ACTIVE_NAME.test(text) || IMPORT_OR_XFA.test(text) ? 'active' : null;
}

/** Whether the file ends as a PDF ends, with nothing behind. */
export function endsAsPdf(text: string): boolean {
  return END.test(text.slice(-TAIL_LENGTH));
}

/** Where each stream's bytes begin, with what its dictionary says of them. */
export function* pdfStreamsOf(text: string): Generator<PdfStream> {
  for (const match of text.matchAll(STREAM_START)) {
    const dictionary = dictionaryBefore(text, match.index);
    yield {
      start: match.index + match[0].length,
      holdsObjects: OBJECT_STREAM.test(dictionary),
      filter: filterIn(dictionary),
    };
  }
}

function filterIn(dictionary: string): PdfStream['filter'] {
  if (!ANY_FILTER.test(dictionary)) return 'none';
  return FLATE_ONLY.test(dictionary) && !PREDICTOR.test(dictionary) ? 'flate' : 'other';
}

function dictionaryBefore(text: string, end: number): string {
  const near = text.slice(Math.max(0, end - DICTIONARY_REACH), end);
  return near.slice(near.lastIndexOf('obj') + 1);
}

/** A pattern for `/Word` in which every letter may also be written as #xx, as the format allows. */
function pdfName(word: string): string {
  const letters = Array.from(word, (letter) => {
    const hex = letter.charCodeAt(0).toString(16);
    const digits = Array.from(hex, (d) => (/[a-f]/.test(d) ? `[${d}${d.toUpperCase()}]` : d));
    return `(?:${letter}|#${digits.join('')})`;
  });
  return `/${letters.join('')}`;
}
