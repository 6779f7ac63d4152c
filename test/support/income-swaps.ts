import type { BusyCommunity } from './busy-community';
import { LIFT_ADVERTS } from './income';
import { FORMULA } from './remuneration';
import type { Swap } from './swaps';

type SwapTo = (post: string, to: string, body?: object) => Swap[];

const way = { method: 'cash', moneyAccount: '1001', amount: '1.00', reference: '收款 1' };

const termsOf = ({ fileId }: BusyCommunity) => ({ ...LIFT_ADVERTS, fileId });

function dayOf({ gateId }: BusyCommunity) {
  return { contractId: gateId, day: '2026-03-05', gross: '1.00', ways: [way] };
}

/** Bodies of the doors of common-area income, so that the id alone decides; by the end of the route. */
export function incomeBodiesOf(at: BusyCommunity): readonly (readonly [RegExp, object])[] {
  return [
    [/income-contracts\/:contractId\/receipts$/, { ...way, receivedOn: '2026-03-05' }],
    [/income-contracts\/:contractId\/end$/, { endedOn: '2026-03-05', reason: '测试的理由' }],
    [/income-contracts\/:contractId\/versions$/, { ...termsOf(at), startsOn: '2026-06-01' }],
    [/income-contracts\/accruals$/, { period: '2026-03' }],
    [/\/income-contracts$/, termsOf(at)],
    [/\/parking-days$/, dayOf(at)],
    [/\/remuneration-runs$/, { period: '2026-03' }],
    [/\/remuneration-formulas$/, { ...FORMULA, effectiveOn: '2026-06-01' }],
  ];
}

/** Ids in the bodies of those doors. */
export function incomeFieldsOf(swap: SwapTo, own: BusyCommunity, next: BusyCommunity) {
  const terms = { ...termsOf(own), fileId: next.fileId };
  const versions = `income-contracts/${own.incomeContractId}/versions`;
  return {
    'IncomeTermsDto.fileId': [
      ...swap('accountant', 'POST income-contracts', terms),
      ...swap('accountant', `POST ${versions}`, { ...terms, startsOn: '2026-06-01' }),
    ],
    'ParkingDayDto.contractId': swap('cashier', 'POST parking-days', dayOf(next)),
  };
}
