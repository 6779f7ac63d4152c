import {
  type NoteVerifier,
  openNote,
  signatureLine,
  SIGNATURE_TYPES,
  signBytes,
  type SignerKey,
  type VerifierKey,
  verifierKeyOf,
  verifyBytes,
} from './note.rules';
import { proofErrors } from './proof.errors';

const TIMESTAMP_BYTES = 8;
const SIGNATURE_BYTES = 64;

/**
 * The signature line by which a witness says: at this time that was the largest tree I had seen
 * (C2SP tlog-cosignature, Ed25519). Appended to the note as it is.
 * @param text of the checkpoint, with its last newline.
 * @param seconds since 1970, whole.
 */
export function cosign(text: string, signer: SignerKey, seconds: number): string {
  const { name, id } = verifierKeyOf(signer, SIGNATURE_TYPES.cosignature);
  const signature = Buffer.alloc(TIMESTAMP_BYTES + SIGNATURE_BYTES);
  signature.writeBigUInt64BE(BigInt(seconds));
  signBytes(cosignedMessage(text, BigInt(seconds)), signer.seed).copy(signature, TIMESTAMP_BYTES);
  return signatureLine({ name, keyId: id, signature });
}

/** A verifier of timestamped cosignatures (type 0x04). */
export function cosignatureVerifier(key: VerifierKey): NoteVerifier {
  if (key.type !== SIGNATURE_TYPES.cosignature) {
    throw proofErrors.keyMalformed('不是见证签名的公钥');
  }
  return {
    key,
    verifies: (text, signature) =>
      signature.length === TIMESTAMP_BYTES + SIGNATURE_BYTES &&
      verifyBytes(
        cosignedMessage(text, signature.readBigUInt64BE()),
        key,
        signature.subarray(TIMESTAMP_BYTES),
      ),
  };
}

/**
 * When the key last cosigned the note, in seconds since 1970.
 * @throws DomainError invalid as `openNote`; `log.note-malformed` for a time no clock can show.
 */
export function cosignedAt(note: string, key: VerifierKey): number {
  const { verified } = openNote(note, [cosignatureVerifier(key)]);
  const seconds = Math.max(...verified.map(({ signature }) => timeOf(signature)));
  if (!Number.isSafeInteger(seconds)) throw proofErrors.noteMalformed('见证时间超出范围');
  return seconds;
}

const timeOf = (signature: Buffer): number => Number(signature.readBigUInt64BE());

function cosignedMessage(text: string, seconds: bigint): string {
  return `cosignature/v1\ntime ${seconds}\n${text}`;
}
