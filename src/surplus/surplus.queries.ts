import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { unitLabelOf } from '../community/places.rules';
import { actsOn, standingOf } from '../open-budget/deciding/voices';
import type { Act, Standing } from '../open-budget/deciding/voices';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import { Money } from '../shared/money';
import { availableIn, surplusHeads } from './surplus-records';
import type { SurplusHead } from './surplus-records';
import { surplusErrors } from './surplus.errors';
import { SURPLUS_FUNDS } from './surplus.rules';
import type { SurplusFund } from './surplus.rules';

/** What one home gets. */
export interface HomeShare {
  readonly no: number;
  readonly unitId: string;
  readonly label: string;
  /** Registered ㎡. */
  readonly area: string;
  readonly amount: Money;
}

export interface SurplusVoucher {
  readonly entrySeq: string;
  readonly voucher: string;
  readonly bookedOn: string;
  readonly amount: string;
}

/** A distribution as a page shows it. */
export interface Distribution {
  readonly head: SurplusHead;
  readonly acts: readonly Act[];
  readonly standing: Standing;
  readonly vouchers: readonly SurplusVoucher[];
  readonly mine: readonly HomeShare[];
}

interface ShareRecord {
  no: number;
  unit_id: string;
  building: string;
  door: string;
  area: string;
  amount: string;
}

const SHARES = `
  select l.no, l.unit_id, b.name as building, u.door, u.registered_area::text as area, l.amount
  from surplus_line l
  join unit u on u.community_id = l.community_id and u.id = l.unit_id
  join building b on b.community_id = l.community_id and b.id = u.building_id
  where l.community_id = $1 and l.distribution_id = $2`;

/** 结余分配, for everybody: of other homes only sums. */
@Injectable()
export class SurplusQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** Newest first, with the lines of these homes. */
  list(communityId: number, homes: readonly string[]): Promise<Distribution[]> {
    return this.reading.run(communityId, async (tx) => {
      const heads = await surplusHeads(tx, communityId, null);
      const found: Distribution[] = [];
      for (const head of heads) found.push(await this.whole(tx, communityId, head, homes));
      return found;
    });
  }

  /** @throws DomainError notFound `surplus.unknown`. */
  one(communityId: number, id: string, homes: readonly string[]): Promise<Distribution> {
    return this.reading.run(communityId, async (tx) => {
      const [head] = await surplusHeads(tx, communityId, id);
      if (!head) throw surplusErrors.unknown();
      return this.whole(tx, communityId, head, homes);
    });
  }

  /** 可分配结余 of each fund. */
  available(communityId: number): Promise<(readonly [SurplusFund, Money])[]> {
    return this.reading.run(communityId, async (tx) => {
      const found: (readonly [SurplusFund, Money])[] = [];
      for (const fund of SURPLUS_FUNDS) {
        found.push([fund, await availableIn(tx, communityId, fund)]);
      }
      return found;
    });
  }

  /**
   * Lines after `after`, at most `limit`; `head` says of what.
   * @throws DomainError notFound `surplus.unknown`.
   */
  lines(
    communityId: number,
    id: string,
    { after, limit }: { after: number; limit: number },
  ): Promise<{ head: SurplusHead; lines: HomeShare[] }> {
    return this.reading.run(communityId, async (tx) => {
      const [head] = await surplusHeads(tx, communityId, id);
      if (!head) throw surplusErrors.unknown();
      const rows = await tx.query<ShareRecord[]>(`${SHARES} and l.no > $3 order by l.no limit $4`, [
        communityId,
        id,
        after,
        limit,
      ]);
      return { head, lines: rows.map(shareOf) };
    });
  }

  private async whole(
    tx: EntityManager,
    communityId: number,
    head: SurplusHead,
    homes: readonly string[],
  ): Promise<Distribution> {
    const matter = { table: 'surplus_act', id: head.id } as const;
    const mine = await tx.query<ShareRecord[]>(`${SHARES} and l.unit_id = any($3) order by l.no`, [
      communityId,
      head.id,
      homes,
    ]);
    return {
      head,
      acts: await actsOn(tx, communityId, matter),
      standing: await standingOf(tx, communityId, matter, head.decidedAt ?? this.clock.now()),
      vouchers: await vouchersOf(tx, communityId, head.id),
      mine: mine.map(shareOf),
    };
  }
}

const shareOf = (row: ShareRecord): HomeShare => ({
  no: row.no,
  unitId: row.unit_id,
  label: unitLabelOf(row.building, row.door),
  area: row.area,
  amount: Money.yuan(row.amount),
});

function vouchersOf(tx: EntityManager, communityId: number, id: string): Promise<SurplusVoucher[]> {
  return tx.query<SurplusVoucher[]>(
    `select e.seq::text as "entrySeq", e.period || ' 记-' || e.voucher_no as voucher,
       e.booked_on as "bookedOn",
       (select sum(p.debit)::numeric(18,2)::text from posting p where p.community_id = e.community_id
         and p.seq = e.seq and p.account_code = '3202') as amount
     from entry e where e.community_id = $1 and e.source_kind = 'surplus' and e.source_id = $2
     order by e.seq`,
    [communityId, id],
  );
}
