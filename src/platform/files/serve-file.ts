import { cleanFileName, extensionOf, withExtension } from './file-name.rules';
import { MEDIA } from './media.rules';

/** What is sent: one of the copies of a file, by its own type and hash. */
export interface ServedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  /** Another copy may take its place under this address: the browser asks before it shows its own. */
  readonly mayChange?: true;
}

export type Disposition = 'inline' | 'attachment';

const UNKNOWN_TYPE = 'application/octet-stream';
const YEAR_IN_SECONDS = 31_536_000;
// Kept as they came and only ever downloaded: originals of bank statements.
const DOWNLOADS = [
  { mediaType: 'application/vnd.ms-excel', extensions: ['xls'] },
  { mediaType: 'application/xml', extensions: ['xml'] },
  { mediaType: 'application/ofd', extensions: ['ofd'] },
  { mediaType: 'application/zip', extensions: ['zip'] },
  { mediaType: 'application/gzip', extensions: ['gz'] },
] as const satisfies readonly Pick<(typeof MEDIA)['csv'], 'mediaType' | 'extensions'>[];
const KINDS = [...Object.values(MEDIA), ...DOWNLOADS];
// PDFs too: none comes in that could do more than be looked at (`pdf-guard.ts`), and today's browsers
// show such a one under CSP sandbox. For one that does not, the page offers to save it.
const SHOWN_INLINE: readonly string[] = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'application/pdf',
];

/**
 * The headers under which a file may leave, whatever is in it: a type from our own list that no browser
 * may guess anew, no script, no frame, no origin. Originals go out as 'attachment' always. The name is
 * the person's, the extension is that of the type. Cached by the reader's own browser only, for ever
 * where the content of the address never changes.
 */
export function fileHeaders(file: ServedFile, disposition: Disposition): Record<string, string> {
  const kind = KINDS.find(({ mediaType }) => mediaType === file.mediaType);
  const mediaType = kind?.mediaType ?? UNKNOWN_TYPE;
  const clean = cleanFileName(file.name);
  const name = kind ? withExtension(clean, kind.extensions) : `${clean}.bin`;
  const shown = disposition === 'inline' && SHOWN_INLINE.includes(mediaType);
  return {
    'Content-Type': mediaType,
    'Content-Disposition': contentDisposition(shown ? 'inline' : 'attachment', name),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': file.mayChange
      ? 'private, no-cache'
      : `private, max-age=${YEAR_IN_SECONDS}, immutable`,
    ETag: `"${file.sha256}"`,
  };
}

/** RFC 6266 with the UTF-8 name of RFC 5987, and a plain one for readers that know only that. */
export function contentDisposition(disposition: Disposition, name: string): string {
  return `${disposition}; filename="${plainName(name)}"; filename*=UTF-8''${encoded(name)}`;
}

function plainName(name: string): string {
  const extension = extensionOf(name);
  const stem = extension === '' ? name : name.slice(0, -extension.length - 1);
  const safe = stem.replaceAll(/[^A-Za-z0-9_-]+/g, '_').replaceAll(/^_+|_+$/g, '');
  return `${safe || 'file'}${extension === '' ? '' : `.${extension.replaceAll(/[^a-z0-9]/g, '_')}`}`;
}

function encoded(name: string): string {
  const escaped = (letter: string) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(name).replaceAll(/['()*]/g, escaped);
}
