import type { BusyCommunity } from './busy-community';
import type { Swap } from './swaps';
import { readingsOf } from './swap-bodies';

type SwapTo = (post: string, to: string, body?: object) => Swap[];

/** Money received, as the cashier writes it down. */
export const money = {
  method: 'cash',
  moneyAccount: '1001',
  amount: '1.00',
  receivedOn: '2026-03-05',
  reference: '收款 1',
};

/** Ids in the bodies and queries of the doors of 收费 and of a home's own money. */
export function chargeFieldsOf(swap: SwapTo, own: BusyCommunity, next: BusyCommunity) {
  const unitId = next.homes[0]?.unitId;
  const home = own.homes[0]?.unitId;
  const paid = { ...money, keepFor: 'service' };
  const reason = '测试的理由';
  return {
    'MeterReadingDto.unitId': swap('accountant', 'POST meter-readings', readingsOf(unitId)),
    'VacancyDto.unitId': swap('accountant', 'POST vacancies', {
      unitId,
      startsOn: '2026-04-01',
      reason,
    }),
    'OwnTreeQuery.unitId': swap(
      'resident',
      `GET my-charges/receipts-trees/2026-03?unitId=${unitId}`,
    ),
    'MyMoneyQuery.unitId': swap('resident', `GET my-money?unitId=${unitId}`),
    'MyUseEntriesQuery.unitId': swap(
      'resident',
      `GET my-money/uses/F1-lift/entries?unitId=${unitId}`,
    ),
    'OrderPaymentDto.unitId': swap('resident', 'POST my-charges/payments', { unitId }),
    'OrderPaymentDto.billIds': swap('resident', 'POST my-charges/payments', {
      unitId: home,
      billIds: [next.billId],
    }),
    'HouseholdReceiptDto.unitId': swap('cashier', 'POST receipts', { ...paid, unitId }),
    'ChosenPartDto.billId': swap('cashier', 'POST receipts', {
      ...paid,
      unitId: home,
      chosen: [{ billId: next.billId, amount: '1.00' }],
    }),
    'HouseholdDepositDto.unitId': swap('cashier', 'POST deposits', {
      ...money,
      unitId,
      account: '224101',
    }),
    'ClaimDto.unitId': swap('accountant', `POST unidentified-money/${own.unidentifiedId}/claim`, {
      unitId,
      amount: '1.00',
      keepFor: 'service',
    }),
  };
}
