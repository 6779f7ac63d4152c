import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import type { Day } from '../shared/day';
import type { ConfirmingParty } from './binding.entity';
import type { BindingRelation } from './places.rules';

/** An invite that still opens a home; its code is known to nobody but whoever holds the paper. */
export interface OpenInvite {
  id: string;
  unitId: string;
  unitLabel: string;
  relation: BindingRelation;
  expiresOn: Day;
  issuedByName: string;
  issuedParty: ConfirmingParty;
  issuedAt: Date;
}

export interface InvitesWanted {
  unitId?: string;
  /** The id on which the page before ended. */
  after: string | null;
  limit: number;
}

@Injectable()
export class InvitesQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** Not used, not taken back, not run out; newest first, one more row than asked for when there are more. */
  listOpen(communityId: number, { unitId, after, limit }: InvitesWanted): Promise<OpenInvite[]> {
    const today = this.clock.today();
    return this.reading.run(communityId, (tx) =>
      tx.query<OpenInvite[]>(openSql, [communityId, unitId ?? null, today, after, limit + 1]),
    );
  }
}

const openSql = `
  select i.id, i.unit_id as "unitId", b.name || u.door as "unitLabel", i.relation,
         i.expires_on as "expiresOn", p.name as "issuedByName", i.issued_party as "issuedParty",
         i.issued_at as "issuedAt"
  from invite_code i
  join unit u on u.community_id = i.community_id and u.id = i.unit_id
  join building b on b.community_id = u.community_id and b.id = u.building_id
  join person p on p.id = i.issued_by
  where i.community_id = $1 and ($2::uuid is null or i.unit_id = $2)
    and i.used_at is null and i.revoked_at is null and i.expires_on >= $3
    and ($4::uuid is null or i.id < $4)
  order by i.id desc limit $5`;
