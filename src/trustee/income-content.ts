import type { EndOfContract } from '../common-income/income-contracts.service';
import type {
  IncomeReceived,
  IncomeWay,
  ParkingDay,
} from '../common-income/income-receipts.service';
import type { IncomeTerms } from '../common-income/terms.rules';
import { day } from '../shared/day';
import { Money } from '../shared/money';
import type {
  EndIncomeContractDto,
  IncomeReceiptDto,
  IncomeTermsDto,
  IncomeWayDto,
  ParkingDayDto,
} from './income.dto';

/** The shapes were checked at the door; here their texts get their types. */
export function incomeTermsOf(body: IncomeTermsDto): IncomeTerms {
  const { developerShare } = body;
  return {
    kind: body.kind,
    place: body.place,
    owner: body.owner,
    counterparty: body.counterparty ?? '',
    counterpartyKind: body.counterpartyKind ?? 'organisation',
    startsOn: day(body.startsOn),
    endsOn: body.endsOn ? day(body.endsOn) : null,
    schedule: body.schedule,
    amount: body.amount ?? null,
    dueDay: body.dueDay ?? null,
    incomeAccount: body.incomeAccount,
    costAccounts: body.costAccounts ?? [],
    developerShare: developerShare
      ? { kind: developerShare.kind, value: developerShare.value }
      : null,
    fileId: body.fileId ?? null,
    resolutionRef: body.resolutionRef ?? '',
  };
}

export function endOf(contractId: string, body: EndIncomeContractDto, by: string): EndOfContract {
  return { contractId, endedOn: day(body.endedOn), reason: body.reason, by };
}

export function incomeReceivedOf(
  contractId: string,
  body: IncomeReceiptDto,
  by: string,
): IncomeReceived {
  return {
    ...wayOf(body),
    contractId,
    receivedOn: day(body.receivedOn),
    note: body.note ?? '',
    by,
  };
}

export function parkingDayOf(body: ParkingDayDto, by: string): ParkingDay {
  return {
    contractId: body.contractId,
    on: day(body.day),
    gross: Money.yuan(body.gross),
    ways: body.ways.map(wayOf),
    note: body.note ?? '',
    by,
  };
}

function wayOf({ method, moneyAccount, amount, reference }: IncomeWayDto): IncomeWay {
  return { method, moneyAccount, amount: Money.yuan(amount), reference: reference ?? '' };
}
