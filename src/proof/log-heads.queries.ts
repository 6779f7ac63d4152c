import type { EntityManager } from 'typeorm';
import { clockNameOf, parseCheckpoint } from './checkpoint.rules';
import { parseNote, parseVkey, SIGNATURE_TYPES, verifierKey, vkeyOf } from './note.rules';
import { proofErrors } from './proof.errors';

/** A community's log as it stands, signed or not. */
export interface LogStanding {
  readonly communityId: number;
  readonly name: string;
  /** Leaves, the ones not yet signed included. */
  readonly size: number;
  readonly refusal: { readonly at: Date; readonly reason: string } | null;
}

/** The newest head that was signed. */
export interface SignedHead {
  readonly origin: string;
  readonly size: number;
  /** 32 bytes. */
  readonly root: Buffer;
  readonly signedAt: Date;
  /** Signed note, with a line of each witness that has seen this size. */
  readonly note: string;
  /** C2SP verifier keys: the log's, and the same key's as a clock. */
  readonly vkey: string;
  readonly clockVkey: string;
}

export interface WitnessSeen {
  readonly name: string;
  readonly size: number;
  readonly at: Date;
}

/** @throws DomainError notFound `log.unknown` where there is no such community. */
export async function logStanding(tx: EntityManager, communityId: number): Promise<LogStanding> {
  const [row]: StandingRow[] = await tx.query(STANDING, [communityId]);
  if (!row) throw proofErrors.unknown();
  const { at, reason, size, ...community } = row;
  return { ...community, size: Number(size), refusal: at && reason ? { at, reason } : null };
}

interface StandingRow {
  communityId: number;
  name: string;
  size: string;
  at: Date | null;
  reason: string | null;
}

/** A refusal counts as long as nothing was signed after it. */
const STANDING = `
  select c.id as "communityId", c.name, h.size, r.at, r.reason
  from community c join log_head h on h.community_id = c.id
  left join lateral (
    select r.at, r.reason from log_refusal r
    where r.community_id = $1 and not exists (select from log_checkpoint s
      where s.community_id = $1 and s.signed_at > r.at)
    order by r.at desc limit 1
  ) r on true
  where c.id = $1`;

/**
 * The newest signed head, which holds at least `leaves` leaves.
 * @throws DomainError notFound `log.unknown`, `log.not-signed-yet`; conflict `log.refused` where it will
 * not be signed before someone has looked.
 */
export async function signedHead(
  tx: EntityManager,
  communityId: number,
  leaves = 0,
): Promise<SignedHead> {
  const [row]: { signedAt: Date; note: string; vkey: string; lines: string[] }[] = await tx.query(
    NEWEST,
    [communityId],
  );
  const head = row ? headOf(row) : null;
  if (head && head.size >= leaves) return head;
  const { refusal } = await logStanding(tx, communityId);
  throw refusal ? proofErrors.refused(refusal.reason) : proofErrors.notSignedYet();
}

const NEWEST = `
  select k.signed_at as "signedAt", k.note, k.vkey, array(
    select w.note_line from log_cosignature w
    where w.community_id = $1 and w.size = k.size order by w.witness) as lines
  from log_checkpoint k where k.community_id = $1 order by k.size desc, k.signed_at desc limit 1`;

/** What was signed counts, not the columns beside it. */
function headOf(row: { signedAt: Date; note: string; vkey: string; lines: string[] }): SignedHead {
  const { origin, size, root } = parseCheckpoint(parseNote(row.note).text);
  const { publicKey } = parseVkey(row.vkey);
  const clock = verifierKey(clockNameOf(origin), SIGNATURE_TYPES.cosignature, publicKey);
  const lines = row.lines.map((line) => `${line.trimEnd()}\n`);
  return {
    origin,
    size,
    root,
    signedAt: row.signedAt,
    note: row.note + lines.join(''),
    vkey: row.vkey,
    clockVkey: vkeyOf(clock),
  };
}

/** Each witness with the largest size it has cosigned, and when that reached us. */
export async function witnessesOf(tx: EntityManager, communityId: number): Promise<WitnessSeen[]> {
  const rows: { name: string; size: string; at: Date }[] = await tx.query(
    `select distinct on (w.witness) w.witness as name, w.size, w.received_at as at
     from log_cosignature w where w.community_id = $1 order by w.witness, w.size desc`,
    [communityId],
  );
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
}
