import type { IncomeTerms } from '../common-income/terms.rules';
import { type Day, firstDayOf, plusDays } from '../shared/day';
import { Money } from '../shared/money';
import { type Period, previousPeriod } from '../shared/period';
import type { MonthOfCharges } from './charges-live';
import { type DemoContract, demoContracts } from './common-income.rules';
import { invoicePicture } from './invoice';
import { dayIn } from './spending-plan.rules';
import { act, type Play, playerOf } from './stage';
import type { DemoEvent } from './vouchers-live';

const ACCRUAL_DAY = 2;
const PAID_FROM_DAY = 11;
const MONTHS_OF: Partial<Record<IncomeTerms['schedule'], number>> = { monthly: 1, quarterly: 3 };
/** What the storeroom without a contract brings, when somebody asks for it. */
const STOREROOM = Money.yuan('300.00');
const ACCOUNT = '100202';

export interface Register {
  readonly id: string;
  readonly contract: DemoContract;
}

/** 公共收益合同: registered before the first of them is due. */
export async function registerContracts(play: Play, startsOn: Day): Promise<Register[]> {
  const { stage, communityId } = play;
  const { personId: by } = playerOf(play, 'accountant');
  const contracts = demoContracts(startsOn);
  const papers = await Promise.all(contracts.map(({ terms }) => paperOf(terms)));
  return act(play, async (tx) => {
    const registered: Register[] = [];
    for (const [at, contract] of contracts.entries()) {
      const bytes = papers[at];
      const of = { declaredType: 'image/jpeg', uploadedBy: by, purpose: 'evidence' } as const;
      const name = `合同-${contract.terms.place}.jpg`;
      const file = bytes && (await stage.evidence.receive(tx, communityId, { bytes, name, ...of }));
      const terms = { ...contract.terms, fileId: file?.id ?? null };
      const id = await stage.incomeContracts.register(tx, communityId, { terms, by });
      registered.push({ id, contract });
    }
    return registered;
  });
}

/** The signed contract; null where nobody has signed one. */
async function paperOf(terms: IncomeTerms): Promise<Buffer | null> {
  if (terms.amount === null) return null;
  return invoicePicture({
    number: `合同-${terms.startsOn.slice(0, 4)}-${terms.incomeAccount}`,
    issuedOn: terms.startsOn,
    seller: terms.counterparty,
    buyer: '锦和苑业主大会（信托账户）',
    item: `公共收益经营合同：${terms.place}`,
    amount: Money.yuan(terms.amount),
  });
}

/** A month of the common parts: earned, and paid for by who pays. */
export function commonIncomeOf(
  { play, month, index }: MonthOfCharges,
  register: readonly Register[],
): DemoEvent[] {
  const paying = register.filter(({ contract }) => paysIn(contract, { month, index }));
  return [
    ...(index > 0 ? [accrual(play, month)] : []),
    ...paying.map(({ id, contract }, at): DemoEvent => {
      const on = dayIn(month, PAID_FROM_DAY + at);
      const amount = contract.terms.amount ? Money.yuan(contract.terms.amount) : STOREROOM;
      return { on, posts: true, happen: () => receive(play, { contractId: id, amount, on }) };
    }),
  ];
}

function accrual(play: Play, month: Period): DemoEvent {
  const { stage, communityId } = play;
  const { personId: by } = playerOf(play, 'accountant');
  const period = previousPeriod(month);
  const happen = async () => {
    await act(play, (tx) => stage.incomeAccruals.accrue(tx, communityId, { period, by }));
  };
  return { on: dayIn(month, ACCRUAL_DAY), posts: true, happen };
}

function paysIn(
  { terms, stopsPayingAfter }: DemoContract,
  { month, index }: { month: Period; index: number },
): boolean {
  if (terms.schedule === 'none') return index % 4 === 1;
  const every = MONTHS_OF[terms.schedule] ?? 1;
  const runs = terms.endsOn !== null && terms.endsOn > plusDays(firstDayOf(month), PAID_FROM_DAY);
  return runs && index % every === 0 && index < stopsPayingAfter;
}

async function receive(
  play: Play,
  { contractId, amount, on }: { contractId: string; amount: Money; on: Day },
): Promise<void> {
  const { stage, communityId } = play;
  const { personId: by } = playerOf(play, 'cashier');
  const reference = `GY${on.replaceAll('-', '')}01`;
  const way = { method: 'transfer', moneyAccount: ACCOUNT, amount, reference } as const;
  const received = { ...way, contractId, receivedOn: on, note: '', by };
  await act(play, (tx) => stage.incomeReceipts.receive(tx, communityId, received));
}
