import type { IncomeTerms } from '../../src/common-income/terms.rules';
import { incomeRange } from '../../src/common-income/income-range.rules';
import { commonIncomeViewOf } from '../../src/common-income/income-views';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import { openCommunity } from './books';
import type { Bookkeepers } from './books';
import type { DatabaseInTest } from './fresh-database';
import { contractPaper, IncomeInTest, LIFT_ADVERTS } from './income';

type Range = { period?: string; year?: string };

/** Communities that let their common parts out, and what the tests of it do and look at. */
export class LettingInTest {
  readonly income = new IncomeInTest();
  people!: Bookkeepers;
  here = 0;

  constructor(private readonly db: DatabaseInTest) {}

  /** A community of a test's own; its number. */
  async community(name: string): Promise<number> {
    this.here = await openCommunity(this.db, name);
    return this.here;
  }

  async register(change: Partial<IncomeTerms> = {}, at = this.here): Promise<string> {
    const paper = await contractPaper(this.db, at, this.people.accountant);
    const terms = { ...LIFT_ADVERTS, fileId: paper, ...change };
    return this.db.transactions.run(at, (tx) =>
      this.income.contracts.register(tx, at, { terms, by: this.people.accountant }),
    );
  }

  accrue(month: string, at = this.here) {
    const run = { period: period(month), by: this.people.accountant };
    return this.db.transactions.run(at, (tx) => this.income.accruals.accrue(tx, at, run));
  }

  /** By transfer to the account of common income. */
  receive(contractId: string, amount: string, on: string, at = this.here) {
    return this.db.transactions.run(at, (tx) =>
      this.income.receipts.receive(tx, at, {
        contractId,
        method: 'transfer',
        moneyAccount: '100202',
        amount: Money.yuan(amount),
        receivedOn: day(on),
        reference: `流水${on}`,
        note: '',
        by: this.people.cashier,
      }),
    );
  }

  /** All of it online. */
  settleDay(contractId: string, on: string, gross: string, note = '') {
    const amount = Money.yuan(gross);
    const way = { method: 'online', moneyAccount: '101201', amount, reference: '' } as const;
    return this.db.transactions.run(this.here, (tx) =>
      this.income.receipts.settleDay(tx, this.here, {
        contractId,
        on: day(on),
        gross: amount,
        ways: amount.isZero() ? [] : [way],
        note,
        by: this.people.cashier,
      }),
    );
  }

  end(contractId: string, endedOn: string) {
    const act = { endedOn: day(endedOn), reason: '对方提前退租', by: this.people.accountant };
    return this.db.transactions.run(this.here, (tx) =>
      this.income.contracts.end(tx, this.here, { contractId, ...act }),
    );
  }

  cancel(receiptId: string, by = this.people.reviewer) {
    const act = { receiptId, reason: '录入有误', by };
    return this.db.transactions.run(this.here, (tx) =>
      this.income.cancellations.cancel(tx, this.here, act),
    );
  }

  /** Σ debit − Σ credit of accounts in the common income fund, yuan. */
  async booked(...accounts: string[]): Promise<string[]> {
    const { rows } = await this.db.admin.query<{ net: string }>(
      `select coalesce(sum(p.debit - p.credit), 0)::numeric(18,2)::text as net
       from unnest($2::text[]) with ordinality as a(code, place)
       left join posting p on p.community_id = $1 and p.account_code = a.code and p.fund = 'F2'
       group by a.place order by a.place`,
      [this.here, accounts],
    );
    return rows.map(({ net }) => net);
  }

  /** As everybody sees it. */
  async view(range: Range) {
    const asked = incomeRange(range, this.income.clock.today());
    return commonIncomeViewOf(await this.income.queries(this.db).published(this.here, asked));
  }

  async itemOf(id: string, range: Range) {
    return (await this.view(range)).items.find((item) => item.id === id);
  }
}
