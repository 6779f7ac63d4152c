import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { feeOf, scheduleInForce } from '../charges/fees-in-force';
import { fund as fundOf } from '../ledger/funds.rules';
import type { EntryDraft } from '../ledger/entry.rules';
import { LedgerService } from '../ledger/ledger.service';
import { budgetTermsOn } from '../open-budget/budget-terms';
import { decisionErrors } from '../open-budget/deciding/decision.errors';
import { say, type Voice } from '../open-budget/deciding/voices';
import { Clock } from '../platform/clock';
import { refusedWith } from '../shared/domain-error';
import { newId } from '../shared/ids';
import type { Money } from '../shared/money';
import { vouchersOfSurplus } from './surplus-postings.rules';
import {
  availableIn,
  finalAccountsFor,
  surplusHeads,
  surplusStateNames,
  takingPart,
  writeProposal,
  writtenLines,
} from './surplus-records';
import type { FeeAdvance, SurplusHead, SurplusState } from './surplus-records';
import { surplusErrors } from './surplus.errors';
import {
  blockersOfPlan,
  goesToHomes,
  surplusLines,
  surplusModeNames,
  totalOfPlan,
} from './surplus.rules';
import type { SurplusFund, SurplusPlan } from './surplus.rules';

/** What the trustee proposes to do with a fund's surplus of a year. */
export interface SurplusProposal {
  readonly year: number;
  readonly fund: SurplusFund;
  readonly plan: SurplusPlan;
  /** Kinds of homes that take part. */
  readonly unitKinds: readonly string[];
  /** Of 抵扣物业费: the fee whose advance is filled. */
  readonly feeCode: string | null;
  readonly reason: string;
}

/** 结余分配: proposed home by home, decided, then booked whole. The only writer of its tables. */
@Injectable()
export class SurplusService {
  constructor(
    private readonly clock: Clock,
    private readonly ledger: LedgerService,
  ) {}

  /**
   * Reckons every home's line and keeps the proposal; nothing reaches the books.
   * @returns its id, the sum and how many homes take part.
   * @throws DomainError `request.refused` with every fault of the plan, `surplus.…`, `charges.…`.
   */
  async propose(
    tx: EntityManager,
    communityId: number,
    { proposal, by }: { proposal: SurplusProposal; by: string },
  ): Promise<{ id: string; total: Money; homes: number }> {
    await tx.query('select hold_books($1)', [communityId]);
    const { plan, year, fund } = proposal;
    const faults = blockersOfPlan(plan);
    if (faults.length > 0) throw refusedWith(faults);
    const toHomes = goesToHomes(plan.mode);
    const homes = toHomes ? await takingPart(tx, communityId, proposal.unitKinds) : [];
    if (toHomes && homes.length === 0) throw surplusErrors.noHomes();
    const total = totalOfPlan(plan, homes);
    await assertThere(tx, communityId, { fund, total });
    const settled = await finalAccountsFor(tx, communityId, { year, fund });
    if (settled.needed && settled.id === null) throw surplusErrors.finalAccountsFirst(year);
    const { decidedBy } = await budgetTermsOn(tx, communityId, this.clock.today());
    const { mode, basis, rate } = plan;
    const head = {
      id: newId(),
      year,
      fund,
      mode,
      basis,
      rate,
      total,
      decidedBy,
      by,
      unitKinds: toHomes ? proposal.unitKinds : [],
      advance: mode === 'credit-fees' ? await this.advanceOf(tx, communityId, proposal) : null,
      reason: proposal.reason.trim(),
      finalAccountsId: settled.id,
      at: this.clock.now(),
    };
    await writeProposal(tx, communityId, { head, lines: surplusLines(plan, homes) });
    return { id: head.id, total, homes: homes.length };
  }

