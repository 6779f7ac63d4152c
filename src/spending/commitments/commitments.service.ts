import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { chargeableLines, holdLines } from '../../open-budget/execution/standing';
import { Clock } from '../../platform/clock';
import type { Day } from '../../shared/day';
import { refusedWith } from '../../shared/domain-error';
import { newId } from '../../shared/ids';
import { Money } from '../../shared/money';
import { contractInForce } from '../../trust-contract/contract-in-force';
import { type LadderStep, stepFor } from '../../trust-contract/terms.rules';
import type { Actor } from '../actor';
import { evidenceOf } from '../content';
import { PayeeRow } from '../payee.entities';
import { spendingErrors } from '../spending.errors';
import { commitmentErrors, refusedAct } from './commitment.errors';
import {
  blockersOfProposal,
  type CommitmentAct,
  type CommitmentChain,
  type CommitmentState,
  refusalOfAct,
  stateAfterAgreement,
} from './commitment.rules';

/** 合同或订单 as the clerk writes it down; the amount in yuan. */
export interface CommitmentContent {
  readonly payeeId: string;
  readonly budgetLineId: string;
  readonly title: string;
  readonly amount: Money;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly fileId: string;
  readonly selection: string;
}

export interface CommitmentAt {
  readonly communityId: number;
  readonly id: string;
}

/** What a proposal rests on on its day. */
interface Made {
  readonly id: string;
  readonly number: string;
  readonly today: Day;
  readonly version: number;
  readonly basis: Money;
  readonly step: Pick<LadderStep, 'by' | 'approvals'>;
  readonly by: string;
}

interface Locked extends CommitmentAt {
  readonly chain: CommitmentChain;
  readonly lineId: string;
}

/** 合同与订单: what is promised out of a line is no longer there for others. */
@Injectable()
export class CommitmentsService {
  constructor(private readonly clock: Clock) {}

  /**
   * Promises the amount out of the line, under the line's lock; who must agree the ladder says, on the
   * sum with its sisters of thirty days.
   * @throws DomainError `request.refused` with every reason; `spending.payee-unknown`, `spending.file-unknown`.
   */
  async propose(
    tx: EntityManager,
    communityId: number,
    actor: Actor,
    content: CommitmentContent,
  ): Promise<{ id: string; number: string }> {
    const where = { communityId, id: content.payeeId };
    const payee = await tx.findOne(PayeeRow, { where, lock: { mode: 'pessimistic_write' } });
    if (!payee) throw spendingErrors.payeeUnknown();
    await evidenceOf(tx, communityId, [content.fileId]);
    await holdLines(tx, communityId, [content.budgetLineId]);
    const today = this.clock.today();
    const { terms, version } = await contractInForce(tx, communityId, today);
    const id = newId();
    const basis = await this.basisOf(tx, communityId, { id, content, today });
    const lines = await chargeableLines(tx, communityId, [content.budgetLineId]);
    const blockers = blockersOfProposal({
      ...content,
      today,
      selectionNeeded: basis.isMoreThan(Money.yuan(terms.quotesAbove)),
      line: lines.get(content.budgetLineId) ?? null,
    });
    if (blockers.length > 0) throw refusedWith(blockers);
    const step = stepFor(terms, basis, payee.relatedParty);
    const number = await this.nextNumber(tx, communityId);
    const made = { id, number, today, version, basis, step, by: actor.personId };
    await this.insert(tx, communityId, content, made);
    await this.record(tx, { communityId, id }, actor, { act: 'propose', note: '' });
    return { id, number };
  }

  private async insert(
    tx: EntityManager,
    communityId: number,
    content: CommitmentContent,
    made: Made,
  ): Promise<void> {
    await tx.query(INSERT, [
      communityId,
      made.id,
      made.number,
      content.payeeId,
      content.budgetLineId,
      content.title,
      content.amount.toString(),
      content.startsOn,
      content.endsOn,
      content.fileId,
      content.selection,
      made.today,
      made.by,
      made.version,
      made.basis.toString(),
      made.step.by,
      made.step.approvals,
    ]);
  }

  /**
   * One voice of those whom the ladder names; never of whoever proposed it.
   * @throws DomainError `commitment.…`
   */
  async decide(
    tx: EntityManager,
    at: CommitmentAt,
    actor: Actor,
    { agree, reason = '' }: { agree: boolean; reason?: string | undefined },
  ): Promise<void> {
    const locked = await this.lock(tx, at);
    const act = agree ? 'agree' : 'refuse';
    await this.take(tx, locked, actor, { act, note: reason });
    await this.move(tx, at, agree ? stateAfterAgreement(locked.chain) : 'refused');
  }

