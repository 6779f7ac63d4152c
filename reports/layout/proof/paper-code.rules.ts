import { base45 } from './base45.rules';
import type { ReportProof, ReportStatement } from './report-proof';

/** What a code on paper may hold: beyond it the squares get too small for a telephone's camera. */
export const CODE_BYTES_MAX = 1800;

const SIGNATURE_BYTES = 64;
const CLOCK_BYTES = 72;
const KEY_ID_BYTES = 4;

/**
 * The whole proof as the text of one QR code: "TLR1:" and base45 of
 *
 *   length of the leaf's body (2 bytes) ‖ body in UTF-8
 *   ‖ index (6) ‖ size (6) ‖ number of hashes (1) ‖ hashes (32 each)
 *   ‖ length of the origin (1) ‖ origin ‖ public key (32) ‖ the log's signature (64)
 *   ‖ 1 if the clock signed (1) ‖ its time and signature (72)
 *   ‖ number of page digests (1) ‖ digests (32 each), which are left out where there is no room.
 *
 * Numbers are big-endian. The root is not in it: it follows from the leaf and the path, and the
 * signature is over it.
 * @returns null where even without the digests it would not fit on paper: the file then proves itself alone
 */
export function reportCode(proof: ReportProof): string | null {
  const digests = proof.pageDigests.map((digest) => Buffer.from(digest, 'hex'));
  const bare = codeBytes(proof, []);
  const fits = digests.length < 256 && bare.length + digests.length * 32 <= CODE_BYTES_MAX;
  const bytes = fits ? codeBytes(proof, digests) : bare;
  return bytes.length > CODE_BYTES_MAX ? null : `TLR1:${base45(bytes)}`;
}

function codeBytes(proof: ReportProof, digests: readonly Buffer[]): Buffer {
  const body = Buffer.from(proof.body, 'utf8');
  const { origin, publicKey } = keyOf(proof.head.vkey);
  const clock = signatureOf(proof.head.note, `${origin}/clock`, CLOCK_BYTES);
  const name = Buffer.from(origin, 'utf8');
  return Buffer.concat([
    whole(body.length, 2),
    body,
    whole(proof.index, 6),
    whole(proof.head.size, 6),
    whole(proof.hashes.length, 1),
    ...proof.hashes.map((hash) => Buffer.from(hash, 'hex')),
    whole(name.length, 1),
    name,
    publicKey,
    signatureOf(proof.head.note, origin, SIGNATURE_BYTES) ?? Buffer.alloc(SIGNATURE_BYTES),
    whole(clock ? 1 : 0, 1),
    clock ?? Buffer.alloc(0),
    whole(digests.length, 1),
    ...digests,
  ]);
}

/**
 * The small code of one page: "TLP1:" and base45 of statement id (16 bytes) ‖ page (2) ‖ pages (2) ‖
 * first 16 bytes of the page's digest.
 */
export function pageCode(statement: ReportStatement, page: number, digest: string): string {
  const bytes = Buffer.concat([
    Buffer.from(statement.id.replaceAll('-', ''), 'hex'),
    whole(page, 2),
    whole(statement.pages, 2),
    Buffer.from(digest.slice(0, 32), 'hex'),
  ]);
  return `TLP1:${base45(bytes)}`;
}

/** `<name>+<key id>+<base64(type ‖ public key)>` */
function keyOf(vkey: string): { origin: string; publicKey: Buffer } {
  const [origin = '', , ...material] = vkey.split('+');
  return { origin, publicKey: Buffer.from(material.join('+'), 'base64').subarray(1) };
}

/** The bytes of the newest signature under that name, without the key id: it follows from the key. */
function signatureOf(note: string, name: string, length: number): Buffer | null {
  const lines = note.split('\n').filter((line) => line.startsWith(`— ${name} `));
  const found = lines.map((line) =>
    Buffer.from(line.split(' ')[2] ?? '', 'base64').subarray(KEY_ID_BYTES),
  );
  return found.findLast((bytes) => bytes.length === length) ?? null;
}

/** @param length in bytes, at most six */
function whole(value: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUIntBE(value, 0, length);
  return bytes;
}
