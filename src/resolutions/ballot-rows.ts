import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { newId } from '../shared/ids';
import { type BallotSeal, keptChoice } from './vote-facts';
import type { Channel, Choice } from './votes.rules';

/** A ballot to be written down. */
export interface NewBallot {
  readonly voterId: string;
  readonly unitId: string | null;
  readonly choice: Choice;
  readonly castOn: string;
  readonly voice: string | null;
  readonly proxyId: string | null;
  readonly note?: string;
  readonly fileId?: string | null;
}

/** What all ballots of one act have alike. */
export interface CastTogether {
  readonly resolutionId: string;
  readonly secret: boolean;
  readonly channel: Channel;
  readonly batchId: string | null;
  readonly by: string;
  readonly at: Date;
}

export interface Receipt {
  readonly voterId: string;
  readonly code: string;
}

const INSERT = `
  insert into ballot (community_id, resolution_id, channel, batch_id, cast_by, recorded_at, id, voter_id,
    unit_id, choice, cast_on, voice, proxy_id, note, file_id, receipt_code)
  select $1, $2, $3, $4, $5, $6, b.* from unnest($7::uuid[], $8::uuid[], $9::uuid[], $10::text[],
    $11::date[], $12::uuid[], $13::uuid[], $14::text[], $15::uuid[], $16::text[]) as b`;

/** Writes ballots, one or ten thousand, in one statement. @returns a receipt for each, in their order. */
export async function insertBallots(
  tx: EntityManager,
  communityId: number,
  {
    together,
    ballots,
    seal,
  }: { together: CastTogether; ballots: readonly NewBallot[]; seal: BallotSeal },
): Promise<Receipt[]> {
  const receipts = ballots.map(({ voterId }) => ({ voterId, code: receiptCode() }));
  await tx.query(INSERT, [
    communityId,
    together.resolutionId,
    together.channel,
    together.batchId,
    together.by,
    together.at,
    ballots.map(() => newId()),
    ballots.map(({ voterId }) => voterId),
    ballots.map(({ unitId }) => unitId),
    ballots.map(({ choice }) => keptChoice(choice, together.secret, seal)),
    ballots.map(({ castOn }) => castOn),
    ballots.map(({ voice }) => voice),
    ballots.map(({ proxyId }) => proxyId),
    ballots.map(({ note }) => note ?? ''),
    ballots.map(({ fileId }) => fileId ?? null),
    receipts.map(({ code }) => code),
  ]);
  return receipts;
}

/** Without I, L, O and U, which are misread (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 12;

/** Sixty random bits: nobody finds another's ballot by guessing. */
function receiptCode(): string {
  return [...randomBytes(CODE_LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
