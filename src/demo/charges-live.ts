import type { EntityManager } from 'typeorm';
import { type Day, plusDays } from '../shared/day';
import { Money } from '../shared/money';
import type { Period } from '../shared/period';
import { Rate } from '../shared/rate';
import type { Habit } from './fees.rules';
import { demoPayers, type Payer } from './habits.rules';
import { credit, debit } from './income-plan.rules';
import { dayIn } from './spending-plan.rules';
import { act, type Play, playerOf } from './stage';
import { type DemoEvent, postByTwo } from './vouchers-live';

const FEES = ['service', 'parking'] as const;
const WEEKS = 4;
const MONTHS_AHEAD = Rate.of('12');
/** Numbers of the spaces' references begin here. */
const SPACES_FROM = 2000;
const SINGLES = [
  { habit: 'transfer', date: 10 },
  { habit: 'cash', date: 12 },
  { habit: 'month-end', date: 27 },
] as const;

/** A month between the homes and the cashier. `index` counts months from the opening of the books. */
export interface MonthOfCharges {
  readonly play: Play;
  readonly month: Period;
  readonly index: number;
}

/** A unit whose owner owes something. */
interface Owing {
  readonly unitId: string;
  readonly payer: Payer;
  readonly owed: Money;
}

/** 收费 of a month: billed on the first, paid by everyone after their habit. */
export function chargesOf(of: MonthOfCharges): DemoEvent[] {
  const { month, index } = of;
  const on = (date: number, happen: (day: Day) => Promise<DemoEvent[] | void>): DemoEvent => {
    const day = dayIn(month, date);
    return { on: day, posts: true, happen: () => happen(day) };
  };
  const weeks = Array.from({ length: WEEKS }, (_, week) =>
    on(6 + week * 7, (day) => weekByCard(of, { day, week })),
  );
  return [
    on(1, () => bill(of)),
    on(8, (day) => takeFrom(of, { habit: 'collection', day, way: COLLECTION })),
    ...weeks,
    ...SINGLES.map(({ habit, date }) => on(date, (day) => oneByOne(of, { habit, day }))),
    ...(index % 12 === 0 ? [on(9, (day) => aYearAhead(of, day))] : []),
    ...(index % 2 === 1
      ? [on(24, (day) => takeFrom(of, { habit: 'late', day, way: COLLECTION }))]
      : []),
  ];
}

async function bill({ play, month }: MonthOfCharges): Promise<void> {
  const { stage, communityId } = play;
  const { personId: by } = playerOf(play, 'accountant');
  for (const fee of FEES) {
    await act(play, (tx) => stage.billRuns.run(tx, communityId, { period: month, fee, by }));
  }
  await act(play, (tx) => stage.billRuns.useAdvances(tx, communityId, by));
}

interface Way {
  readonly method: 'transfer' | 'cash' | 'pos';
  readonly moneyAccount: string;
  /** 流水号 begins with it. */
  readonly sign: string;
}

/** 托收: the bank collects from all who signed for it, in one sum. */
const COLLECTION: Way = { method: 'transfer', moneyAccount: '100201', sign: 'TS' };
const TRANSFER: Way = { method: 'transfer', moneyAccount: '100201', sign: 'ZZ' };
const CASH: Way = { method: 'cash', moneyAccount: '1001', sign: 'SJ' };
const CARD: Way = { method: 'pos', moneyAccount: '101201', sign: 'PS' };

async function takeFrom(
  of: MonthOfCharges,
  { habit, day, way }: { habit: Habit; day: Day; way: Way },
): Promise<void> {
  const owing = await act(of.play, (tx) => owingOf(tx, of.play, [habit]));
  await take(of.play, { owing, day, way });
}

/** A quarter of those who pay by card; the payment firm settles the next day. */
async function weekByCard(
  of: MonthOfCharges,
  { day, week }: { day: Day; week: number },
): Promise<DemoEvent[]> {
  const all = await act(of.play, (tx) => owingOf(tx, of.play, ['card']));
  const owing = all.filter((_, at) => at % (WEEKS - week) === 0);
  const total = await take(of.play, { owing, day, way: CARD });
  if (total.isZero()) return [];
  const on = plusDays(day, 1);
  const lines = [debit('100201', 'F1', total), credit('101201', 'F1', total)];
  const voucher = { on, summary: 'POS刷卡结算到账', kind: 'general' as const, lines };
  return [{ on, posts: true, happen: () => postByTwo(of.play, voucher, []) }];
}

