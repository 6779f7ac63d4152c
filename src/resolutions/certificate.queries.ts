import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '../platform/config';
import { Reading } from '../platform/database/reading';
import type { OfficialResultView } from './resolution.view';
import { besideOf } from './beside';
import { resolutionOf, type Resolution } from './resolution-rows';
import { resolutionErrors } from './resolutions.errors';
import type { Channel } from './votes.rules';

/** What a certificate says, as it was counted. */
export interface CertificateFacts {
  readonly communityName: string;
  readonly trustorName: string;
  readonly resolution: Resolution;
  /** Ballots that were counted and that were not, by the way they came. */
  readonly ballots: readonly {
    readonly channel: Channel;
    readonly counted: number;
    readonly notCounted: number;
  }[];
  readonly official: OfficialResultView | null;
  /** The newest signed head that covers the count; null while the signer is behind. */
  readonly head: {
    readonly size: string;
    readonly root: string;
    readonly signedAt: Date;
    readonly note: string;
  } | null;
  /** The page on which every voter finds her ballot. */
  readonly url: string;
}

interface ChannelRecord {
  channel: Channel;
  counted: number;
  not_counted: number;
}

const BALLOTS = `
  select b.channel, count(*) filter (where c.status in ('counted', 'merged'))::int as counted,
    count(*) filter (where c.status not in ('counted', 'merged'))::int as not_counted
  from ballot_count c join ballot b on b.community_id = c.community_id and b.id = c.ballot_id
  where c.community_id = $1 and c.resolution_id = $2
  group by b.channel order by b.channel`;

const HEAD = `
  select c.size, encode(c.root, 'hex') as root, c.signed_at as "signedAt", c.note
  from log_checkpoint c
  where c.community_id = $1 and c.size > (
    select max(l.leaf_index) from log_leaf l
    where l.community_id = $1 and l.kind = 'resolution' and l.subject = $2)
  order by c.signed_at desc limit 1`;

/** 表决结果证书: what was counted, for the notice board and the file. */
@Injectable()
export class CertificateQueries {
  constructor(
    private readonly reading: Reading,
    private readonly config: Config,
  ) {}

  /** @throws DomainError notFound `resolution.unknown`; conflict `resolution.not-closed`. */
  facts(communityId: number, id: string): Promise<CertificateFacts> {
    return this.reading.run(communityId, async (tx) => {
      const resolution = await resolutionOf(tx, communityId, id);
      if (resolution.state !== 'closed') throw resolutionErrors.notClosed();
      const { official } = await besideOf(tx, communityId, id);
      const rows = await tx.query<ChannelRecord[]>(BALLOTS, [communityId, id]);
      const [head] = await tx.query<NonNullable<CertificateFacts['head']>[]>(HEAD, [
        communityId,
        id,
      ]);
      return {
        ...(await namesOf(tx, communityId)),
        resolution,
        ballots: rows.map(({ channel, counted, not_counted: notCounted }) => ({
          channel,
          counted,
          notCounted,
        })),
        official,
        head: head ?? null,
        url: `${this.config.publicUrl}/c/${communityId}/votes/${id}`,
      };
    });
  }
}

async function namesOf(tx: EntityManager, communityId: number) {
  const [row] = await tx.query<{ name: string; trustor_name: string }[]>(
    'select name, trustor_name from community where id = $1',
    [communityId],
  );
  return { communityName: row?.name ?? '', trustorName: row?.trustor_name ?? '' };
}
