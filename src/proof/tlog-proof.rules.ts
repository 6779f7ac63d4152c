import { strictBase64 } from './base64.rules';
import { proofErrors } from './proof.errors';
import { HASH_BYTES } from './tree.rules';

/** That one leaf stands in a signed tree, in one text that needs no server (C2SP tlog-proof). */
export interface TlogProof {
  readonly index: number;
  /** Audit path, from the leaf's sibling to the child of the root. */
  readonly hashes: readonly Buffer[];
  /** The signed note, with all its signature lines. */
  readonly checkpoint: string;
  /** Not covered by any signature: what it says has to be checked against the leaf. */
  readonly extra: Buffer | null;
}

const VERSION = 'c2sp.org/tlog-proof@v1';
const EXTRA = 'extra ';
const INDEX = /^index (0|[1-9][0-9]{0,15})$/;
/** More levels than a tree of 2^53 leaves has. */
const HASHES_MAX = 53;

/** The text of the proof, to be kept as a `.tlog-proof` file. */
export function formatTlogProof({ index, hashes, checkpoint, extra }: TlogProof): string {
  const head = extra ? [VERSION, EXTRA + extra.toString('base64')] : [VERSION];
  const path = hashes.map((hash) => hash.toString('base64'));
  return `${[...head, `index ${index}`, ...path].join('\n')}\n\n${checkpoint}`;
}

/**
 * The parts of a proof. Neither the path nor the checkpoint's signatures are verified yet.
 * @throws DomainError invalid `log.proof-malformed` naming what is wrong.
 */
export function parseTlogProof(text: string): TlogProof {
  const parting = text.indexOf('\n\n');
  if (parting < 0) throw proofErrors.proofMalformed('缺少账本头');
  const [version, ...lines] = text.slice(0, parting).split('\n');
  if (version !== VERSION) throw proofErrors.proofMalformed('第一行不是证明的版本');
  const extra = lines[0]?.startsWith(EXTRA) ? lines.shift()!.slice(EXTRA.length) : null;
  const index = indexOf(lines.shift());
  if (lines.length > HASHES_MAX) throw proofErrors.proofMalformed('路径太长');
  return {
    index,
    hashes: lines.map(hashOf),
    checkpoint: text.slice(parting + 2),
    extra: extra === null ? null : bytesOf(extra),
  };
}

function indexOf(line = ''): number {
  const index = Number(INDEX.exec(line)?.[1] ?? Number.NaN);
  if (!Number.isSafeInteger(index)) throw proofErrors.proofMalformed('缺少序号');
  return index;
}

function hashOf(line: string): Buffer {
  const bytes = bytesOf(line);
  if (bytes.length !== HASH_BYTES) throw proofErrors.proofMalformed('路径应为 32 字节的哈希');
  return bytes;
}

function bytesOf(line: string): Buffer {
  const bytes = strictBase64(line);
  if (bytes === null) throw proofErrors.proofMalformed('编码不是标准的 base64');
  return bytes;
}
