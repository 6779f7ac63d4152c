import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import { Money } from '../shared/money';
import { type Contract, contractInForce, contractVersions } from './contract-in-force';
import type { BankAccountView } from './contract.view';
import { firstTerms, type Founding } from './first-terms.rules';

interface BankRecord {
  id: string;
  name: string;
  bank_name: string;
  holder: string;
  account_tail: string;
  account_code: string;
  fund: string;
  closed_on: string | null;
  balance: string;
}

/** Reads of the trust contract and its bank accounts for pages. */
@Injectable()
export class TrustContractQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError notFound `contract.none-in-force`. */
  inForce(communityId: number): Promise<Contract> {
    return this.reading.run(communityId, (tx) =>
      contractInForce(tx, communityId, this.clock.today()),
    );
  }

  /** Newest first, and which of them governs today. */
  async versions(communityId: number): Promise<{ versions: Contract[]; inForce: number | null }> {
    const versions = await this.reading.run(communityId, (tx) => contractVersions(tx, communityId));
    const today = this.clock.today();
    const inForce = versions.find(({ effectiveOn }) => effectiveOn <= today);
    return { versions, inForce: inForce?.version ?? null };
  }

  /** What the next version begins with: the latest one, or the usual terms where there is none yet. */
  nextDraft(communityId: number): Promise<Pick<Contract, 'title' | 'terms'>> {
    return this.reading.run(communityId, async (tx) => {
      const [latest] = await contractVersions(tx, communityId);
      if (latest) return latest;
      const [founding] = await tx.query<Omit<Founding, 'startsOn'>[]>(
        `select name, address, trustor_name as "trustorName",
           trustee_on(id, now()) as "trusteeName"
         from community where id = $1`,
        [communityId],
      );
      if (!founding) throw new Error('a member of a community that is not there');
      const terms = firstTerms({ ...founding, startsOn: this.clock.today() });
      return { title: `${founding.name}物业服务信托合同`, terms };
    });
  }

  /** With the balance the books show, from stored sums. */
  async bankAccounts(communityId: number): Promise<BankAccountView[]> {
    const rows = await this.reading.run(communityId, (tx) =>
      tx.query<BankRecord[]>(
        `select b.id, b.name, b.bank_name, b.holder, b.account_tail, b.account_code, b.fund,
           b.closed_on, coalesce((select sum(s.debit - s.credit) from account_period s
             where s.community_id = b.community_id and s.account_code = b.account_code), 0) as balance
         from bank_account b where b.community_id = $1 order by b.account_code`,
        [communityId],
      ),
    );
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      bankName: row.bank_name,
      holder: row.holder,
      accountTail: row.account_tail,
      accountCode: row.account_code,
      kind: row.account_code.startsWith('1012') ? 'psp' : 'bank',
      fund: row.fund,
      closedOn: row.closed_on,
      balance: Money.yuan(row.balance).toString(),
    }));
  }
}
