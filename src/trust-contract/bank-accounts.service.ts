import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Sealing } from '../platform/login/sealing';
import type { Day } from '../shared/day';
import { newId } from '../shared/ids';
import { BankAccountRow } from './trust-contract.entities';
import { contractErrors } from './trust-contract.errors';

export interface BankAccountDraft {
  /** The ledger's leaf account that mirrors it (1002…). */
  accountCode: string;
  fund: 'F1' | 'F2' | 'F3' | 'F4' | 'F5';
  name: string;
  bankName: string;
  /** 户名. */
  holder: string;
  /** Digits, spaces allowed; kept sealed. */
  accountNo: string;
  openedOn: Day;
}

/** 信托专户: the only writer of `bank_account`. */
@Injectable()
export class BankAccountsService {
  constructor(private readonly sealing: Sealing) {}

  /**
   * Registers a bank account of the trust; each ledger account mirrors exactly one (信托法 29).
   * @throws DomainError `contract.account-number`, `contract.account-not-money`,
   * `contract.bank-account-taken`.
   */
  async open(
    tx: EntityManager,
    communityId: number,
    draft: BankAccountDraft,
  ): Promise<{ id: string }> {
    const digits = draft.accountNo.replaceAll(/\s/g, '');
    if (!/^\d{8,32}$/.test(digits)) throw contractErrors.accountNumber();
    await this.assertMoneyAccount(tx, communityId, draft.accountCode);
    const id = newId();
    await tx.insert(BankAccountRow, {
      communityId,
      id,
      accountCode: draft.accountCode,
      fund: draft.fund,
      name: draft.name,
      bankName: draft.bankName,
      holder: draft.holder,
      accountSealed: this.sealing.seal(digits, 'bank-account'),
      accountTail: digits.slice(-4),
      openedOn: draft.openedOn,
      closedOn: null,
    });
    return { id };
  }

  private async assertMoneyAccount(
    tx: EntityManager,
    communityId: number,
    code: string,
  ): Promise<void> {
    const found = await tx.query<unknown[]>(
      'select 1 from account where community_id = $1 and code = $2 and is_cash and is_leaf and active',
      [communityId, code],
    );
    if (found.length === 0) throw contractErrors.notMoney(code);
  }
}
