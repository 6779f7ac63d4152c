import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LedgerService } from '../ledger/ledger.service';
import { Clock } from '../platform/clock';
import type { Day } from '../shared/day';
import { newId } from '../shared/ids';
import { Money } from '../shared/money';
import { formatPeriod, period, periodOf } from '../shared/period';
import { refundDueLines } from './charge-lines.rules';
import { chargesErrors } from './charges.errors';
import { holdBooks, unitLabel } from './households';
import { settlementSheets } from './settlement-facts';
import type { FeeSettlement } from './settlement-facts';

interface Sale {
  readonly unitId: string;
  readonly soldOn: Day;
  readonly by: string;
}

/** 过户结算: what the sheet says is booked, and the sheet is kept as it was. */
@Injectable()
export class SettlementsService {
  constructor(
    private readonly clock: Clock,
    private readonly ledger: LedgerService,
  ) {}

  /**
   * Settles a sale: the advance pays what the seller owes up to the day of sale, and the rest of it is
   * owed back (应退业主款), to leave through a spending with its two keys. What is still due stays open.
   * @returns the sheet's id.
   * @throws DomainError `charges.sold-in-future`, `charges.sold-long-ago`, `charges.settled-already`,
   * `charges.unit-unknown`.
   */
  async settle(
    tx: EntityManager,
    communityId: number,
    { unitId, soldOn, by }: Sale,
  ): Promise<string> {
    if (soldOn > this.clock.today()) throw chargesErrors.soldInFuture();
    await holdBooks(tx, communityId);
    const label = await unitLabel(tx, communityId, unitId);
    await assertNothingPaidAfter(tx, communityId, { unitId, soldOn });
    const sheets = await settlementSheets(tx, communityId, { unitId, soldOn });
    const id = newId();
    const useId = await this.use(tx, communityId, { unitId, by, sheets });
    const seq = await this.owe(tx, communityId, { id, unitId, label, soldOn, by, sheets });
    await tx.query(
      `insert into unit_settlement (community_id, id, unit_id, sold_on, sheets, refund, due, use_id,
         entry_seq, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        communityId,
        id,
        unitId,
        soldOn,
        JSON.stringify(sheets),
        sumOf(sheets, 'refund').toString(),
        sumOf(sheets, 'due').toString(),
        useId,
        seq?.toString() ?? null,
        by,
        this.clock.now(),
      ],
    );
    return id;
  }

  private async use(
    tx: EntityManager,
    communityId: number,
    { unitId, by, sheets }: { unitId: string; by: string; sheets: readonly FeeSettlement[] },
  ): Promise<string | null> {
    const parts = sheets.flatMap((sheet) => sheet.parts);
    if (parts.length === 0) return null;
    const useId = newId();
    await tx.query('select use_advances_of($1, $2, $3, $4::date, $5, $6::uuid[], $7::numeric[])', [
      communityId,
      useId,
      unitId,
      this.clock.today(),
      by,
      parts.map(({ billId }) => billId),
      parts.map(({ amount }) => amount.toString()),
    ]);
    return useId;
  }

  private async owe(
    tx: EntityManager,
    communityId: number,
    owed: Sale & { id: string; label: string; sheets: readonly FeeSettlement[] },
  ): Promise<bigint | null> {
    const { id, unitId, label, soldOn, by } = owed;
    const refunds = owed.sheets.filter(({ refund }) => refund.isPositive());
    if (refunds.length === 0) return null;
    const { seq } = await this.ledger.post(tx, communityId, {
      key: `unit-settlement/${id}`,
      bookedOn: this.clock.today(),
      kind: 'general',
      summary: `过户结算应退预存：${label}，过户日 ${soldOn}`,
      attachmentCount: 1,
      preparedBy: null,
      reviewedBy: null,
      postedBy: by,
      sourceKind: 'unit-settlement',
      sourceId: id,
      lines: refunds.flatMap(({ account, fund, refund }) =>
        refundDueLines({ unitId, fund, account, amount: refund }),
      ),
    });
    return seq;
  }
}

const sumOf = (sheets: readonly FeeSettlement[], of: 'refund' | 'due'): Money =>
  Money.sum(sheets.map((sheet) => sheet[of]));

/** Otherwise the seller's advance has paid for days that were the buyer's. */
async function assertNothingPaidAfter(
  tx: EntityManager,
  communityId: number,
  { unitId, soldOn }: { unitId: string; soldOn: Day },
): Promise<void> {
  const [paid] = await tx.query<{ period: string }[]>(
    `select period from bill where community_id = $1 and unit_id = $2 and payer = 'owner'
       and not cancelled and period > $3 and settled > 0 order by period limit 1`,
    [communityId, unitId, periodOf(soldOn)],
  );
  if (paid) throw chargesErrors.soldLongAgo(formatPeriod(period(paid.period)));
}
