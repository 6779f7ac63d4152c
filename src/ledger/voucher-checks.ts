import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import type { Problem } from '../shared/domain-error';
import type { EntryKind } from './entry.rules';
import type { Posting } from './posting.rules';

/** A voucher written by hand, as it would be posted. */
export interface VoucherToPost {
  readonly kind: EntryKind;
  readonly bookedOn: Day;
  readonly lines: readonly Posting[];
}

/**
 * Every reason against it that another room knows. `holds`: the voucher is submitted or posted in this
 * transaction, so what the answer rests on must stand still until it ends; otherwise nothing may be locked.
 */
export type VoucherCheck = (
  tx: EntityManager,
  communityId: number,
  voucher: VoucherToPost,
  asked: { holds: boolean },
) => Promise<Problem[]>;

/**
 * What other rooms want of hand-written vouchers, as `PaymentChecks` is for payments: they register as their
 * module starts, and the ledger knows none of them. Entries that machines make of documents are not asked about.
 */
@Injectable()
export class VoucherChecks {
  private readonly checks = new Map<string, VoucherCheck>();

  register(key: string, check: VoucherCheck): void {
    if (this.checks.has(key)) throw new Error(`two voucher checks named ${key}`);
    this.checks.set(key, check);
  }

  async blockers(
    tx: EntityManager,
    communityId: number,
    voucher: VoucherToPost,
    asked: { holds: boolean },
  ): Promise<Problem[]> {
    const problems: Problem[] = [];
    // One after the other: they share one connection.
    for (const check of this.checks.values()) {
      problems.push(...(await check(tx, communityId, voucher, asked)));
    }
    return problems;
  }
}
