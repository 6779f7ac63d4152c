import type { Vacancy } from '../charges/bill-facts.service';
import type { FeeSchedule } from '../charges/fee.rules';
import type { Received } from '../charges/receipts.service';
import { day } from '../shared/day';
import { Money } from '../shared/money';
import type { FeeDto, FeeScheduleDto, VacancyDto } from './charges.dto';
import type { ChosenPartDto, MoneyReceivedDto } from './receipts.dto';

/** The shapes were checked at the door; here their texts get their types. */
export function feeScheduleOf(body: FeeScheduleDto): FeeSchedule {
  return {
    effectiveOn: day(body.effectiveOn),
    resolutionRef: body.resolutionRef,
    dueDay: body.dueDay,
    fees: body.fees.map(feeOf),
  };
}

function feeOf(fee: FeeDto): FeeSchedule['fees'][number] {
  return {
    code: fee.code,
    name: fee.name,
    method: fee.method,
    shareBy: fee.shareBy ?? null,
    measure: fee.measure || null,
    prices: fee.prices.map(({ kind, price, income }) => ({ kind, price: price || null, income })),
    vacantRate: fee.vacantRate,
    developerRate: fee.developerRate,
    fund: fee.fund,
    receivable: fee.receivable,
    developerReceivable: fee.developerReceivable,
    advance: fee.advance,
  };
}

export function vacancyOf({ unitId, startsOn, endsOn, reason }: VacancyDto): Vacancy {
  return { unitId, startsOn: day(startsOn), endsOn: endsOn ? day(endsOn) : null, reason };
}

export function receivedOf(body: MoneyReceivedDto, by: string): Received {
  return {
    method: body.method,
    moneyAccount: body.moneyAccount,
    amount: Money.yuan(body.amount),
    receivedOn: day(body.receivedOn),
    reference: body.reference ?? '',
    by,
  };
}

export function partsOf(chosen: readonly ChosenPartDto[] | undefined) {
  return chosen?.map(({ billId, amount }) => ({ billId, amount: Money.yuan(amount) })) ?? null;
}
