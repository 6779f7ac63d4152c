import { Injectable } from '@nestjs/common';
import { Reading } from '../platform/database/reading';
import { lastDayOf } from '../shared/day';
import { Money } from '../shared/money';
import type { Period } from '../shared/period';
import { feesBilled, lateFeeParams, lateRuleOn } from './late-fee-facts';
import type { LateRuleInForce } from './late-fee-facts';

/** What a run would bill of one fee: sums only, for the households see their own. */
export interface LateFeeTotal {
  readonly feeCode: string;
  readonly feeName: string;
  readonly count: number;
  readonly total: Money;
  readonly largest: Money;
}

export interface LateFeePreview {
  readonly period: Period;
  /** Null: the contract knows no late fee, and nothing is billed. */
  readonly rule: LateRuleInForce | null;
  readonly fees: readonly LateFeeTotal[];
  readonly total: Money;
}

/** 违约金预览. */
@Injectable()
export class LateFeesQueries {
  constructor(private readonly reading: Reading) {}

  /**
   * The same lines the run will write, added up.
   * @throws DomainError notFound `contract.none-in-force`.
   */
  preview(communityId: number, period: Period): Promise<LateFeePreview> {
    return this.reading.run(communityId, async (tx) => {
      const rule = await lateRuleOn(tx, communityId, lastDayOf(period));
      if (!rule) return { period, rule, fees: [], total: Money.zero };
      const fees: LateFeeTotal[] = [];
      for (const { code, name } of await feesBilled(tx, communityId)) {
        const [row] = await tx.query<{ count: number; total: string; largest: string }[]>(
          `select count(*)::int as count, coalesce(sum(amount), 0)::numeric(18,2) as total,
             coalesce(max(amount), 0)::numeric(18,2) as largest
           from late_fee_lines($1, $2, $3, $4, $5, $6, $7)`,
          [communityId, ...lateFeeParams(period, code, rule)],
        );
        if (!row || row.count === 0) continue;
        const [total, largest] = [Money.yuan(row.total), Money.yuan(row.largest)];
        fees.push({ feeCode: code, feeName: name, count: row.count, total, largest });
      }
      return { period, rule, fees, total: Money.sum(fees.map(({ total }) => total)) };
    });
  }
}
