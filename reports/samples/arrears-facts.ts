import {
  graceUntilOf,
  smsTextOf,
  wordingHashOf,
  wordingOf,
} from '../../src/charges/reminder.rules';
import type { DemandedBill, ReminderStage } from '../../src/charges/reminder.rules';
import type { SentReminder } from '../../src/charges/reminders.queries';
import type { SettlementSheet } from '../../src/charges/settlements.queries';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { period, periodsFrom } from '../../src/shared/period';
import type { Period } from '../../src/shared/period';

const yuan = (text: string) => Money.yuan(text);
const communityName = '锦和苑';
const trusteeName = '安和物业服务有限公司';
const sentOn = day('2026-06-30');

const billOf = (month: Period): DemandedBill => ({
  billId: month,
  period: month,
  feeName: '物业费',
  dueOn: day(`${month}-20`),
  open: yuan('85.63'),
});

/** A letter as it was sent to one household, for so many months up to May. */
export function sampleReminder(
  stage: ReminderStage,
  { label = '3栋2单元301', from = '2026-03' }: { label?: string; from?: string } = {},
): SentReminder {
  const bills = periodsFrom(period(from), period('2026-05')).map(billOf);
  const total = Money.sum(bills.map(({ open }) => open));
  const graceUntil = graceUntilOf(stage, sentOn);
  const wording = wordingOf({ stage, communityName, label, sentOn, graceUntil, total });
  return {
    id: 'r',
    batchId: 'b',
    unitId: 'u',
    label,
    stage,
    way: 'letter',
    sentOn,
    graceUntil,
    total,
    bills,
    wording,
    wordingSha256: wordingHashOf(wording, bills),
    smsText: smsTextOf(stage, communityName),
    communityName,
    trusteeName,
    officePhone: '028-8500 0000',
  };
}

/** Sold on 10 May with parking paid in advance; settled, or only computed. */
export function sampleSettlement(id: string | null): SettlementSheet {
  const zero = Money.zero;
  return {
    id,
    unitId: 'u',
    label: '3栋2单元301',
    communityName,
    trusteeName,
    soldOn: day('2026-05-10'),
    fees: [
      {
        account: '220301',
        accountName: '预收物业费',
        sellerOwes: yuan('370.14'),
        buyerOwes: yuan('58.01'),
        advanceUsed: yuan('256.89'),
        refund: zero,
        due: yuan('113.25'),
      },
      {
        account: '220302',
        accountName: '预收停车费',
        sellerOwes: zero,
        buyerOwes: zero,
        advanceUsed: zero,
        refund: yuan('1750'),
        due: zero,
      },
    ],
    refund: yuan('1750'),
    due: yuan('113.25'),
    madeAt: new Date('2026-05-11T02:00:00Z'),
  };
}
