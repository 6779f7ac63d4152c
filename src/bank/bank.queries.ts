import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import type { Day } from '../shared/day';
import { type Agreement, agreementOf } from './agreement.rules';
import { type AccountAt, twoSidesOf } from './bank-sides';
import { bankErrors } from './bank.errors';
import { suggestedMatches } from './bank-match.service';
import type { Suggestion } from './matching.rules';
import { reconciled, type Reconciliation } from './reconciliation.rules';
import { statedAccounts, statedSides } from './stated-accounts';

/** 银行对账 for pages and the public badge. */
@Injectable()
export class BankQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** What the rules suggest for everything open on the account. */
  suggestions(communityId: number, bankAccountId: string): Promise<Suggestion[]> {
    return this.reading.run(communityId, async (tx) => {
      const at = await accountAt(tx, communityId, bankAccountId);
      return suggestedMatches(tx, at, this.clock.today());
    });
  }

  /**
   * 余额调节表 of an account at the end of a day, of the last day its statements reach where none is
   * named; null before its first statement.
   */
  reconciliation(
    communityId: number,
    { bankAccountId, day }: { bankAccountId: string; day: Day | null },
  ): Promise<Reconciliation | null> {
    return this.reading.run(communityId, async (tx) => {
      const at = await accountAt(tx, communityId, bankAccountId);
      const stated = await statedAccounts(tx, communityId);
      const through = stated.find((one) => one.bankAccountId === bankAccountId)?.through;
      const sides = await twoSidesOf(tx, at, day ?? through ?? this.clock.today());
      return sides && reconciled(sides);
    });
  }

  /** For everybody: "已与银行对账至 … 差额 0.00", over all accounts with statements. */
  agreement(communityId: number): Promise<Agreement> {
    return this.reading.run(communityId, async (tx) =>
      agreementOf(await statedSides(tx, communityId), this.clock.today()),
    );
  }
}

/** @throws DomainError `bank-account.unknown` */
export async function accountAt(
  tx: EntityManager,
  communityId: number,
  bankAccountId: string,
): Promise<AccountAt> {
  const [row] = await tx.query<{ accountCode: string }[]>(
    `select account_code as "accountCode" from bank_account where community_id = $1 and id = $2`,
    [communityId, bankAccountId],
  );
  if (!row) throw bankErrors.unknownAccount();
  return { communityId, bankAccountId, accountCode: row.accountCode };
}
