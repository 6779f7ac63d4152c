import { concat, fromHex, sha256, toHex, utf8 } from './bytes.mjs';

/** What a page of a report says, in the one form that is put on record (docs/verify-a-report.md). */

const PAGE = utf8('trust-ledger/report-page/v1\n');
const PAGES = utf8('trust-ledger/report-pages/v1\n');
/** White space, control and format characters. */
const UNSEEN = /[\s\p{Cc}\p{Cf}]/gu;

/**
 * Unicode NFKC without white space.
 * @param {readonly string[]} texts in the order of the page's content
 */
export const pageText = (texts) => texts.join('').normalize('NFKC').replace(UNSEEN, '');

/**
 * SHA-256(prefix ‖ canonical text), in hex.
 * @param {string} text
 */
export const pageDigest = async (text) => toHex(await sha256(PAGE, utf8(text)));

/**
 * SHA-256(prefix ‖ digest of the first page ‖ … ‖ of the last), in hex.
 * @param {readonly string[]} digests in hex
 */
export async function pagesRoot(digests) {
  return toHex(await sha256(PAGES, concat(...digests.map(fromHex))));
}
