import { createHash } from 'node:crypto';

/** What a page says and who surrounds it: as `Printed.said`. */
interface Words {
  readonly page: number;
  readonly text: string;
  readonly furniture?: true;
}

/** White space, control and format characters: where lines break and what nobody sees is not content. */
const UNSEEN = /[\s\p{Cc}\p{Cf}]/gu;
const PAGE = Buffer.from('trust-ledger/report-page/v1\n', 'utf8');
const PAGES = Buffer.from('trust-ledger/report-pages/v1\n', 'utf8');

/**
 * The canonical text of a page: what it says in the order it says it, in Unicode NFKC (UAX 15), without
 * white space and without the furniture around it (head, foot, codes).
 */
export function pageText(texts: readonly string[]): string {
  return texts.join('').normalize('NFKC').replace(UNSEEN, '');
}

/** The canonical text of every page, first page first. */
export function pageTextsOf(printed: { pages: number; said: readonly Words[] }): string[] {
  const pages: string[][] = Array.from({ length: printed.pages }, () => []);
  for (const { page, text, furniture } of printed.said) {
    if (!furniture) pages[page - 1]?.push(text);
  }
  return pages.map(pageText);
}

/** SHA-256("trust-ledger/report-page/v1␊" ‖ canonical text in UTF-8), 64 hex digits. */
export function pageDigest(text: string): string {
  return createHash('sha256').update(PAGE).update(text, 'utf8').digest('hex');
}

/** SHA-256("trust-ledger/report-pages/v1␊" ‖ digest of page 1 ‖ … ‖ digest of the last), 64 hex digits. */
export function pagesRoot(digests: readonly string[]): string {
  const hash = createHash('sha256').update(PAGES);
  for (const digest of digests) hash.update(digest, 'hex');
  return hash.digest('hex');
}
