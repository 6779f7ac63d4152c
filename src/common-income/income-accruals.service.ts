import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { holdBooks } from '../charges/households';
import type { EntryDraft } from '../ledger/entry.rules';
import { LedgerService } from '../ledger/ledger.service';
import { isRefusal } from '../ledger/verdicts.rules';
import { Clock } from '../platform/clock';
import { firstDayOf, lastDayOf } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { formatPeriod } from '../shared/period';
import type { Period } from '../shared/period';
import { gapsOf } from './accrual-gaps.rules';
import type { Gap } from './accrual-gaps.rules';
import { incomeErrors } from './common-income.errors';
import { accruedOf, contractsOf, standingsOf, versionOn } from './contracts';
import type { IncomeContract } from './contracts';
import { openAdvanceAccount } from './advance-account';
import { accrualLines, ADVANCE } from './income-lines.rules';
import type { Standing } from './income-lines.rules';

/** What a run of accruals did. */
export interface AccrualRun {
  readonly contracts: number;
  readonly vouchers: number;
  readonly amount: Money;
  readonly share: Money;
}

/** A contract, and the months of it that are not booked as they were earned. */
interface Due {
  readonly contract: IncomeContract;
  readonly gaps: readonly Gap[];
}

const SUMMARY_MAX = 200;

/** 计提: what contracts have earned becomes receivable, month by month. */
@Injectable()
export class IncomeAccrualsService {
  constructor(
    private readonly clock: Clock,
    private readonly ledger: LedgerService,
  ) {}

  /**
   * Brings every contract, or one, to what it has earned by the end of the month: fills gaps of earlier
   * months too, and takes back what an ended contract did not earn. Asking again does nothing. One voucher
   * per contract, booked on the last day of the month, or today while it lasts.
   * @throws DomainError `income.period-to-come`; the book's refusal for a closed month.
   */
  async accrue(
    tx: EntityManager,
    communityId: number,
    { period, by, only }: { period: Period; by: string; only?: string },
  ): Promise<AccrualRun> {
    const today = this.clock.today();
    if (firstDayOf(period) > today) throw incomeErrors.periodToCome(period);
    await holdBooks(tx, communityId);
    const due = (await this.due(tx, communityId, period)).filter(
      ({ contract }) => only === undefined || contract.id === only,
    );
    const bookedOn = lastDayOf(period) < today ? lastDayOf(period) : today;
    const standings = await standingsOf(tx, communityId);
    const drafts = due.map((each) => draftOf(each, { bookedOn, by, standings }));
    const needsAdvance = drafts.some(({ lines }) =>
      lines.some(({ accountCode }) => accountCode === ADVANCE.code),
    );
    if (needsAdvance) await openAdvanceAccount(this.ledger, tx, communityId);
    const posted = await this.ledger.postMany(tx, communityId, drafts);
    for (const [at, outcome] of posted.entries()) {
      if (isRefusal(outcome)) throw outcome.refused;
      await this.write(tx, communityId, { due: due[at]!, entrySeq: outcome.seq, by });
    }
    const gaps = due.flatMap((each) => each.gaps);
    return {
      contracts: due.length,
      vouchers: drafts.length,
      amount: Money.sum(gaps.map(({ amount }) => amount)),
      share: Money.sum(gaps.map(({ share }) => share)),
    };
  }

  /** Contracts with months until this one that are not booked as they were earned. */
  async due(tx: EntityManager, communityId: number, period: Period): Promise<Due[]> {
    const accrued = await accruedOf(tx, communityId);
    return (await contractsOf(tx, communityId))
      .map((contract) => ({
        contract,
        gaps: gapsOf(contract, accrued.get(contract.id) ?? [], period),
      }))
      .filter(({ gaps }) => gaps.length > 0);
  }

  private async write(
    tx: EntityManager,
    communityId: number,
    { due, entrySeq, by }: { due: Due; entrySeq: bigint; by: string },
  ): Promise<void> {
    const { contract, gaps } = due;
    await tx.query(
      `insert into income_accrual (community_id, contract_id, period, turn, amount, share, entry_seq,
         accrued_by, accrued_at)
       select $1, $2, g.period, g.turn, g.amount, g.share, $7, $8, $9
       from unnest($3::text[], $4::integer[], $5::numeric[], $6::numeric[])
         as g(period, turn, amount, share)`,
      [
        communityId,
        contract.id,
        gaps.map((gap) => gap.period),
        gaps.map((gap) => gap.turn),
        gaps.map((gap) => gap.amount.toString()),
        gaps.map((gap) => gap.share.toString()),
        entrySeq.toString(),
        by,
        this.clock.now(),
      ],
    );
  }
}

function draftOf(
  { contract, gaps }: Due,
  on: { bookedOn: Day; by: string; standings: (contractId: string) => Standing },
): EntryDraft {
  const last = gaps.at(-1)!;
  const terms = versionOn(contract, lastDayOf(last.period)) ?? contract.versions[0];
  const months = gaps.map(({ period }) => formatPeriod(period));
  const range = months.length > 1 ? `${months[0]}至${months.at(-1)}` : months[0];
  const taken = gaps.every(({ amount }) => amount.isNegative());
  return {
    key: `income-accrual/${contract.id}/${last.period}/${last.turn}`,
    bookedOn: on.bookedOn,
    kind: 'billing',
    summary: `${taken ? '冲回' : '计提'}公共收益：${terms.place}，${range}`.slice(0, SUMMARY_MAX),
    attachmentCount: 1,
    preparedBy: null,
    reviewedBy: null,
    postedBy: on.by,
    sourceKind: 'income-accrual',
    sourceId: contract.id,
    lines: accrualLines(
      {
        contractId: contract.id,
        incomeAccount: terms.incomeAccount,
        standing: on.standings(contract.id),
      },
      {
        amount: Money.sum(gaps.map(({ amount }) => amount)),
        share: Money.sum(gaps.map(({ share }) => share)),
      },
    ),
  };
}
