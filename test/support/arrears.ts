import { LateFeesQueries } from '../../src/charges/late-fees.queries';
import { LateFeesService } from '../../src/charges/late-fees.service';
import type { ReceiptMade } from '../../src/charges/receipts.service';
import { RemindersQueries } from '../../src/charges/reminders.queries';
import { RemindersService } from '../../src/charges/reminders.service';
import type { Reminding } from '../../src/charges/reminders.service';
import { SettlementsQueries } from '../../src/charges/settlements.queries';
import { SettlementsService } from '../../src/charges/settlements.service';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import { ChargesInTest } from './charges';
import type { Bookkeepers } from './books';
import type { DatabaseInTest } from './fresh-database';
import { termsOfTest } from './spending';

/** 万分之五 a day after thirty days of grace, three tenths at most. */
export const LATE_FEE = termsOfTest.lateFee;

/** What a test of arrears does, each act in a transaction of its own. */
export class ArrearsInTest {
  readonly charges = new ChargesInTest();
  readonly reminders = new RemindersService(this.charges.clock);
  readonly settlements = new SettlementsService(this.charges.clock, this.charges.ledger);

  constructor(
    private readonly db: DatabaseInTest,
    private readonly people: () => Bookkeepers,
  ) {}

  get sent(): RemindersQueries {
    return new RemindersQueries(this.db.reading, this.charges.clock);
  }

  get sheets(): SettlementsQueries {
    return new SettlementsQueries(this.db.reading, this.charges.clock);
  }

  /** The trust contract from 2026-01-01, with or without a late fee. */
  async contract(communityId: number, lateFee: typeof LATE_FEE | null = LATE_FEE): Promise<void> {
    await this.db.admin.query(
      `insert into trust_contract (community_id, version, title, effective_on, resolution_ref, terms)
       values ($1, 1, '信托制物业服务合同', '2026-01-01', '业主大会第1号决议', $2)`,
      [communityId, JSON.stringify({ ...termsOfTest, lateFee })],
    );
  }

  /** Cash at the counter, oldest bill first, the rest in advance for the service fee. */
  pay(communityId: number, unitId: string, amount: string, on: string): Promise<ReceiptMade> {
    return this.db.transactions.run(communityId, (tx) =>
      this.charges.receipts.receive(
        tx,
        communityId,
        {
          method: 'cash',
          moneyAccount: '1001',
          amount: Money.yuan(amount),
          receivedOn: day(on),
          reference: '',
          by: this.people().cashier,
        },
        { unitId, chosen: null, keepFor: 'service' },
      ),
    );
  }

  lateFees(communityId: number, month: string): Promise<string[]> {
    const service = new LateFeesService(this.charges.clock, this.charges.runs(this.db));
    const wanted = { period: period(month), by: this.people().accountant };
    return this.db.transactions.run(communityId, (tx) => service.run(tx, communityId, wanted));
  }

  lateFeePreview(communityId: number, month: string) {
    return new LateFeesQueries(this.db.reading).preview(communityId, period(month));
  }

  remind(communityId: number, reminding: Omit<Reminding, 'by'>) {
    return this.db.transactions.run(communityId, (tx) =>
      this.reminders.send(tx, communityId, { ...reminding, by: this.people().accountant }),
    );
  }

  settle(communityId: number, unitId: string, soldOn: string): Promise<string> {
    const sale = { unitId, soldOn: day(soldOn), by: this.people().accountant };
    return this.db.transactions.run(communityId, (tx) =>
      this.settlements.settle(tx, communityId, sale),
    );
  }
}
