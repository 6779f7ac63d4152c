import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import type { EntityManager } from 'typeorm';
import { day } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { chargesErrors } from './charges.errors';
import { unitLabel } from './households';
import { settlementSheets } from './settlement-facts';
import type { Settlement } from './settlement.rules';

/** Of the fees of one account, as the sheet says it. */
export interface SettledFee extends Settlement {
  readonly account: string;
  readonly accountName: string;
}

/** 过户结算单: as it was settled, or as it would be. */
export interface SettlementSheet {
  /** Null while it is only computed. */
  readonly id: string | null;
  readonly unitId: string;
  readonly label: string;
  readonly communityName: string;
  readonly trusteeName: string;
  readonly soldOn: Day;
  readonly fees: readonly SettledFee[];
  readonly refund: Money;
  readonly due: Money;
  readonly madeAt: Date;
}

interface SheetRecord {
  id: string;
  sold_on: string;
  sheets: Record<keyof SettledFee, string>[];
  made_at: Date;
}

/** Settled sales of a household, and what one would come to. */
@Injectable()
export class SettlementsQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /**
   * Newest first.
   * @throws DomainError notFound `charges.unit-unknown`.
   */
  list(communityId: number, unitId: string): Promise<SettlementSheet[]> {
    return this.reading.run(communityId, async (tx) => {
      const head = await headOf(tx, communityId, unitId);
      const rows = await tx.query<SheetRecord[]>(
        `select id, sold_on, sheets, made_at from unit_settlement
         where community_id = $1 and unit_id = $2 order by made_at desc, id`,
        [communityId, unitId],
      );
      return rows.map((row) => {
        const fees = row.sheets.map((sheet) => ({
          account: sheet.account,
          accountName: head.names.get(sheet.account) ?? '',
          sellerOwes: Money.yuan(sheet.sellerOwes),
          buyerOwes: Money.yuan(sheet.buyerOwes),
          advanceUsed: Money.yuan(sheet.advanceUsed),
          refund: Money.yuan(sheet.refund),
          due: Money.yuan(sheet.due),
        }));
        return sheetOf(head, { id: row.id, soldOn: day(row.sold_on), fees, madeAt: row.made_at });
      });
    });
  }

  /** @throws DomainError notFound `charges.settlement-unknown`, `charges.unit-unknown`. */
  async one(communityId: number, unitId: string, id: string): Promise<SettlementSheet> {
    const found = (await this.list(communityId, unitId)).find((sheet) => sheet.id === id);
    if (!found) throw chargesErrors.settlementUnknown();
    return found;
  }

  /** 试算: as of a day of sale, today unless said. */
  preview(communityId: number, unitId: string, on?: Day): Promise<SettlementSheet> {
    const soldOn = on ?? this.clock.today();
    return this.reading.run(communityId, async (tx) => {
      const head = await headOf(tx, communityId, unitId);
      const sheets = await settlementSheets(tx, communityId, { unitId, soldOn });
      const fees = sheets.map((sheet) => ({
        ...sheet,
        accountName: head.names.get(sheet.account) ?? '',
      }));
      return sheetOf(head, { id: null, soldOn, fees, madeAt: this.clock.now() });
    });
  }
}

interface Head {
  readonly unitId: string;
  readonly label: string;
  readonly communityName: string;
  readonly trusteeName: string;
  readonly names: ReadonlyMap<string, string>;
}

async function headOf(tx: EntityManager, communityId: number, unitId: string): Promise<Head> {
  const label = await unitLabel(tx, communityId, unitId);
  const [community] = await tx.query<{ name: string; trustee_name: string }[]>(
    'select name, trustee_on(id, now()) as trustee_name from community where id = $1',
    [communityId],
  );
  const accounts = await tx.query<{ code: string; name: string }[]>(
    `select code, name from account where community_id = $1 and code like '2203%'`,
    [communityId],
  );
  return {
    unitId,
    label,
    communityName: community?.name ?? '',
    trusteeName: community?.trustee_name ?? '',
    names: new Map(accounts.map(({ code, name }) => [code, name])),
  };
}

function sheetOf(
  { names: _names, ...head }: Head,
  made: Pick<SettlementSheet, 'id' | 'soldOn' | 'fees' | 'madeAt'>,
): SettlementSheet {
  const refund = Money.sum(made.fees.map((fee) => fee.refund));
  const due = Money.sum(made.fees.map((fee) => fee.due));
  return { ...head, ...made, refund, due };
}
