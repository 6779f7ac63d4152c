import type { EntityManager } from 'typeorm';
import { OnlinePaymentsService } from '../../src/charges/online/online-payments.service';
import { RemindersService } from '../../src/charges/reminders.service';
import { SettlementsService } from '../../src/charges/settlements.service';
import { LedgerService } from '../../src/ledger/ledger.service';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import { ChargesInTest, LIFTS_SHARED, PARKING, SERVICE, WATER } from './charges';
import type { DatabaseInTest } from './fresh-database';
import { TestClock } from './test-clock';

/** A row of every table of charges, in a community with homes whose January is closed. */
export async function everyCharge(
  db: DatabaseInTest,
  communityId: number,
  people: { by: string; decides: string; takes: string },
): Promise<void> {
  const charges = new ChargesInTest();
  charges.clock.set('2026-06-30');
  const { by, decides, takes } = people;
  const { rows: units } = await db.admin.query<{ id: string }>(
    `select id from unit where community_id = $1 and kind = 'residential' order by id`,
    [communityId],
  );
  const [unitId = '', other = ''] = units.map(({ id }) => id);
  const runs = charges.runs(db);
  await db.transactions.run(communityId, async (tx) => {
    const schedule = {
      effectiveOn: day('2026-01-01'),
      resolutionRef: '业主大会第3号决议',
      dueDay: 20,
      fees: [SERVICE, PARKING, WATER, LIFTS_SHARED],
    };
    await charges.schedules.enter(tx, communityId, { schedule, by });
    const vacancy = { unitId: other, startsOn: day('2026-06-01'), endsOn: null, reason: '外出' };
    await charges.facts.reportVacant(tx, communityId, { vacancy, by });
    const cost = { feeCode: 'lift-power', total: Money.yuan('100'), evidence: '电费单', by };
    await charges.facts.share(tx, communityId, { ...cost, period: period('2026-05') });
    for (const fee of ['service', 'lift-power']) {
      await runs.run(tx, communityId, { period: period('2026-05'), fee, by });
    }
    const received = {
      method: 'cash',
      moneyAccount: '1001',
      amount: Money.yuan('400'),
      receivedOn: day('2026-06-01'),
      reference: '流水1',
      by: takes,
    } as const;
    const purpose = { unitId, chosen: null, keepFor: 'service' };
    await charges.receipts.receive(tx, communityId, received, purpose);
    const count = { counted: Money.yuan('401'), pieces: {}, reason: '找零少付' };
    const till = { on: received.receivedOn, count, by: takes };
    const { id: receiptId } = await charges.receipts.unidentified(tx, communityId, received);
    const wrong = await charges.receipts.unidentified(tx, communityId, received);
    const cancelled = { receiptId: wrong.id, reason: '重复录入', by };
    await charges.cancellations.cancel(tx, communityId, cancelled);
    const match = { receiptId, amount: Money.yuan('10'), by: takes };
    await charges.tillDays.close(tx, communityId, till);
    await charges.tillDays.review(tx, communityId, { on: till.on, by });
    await charges.receipts.match(tx, communityId, match, { ...purpose, unitId: other });
    const gone = await runs.run(tx, communityId, { period: period('2026-04'), fee: 'service', by });
    await runs.cancel(tx, communityId, { runId: gone ?? '', reason: '单价录错', by });
    await runs.run(tx, communityId, { period: period('2026-06'), fee: 'service', by });
    await runs.useAdvances(tx, communityId, by);
    await payOnline(tx, communityId, { charges, unitId, by });
    await everyArrear(tx, communityId, { unitId: other, by });
    const open = await tx.query<{ id: string }[]>(OPEN, [communityId, other]);
    for (const [at, grant] of [true, false].entries()) {
      const relief = { billId: open[at]?.id ?? '', amount: Money.yuan('1'), reason: '停梯' };
      const asked = { ...relief, kind: 'waiver', askedBy: by } as const;
      const id = await charges.reliefs.ask(tx, communityId, asked);
      if (grant) await charges.reliefs.decide(tx, communityId, { id, grant, by: decides });
    }
  });
  await db.admin.query(
    `insert into meter_reading (community_id, unit_id, fee_code, period, before, now, recorded_by)
     values ($1, $2, 'water', '2026-06', 1, 2, $3)`,
    [communityId, unitId, by],
  );
}

/** A reminder of what is overdue, and the settlement of a sale. */
async function everyArrear(
  tx: EntityManager,
  communityId: number,
  { unitId, by }: { unitId: string; by: string },
): Promise<void> {
  const clock = new TestClock('2026-06-30');
  const letter = { stage: 'reminder', way: 'letter', unitIds: [unitId], by } as const;
  await new RemindersService(clock).send(tx, communityId, letter);
  const sale = { unitId, soldOn: day('2026-06-30'), by };
  await new SettlementsService(clock, new LedgerService(clock)).settle(tx, communityId, sale);
}

const OPEN = `
  select id from bill where community_id = $1 and unit_id = $2 and not cancelled and settled < amount
  order by id`;

/** An order through a payment firm, closed and paid in the same moment. */
async function payOnline(
  tx: EntityManager,
  communityId: number,
  { charges, unitId, by }: { charges: ChargesInTest; unitId: string; by: string },
): Promise<void> {
  const { clock, ledger, receipts } = charges;
  const payments = new OnlinePaymentsService(clock, ledger, receipts);
  const [id, channel, outTradeNo, amount] = [newId(), 'wechat', 'T1-abcdef', Money.yuan('9')];
  const expiresAt = new Date('2026-07-01T00:00:00Z');
  const urls = { payUrl: 'https://pay.example.cn', codeUrl: 'weixin://x' };
  const order = { id, channel, outTradeNo, unitId, amount, keepFor: 'service', orderedBy: by };
  await payments.place(tx, communityId, { ...order, ...urls, billIds: [unitId], expiresAt });
  await payments.close(tx, communityId, id);
  const merchant = '19000000001';
  await payments.take(tx, communityId, {
    channel,
    eventId: 'event-1',
    paid: { transactionId: '42000', outTradeNo, merchant, amount, paidAt: clock.now() },
    signed: { body: '{}', headers: { 'wechatpay-nonce': 'n' } },
  });
}