/** Who comes to the counter, or transfers by itself and writes the room beside it. */
async function oneByOne(
  { play }: MonthOfCharges,
  { habit, day }: { habit: (typeof SINGLES)[number]['habit']; day: Day },
): Promise<DemoEvent[]> {
  const { stage, communityId } = play;
  const { personId: by } = playerOf(play, 'cashier');
  const way = habit === 'transfer' ? TRANSFER : CASH;
  const owing = await act(play, (tx) => owingOf(tx, play, [habit]));
  for (const [at, { unitId, owed, payer }] of owing.entries()) {
    const reference = habit === 'transfer' ? referenceOf(way, day, at) : '';
    const received = { ...way, amount: owed, receivedOn: day, reference, by };
    const purpose = { unitId, chosen: null, keepFor: feeOf(payer) };
    await act(play, (tx) => stage.receipts.receive(tx, communityId, received, purpose));
  }
  if (habit === 'transfer' || owing.length === 0) return [];
  const on = plusDays(day, 1);
  const total = Money.sum(owing.map(({ owed }) => owed));
  const lines = [debit('100201', 'F1', total), credit('1001', 'F1', total)];
  const voucher = { on, summary: '现金收款缴存银行', kind: 'general' as const, lines };
  return [{ on, posts: true, happen: () => postByTwo(play, voucher, []) }];
}

/** 预存: who pays for twelve months at once. */
async function aYearAhead(of: MonthOfCharges, day: Day): Promise<void> {
  const owing = await act(of.play, (tx) => owingOf(tx, of.play, ['yearly']));
  const year = owing.map((one) => ({ ...one, owed: one.owed.times(MONTHS_AHEAD) }));
  for (const keepFor of FEES) {
    const paid = year.filter(({ payer }) => feeOf(payer) === keepFor);
    await take(of.play, { owing: paid, day, way: TRANSFER, keepFor });
  }
}

interface Taken {
  readonly owing: readonly Owing[];
  readonly day: Day;
  readonly way: Way;
  readonly keepFor?: string;
}

/** One voucher for all of them, a receipt for each. */
async function take(play: Play, { owing, day, way, keepFor = 'service' }: Taken): Promise<Money> {
  const { stage, communityId } = play;
  const { personId: by } = playerOf(play, 'cashier');
  const { method, moneyAccount } = way;
  const lines = owing.map(({ unitId, owed, payer }, at) => {
    const reference = referenceOf(way, day, payer.isParking ? at + SPACES_FROM : at);
    return { unitId, amount: owed, receivedOn: day, method, moneyAccount, reference };
  });
  if (lines.length === 0) return Money.zero;
  const { total } = await act(play, (tx) =>
    stage.bulk.take(tx, communityId, { lines, by, keepFor }),
  );
  return total;
}

const feeOf = ({ isParking }: Payer): string => (isParking ? 'parking' : 'service');

const referenceOf = ({ sign }: Way, day: Day, at: number): string =>
  `${sign}${day.replaceAll('-', '')}${String(at + 1).padStart(4, '0')}`;

const PAYERS: ReadonlyMap<string, Payer> = new Map(
  demoPayers().map((payer) => [payer.label, payer]),
);

/** Owners of a habit with open bills, in the order of their doors. */
async function owingOf(
  tx: EntityManager,
  { communityId }: Play,
  habits: readonly Habit[],
): Promise<Owing[]> {
  const rows = await tx.query<{ unitId: string; label: string; owed: string }[]>(
    `select o.unit_id as "unitId", b.name || u.door as label, o.owed::text as owed
     from (
       select unit_id, sum(amount - settled) as owed from bill
       where community_id = $1 and payer = 'owner' and not cancelled and settled < amount
       group by unit_id
     ) o
     join unit u on u.community_id = $1 and u.id = o.unit_id
     join building b on b.community_id = $1 and b.id = u.building_id
     order by b.name, u.door`,
    [communityId],
  );
  return rows.flatMap(({ unitId, label, owed }) => {
    const payer = PAYERS.get(label);
    return payer && habits.includes(payer.habit) ? [{ unitId, payer, owed: Money.yuan(owed) }] : [];
  });
}
