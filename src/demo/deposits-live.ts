import type { EntityManager } from 'typeorm';
import { type Day, plusDays } from '../shared/day';
import { Money } from '../shared/money';
import type { MonthOfCharges } from './charges-live';
import { demoRoll } from './roll.rules';
import { dayIn } from './spending-plan.rules';
import { act, type Play, playerOf } from './stage';
import type { DemoEvent } from './vouchers-live';

const DEPOSIT = Money.yuan('2000.00');
const ACCOUNT = '224101';
const CLAIMED_AFTER_DAYS = 8;
/** Every so many homes one renovates. */
const HOMES_APART = 37;

/** 装修押金, and money whose payer has to be found: what passes through, but is nobody's income. */
export function depositsOf({ play, month, index }: MonthOfCharges): DemoEvent[] {
  const event = (on: Day, happen: () => Promise<DemoEvent[] | void>): DemoEvent => ({
    on,
    posts: true,
    happen,
  });
  const back = dayIn(month, 14);
  return [
    ...(index % 2 === 0
      ? [event(dayIn(month, 10), () => takeDeposit(play, { month, index }))]
      : []),
    ...(index % 2 === 1 ? [event(back, () => owesDeposit(play, index - 1))] : []),
    ...(index % 3 === 0
      ? [event(dayIn(month, 15), () => fromNobodyKnown(play, dayIn(month, 15)))]
      : []),
  ];
}

const homeAt = (index: number) => {
  const roll = demoRoll();
  const { building, door } = roll[(index * HOMES_APART) % roll.length]!;
  return building + door;
};

async function takeDeposit(
  play: Play,
  { month, index }: Pick<MonthOfCharges, 'month' | 'index'>,
): Promise<void> {
  const { stage, communityId } = play;
  const { personId: by } = playerOf(play, 'cashier');
  const receivedOn = dayIn(month, 10);
  const received = {
    method: 'transfer',
    moneyAccount: '100201',
    amount: DEPOSIT,
    receivedOn,
    reference: `YJ${receivedOn.replaceAll('-', '')}01`,
    by,
  } as const;
  await act(play, async (tx) => {
    const unitId = await unitOf(tx, play, homeAt(index));
    await stage.receipts.deposit(tx, communityId, received, { unitId, account: ACCOUNT });
  });
}

/** The works are done: the deposit is owed back; the payment follows by request. */
async function owesDeposit(play: Play, index: number): Promise<void> {
  const { stage, communityId } = play;
  const { personId: by } = playerOf(play, 'accountant');
  await act(play, async (tx) => {
    const unitId = await unitOf(tx, play, homeAt(index));
    const refund = {
      unitId,
      amount: DEPOSIT,
      account: ACCOUNT,
      reason: '装修验收合格',
      by,
    } as const;
    await stage.refunds.deposit(tx, communityId, refund);
  });
}

/** 待查款: a transfer without a room beside it; a week later its payer has called. */
async function fromNobodyKnown(play: Play, on: Day): Promise<DemoEvent[]> {
  const { stage, communityId } = play;
  const { personId: by } = playerOf(play, 'cashier');
  const amount = Money.yuan('128.95');
  const received = {
    method: 'transfer',
    moneyAccount: '100201',
    amount,
    receivedOn: on,
    reference: `DC${on.replaceAll('-', '')}01`,
    by,
  } as const;
  const { id: receiptId } = await act(play, (tx) =>
    stage.receipts.unidentified(tx, communityId, received),
  );
  const claim = async () => {
    const accountant = playerOf(play, 'accountant').personId;
    await act(play, async (tx) => {
      const unitId = await owingHome(tx, play);
      const purpose = { unitId, chosen: null, keepFor: 'service' };
      const found = { receiptId, amount, by: accountant };
      await stage.receipts.match(tx, communityId, found, purpose);
    });
  };
  return [{ on: plusDays(on, CLAIMED_AFTER_DAYS), posts: true, happen: claim }];
}

async function unitOf(tx: EntityManager, { communityId }: Play, label: string): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(
    `select u.id from unit u
     join building b on b.community_id = u.community_id and b.id = u.building_id
     where u.community_id = $1 and b.name || u.door = $2`,
    [communityId, label],
  );
  if (!row) throw new Error(`no home ${label}`);
  return row.id;
}

/** The home that has owed longest. */
async function owingHome(tx: EntityManager, { communityId }: Play): Promise<string> {
  const [row] = await tx.query<{ unitId: string }[]>(
    `select b.unit_id as "unitId" from bill b
     join unit u on u.community_id = b.community_id and u.id = b.unit_id and u.kind = 'residential'
     where b.community_id = $1 and b.payer = 'owner' and not b.cancelled and b.settled < b.amount
     order by b.due_on, b.id limit 1`,
    [communityId],
  );
  if (!row) throw new Error('nobody owes anything');
  return row.unitId;
}
