import type { EntityManager } from 'typeorm';
import { type Day, firstDayOf, lastDayOf } from '../../shared/day';
import { Money } from '../../shared/money';
import type { Span } from './spans.rules';
import { rowsOfEntries } from './money-rows';
import { piecesOf } from './month-lines.rules';

/** Money of this home that came in, or was given back. */
export interface OwnVoucher {
  readonly seq: string;
  readonly on: Day;
  /** Yuan; negative: given back. */
  readonly amount: Money;
}

const ENTRIES = `
  select p.seq, max(p.booked_on)::text as on from posting p
  where p.community_id = $1 and p.unit_id = $2 and p.booked_on between $3::date and $4::date
  group by p.seq order by 2 desc, p.seq desc`;

/** The vouchers behind what the home paid, newest first. */
export async function ownVouchers(
  tx: EntityManager,
  communityId: number,
  unitId: string,
  { from, to }: Span,
): Promise<OwnVoucher[]> {
  const params = [communityId, unitId, firstDayOf(from), lastDayOf(to)];
  const entries = await tx.query<{ seq: string; on: Day }[]>(ENTRIES, params);
  const rows = await rowsOfEntries(
    tx,
    communityId,
    entries.map(({ seq }) => seq),
  );
  const pieces = piecesOf(rows, new Set([unitId])).filter((piece) => piece.own);
  return entries.flatMap(({ seq, on }) => {
    const amount = Money.sum(
      pieces
        .filter((piece) => piece.seq === seq)
        .map((piece) => (piece.side === 'use' ? piece.amount.negated() : piece.amount)),
    );
    return amount.isZero() ? [] : [{ seq, on, amount }];
  });
}