  /**
   * A member's yes or no, or the owners' resolution.
   * @throws DomainError `surplus.unknown`, `decision.…`.
   */
  async decide(
    tx: EntityManager,
    communityId: number,
    { id, voice }: { id: string; voice: Omit<Voice, 'at'> },
  ): Promise<{ id: string; state: SurplusState }> {
    const head = await this.held(tx, communityId, id);
    if (head.state !== 'proposed') throw decisionErrors.notInTurn(surplusStateNames[head.state]);
    const at = this.clock.now();
    const { contentHash, decidedBy } = head;
    const matter = { table: 'surplus_act', kind: 'surplus', id, version: 1 } as const;
    const said = await say(
      tx,
      communityId,
      { ...matter, contentHash, decidedBy },
      { ...voice, at },
    );
    if (said === 'open') return { id, state: head.state };
    await tx.query(
      `update surplus_distribution set state = $3, resolution_id = $4, decided_at = $5
       where community_id = $1 and id = $2`,
      [communityId, id, said, voice.resolutionId, at],
    );
    return { id, state: said };
  }

  /**
   * Books what was decided, all of it: one voucher, or several where the homes do not fit into one.
   * @throws DomainError `surplus.unknown`, `surplus.not-decided`, `surplus.more-than-there`.
   */
  async post(
    tx: EntityManager,
    communityId: number,
    { id, by }: { id: string; by: string },
  ): Promise<{ id: string; state: SurplusState }> {
    const head = await this.held(tx, communityId, id);
    if (head.state !== 'decided') throw surplusErrors.notDecided(surplusStateNames[head.state]);
    await assertThere(tx, communityId, head);
    const vouchers = vouchersOfSurplus({
      ...head,
      lines: await writtenLines(tx, communityId, id),
      advance: head.advance && { account: head.advance.account, fund: fundOf(head.advance.fund) },
    });
    const bookedOn = this.clock.today();
    for (const [at, lines] of vouchers.entries()) {
      const turn = { no: at + 1, of: vouchers.length };
      const draft = { ...voucherOf(head, turn), bookedOn, postedBy: by, lines };
      await this.ledger.post(tx, communityId, draft);
    }
    await tx.query(
      `update surplus_distribution set state = 'posted', posted_by = $3, posted_at = $4
       where community_id = $1 and id = $2`,
      [communityId, id, by, this.clock.now()],
    );
    return { id, state: 'posted' };
  }

  /** @throws DomainError notFound `surplus.unknown`. */
  private async held(tx: EntityManager, communityId: number, id: string): Promise<SurplusHead> {
    await tx.query('select hold_books($1)', [communityId]);
    const [head] = await surplusHeads(tx, communityId, id);
    if (!head) throw surplusErrors.unknown();
    return head;
  }

  private async advanceOf(
    tx: EntityManager,
    communityId: number,
    { feeCode }: SurplusProposal,
  ): Promise<FeeAdvance> {
    if (feeCode === null) throw surplusErrors.feeNeeded();
    const schedule = await scheduleInForce(tx, communityId, this.clock.today());
    const { advance: account, fund } = feeOf(schedule, feeCode);
    return { feeCode, account, fund };
  }
}

function voucherOf(
  { id, year, mode }: SurplusHead,
  { no, of }: { no: number; of: number },
): Omit<EntryDraft, 'bookedOn' | 'postedBy' | 'lines'> {
  const part = of > 1 ? `（${no}/${of}）` : '';
  return {
    key: `surplus/${id}/${no}`,
    kind: 'general',
    summary: `${year} 年结余分配：${surplusModeNames[mode]}${part}`,
    attachmentCount: 1,
    preparedBy: null,
    reviewedBy: null,
    sourceKind: 'surplus',
    sourceId: id,
  };
}

/** Never more than the fund has. @throws DomainError `surplus.more-than-there`. */
async function assertThere(
  tx: EntityManager,
  communityId: number,
  { fund, total }: { fund: SurplusFund; total: Money },
): Promise<void> {
  const available = await availableIn(tx, communityId, fund);
  if (total.isMoreThan(available)) {
    throw surplusErrors.moreThanThere(available, total.minus(available));
  }
}
