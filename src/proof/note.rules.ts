import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import { strictBase64 } from './base64.rules';
import { proofErrors } from './proof.errors';

/** What a key signs, told by one byte of the key itself (C2SP signed-note, signature types). */
export const SIGNATURE_TYPES = { note: 0x01, cosignature: 0x04 } as const;
export type SignatureType = (typeof SIGNATURE_TYPES)[keyof typeof SIGNATURE_TYPES];

/** A public key under its name; `id` is the first four bytes of its hash, as 8 hex digits. */
export interface VerifierKey {
  readonly name: string;
  readonly type: SignatureType;
  readonly id: string;
  /** Ed25519, 32 bytes as RFC 8032 writes them. */
  readonly publicKey: Buffer;
}

/** A private key under its name. */
export interface SignerKey {
  readonly name: string;
  /** Ed25519, the 32 bytes everything else is derived from. */
  readonly seed: Buffer;
}

/** One signature line; `keyId` as 8 hex digits. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: string;
  readonly signature: Buffer;
}

/** A note as it stands, its signatures not yet looked at. */
export interface Note {
  /** With its last newline, without the empty line after it. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Someone who can tell whether a signature is of a known key. */
export interface NoteVerifier {
  readonly key: VerifierKey;
  verifies(text: string, signature: Buffer): boolean;
}

const KEY_BYTES = 32;
const KEY_ID_BYTES = 4;
const SIGNATURES_MAX = 100;
const SECRET_PREFIX = 'PRIVATE+KEY+';
/** DER of an Ed25519 private key before its seed (RFC 8410 §7), the form node:crypto reads. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const LONE_SURROGATE = /\p{Surrogate}/u;
const SIGNATURE_LINE = /^— ([^\s\u0085+]+) ([A-Za-z0-9+/]+={0,2})$/u;
const KEY_NAME = /^[^\s\u0085+]+$/u;
const VKEY = /^([^\s\u0085+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u;

/**
 * The text of a verifier key, `<name>+<key id>+<base64(type ‖ public key)>` (C2SP signed-note, verifier
 * keys).
 */
export function vkeyOf({ name, id, type, publicKey }: VerifierKey): string {
  return `${name}+${id}+${encodedKey(type, publicKey)}`;
}

/** @throws DomainError invalid `log.key-malformed`, also where the key id is not that of the key. */
export function parseVkey(vkey: string): VerifierKey {
  const [, name, id, material] = VKEY.exec(vkey) ?? [];
  if (!name || !id || !material) throw proofErrors.keyMalformed('应为“名称+编号+公钥”');
  const { type, bytes } = decodedKey(material);
  if (type !== SIGNATURE_TYPES.note && type !== SIGNATURE_TYPES.cosignature) {
    throw proofErrors.keyMalformed('签名类型不认识');
  }
  const key = verifierKey(name, type, bytes);
  if (key.id !== id) throw proofErrors.keyMalformed('编号与公钥不符');
  return key;
}

/** The public half of a private key, for one kind of signature under one name. */
export function verifierKeyOf({ name, seed }: SignerKey, type: SignatureType): VerifierKey {
  const { x } = createPublicKey(privateKeyOf(seed)).export({ format: 'jwk' });
  return verifierKey(name, type, Buffer.from(x ?? '', 'base64url'));
}

/** The text of a private key, `PRIVATE+KEY+<name>+<key id>+<base64(0x01 ‖ seed)>` (Go sumdb/note). */
export function skeyOf(signer: SignerKey): string {
  const { id } = verifierKeyOf(signer, SIGNATURE_TYPES.note);
  return `${SECRET_PREFIX}${signer.name}+${id}+${encodedKey(SIGNATURE_TYPES.note, signer.seed)}`;
}

/** @throws DomainError invalid `log.key-malformed`; the sentence never repeats the key. */
export function parseSkey(skey: string): SignerKey {
  const rest = skey.startsWith(SECRET_PREFIX) ? skey.slice(SECRET_PREFIX.length) : '';
  const [, name, id, material] = VKEY.exec(rest) ?? [];
  if (!name || !material) throw proofErrors.keyMalformed('应为“PRIVATE+KEY+名称+编号+私钥”');
  const { type, bytes } = decodedKey(material);
  const signer = { name, seed: bytes };
  if (type !== SIGNATURE_TYPES.note || verifierKeyOf(signer, type).id !== id) {
    throw proofErrors.keyMalformed('编号与私钥不符');
  }
  return signer;
}

/**
 * The text with a signature line of each signer: a signed note (C2SP signed-note, Ed25519).
 * @param text ends in a newline, has no control characters besides.
 * @throws DomainError invalid `log.note-malformed` for a text that could not be read back.
 */
export function signNote(text: string, signers: readonly SignerKey[]): string {
  const lines = signers.map((signer) => {
    const { name, id } = verifierKeyOf(signer, SIGNATURE_TYPES.note);
    return signatureLine({ name, keyId: id, signature: signBytes(text, signer.seed) });
  });
  const note = `${text}\n${lines.join('')}`;
  if (parseNote(note).text !== text) throw proofErrors.noteMalformed('正文没有以换行结尾');
  return note;
}

/** One signature line with its newline, ready to be put at the end of a note. */
export function signatureLine({ name, keyId, signature }: NoteSignature): string {
  const bytes = Buffer.concat([Buffer.from(keyId, 'hex'), signature]);
  return `— ${name} ${bytes.toString('base64')}\n`;
}

/**
 * The parts of a signed note (C2SP signed-note), read strictly: only newlines as control characters,
 * text and signatures parted by the last empty line, base64 in its one spelling, 1 to 100 signatures.
 * Nothing is verified yet: use `openNote` for a note from elsewhere.
 * @throws DomainError invalid `log.note-malformed` naming what is wrong.
 */
export function parseNote(note: string): Note {
  if (Array.from(note).some(isControl)) throw proofErrors.noteMalformed('含有控制字符');
  if (LONE_SURROGATE.test(note)) throw proofErrors.noteMalformed('含有不完整的字符');
  const parting = note.lastIndexOf('\n\n');
  if (parting < 0 || !note.endsWith('\n')) throw proofErrors.noteMalformed('缺少签名行');
  const lines = note.slice(parting + 2, -1).split('\n');
  if (lines.length > SIGNATURES_MAX) throw proofErrors.noteMalformed('签名行太多');
  return { text: note.slice(0, parting + 1), signatures: lines.map(parseSignatureLine) };
}

/**
 * The note, once at least one of the verifiers' keys has signed it. Lines of unknown keys are passed
 * over; a wrong signature under a known key condemns the whole note (C2SP signed-note, signatures).
 * @throws DomainError invalid `log.note-malformed`, `log.signature-wrong`, `log.note-unsigned`.
 */
export function openNote(
  note: string,
  verifiers: readonly NoteVerifier[],
): Note & { readonly verified: readonly NoteSignature[] } {
  const parsed = parseNote(note);
  const verified = parsed.signatures.filter((line) => {
    const verifier = verifiers.find(({ key }) => key.name === line.name && key.id === line.keyId);
    if (verifier && !verifier.verifies(parsed.text, line.signature)) {
      throw proofErrors.signatureWrong(line.name);
    }
    return verifier !== undefined;
  });
  if (verified.length === 0) {
    throw proofErrors.noteUnsigned(verifiers.map(({ key }) => key.name).join('、'));
  }
  return { ...parsed, verified };
}

/** A verifier of plain Ed25519 signatures over the text (type 0x01). */
export function noteVerifier(key: VerifierKey): NoteVerifier {
  if (key.type !== SIGNATURE_TYPES.note) throw proofErrors.keyMalformed('不是签名文本的公钥');
  return { key, verifies: (text, signature) => verifyBytes(text, key, signature) };
}

/** An Ed25519 signature (RFC 8032), 64 bytes, over the text in UTF-8. */
export function signBytes(text: string, seed: Buffer): Buffer {
  return sign(null, Buffer.from(text, 'utf8'), privateKeyOf(seed));
}

/** Whether that is the key's Ed25519 signature over the text in UTF-8. */
export function verifyBytes(text: string, { publicKey }: VerifierKey, signature: Buffer): boolean {
  return verify(null, Buffer.from(text, 'utf8'), publicKeyOf(publicKey), signature);
}

/** Below U+0020, except the newline: what C2SP signed-note forbids. */
const isControl = (character: string): boolean => character < ' ' && character !== '\n';

function parseSignatureLine(line: string): NoteSignature {
  const [, name, encoded] = SIGNATURE_LINE.exec(line) ?? [];
  const bytes = encoded ? strictBase64(encoded) : null;
  if (!name || !bytes || bytes.length <= KEY_ID_BYTES) {
    throw proofErrors.noteMalformed('签名行不完整');
  }
  return {
    name,
    keyId: bytes.subarray(0, KEY_ID_BYTES).toString('hex'),
    signature: bytes.subarray(KEY_ID_BYTES),
  };
}

/** A public key under a name: its id follows from both. @throws DomainError invalid `log.key-malformed`. */
export /** A public key under a name: the same key signs notes and cosigns them under different ones. */
function verifierKey(name: string, type: SignatureType, publicKey: Buffer): VerifierKey {
  if (!KEY_NAME.test(name)) throw proofErrors.keyMalformed('名称不能有空格和加号');
  if (publicKey.length !== KEY_BYTES) throw proofErrors.keyMalformed('公钥应为 32 字节');
  const hashed = Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), Buffer.from([type]), publicKey]);
  const id = hash('sha256', hashed, 'hex').slice(0, KEY_ID_BYTES * 2);
  return { name, type, id, publicKey };
}

function encodedKey(type: SignatureType, bytes: Buffer): string {
  return Buffer.concat([Buffer.from([type]), bytes]).toString('base64');
}

function decodedKey(material: string): { type: number; bytes: Buffer } {
  const decoded = strictBase64(material);
  if (decoded?.length !== KEY_BYTES + 1) throw proofErrors.keyMalformed('长度不对');
  return { type: decoded[0]!, bytes: decoded.subarray(1) };
}

function privateKeyOf(seed: Buffer): KeyObject {
  if (seed.length !== KEY_BYTES) throw proofErrors.keyMalformed('私钥种子应为 32 字节');
  return createPrivateKey({
    key: Buffer.concat([PKCS8_PREFIX, seed]),
    format: 'der',
    type: 'pkcs8',
  });
}

function publicKeyOf(publicKey: Buffer): KeyObject {
  const x = publicKey.toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}
