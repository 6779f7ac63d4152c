import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LedgerService } from '../ledger/ledger.service';
import { Clock } from '../platform/clock';
import type { Day } from '../shared/day';
import { refusedWith } from '../shared/domain-error';
import { newId } from '../shared/ids';
import { periodOf } from '../shared/period';
import { incomeErrors } from './common-income.errors';
import { accruedThrough, contractOf } from './contracts';
import { IncomeAccrualsService } from './income-accruals.service';
import { holdBooks } from '../charges/households';
import { blockersOfAccounts, blockersOfTerms, blockersOfVersion } from './terms.rules';
import type { IncomeTerms } from './terms.rules';

/** 公共收益合同: the register of what the common parts could earn, and the only writer of it. */
@Injectable()
export class IncomeContractsService {
  constructor(
    private readonly clock: Clock,
    private readonly ledger: LedgerService,
    private readonly accruals: IncomeAccrualsService,
  ) {}

  /**
   * Registers a contract, or a place that has none.
   * @returns its id.
   * @throws DomainError `request.refused` with every reason, `income.file-unknown`.
   */
  async register(
    tx: EntityManager,
    communityId: number,
    { terms, by }: { terms: IncomeTerms; by: string },
  ): Promise<string> {
    await holdBooks(tx, communityId);
    await this.assertFine(tx, communityId, { terms, earlier: null });
    const id = newId();
    await tx.query(
      `insert into income_contract (community_id, id, registered_by, registered_at)
       values ($1, $2, $3, $4)`,
      [communityId, id, by, this.clock.now()],
    );
    await this.write(tx, communityId, { id, version: 1, terms, by });
    return id;
  }

  /**
   * Enters other terms from their first day on: a renewal, another price. Months that are accrued stay.
   * @returns the number of the version.
   * @throws DomainError `request.refused`, `income.contract-unknown`, `income.ended-already`.
   */
  async change(
    tx: EntityManager,
    communityId: number,
    { contractId, terms, by }: { contractId: string; terms: IncomeTerms; by: string },
  ): Promise<number> {
    await holdBooks(tx, communityId);
    const contract = await contractOf(tx, communityId, contractId);
    if (contract.endedOn !== null) throw incomeErrors.endedAlready();
    const beganOn = contract.versions.at(-1)?.startsOn ?? contract.versions[0].startsOn;
    const through = await accruedThrough(tx, communityId, contractId);
    const earlier = { beganOn, accruedThrough: through };
    await this.assertFine(tx, communityId, { terms, earlier });
    const version = Math.max(...contract.versions.map((each) => each.version)) + 1;
    await this.write(tx, communityId, { id: contractId, version, terms, by });
    return version;
  }

  /**
   * 终止: nothing is earned after that day; months beyond it that are accrued are taken back in red, booked
   * today.
   * @returns how many vouchers took something back.
   * @throws DomainError `income.contract-unknown`, `income.ended-already`, `income.end-…`.
   */
  async end(
    tx: EntityManager,
    communityId: number,
    { contractId, endedOn, reason, by }: EndOfContract,
  ): Promise<number> {
    const because = reason.trim();
    if (because.length < 2) throw incomeErrors.reasonNeeded();
    await holdBooks(tx, communityId);
    const contract = await contractOf(tx, communityId, contractId);
    if (contract.endedOn !== null) throw incomeErrors.endedAlready();
    const [{ startsOn }] = contract.versions;
    if (endedOn < startsOn) throw incomeErrors.endBeforeStart(startsOn);
    if (endedOn > this.clock.today()) throw incomeErrors.endToCome();
    await tx.query(
      `update income_contract set ended_on = $3, ended_by = $4, ended_at = $5, end_reason = $6
       where community_id = $1 and id = $2`,
      [communityId, contractId, endedOn, by, this.clock.now(), because],
    );
    const today = periodOf(this.clock.today());
    const run = await this.accruals.accrue(tx, communityId, {
      period: today,
      only: contractId,
      by,
    });
    return run.vouchers;
  }

  private async assertFine(
    tx: EntityManager,
    communityId: number,
    { terms, earlier }: { terms: IncomeTerms; earlier: EarlierVersions | null },
  ): Promise<void> {
    const state = await this.ledger.bookState(tx, communityId, [
      terms.incomeAccount,
      ...terms.costAccounts,
    ]);
    const problems = [
      ...blockersOfTerms(terms),
      ...blockersOfAccounts(terms, state.chart),
      ...blockersOfVersion({
        startsOn: terms.startsOn,
        booksStartOn: state.booksStartOn,
        ...(earlier ?? { beganOn: null, accruedThrough: null }),
      }),
    ];
    if (problems.length > 0) throw refusedWith(problems);
    if (terms.fileId !== null) await assertKept(tx, communityId, terms.fileId);
  }

  private async write(
    tx: EntityManager,
    communityId: number,
    { id, version, terms, by }: { id: string; version: number; terms: IncomeTerms; by: string },
  ): Promise<void> {
    await tx.query(
      `insert into income_version (community_id, contract_id, version, kind, place, owner,
         counterparty, counterparty_kind, starts_on, ends_on, schedule, amount, due_day,
         income_account, cost_accounts, share_kind, share_value, file_id, resolution_ref,
         entered_by, entered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
         $20, $21)`,
      [
        communityId,
        id,
        version,
        terms.kind,
        terms.place.trim(),
        terms.owner,
        terms.counterparty.trim(),
        terms.counterpartyKind,
        terms.startsOn,
        terms.endsOn,
        terms.schedule,
        terms.amount,
        terms.dueDay,
        terms.incomeAccount,
        terms.costAccounts,
        terms.developerShare?.kind ?? null,
        terms.developerShare?.value ?? null,
        terms.fileId,
        terms.resolutionRef.trim(),
        by,
        this.clock.now(),
      ],
    );
  }
}

interface EarlierVersions {
  readonly beganOn: Day;
  readonly accruedThrough: Awaited<ReturnType<typeof accruedThrough>>;
}

/** A contract that is ended before its time, or a place that is no longer let out. */
export interface EndOfContract {
  readonly contractId: string;
  readonly endedOn: Day;
  readonly reason: string;
  readonly by: string;
}

/** @throws DomainError `income.file-unknown` for a file of nobody or of another community. */
async function assertKept(tx: EntityManager, communityId: number, fileId: string): Promise<void> {
  const [file] = await tx.query<unknown[]>(
    `select from file_object where community_id = $1 and id = $2 and purpose = 'evidence'`,
    [communityId, fileId],
  );
  if (!file) throw incomeErrors.fileUnknown();
}
