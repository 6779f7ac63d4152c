import { clockNameOf, openCheckpoint, parseCheckpoint } from '../checkpoint.rules';
import { cosignedAt } from '../cosignature.rules';
import {
  parseNote,
  parseVkey,
  SIGNATURE_TYPES,
  type VerifierKey,
  verifierKey,
} from '../note.rules';
import { type Fault, faultOf } from './fault.rules';

/** A row of `log_checkpoint`. */
export interface HeadRow {
  readonly size: number;
  readonly signedAt: Date;
  readonly root: Buffer;
  readonly note: string;
  readonly vkey: string;
}

/** A head that somebody keeps outside the database. */
export interface KeptHead {
  /** Where it lies, for a person: a file's name. */
  readonly source: string;
  /** C2SP signed note. */
  readonly note: string;
  /** When it came to lie there, where that is known. */
  readonly writtenAt?: Date;
}

/** What the database says of its signed heads. */
export interface Signing {
  readonly communityId: number;
  readonly vkey: string | null;
  /** Whether it has one of the kept head's size. */
  readonly isStored: boolean;
  /** The database's time. */
  readonly now: Date;
}

/** The signer writes its own file first and the database's row right after it. */
const ROW_FOLLOWS_MS = 60_000;

export const SIGNED = '签名有效，且与所在行一致';
export const SAME_ROOT = '签过的账本头与现在的树一致';
const KEPT = '数据库之外保存的账本头与现在的树一致';

const ORIGIN = /\/c\/([1-9][0-9]*)\/log\/[1-9][0-9]*$/;

/** The head's row against its own signed text; null where they agree and the signatures hold. */
export function faultOfSignature(row: HeadRow, communityId: number): Fault | null {
  const place = `${row.size}/${row.signedAt.toISOString()}`;
  const fault = (column: string, expected: string | null, found: string | null) =>
    faultOf({ check: SIGNED, table: 'log_checkpoint', row: place, column, expected, found });
  const key = attempt(() => parseVkey(row.vkey));
  if (!key) return fault('vkey', '一个公钥', row.vkey);
  const head = attempt(() => openCheckpoint(row.note, key));
  if (!head) return fault('note,vkey', '由该公钥签名的账本头', '签名不符或不能读');
  if (ORIGIN.exec(head.origin)?.[1] !== String(communityId)) {
    return fault('community_id', `小区 ${communityId} 的日志`, head.origin);
  }
  if (head.size !== row.size) return fault('size', String(head.size), String(row.size));
  if (!head.root.equals(row.root)) return fault('root', hex(head.root), hex(row.root));
  const seconds = attempt(() => cosignedAt(row.note, clockKeyOf(key)));
  if (seconds === null) return fault('note', '同一密钥的时间签名', '没有或不符');
  const signedAt = new Date(seconds * 1000).toISOString();
  return signedAt === row.signedAt.toISOString()
    ? null
    : fault('signed_at', signedAt, row.signedAt.toISOString());
}

/** The head against the tree as it stands now at the head's size; `root` null: it is not that large. */
export function faultOfRoot(row: HeadRow, root: Buffer | null): Fault | null {
  if (root?.equals(row.root)) return null;
  return faultOf({
    check: SAME_ROOT,
    table: 'log_checkpoint',
    row: `${row.size}/${row.signedAt.toISOString()}`,
    column: 'root',
    expected: hex(row.root),
    found: root ? hex(root) : '日志没有这么长，尾部被删除',
  });
}

/** What a kept head states, to know at which size to look; null where it cannot be read. */
export function statedBy({ note }: KeptHead): { size: number; root: Buffer } | null {
  return attempt(() => parseCheckpoint(parseNote(note).text));
}

/**
 * A kept head against the tree as it stands now, and against the key by which the database's heads are
 * signed: who rewrites a log and signs it anew has another key, or another root.
 */
export function faultOfKept(kept: KeptHead, root: Buffer | null, signing: Signing): Fault | null {
  const fault = (column: string, expected: string | null, found: string | null) =>
    faultOf({ check: KEPT, table: 'log_checkpoint', row: kept.source, column, expected, found });
  const head = attempt(() => parseCheckpoint(parseNote(kept.note).text));
  if (!head) return fault('note', '一份签名的账本头', '不能读');
  if (ORIGIN.exec(head.origin)?.[1] !== String(signing.communityId)) {
    return fault('note', `小区 ${signing.communityId} 的日志`, head.origin);
  }
  if (!root?.equals(head.root)) {
    return fault('root', hex(head.root), root ? hex(root) : '日志没有这么长，尾部被删除');
  }
  return faultOfSigning(kept, head.size, signing);
}

/** The database must still have a head of that size, and show the key by which this one was signed. */
function faultOfSigning(kept: KeptHead, size: number, signing: Signing): Fault | null {
  const of = { check: KEPT, table: 'log_checkpoint' };
  const { vkey, isStored } = signing;
  if (!isStored && mayFollow(kept, signing)) return null;
  if (vkey === null || !isStored) {
    const column = 'community_id,size,signed_at';
    return faultOf({ ...of, row: String(size), column, expected: `有 ${kept.source} 这个签名` });
  }
  const key = attempt(() => parseVkey(vkey));
  if (key && attempt(() => openCheckpoint(kept.note, key))) return null;
  return faultOf({
    ...of,
    row: kept.source,
    column: 'vkey',
    expected: '签过该账本头的公钥',
    found: vkey,
  });
}

/** A witness's line under a head; `key` null where the witness is not one of ours: then only its name. */
export function faultOfCosignature(
  row: { size: number; witness: string; noteLine: string; note: string | null },
  key: VerifierKey | null,
): Fault | null {
  const fault = (column: string, expected: string, found: string | null) =>
    faultOf({
      check: '见证人的签名有效',
      table: 'log_cosignature',
      row: `${row.size}/${row.witness}`,
      column,
      expected,
      found,
    });
  const { note } = row;
  const text = note === null ? null : attempt(() => parseNote(note).text);
  if (text === null) return fault('size', '一个签过的账本头的条数', String(row.size));
  const signed = attempt(() => parseNote(`${text}\n${row.noteLine.replace(/\n*$/, '\n')}`));
  if (!signed) return fault('note_line', '一行签名', row.noteLine);
  const name = signed.signatures[0]?.name ?? null;
  if (name !== row.witness) return fault('witness,note_line', name ?? '', row.witness);
  if (!key) return null;
  const at = attempt(() => cosignedAt(`${text}\n${row.noteLine.replace(/\n*$/, '\n')}`, key));
  return at === null ? fault('note_line', '见证人的有效签名', '签名不符') : null;
}

function mayFollow({ writtenAt }: KeptHead, { now }: Signing): boolean {
  return writtenAt !== undefined && now.getTime() - writtenAt.getTime() < ROW_FOLLOWS_MS;
}

/** The log's key under the name by which it signs the time. */
function clockKeyOf({ name, publicKey }: VerifierKey): VerifierKey {
  return verifierKey(clockNameOf(name), SIGNATURE_TYPES.cosignature, publicKey);
}

/** Whatever cannot be read, opened or verified is no head. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

const hex = (root: Buffer): string => root.toString('hex');
