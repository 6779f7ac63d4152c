import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { phone, phoneTailOf } from '../community/contact.rules';
import { Clock } from '../platform/clock';
import { Sealing } from '../platform/login/sealing';
import { newId } from '../shared/ids';
import { votersOfUnits } from './ballots.service';
import { holdResolution, type Resolution } from './resolution-rows';
import { resolutionErrors } from './resolutions.errors';
import { assertAnnounced } from './stages.rules';

/** 委托: who stands for whose home. */
export interface ProxyGiven {
  readonly resolutionId: string;
  /** Any home of the right that is given. */
  readonly unitId: string;
  readonly holderName: string;
  readonly holderPhone: string;
  /** Scan of the power of attorney; the owner's own act on line needs none. */
  readonly fileId: string | null;
  readonly by: string;
}

export interface ProxyRevoked {
  readonly resolutionId: string;
  readonly proxyId: string;
  /** Homes of the caller as owner: only her own proxies she takes back. */
  readonly unitIds: readonly string[];
  readonly by: string;
}

/** 代理: for one vote only, and for no more owners than the rules of procedure allow. */
@Injectable()
export class ProxiesService {
  constructor(
    private readonly clock: Clock,
    private readonly sealing: Sealing,
  ) {}

  /**
   * Lets another vote for a home's right until the count.
   * @returns id of the proxy.
   * @throws DomainError `resolution.proxy-beyond-cap`, `.proxy-given`, `.proxy-own-voter`, `.unit-unknown`.
   */
  async give(tx: EntityManager, communityId: number, given: ProxyGiven): Promise<string> {
    const { resolutionId, unitId } = given;
    const resolution = await holdResolution(tx, communityId, resolutionId);
    assertAnnounced(resolution);
    const voters = await votersOfUnits(tx, communityId, { resolutionId, units: [unitId] });
    const voterId = voters.get(unitId);
    if (!voterId) throw resolutionErrors.unitUnknown();
    const digits = phone(given.holderPhone);
    const holderHash = this.sealing.keyedHash(digits, 'phone');
    await assertMayHold(tx, communityId, { resolution, voterId, holderHash });
    const id = newId();
    await tx.query(
      `insert into proxy (community_id, id, resolution_id, voter_id, holder_name, holder_hash,
         holder_tail, file_id, given_by, given_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        communityId,
        id,
        resolutionId,
        voterId,
        given.holderName.trim(),
        holderHash,
        phoneTailOf(digits),
        given.fileId,
        given.by,
        this.clock.now(),
      ],
    );
    return id;
  }

  /** 撤回委托, until the count. @throws DomainError notFound `resolution.proxy-unknown`. */
  async revoke(tx: EntityManager, communityId: number, revoked: ProxyRevoked): Promise<void> {
    const { resolutionId, proxyId, unitIds } = revoked;
    assertAnnounced(await holdResolution(tx, communityId, resolutionId));
    const [own] = await tx.query<{ id: string }[]>(
      `select p.id from proxy p
       where p.community_id = $1 and p.resolution_id = $2 and p.id = $3 and p.revoked_at is null
         and exists (select from voting_right_unit u where u.community_id = p.community_id
           and u.resolution_id = p.resolution_id and u.voter_id = p.voter_id
           and u.unit_id = any($4::uuid[]))`,
      [communityId, resolutionId, proxyId, unitIds],
    );
    if (!own) throw resolutionErrors.proxyUnknown();
    await tx.query(
      'update proxy set revoked_by = $3, revoked_at = $4 where community_id = $1 and id = $2',
      [communityId, proxyId, revoked.by, this.clock.now()],
    );
  }
}

/** The books are held: no two proxies are given to one holder at the same time. */
async function assertMayHold(
  tx: EntityManager,
  communityId: number,
  {
    resolution,
    voterId,
    holderHash,
  }: { resolution: Resolution; voterId: string; holderHash: string },
): Promise<void> {
  const [facts] = await tx.query<{ held: number; given: boolean; own: boolean }[]>(
    `select
       (select count(*)::int from proxy where community_id = $1 and resolution_id = $2
          and holder_hash = $4 and revoked_at is null) as held,
       exists (select from proxy where community_id = $1 and resolution_id = $2 and voter_id = $3
          and revoked_at is null) as given,
       exists (select from voting_right_unit u
          join unit_party p on p.community_id = u.community_id and p.unit_id = u.unit_id
            and p.relation = 'owner' and p.phone_hash = $4
          where u.community_id = $1 and u.resolution_id = $2 and u.voter_id = $3) as own`,
    [communityId, resolution.id, voterId, holderHash],
  );
  if (facts?.own) throw resolutionErrors.proxyOwnVoter();
  if (facts?.given) throw resolutionErrors.proxyGiven();
  const cap = resolution.proxyCap ?? 0;
  if ((facts?.held ?? 0) >= cap) throw resolutionErrors.proxyBeyondCap(cap);
}
