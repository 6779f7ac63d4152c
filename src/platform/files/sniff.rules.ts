/** What the bytes are, whatever the name says. */
export type MediaKind =
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'gif'
  | 'heic'
  | 'pdf'
  | 'xlsx'
  | 'ofd'
  | 'zip'
  | 'oldOffice'
  | 'svg'
  | 'html'
  | 'xml'
  | 'text'
  | 'unknown';

const SIGNATURES: ReadonlyArray<readonly [MediaKind, string | RegExp]> = [
  ['jpeg', '\xff\xd8\xff'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['gif', /^GIF8[79]a/],
  ['webp', /^RIFF[^]{4}WEBP/],
  ['heic', /^[^]{4}ftyp(?:hei[cfmsx]|hev[cmsx]|mif1|msf1)/],
  ['pdf', /^%PDF-[12]\.\d/],
  ['zip', 'PK\x03\x04'],
  ['oldOffice', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
];
const HEAD_LENGTH = 4096;
const PDF_HEADER_REACH = 1024;
const ZIP_TAIL_LENGTH = 22 + 0xffff;
// In a PDF `<a` or `<table` may be a string in hex; these cannot be.
const PAGE_TAG = /<(?:!doctype\s+html|html|body|script|iframe|svg)\b/i;
const HTML_TAG = /<(?:!doctype\s+html|html|head|body|script|iframe|meta|img|a|div|table|style)\b/i;

/**
 * The real type, from the bytes alone. Only a signature at byte 0 counts: a header further in is how
 * one file pretends to be two (see `isPolyglot`).
 */
export function sniff(bytes: Buffer): MediaKind {
  const head = bytes.toString('latin1', 0, HEAD_LENGTH);
  const kind = SIGNATURES.find(([, signature]) => startsWith(head, signature))?.[0];
  if (kind === 'zip') return kindOfZip(bytes);
  return kind ?? kindOfText(bytes, head);
}

/**
 * Whether a second file hides in the first: a PDF header that readers would find within the first
 * kilobyte, a ZIP directory at the end of what is not a ZIP, a script at the head of a PDF. What a
 * camera appends to its own JPEG (depth maps, moving pictures) is left alone: the public copy is
 * drawn anew and does not carry it.
 */
export function isPolyglot(kind: MediaKind, bytes: Buffer): boolean {
  const head = bytes.toString('latin1', 0, PDF_HEADER_REACH);
  if (kind === 'pdf') return PAGE_TAG.test(head) || endsAsZip(bytes);
  return head.includes('%PDF-') || (!isZip(kind) && endsAsZip(bytes));
}

function startsWith(head: string, signature: string | RegExp): boolean {
  return typeof signature === 'string' ? head.startsWith(signature) : signature.test(head);
}

function isZip(kind: MediaKind): boolean {
  return kind === 'xlsx' || kind === 'ofd' || kind === 'zip';
}

function endsAsZip(bytes: Buffer): boolean {
  return bytes.subarray(-ZIP_TAIL_LENGTH).includes('PK\x05\x06', 0, 'latin1');
}

function kindOfZip(bytes: Buffer): MediaKind {
  // Names stand uncompressed in the directory; whether the parts are sound is `assertSafeZip`'s.
  if (bytes.includes('[Content_Types].xml') && bytes.includes('xl/workbook')) return 'xlsx';
  return bytes.includes('OFD.xml') ? 'ofd' : 'zip';
}

function kindOfText(bytes: Buffer, head: string): MediaKind {
  // A UTF-16 page has NULs between its letters; without them it can be recognised like any other.
  const start = head.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').replaceAll('\0', '');
  if (!/^\s*</.test(start)) return isPlainText(bytes) ? 'text' : 'unknown';
  if (/<svg\b/i.test(start)) return 'svg';
  if (HTML_TAG.test(start)) return 'html';
  return 'xml';
}

/** UTF-8, or GB18030 as most Chinese bank exports still are, without control characters. */
function isPlainText(bytes: Buffer): boolean {
  return !hasControlCharacters(bytes) && (decodes(bytes, 'utf-8') || decodes(bytes, 'gb18030'));
}

function hasControlCharacters(bytes: Buffer): boolean {
  for (const byte of bytes) {
    const isLineOrTab = byte === 0x09 || byte === 0x0a || byte === 0x0d;
    if ((byte < 0x20 && !isLineOrTab) || byte === 0x7f) return true;
  }
  return false;
}

function decodes(bytes: Buffer, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
