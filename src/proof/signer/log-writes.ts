import type pg from 'pg';
import type { Doubt } from './doubts.rules';
import type { SignedHead, SigningLog } from './signing.rules';

/** Once: what was signed before a crash is written again after it, and may be there already. */
export async function writeCheckpoint(
  client: pg.ClientBase,
  log: SigningLog,
  head: SignedHead,
): Promise<void> {
  await client.query(
    `insert into log_checkpoint (community_id, size, signed_at, root, note, vkey)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [log.communityId, head.size, head.signedAt, head.root, head.note, log.vkey],
  );
}

/** @param refusal `size` of the log that was refused. */
export async function writeRefusal(
  client: pg.ClientBase,
  communityId: number,
  refusal: { at: Date; size: number; doubt: Doubt },
): Promise<void> {
  await client.query(
    `insert into log_refusal (community_id, at, size, reason) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [communityId, refusal.at, refusal.size, refusal.doubt.sentence],
  );
}

/** A witness that cosigns the same size again says nothing new. */
export async function writeCosignature(
  client: pg.ClientBase,
  communityId: number,
  cosignature: { size: number; witness: string; line: string },
): Promise<void> {
  await client.query(
    `insert into log_cosignature (community_id, size, witness, note_line)
     values ($1, $2, $3, $4) on conflict do nothing`,
    [communityId, cosignature.size, cosignature.witness, cosignature.line],
  );
}
