import type { EntityManager } from 'typeorm';
import { DomainError } from '../../shared/domain-error';

export interface IdempotentRequest {
  communityId: number;
  personId: string;
  /** Chosen by the client and kept by it until it has an answer. */
  key: string;
  /** SHA-256 of the canonical request. */
  requestHash: string;
}

interface KeyRow {
  person_id: string;
  request_hash: string;
  response: unknown;
}

export function keyReused(): DomainError {
  return new DomainError(
    'conflict',
    'idempotency.key-reused',
    '这个操作编号已经用于另一项内容不同的操作，本次未作任何改动。请刷新页面后重新提交。',
  );
}

/**
 * Insert first: a second request with the same key waits here until the first has ended, and takes
 * over if that one was rolled back. Returns what the first answered, or null if we are the first.
 * For a number that is no community nothing is kept: the work refuses it in its own words.
 */
export async function rememberedAnswer(
  tx: EntityManager,
  { communityId, personId, key, requestHash }: IdempotentRequest,
): Promise<{ response: unknown } | null> {
  const [ours] = await tx.query<unknown[]>(
    `insert into idempotency_key (community_id, key, person_id, request_hash)
     select id, $2, $3, $4 from community where id = $1
     on conflict (community_id, key) do nothing returning key`,
    [communityId, key, personId, requestHash],
  );
  if (ours !== undefined) return null;
  const [earlier] = await tx.query<KeyRow[]>(
    `select person_id, request_hash, response from idempotency_key
     where community_id = $1 and key = $2`,
    [communityId, key],
  );
  if (!earlier) return null;
  if (earlier.person_id !== personId || earlier.request_hash !== requestHash) throw keyReused();
  return { response: earlier.response };
}

/** Stores the answer and returns it as it will be read again. */
export async function rememberAnswer(
  tx: EntityManager,
  { communityId, key }: IdempotentRequest,
  answer: unknown,
): Promise<unknown> {
  const response = JSON.stringify(answer ?? null);
  await tx.query(
    `update idempotency_key set response = $3::jsonb where community_id = $1 and key = $2`,
    [communityId, key, response],
  );
  return JSON.parse(response);
}