  /** Gives the rest back to the line; requests under way stay promised. @throws DomainError `commitment.…` */
  async end(
    tx: EntityManager,
    at: CommitmentAt,
    actor: Actor,
    { reason }: { reason: string },
  ): Promise<void> {
    const locked = await this.lock(tx, at);
    // Whoever submits a request under it holds the line too: she came before, or finds it ended.
    await holdLines(tx, at.communityId, [locked.lineId]);
    await this.take(tx, locked, actor, { act: 'end', note: reason });
    await this.move(tx, at, 'ended');
  }

  private async basisOf(
    tx: EntityManager,
    communityId: number,
    { id, content, today }: { id: string; content: CommitmentContent; today: Day },
  ): Promise<Money> {
    const [row] = await tx.query<{ basis: string }[]>(BASIS, [
      communityId,
      id,
      content.payeeId,
      content.budgetLineId,
      content.amount.toString(),
      today,
    ]);
    return Money.yuan(row?.basis ?? '0');
  }

  private async lock(tx: EntityManager, { communityId, id }: CommitmentAt): Promise<Locked> {
    const [row] = await tx.query<LockedRecord[]>(
      `select state, ladder_by, approvals_needed, budget_line_id from commitment
       where community_id = $1 and id = $2 for update`,
      [communityId, id],
    );
    if (!row) throw commitmentErrors.notFound();
    const acts = await tx.query<{ act: CommitmentAct; personId: string }[]>(
      `select act, person_id as "personId" from commitment_act
       where community_id = $1 and commitment_id = $2`,
      [communityId, id],
    );
    const { state, ladder_by: ladderBy, approvals_needed: approvalsNeeded } = row;
    const chain = { state, ladderBy, approvalsNeeded, acts };
    return { communityId, id, chain, lineId: row.budget_line_id };
  }

  private async take(
    tx: EntityManager,
    locked: Locked,
    actor: Actor,
    { act, note }: { act: Exclude<CommitmentAct, 'propose'>; note: string },
  ): Promise<void> {
    const refusal = refusalOfAct(locked.chain, act, actor);
    if (refusal) throw refusedAct(refusal);
    if (act !== 'agree' && note.trim().length < 2) throw commitmentErrors.reasonNeeded();
    await this.record(tx, locked, actor, { act, note: note.trim() });
  }

  private async record(
    tx: EntityManager,
    { communityId, id }: CommitmentAt,
    { personId, grantId }: Actor,
    { act, note }: { act: CommitmentAct; note: string },
  ): Promise<void> {
    if (!grantId) throw spendingErrors.grantNeeded();
    await tx.query(
      `insert into commitment_act (community_id, id, commitment_id, act, person_id, grant_id, at, note)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [communityId, newId(), id, act, personId, grantId, this.clock.now(), note],
    );
  }

  private async move(
    tx: EntityManager,
    { communityId, id }: CommitmentAt,
    state: CommitmentState,
  ): Promise<void> {
    await tx.query('update commitment set state = $3 where community_id = $1 and id = $2', [
      communityId,
      id,
      state,
    ]);
  }

  /** 约-2026-001: the counter's row is locked to the end, so a refused proposal leaves no gap. */
  private async nextNumber(tx: EntityManager, communityId: number): Promise<string> {
    const year = Number(this.clock.today().slice(0, 4));
    const [counter] = await tx.query<{ last_no: number }[]>(
      `insert into commitment_counter as c (community_id, year, last_no) values ($1, $2, 1)
       on conflict (community_id, year) do update set last_no = c.last_no + 1 returning last_no`,
      [communityId, year],
    );
    return `约-${year}-${String(counter?.last_no ?? 0).padStart(3, '0')}`;
  }
}

interface LockedRecord {
  state: CommitmentState;
  ladder_by: 'reviewer' | 'committee';
  approvals_needed: number;
  budget_line_id: string;
}

/** On the row as it will stand: the database asks again when it is written. */
const BASIS = `
  select commitment_basis(jsonb_populate_record(null::commitment, jsonb_build_object('community_id', $1::int,
    'id', $2::uuid, 'payee_id', $3::uuid, 'budget_line_id', $4::uuid, 'amount', $5::numeric,
    'proposed_on', $6::date))) as basis`;

const INSERT = `
  insert into commitment (community_id, id, number, payee_id, budget_line_id, title, amount, starts_on,
    ends_on, file_id, selection, proposed_on, proposed_by, contract_version, ladder_basis, ladder_by,
    approvals_needed)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`;
