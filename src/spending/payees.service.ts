import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Sealing } from '../platform/login/sealing';
import { newId } from '../shared/ids';
import { PayeeBankChangeRow, PayeeRow } from './payee.entities';
import { payeeErrors } from './payee.errors';
import {
  accountNumber,
  assertMayConfirm,
  effectiveAfter,
  type PayeeDraft,
  payeeProblems,
} from './payee.rules';
import { refusedWith } from '../shared/domain-error';

/** Which change of whose account. */
export interface BankChangeAt {
  communityId: number;
  payeeId: string;
  changeId: string;
}

/** 收款单位: the only writer of payees and their accounts. */
@Injectable()
export class PayeesService {
  constructor(
    private readonly clock: Clock,
    private readonly sealing: Sealing,
  ) {}

  /** @throws DomainError `request.refused`, `payee.name-taken`, `payee.account-taken`, … */
  async register(
    tx: EntityManager,
    communityId: number,
    by: { personId: string },
    draft: PayeeDraft,
  ): Promise<{ id: string }> {
    const problems = payeeProblems(draft);
    if (problems.length > 0) throw refusedWith(problems);
    const id = newId();
    await tx.insert(PayeeRow, {
      communityId,
      id,
      name: draft.name.trim(),
      creditCode: draft.creditCode?.toUpperCase() || null,
      accountName: draft.accountName.trim(),
      bankName: draft.bankName.trim(),
      ...this.sealed(draft.accountNo),
      relatedParty: draft.relatedParty,
      relatedNote: draft.relatedNote?.trim() ?? '',
      createdBy: by.personId,
      createdAt: this.clock.now(),
    });
    return { id };
  }

  /**
   * Proposes another account. Until another person confirms it and a day has passed, the payee
   * cannot be paid (assurance T8).
   * @throws DomainError `payee.change-pending`, `payee.account-same`, `payee.unknown`.
   */
  async proposeChange(
    tx: EntityManager,
    { communityId, payeeId }: Omit<BankChangeAt, 'changeId'>,
    by: { personId: string },
    change: { bankName: string; accountNo: string; reason: string },
  ): Promise<{ id: string }> {
    const payee = await this.lock(tx, communityId, payeeId);
    const account = this.sealed(change.accountNo);
    if (account.accountHash === payee.accountHash) throw payeeErrors.accountSame();
    const id = newId();
    await tx.insert(PayeeBankChangeRow, {
      communityId,
      id,
      payeeId,
      bankName: change.bankName.trim(),
      ...account,
      reason: change.reason.trim(),
      proposedBy: by.personId,
      proposedAt: this.clock.now(),
    });
    return { id };
  }

  /**
   * The second person's word. The account is the payee's at once, and can be paid after 24 hours.
   * @throws DomainError `payee.same-person`, `payee.change-decided`, `payee.change-unknown`.
   */
  async confirmChange(
    tx: EntityManager,
    at: BankChangeAt,
    by: { personId: string },
  ): Promise<{ effectiveAt: Date }> {
    const change = await this.lockChange(tx, at);
    assertMayConfirm(change, by.personId);
    const confirmedAt = this.clock.now();
    const effectiveAt = effectiveAfter(confirmedAt);
    const { communityId, changeId: id } = at;
    await tx.update(
      PayeeBankChangeRow,
      { communityId, id },
      { confirmedBy: by.personId, confirmedAt, effectiveAt },
    );
    const { bankName, accountSealed, accountTail, accountHash } = change;
    await tx.update(
      PayeeRow,
      { communityId, id: at.payeeId },
      { bankName, accountSealed, accountTail, accountHash },
    );
    return { effectiveAt };
  }

  /** Drops a proposal; anyone who may propose or confirm may. */
  async cancelChange(tx: EntityManager, at: BankChangeAt, by: { personId: string }): Promise<void> {
    await this.lockChange(tx, at);
    const { communityId, changeId: id } = at;
    const cancelled = { cancelledBy: by.personId, cancelledAt: this.clock.now() };
    await tx.update(PayeeBankChangeRow, { communityId, id }, cancelled);
  }

  private async lock(tx: EntityManager, communityId: number, id: string): Promise<PayeeRow> {
    const where = { communityId, id };
    const payee = await tx.findOne(PayeeRow, { where, lock: { mode: 'pessimistic_write' } });
    if (!payee) throw payeeErrors.unknown();
    return payee;
  }

  private async lockChange(
    tx: EntityManager,
    { communityId, payeeId, changeId }: BankChangeAt,
  ): Promise<PayeeBankChangeRow> {
    await this.lock(tx, communityId, payeeId);
    const change = await tx.findOneBy(PayeeBankChangeRow, { communityId, payeeId, id: changeId });
    if (!change) throw payeeErrors.changeUnknown();
    if (change.confirmedAt !== null || change.cancelledAt !== null) {
      throw payeeErrors.changeDecided();
    }
    return change;
  }

  private sealed(accountNo: string) {
    const digits = accountNumber(accountNo);
    return {
      accountSealed: this.sealing.seal(digits, 'bank-account'),
      accountTail: digits.slice(-4),
      accountHash: this.sealing.keyedHash(digits, 'bank-account'),
    };
  }
}
