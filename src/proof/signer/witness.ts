import { cosignatureVerifier } from '../cosignature.rules';
import { openNote, parseNote, parseVkey, signatureLine, type VerifierKey } from '../note.rules';
import { SignerFault } from './key-file';

/** Whoever keeps our heads elsewhere: where to bring them, and the key that must have signed the answer. */
export interface Witness {
  readonly url: string;
  readonly key: VerifierKey;
}

/** What a witness said to a head (C2SP tlog-witness, add-checkpoint). */
export type Answer =
  | { readonly kind: 'cosigned'; readonly line: string }
  /** The size it has for this log, where ours was another. */
  | { readonly kind: 'conflict'; readonly size: number }
  /** It heard us and will not: unknown log (404), signature (403), sizes (400), proof (422). */
  | { readonly kind: 'refused'; readonly status: number };

/** A head, and the proof that it grew out of the tree of `oldSize` leaves. */
export interface Submission {
  readonly oldSize: number;
  readonly hashes: readonly Buffer[];
  readonly note: string;
}

const ANSWER_MS_MAX = 10_000;
const ANSWER_BYTES_MAX = 16 * 1024;

/** @throws SignerFault where the key is not one that signs with a time. */
export function witnessOf({ url, vkey }: { url: string; vkey: string }): Witness {
  try {
    const key = parseVkey(vkey);
    cosignatureVerifier(key);
    return { url, key };
  } catch (error) {
    throw new SignerFault(`WITNESSES：${url} 的公钥不能用：${(error as Error).message}`);
  }
}

/**
 * Brings a head to a witness.
 * @throws Error where it does not answer in time, redirects, or answers what does not verify.
 */
export async function addCheckpoint(
  witness: Witness,
  submission: Submission,
  signal: AbortSignal,
): Promise<Answer> {
  const response = await fetch(`${witness.url}/add-checkpoint`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: requestOf(submission),
    // The address stands in our settings; where it sends us on to does not.
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS_MAX)]),
  });
  const text = await limitedText(response);
  if (response.status === 409) return { kind: 'conflict', size: sizeIn(text) };
  if (response.status !== 200) return { kind: 'refused', status: response.status };
  return { kind: 'cosigned', line: cosignatureIn(text, witness, submission.note) };
}

/** `old <size>`, one hash a line in base64, an empty line, the note. */
function requestOf({ oldSize, hashes, note }: Submission): string {
  const lines = hashes.map((hash) => `${hash.toString('base64')}\n`);
  return `old ${oldSize}\n${lines.join('')}\n${note}`;
}

function sizeIn(text: string): number {
  const size = /^(0|[1-9]\d{0,14})\n?$/.exec(text)?.[1];
  if (size === undefined) throw new Error('the witness names no size');
  return Number(size);
}

/** The line of the key we know; others it may send are nobody's we asked. */
function cosignatureIn(lines: string, { key }: Witness, note: string): string {
  const { text } = parseNote(note);
  const { verified } = openNote(`${text}\n${lines}`, [cosignatureVerifier(key)]);
  const [line] = verified.map(signatureLine);
  if (line === undefined) throw new Error('no cosignature');
  return line.trimEnd();
}

async function limitedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > ANSWER_BYTES_MAX) throw new Error('the witness says too much');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
