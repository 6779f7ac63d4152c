import { RemunerationFormulasService } from '../../src/remuneration/formulas.service';
import { RemunerationRunsService } from '../../src/remuneration/remuneration-runs.service';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import { draftOf } from './books';
import type { DatabaseInTest } from './fresh-database';
import { contractPaper, IncomeInTest, LIFT_ADVERTS, NOT_SIGNED } from './income';
import { FORMULA } from './remuneration';

/** A row of every table of common-area income and of the trustee's reward; February is closed. */
export async function everyIncome(
  db: DatabaseInTest,
  communityId: number,
  { by, takes }: { by: string; takes: string },
): Promise<void> {
  const income = new IncomeInTest();
  income.clock.set('2026-06-30');
  const formulas = new RemunerationFormulasService(income.clock);
  const runs = new RemunerationRunsService(income.clock, income.ledger);
  const fileId = await contractPaper(db, communityId, by);
  await db.transactions.run(communityId, async (tx) => {
    const developerShare = { kind: 'rate', value: '0.3' } as const;
    const terms = { ...LIFT_ADVERTS, fileId, developerShare, costAccounts: ['5301'] };
    const contractId = await income.contracts.register(tx, communityId, { terms, by });
    await income.contracts.register(tx, communityId, { terms: NOT_SIGNED, by });
    await income.accruals.accrue(tx, communityId, { period: period('2026-06'), by });
    for (const cancelled of [true, false]) {
      const { id: receiptId } = await income.receipts.receive(tx, communityId, {
        contractId,
        method: 'cash',
        moneyAccount: '1001',
        amount: Money.yuan('700'),
        receivedOn: day('2026-06-10'),
        reference: '流水7',
        note: '补缴',
        by: takes,
      });
      const act = { receiptId, reason: '重复录入', by };
      if (cancelled) await income.cancellations.cancel(tx, communityId, act);
    }
    const end = { contractId, endedOn: day('2026-05-31'), reason: '对方退租', by };
    await income.contracts.end(tx, communityId, end);
    const booked = { ...FORMULA, basis: 'booked', base: ['4', '5'] } as const;
    await formulas.enter(tx, communityId, { formula: booked, by });
    const later = { ...FORMULA, effectiveOn: day('2026-06-01'), kind: 'sum' } as const;
    const fixed = { ...later, rate: null, sum: '8000.00' };
    await formulas.enter(tx, communityId, { formula: fixed, by });
    await income.ledger.post(tx, communityId, draftOf({ bookedOn: day('2026-02-05') }));
    await tx.query(`select close_period($1, '2026-02', $2, '{}')`, [communityId, by]);
    await runs.post(tx, communityId, { period: period('2026-02'), by });
  });
}
