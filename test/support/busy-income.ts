import { IncomeAccrualsService } from '../../src/common-income/income-accruals.service';
import { IncomeContractsService } from '../../src/common-income/income-contracts.service';
import { IncomeReceiptsService } from '../../src/common-income/income-receipts.service';
import { Transactions } from '../../src/platform/database/transactions';
import { RemunerationFormulasService } from '../../src/remuneration/formulas.service';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import type { BusyPeople, Canaries } from './busy-people';
import { LIFT_ADVERTS, PARKING_GATE } from './income';
import { FORMULA } from './remuneration';
import type { TestApp } from './serve';

export interface BusyIncome {
  incomeContractId: string;
  gateId: string;
  incomeReceiptId: string;
}

/** A stall let to a person who has paid, a gate with its first day, and how the trustee is paid. */
export async function letOut(
  here: TestApp,
  communityId: number,
  of: { people: BusyPeople; canaries: Canaries; fileId: string },
): Promise<BusyIncome> {
  const by = of.people.byPost.accountant.personId;
  const cashier = of.people.byPost.cashier.personId;
  const contracts = here.app.get(IncomeContractsService, { strict: false });
  const receipts = here.app.get(IncomeReceiptsService, { strict: false });
  const accruals = here.app.get(IncomeAccrualsService, { strict: false });
  const formulas = here.app.get(RemunerationFormulasService, { strict: false });
  return here.app.get(Transactions).run(communityId, async (tx) => {
    const person = { counterparty: of.canaries.name(), counterpartyKind: 'person' } as const;
    const stall = { ...LIFT_ADVERTS, ...person, place: '东门摊位', fileId: of.fileId };
    const incomeContractId = await contracts.register(tx, communityId, { terms: stall, by });
    const gate = { ...PARKING_GATE, startsOn: day('2026-03-04') };
    const gateId = await contracts.register(tx, communityId, { terms: gate, by });
    await accruals.accrue(tx, communityId, { period: period('2026-02'), by });
    const way = { method: 'cash', moneyAccount: '1001', reference: '' } as const;
    const amount = Money.yuan('700');
    const { id: incomeReceiptId } = await receipts.receive(tx, communityId, {
      ...way,
      amount,
      contractId: incomeContractId,
      receivedOn: day('2026-03-04'),
      note: '',
      by: cashier,
    });
    const ways = [{ ...way, amount }];
    const settled = { contractId: gateId, on: day('2026-03-04'), gross: amount, note: '' };
    await receipts.settleDay(tx, communityId, { ...settled, ways, by: cashier });
    const chair = of.people.byPost.chair.personId;
    await formulas.enter(tx, communityId, { formula: FORMULA, by: chair });
    return { incomeContractId, gateId, incomeReceiptId };
  });
}
