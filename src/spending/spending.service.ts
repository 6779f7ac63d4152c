import type { Actor } from './actor';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { holdLines } from '../open-budget/execution/standing';
import { Clock } from '../platform/clock';
import { Sealing } from '../platform/login/sealing';
import { refusedWith } from '../shared/domain-error';
import { newId } from '../shared/ids';
import { contentHash, keepAttachments, type SpendingContent } from './content';
import { publishEmergency } from './emergency-records';
import { invoiceIdentity } from './invoice.rules';
import { PayeeRow } from './payee.entities';
import { type RequestAt, SpendingRecords } from './spending-records.service';
import { SpendingCounterRow, SpendingRequestRow } from './spending.entities';
import { spendingErrors } from './spending.errors';
import { assertMay } from './spending.rules';
import { submissionFacts } from './submission-facts';
import { blockersOfSubmission } from './submission.rules';

/** What an edit takes back: the request stands before its ladder again. */
const unsubmitted = {
  submittedOn: null,
  contractVersion: null,
  ladderBasis: null,
  ladderBy: null,
  approvalsNeeded: null,
  consultationDays: null,
  consultationEndsOn: null,
  objectionEndsOn: null,
} satisfies Partial<SpendingRequestRow>;

/** 支出申请: what the firm's clerk does with a request. Doors hand in the transaction. */
@Injectable()
export class SpendingService {
  constructor(
    private readonly clock: Clock,
    private readonly sealing: Sealing,
    private readonly records: SpendingRecords,
  ) {}

  /**
   * A new draft with the next number of the community's year.
   * @throws DomainError `spending.file-unknown`, `spending.payee-unknown`, `spending.account-unknown`.
   */
  async draft(
    tx: EntityManager,
    communityId: number,
    actor: Actor,
    content: SpendingContent,
  ): Promise<{ id: string; number: string }> {
    const at = { communityId, requestId: newId(), version: 1 };
    const written = await this.written(tx, at, content);
    const number = await this.nextNumber(tx, communityId);
    const now = this.clock.now();
    await tx.insert(SpendingRequestRow, {
      ...written,
      communityId,
      id: at.requestId,
      number,
      version: 1,
      state: 'draft',
      createdBy: actor.personId,
      createdAt: now,
      updatedAt: now,
    });
    await keepAttachments(tx, at, content);
    return { id: at.requestId, number };
  }

  /**
   * Saves an edit as the next version, a draft again: whatever was approved of the version before is
   * void (assurance T15). `version` is the one the clerk has seen.
   * @throws DomainError `spending.version-moved`, `spending.not-in-turn`, and as `draft`.
   */
  async edit(
    tx: EntityManager,
    at: RequestAt,
    actor: Actor,
    { version, content }: { version: number; content: SpendingContent },
  ): Promise<{ version: number }> {
    const request = await this.records.lock(tx, at);
    const { row, chain } = request;
    await lockPayees(tx, at.communityId, [row.payeeId, content.payeeId]);
    if (row.version !== version) throw spendingErrors.versionMoved();
    assertMay(chain, 'edit', actor, this.clock.today());
    const underWay = row.state !== 'draft' && row.state !== 'rejected';
    if (underWay) await this.records.record(tx, request, { act: 'edit', actor });
    const of = { communityId: at.communityId, requestId: at.id, version: version + 1 };
    const written = await this.written(tx, of, content);
    const changes = { ...written, ...unsubmitted, version: of.version };
    const updatedAt = this.clock.now();
    const moved = await tx.update(
      SpendingRequestRow,
      { communityId: at.communityId, id: at.id, version },
      { ...changes, state: 'draft', updatedAt },
    );
    if (moved.affected !== 1) throw spendingErrors.versionMoved();
    await keepAttachments(tx, of, content);
    return { version: of.version };
  }

  /**
   * Submits the draft: everything must be there, the ladder of the contract in force today is fixed,
   * and the invoice is claimed in the registry of the whole installation.
   * @throws DomainError `request.refused` with every blocker; `spending.invoice-used` in a race.
   */
  async submit(tx: EntityManager, at: RequestAt, actor: Actor): Promise<void> {
    const request = await this.records.lock(tx, at);
    const { row } = request;
    const today = this.clock.today();
    assertMay(request.chain, 'request', actor, today);
    await lockPayees(tx, at.communityId, [row.payeeId]);
    if (row.budgetLineId !== null) await holdLines(tx, at.communityId, [row.budgetLineId]);
    const facts = await submissionFacts(tx, row, { now: this.clock.now(), today });
    const blockers = blockersOfSubmission(facts.submission);
    if (blockers.length > 0) throw refusedWith(blockers);
    await publishEmergency(tx, row, { now: this.clock.now(), today });
    await this.records.take(tx, request, {
      act: 'request',
      actor,
      changes: {
        submittedOn: today,
        contractVersion: facts.contractVersion,
        ladderBasis: facts.basis,
        ladderBy: facts.step.by,
        approvalsNeeded: facts.step.approvals,
        consultationDays: facts.step.consultationDays,
      },
    });
  }

  /** @throws DomainError `spending.reason-needed`; `spending.not-in-turn` once it is released. */
  async withdraw(
    tx: EntityManager,
    at: RequestAt,
    actor: Actor,
    { reason }: { reason: string },
  ): Promise<void> {
    const request = await this.records.lock(tx, at);
    await lockPayees(tx, at.communityId, [request.row.payeeId]);
    await this.records.take(tx, request, { act: 'withdraw', actor, note: reason });
  }

  /** The columns one version's content goes into, with the hash that acts will name. */
  private async written(
    tx: EntityManager,
    of: { communityId: number; requestId: string; version: number },
    content: SpendingContent,
  ) {
    const { invoice } = content;
    return {
      reason: content.reason,
      payeeId: content.payeeId,
      amount: content.amount,
      fund: content.fund,
      accountCode: content.accountCode,
      occurredOn: content.occurredOn,
      invoiceCode: invoice?.code || null,
      invoiceNumber: invoice?.number ?? null,
      invoiceTotal: invoice?.total ?? null,
      invoiceHash: invoice && this.sealing.keyedHash(invoiceIdentity(invoice), 'invoice'),
      quotesExempt: content.quotesExempt,
      ...chargedTo(content),
      ...urgencyOf(content),
      contentHash: await contentHash(tx, of, content),
    };
  }

  /** 支-2026-0012: the counter's row is locked to the end, so a refused draft leaves no gap. */
  private async nextNumber(tx: EntityManager, communityId: number): Promise<string> {
    const year = Number(this.clock.today().slice(0, 4));
    const key = { communityId, year };
    await tx
      .createQueryBuilder()
      .insert()
      .into(SpendingCounterRow)
      .values({ ...key, lastNo: 0 })
      .orIgnore()
      .execute();
    await tx.increment(SpendingCounterRow, key, 'lastNo', 1);
    const counter = await tx.findOneByOrFail(SpendingCounterRow, key);
    return `支-${year}-${String(counter.lastNo).padStart(4, '0')}`;
  }
}

const chargedTo = ({ budgetLineId = null, commitmentId = null }: SpendingContent) => ({
  budgetLineId,
  commitmentId,
});

const urgencyOf = ({ emergency }: SpendingContent) => ({
  emergencyGrounds: emergency?.grounds ?? null,
  emergencyDescription: emergency?.description ?? null,
});

/** Slices of one purchase to one payee are counted one after the other (assurance T7). */
async function lockPayees(
  tx: EntityManager,
  communityId: number,
  ids: readonly string[],
): Promise<void> {
  await tx.find(PayeeRow, {
    where: { communityId, id: In([...ids]) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}
