import type { EntryDraft } from '../../src/ledger/entry.rules';
import type { Posting } from '../../src/ledger/posting.rules';
import { reversalOf } from '../../src/ledger/posting.rules';
import { day } from '../../src/shared/day';
import { BillingInTest } from './billing';
import { BANK, credit, debit, draftOf, LIFTS, ledgerOfTest, PAYABLE } from './books';
import type { DatabaseInTest } from './fresh-database';

/** A community whose months move money in every way there is. */
export interface MoneyLived {
  readonly id: number;
  /** Three flats, a shop, the developer's flat, a parking space. */
  readonly units: readonly string[];
  readonly lift: string;
}

const AREAS = [
  { area: '71.36' },
  { area: '89.50' },
  { area: '71.36' },
  { area: '33.33', kind: 'commercial' },
  { area: '100.01', holding: 'developer' },
  { area: '12.50', kind: 'parking' },
] as const;

const of = (posting: Posting, unitId: string | undefined): Posting => ({
  ...posting,
  ...(unitId ? { unitId } : {}),
});

/** January and February, as books that were taken over: payments need no spending there. */
export async function liveOnMoney(
  db: DatabaseInTest,
  name: string,
  by: () => string,
): Promise<MoneyLived> {
  const { id, units } = await new BillingInTest(db, by).community(name, AREAS);
  const post = async (on: string, lines: Posting[], change: Partial<EntryDraft> = {}) => {
    const draft = draftOf({
      bookedOn: day(on),
      summary: '示例',
      lines,
      kind: 'takeover',
      ...change,
    });
    const { seq } = await db.transactions.run(id, (tx) => ledgerOfTest().post(tx, id, draft));
    return seq.toString();
  };
  await post('2026-01-01', handover, { kind: 'opening' });
  const lift = await january(post, units);
  await february(post, units);
  return { id, units, lift };
}

type Post = (on: string, lines: Posting[], change?: Partial<EntryDraft>) => Promise<string>;

const handover = [
  debit(BANK, '100000.01'),
  debit('112201', '5000.00'),
  credit('3001', '103000.01'),
  credit('220301', '2000.00'),
  debit('100202', '20000.00', 'F2'),
  credit('3001', '20000.00', 'F2'),
  debit('100203', '30000.00', 'F3'),
  credit('3103', '30000.00', 'F3'),
];

async function january(post: Post, units: readonly string[]): Promise<string> {
  await post('2026-01-05', [debit(BANK, '300.00'), of(credit('112201', '300.00'), units[0])]);
  // one voucher for several homes, some of it kept in advance
  await post('2026-01-06', [
    debit(BANK, '512.34'),
    of(credit('112201', '107.40'), units[1]),
    of(credit('220301', '404.94'), units[2]),
  ]);
  await post('2026-01-07', [debit(BANK, '60.00'), of(credit('122103', '60.00'), units[4])]);
  // paid for a use: everybody's, told apart
  await post('2026-01-08', [
    debit('100202', '250.00', 'F2'),
    of(credit('112202', '250.00', 'F2'), units[0]),
  ]);
  await post('2026-01-08', [
    debit('100202', '30.00', 'F2'),
    of(credit('112202', '30.00', 'F2'), units[5]),
  ]);
  await post('2026-01-09', [
    debit('100203', '777.00', 'F3'),
    of(credit('3103', '777.00', 'F3'), units[3]),
  ]);
  await post('2026-01-10', [
    debit(BANK, '2000.00', 'F4'),
    of(credit('224101', '2000.00', 'F4'), units[0]),
  ]);
  // came into the wrong account, nobody knew whose; claimed for the fee
  await post('2026-01-11', [debit('100202', '88.88', 'F2'), credit('224105', '88.88', 'F2')]);
  await post('2026-01-12', [debit(BANK, '45.00'), credit('224105', '45.00')]);
  await post('2026-01-13', [debit('224105', '40.00'), of(credit('112201', '40.00'), units[2])]);
  await post('2026-01-14', [
    debit('224105', '80.00', 'F2'),
    credit('2301', '80.00', 'F2'),
    debit('1301', '80.00'),
    of(credit('112201', '80.00'), units[1]),
  ]);
  // paid and owed in one voucher, and a cost that no money paid
  await post('2026-01-20', [
    debit('5104', '1000.01'),
    debit('5105', '333.33'),
    credit(PAYABLE, '800.00'),
    credit(BANK, '533.34'),
  ]);
  await post('2026-01-21', [debit(LIFTS, '900.00'), credit(PAYABLE, '900.00')]);
  return post('2026-01-25', [debit(LIFTS, '5670.00'), credit(BANK, '5670.00')]);
}

async function february(post: Post, units: readonly string[]): Promise<void> {
  // the two funds even out what was claimed
  await post('2026-02-02', [
    debit('2301', '80.00', 'F2'),
    credit('100202', '80.00', 'F2'),
    debit(BANK, '80.00'),
    credit('1301', '80.00'),
  ]);
  // her own advance becomes owed back to her, and is paid the day after
  await post('2026-02-03', [
    of(debit('220301', '104.94'), units[2]),
    of(credit('224106', '104.94'), units[2]),
  ]);
  await post('2026-02-04', [debit('224106', '104.94'), credit(BANK, '104.94')]);
  const wrong = [debit(BANK, '19.99'), of(credit('112201', '19.99'), units[0])];
  await post('2026-02-05', wrong);
  await post('2026-02-06', reversalOf(wrong));
  await post('2026-02-07', [debit(BANK, '7.77'), of(credit('112201', '7.77'), units[0])]);
  await post('2026-02-10', [debit('100202', '6000.00', 'F2'), credit('112203', '6000.00', 'F2')]);
  // a channel keeps its fee
  await post('2026-02-11', [
    debit(BANK, '99.62'),
    debit('5114', '0.38'),
    of(credit('112201', '100.00'), units[1]),
  ]);
  await post('2026-02-20', [debit(LIFTS, '1111.11'), credit(BANK, '1111.11')]);
  await post('2026-02-21', [debit(LIFTS, '2222.22'), credit(BANK, '2222.22')]);
  // a supplier gives back
  await post('2026-02-22', [debit(BANK, '50.00'), credit('5105', '50.00')]);
}
