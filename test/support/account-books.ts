import type { EntryDraft } from '../../src/ledger/entry.rules';
import type { Posting } from '../../src/ledger/posting.rules';
import { reversalOf } from '../../src/ledger/posting.rules';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import { credit, debit, draftOf } from './books';
import type { DatabaseInTest } from './fresh-database';
import type { Place, SpendingInTest } from './spending';

/** What the tests of the queryable account look for in the books of `liveAYear`. */
export interface Lived {
  place: Place;
  /** Homes, and the entries in which each paid its fee, by door. */
  homes: { id: string; label: string }[];
  receipts: string[];
  bill: string;
  lift: string;
  reversed: string;
  reversal: string;
}

/** Books from a handover to a reversal: every shape of entry that the queryable account must tell. */
export async function liveSomeMonths(
  db: DatabaseInTest,
  spend: SpendingInTest,
  name: string,
): Promise<Lived> {
  const place = await spend.found(name);
  const { communityId } = place;
  const post = async (change: Partial<EntryDraft>) => {
    const work = spend.run({ communityId }, (tx) =>
      spend.ledger.post(tx, communityId, draftOf(change)),
    ) as Promise<{ seq: bigint }>;
    return (await work).seq.toString();
  };
  const homes = await settleHomes(db, communityId);
  await handOver(post);
  const bill = await post(billOf(homes));
  const receipts: string[] = [];
  for (const home of homes) receipts.push(await post(receiptOf(home)));
  await post(channelReceipt);
  await post(ownTransfer);
  await post(betweenFunds);
  await post(advertising(place.payeeId));
  const reversed = await post({ ...deposit, summary: '收装修押金（多收）' });
  await post(deposit);
  const reversal = await post({
    kind: 'reversal',
    bookedOn: day('2026-05-06'),
    summary: '多收押金冲回',
    reverses: BigInt(reversed),
    lines: reversalOf(deposit.lines),
  });
  const request = await spend.submitted(place, { amount: Money.yuan('5670.00') });
  await spend.carry(place, request, 'paid');
  const { rows } = await db.admin.query<{ seq: string }>(
    'select seq from entry where community_id = $1 and source_id = $2',
    [communityId, request],
  );
  return { place, homes, receipts, bill, lift: rows[0]?.seq ?? '', reversed, reversal };
}

type Post = (change: Partial<EntryDraft>) => Promise<string>;

async function handOver(post: Post): Promise<void> {
  await post({
    kind: 'opening',
    bookedOn: day('2026-01-01'),
    summary: '期初移交',
    lines: [
      debit('100201', '100000.00'),
      debit('112201', '5000.00'),
      credit('3001', '103000.00'),
      credit('220301', '2000.00'),
      debit('100202', '20000.00', 'F2'),
      credit('3001', '20000.00', 'F2'),
    ],
  });
}

async function settleHomes(db: DatabaseInTest, communityId: number) {
  const building = newId();
  await db.admin.query('insert into building (community_id, id, name) values ($1, $2, $3)', [
    communityId,
    building,
    '1栋',
  ]);
  const homes: Lived['homes'] = [];
  for (const door of ['1单元101', '1单元102', '2单元301']) {
    const id = newId();
    await db.admin.query(
      `insert into unit (community_id, id, building_id, door, kind, registered_area, billing_area)
       values ($1, $2, $3, $4, 'residential', 71.36, 71.36)`,
      [communityId, id, building, door],
    );
    homes.push({ id, label: `1栋 ${door}` });
  }
  return homes;
}

const ofHome = (posting: Posting, unitId: string): Posting => ({ ...posting, unitId });

const billOf = (homes: Lived['homes']): Partial<EntryDraft> => ({
  kind: 'billing',
  bookedOn: day('2026-03-31'),
  summary: '1栋 1单元101 等三户 3月物业费',
  lines: [
    ...homes.map((home) => ofHome(debit('112201', '85.63'), home.id)),
    credit('410101', '256.89'),
  ],
});

const receiptOf = (home: Lived['homes'][number]): Partial<EntryDraft> => ({
  bookedOn: day('2026-04-02'),
  summary: `收${home.label} 王某某 物业费`,
  lines: [debit('100201', '85.63'), ofHome(credit('112201', '85.63'), home.id)],
});

const channelReceipt: Partial<EntryDraft> = {
  bookedOn: day('2026-04-03'),
  summary: '微信收停车费，扣手续费',
  lines: [debit('100201', '99.62'), debit('5114', '0.38'), credit('112202', '100.00')],
};

const ownTransfer: Partial<EntryDraft> = {
  kind: 'general',
  bookedOn: day('2026-04-03'),
  summary: '零星现金',
  lines: [debit('1001', '50.00'), credit('100201', '50.00')],
};

const betweenFunds: Partial<EntryDraft> = {
  kind: 'general',
  bookedOn: day('2026-04-10'),
  summary: '公共收益补充物业服务资金',
  lines: [
    debit('1301', '700.00', 'F2'),
    credit('100202', '700.00', 'F2'),
    debit('100201', '700.00', 'F1'),
    credit('2301', '700.00', 'F1'),
  ],
};

const advertising = (payeeId: string): Partial<EntryDraft> => ({
  bookedOn: day('2026-04-15'),
  summary: '一季度轿厢广告100%到账',
  lines: [
    { ...debit('100202', '6000.00', 'F2'), payeeId },
    { ...credit('112203', '6000.00', 'F2'), payeeId },
  ],
});

const deposit = {
  bookedOn: day('2026-05-05'),
  summary: '收装修押金',
  lines: [debit('100201', '2000.00', 'F4'), credit('224101', '2000.00', 'F4')],
};
