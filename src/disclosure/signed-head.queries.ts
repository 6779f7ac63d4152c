import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import type { SignedHead } from '../../reports/income-expenditure/content.rules';
import { Config } from '../platform/config';
import { Reading } from '../platform/database/reading';

const LOOKS_MAX = 20;
const LOOK_EVERY_MS = 500;

/** Heads of the proof log, as far as paper needs them. */
@Injectable()
export class SignedHeadQueries {
  constructor(
    private readonly reading: Reading,
    private readonly config: Config,
  ) {}

  /**
   * Waits until the books as they stand are signed, ten seconds at most: a final sheet is archived once and
   * for ever, and should carry the head. Where the signer runs elsewhere it is not waited for.
   */
  async untilSigned(communityId: number): Promise<void> {
    if (this.config.signer.mode !== 'child') return;
    for (let look = 0; look < LOOKS_MAX && (await this.isBehind(communityId)); look += 1) {
      await sleep(LOOK_EVERY_MS);
    }
  }

  private isBehind(communityId: number): Promise<boolean> {
    return this.reading.run(communityId, async (tx) => {
      const rows: { behind: boolean }[] = await tx.query(
        `select coalesce((select max(c.size) from log_checkpoint c where c.community_id = $1), 0)
           <= coalesce((select e.leaf_index from entry e where e.community_id = $1
             order by e.seq desc limit 1), -1) as behind`,
        [communityId],
      );
      return rows[0]?.behind ?? false;
    });
  }
}

/** The newest head that covers the books as far as entry `throughSeq`; none while the signer is behind. */
export async function signedHeadOver(
  tx: EntityManager,
  communityId: number,
  throughSeq: string,
): Promise<SignedHead | null> {
  const rows: SignedHead[] = await tx.query(
    `select c.size, encode(c.root, 'hex') as root, c.signed_at as "signedAt", c.note
     from log_checkpoint c
     where c.community_id = $1 and c.size > coalesce((
       select e.leaf_index from entry e where e.community_id = $1 and e.seq = $2), -1)
     order by c.signed_at desc limit 1`,
    [communityId, throughSeq],
  );
  return rows[0] ?? null;
}
