import { bankReconciled } from '../../src/bank/bank-closing-check';
import { accountAt } from '../../src/bank/bank.queries';
import type { ChosenMatch } from '../../src/bank/bank-match.service';
import { entities } from '../../src/entities';
import type { EntryDraft } from '../../src/ledger/entry.rules';
import { reversalOf } from '../../src/ledger/posting.rules';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import { accountNumberOf, BankInTest, type Move, statementOf } from '../support/bank';
import { BANK, credit, debit, draftOf } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { codeOf, type Place, SpendingInTest } from '../support/spending';

const db = withDatabase(entities);
let spend: SpendingInTest;
let bank: BankInTest;
let neighbour: Place;
let number = 0;

beforeAll(async () => {
  spend = new SpendingInTest(db);
  bank = await BankInTest.start(db, spend);
  neighbour = await lived([{ on: '2026-03-02', amount: '300.00' }]);
  await post(neighbour, {});
});

afterAll(() => bank.stop());

/** A community whose bank account began with nothing and moved so. */
async function lived(moves: readonly Move[]): Promise<Place> {
  number += 1;
  const place = await spend.found(`对账苑${number}`);
  await bank.take(place, statementOf(accountNumberOf(place), '0.00', moves));
  return place;
}

const post = async (place: Place, change: Partial<EntryDraft>): Promise<string> => {
  const { seq } = await db.transactions.run(place.communityId, (tx) =>
    spend.ledger.post(tx, place.communityId, draftOf(change)),
  );
  return seq.toString();
};

/** Fees that come in; what goes out goes into the cash box, for anything else asks for a request. */
const moved = (amount: string, on: string) => {
  const lines = amount.startsWith('-')
    ? [debit('1001', amount.slice(1)), credit(BANK, amount.slice(1))]
    : [debit(BANK, amount), credit('410101', amount)];
  return { bookedOn: day(on), lines };
};

const suggested = (place: Place) =>
  bank.queries.suggestions(place.communityId, place.bankAccountId);

const confirm = (place: Place, chosen: readonly ChosenMatch[]) =>
  db.transactions.run(place.communityId, async (tx) => {
    const at = await accountAt(tx, place.communityId, place.bankAccountId);
    return bank.matches.confirm(tx, at, chosen, place.people.accountant.personId);
  });

const byHand = (place: Place, lineId: string, parts: readonly [seq: string, amount: string][]) =>
  db.transactions.run(place.communityId, (tx) =>
    bank.matches.match(
      tx,
      { communityId: place.communityId, lineId },
      parts.map(([entrySeq, amount]) => ({ entrySeq, amount: Money.yuan(amount) })),
      { note: '人工核对', by: place.people.accountant.personId },
    ),
  );

const rowsOf = async <Row extends object>(place: Place, sql: string): Promise<Row[]> =>
  (await db.admin.query<Row>(sql, [place.communityId])).rows;

const lineIds = async (place: Place): Promise<string[]> =>
  (
    await rowsOf<{ id: string }>(
      place,
      'select id from bank_line where community_id = $1 order by booked_on, position',
    )
  ).map(({ id }) => id);

const checked = (place: Place) =>
  db.reading.run(place.communityId, (tx) =>
    bankReconciled(tx, place.communityId, period('2026-03')),
  );

it('agrees with the bank to the fen once everything is matched, the neighbour apart', async () => {
  const place = await lived([
    { on: '2026-03-02', amount: '85.63', memo: '1-1-101 物业费' },
    { on: '2026-03-02', amount: '85.63', memo: '物业费' },
    { on: '2026-03-30', amount: '-56.00', memo: '手续费' },
  ]);
  const homes = await settle(place, ['1单元101', '1单元102']);
  const receipt = (unitId: string | undefined) => {
    const [bankLine, fee] = moved('85.63', '2026-03-02').lines;
    return { bookedOn: day('2026-03-02'), lines: [bankLine!, { ...fee!, unitId: unitId! }] };
  };
  const seqs = [await post(place, receipt(homes[1])), await post(place, receipt(homes[0]))];
  await post(place, moved('-56.00', '2026-03-31'));
  const found = await suggested(place);
  expect(found.map(({ rule, entrySeq }) => [rule, entrySeq])).toEqual([
    ['room', seqs[1]],
    ['amount', seqs[0]],
    ['amount', '3'],
  ]);
  expect((await bank.queries.agreement(place.communityId)).state).toBe('differs');
  expect((await checked(place)).ok).toBe(false);
  expect(await confirm(place, found)).toBe(3);
  expect(await suggested(place)).toEqual([]);
  expect(await suggested(neighbour)).toHaveLength(1);
});

it('says so in public, and draws up 余额调节表 for any day', async () => {
  const place = await lived([
    { on: '2026-03-02', amount: '100.00' },
    { on: '2026-03-30', amount: '-56.00' },
  ]);
  await post(place, moved('100.00', '2026-03-02'));
  await post(place, moved('-30.00', '2026-03-29'));
  await confirm(place, await suggested(place));
  const at = { bankAccountId: place.bankAccountId, day: day('2026-03-30') };
  const table = await bank.queries.reconciliation(place.communityId, at);
  expect(table).toMatchObject({
    bankBalance: Money.yuan('44.00'),
    bookBalance: Money.yuan('70.00'),
    bankOutOnly: Money.yuan('56.00'),
    bookOutOnly: Money.yuan('30.00'),
    bankAdjusted: Money.yuan('14.00'),
    bookAdjusted: Money.yuan('14.00'),
    difference: Money.zero,
  });
  spend.clock.set('2026-04-01');
  expect(await bank.queries.agreement(place.communityId)).toMatchObject({
    state: 'open',
    sentence: '已与银行对账至2026年3月30日，差额 0.00；2 笔未达账项',
  });
  spend.clock.set('2026-06-10');
});

it('finds books that began with another balance than the bank', async () => {
  const place = await lived([{ on: '2026-03-02', amount: '100.00' }]);
  await post(place, moved('100.00', '2026-03-02'));
  await post(place, moved('7.00', '2026-02-28'));
  await confirm(place, await suggested(place));
  expect(await bank.queries.agreement(place.communityId)).toMatchObject({
    state: 'differs',
    sentence: '已与银行对账至2026年3月2日，差额 7.00，有 1 项超过 5 天仍未查明',
  });
});

it('knows a payment by the number the cashier wrote on its order', async () => {
  const place = await spend.found('付款苑');
  const request = await spend.submitted(place);
  await spend.carry(place, request, 'paid');
  const on = spend.clock.today();
  const serial = `流水${request.slice(-12)}`;
  const moves = [
    { on, amount: '-900.00', serial },
    { on, amount: '-900.00', serial: 'other' },
  ];
  await bank.take(place, statementOf(accountNumberOf(place), '5000.00', moves));
  const [found, ...others] = await suggested(place);
  expect(found).toMatchObject({
    rule: 'reference',
    reason: `流水号 ${serial} 与付款单一致，金额相等`,
  });
  expect(others).toEqual([]);
});

it('does not let a month be closed over −56,000 until it is matched to 224104', async () => {
  const place = await lived([{ on: '2026-03-15', amount: '-56000.00', memo: '停车分成' }]);
  const [line = ''] = await lineIds(place);
  expect(await checked(place)).toMatchObject({
    ok: false,
    detail: '100201 有 1 笔银行明细未核对，请先在“银行”里核对',
  });
  const lines = [debit('224104', '56000.00'), credit(BANK, '56000.00')];
  const seq = await post(place, { kind: 'takeover', bookedOn: day('2026-03-16'), lines });
  await byHand(place, line, [[seq, '-56000.00']]);
  expect(await checked(place)).toMatchObject({ ok: true });
});

it('splits a line over two entries, and undoes on record', async () => {
  const place = await lived([{ on: '2026-03-02', amount: '100.00' }]);
  const [line = ''] = await lineIds(place);
  const seqs = [
    await post(place, moved('60.00', '2026-03-02')),
    await post(place, moved('40.00', '2026-03-03')),
  ] as const;
  await byHand(place, line, [
    [seqs[0], '60.00'],
    [seqs[1], '40.00'],
  ]);
  const state = async () => (await bank.queries.agreement(place.communityId)).openItems;
  // The second entry is of a day the statement does not reach yet.
  expect(await state()).toBe(1);
  const [match] = await rowsOf<{ id: string }>(
    place,
    'select id from bank_match where community_id = $1 order by id',
  );
  const { communityId, people } = place;
  const undo = () =>
    db.transactions.run(communityId, (tx) =>
      bank.matches.undo(
        tx,
        { communityId, id: match?.id ?? '' },
        { reason: '对错了', by: people.accountant.personId },
      ),
    );
  await undo();
  expect(await codeOf(undo())).toBe('bank-match.unknown');
  expect(await state()).toBe(2);
  const kept = await rowsOf(place, 'select id from bank_match where community_id = $1');
  expect(kept).toHaveLength(2);
});

describe('what is refused', () => {
  it.each<[string, [string, string][], string]>([
    [
      'more than the line',
      [
        ['1', '100.00'],
        ['2', '0.01'],
      ],
      'bank-match.too-much',
    ],
    ['more than the entry', [['2', '50.01']], 'bank-match.too-much'],
    ['the other way', [['1', '-1.00']], 'bank-match.too-much'],
    ['an entry that moves nothing here', [['3', '100.00']], 'bank-match.no-movement'],
    ['no entry at all', [['99', '100.00']], 'bank-match.no-movement'],
    ['one that was reversed', [['4', '100.00']], 'bank-match.no-movement'],
  ])('%s', async (_what, parts, code) => {
    const place = await lived([{ on: '2026-03-02', amount: '100.00' }]);
    await post(place, moved('100.00', '2026-03-02'));
    await post(place, moved('50.00', '2026-03-02'));
    await post(place, { lines: [debit('2202', '100.00'), credit('410101', '100.00')] });
    const reversed = moved('100.00', '2026-03-02');
    await post(place, reversed);
    const lines = reversalOf(reversed.lines);
    await post(place, { kind: 'reversal', reverses: 4n, bookedOn: day('2026-03-03'), lines });
    const [line = ''] = await lineIds(place);
    expect(await codeOf(byHand(place, line, parts))).toBe(code);
    expect(await rowsOf(place, 'select 1 from bank_match where community_id = $1')).toEqual([]);
  });

  it('a line of the neighbour', async () => {
    const place = await lived([{ on: '2026-03-02', amount: '100.00' }]);
    const [line = ''] = await lineIds(neighbour);
    expect(await codeOf(byHand(place, line, [['1', '1.00']]))).toBe('bank-line.unknown');
  });

  it('a suggestion that stands no longer, and then none of those confirmed with it', async () => {
    const place = await lived([
      { on: '2026-03-02', amount: '100.00' },
      { on: '2026-03-02', amount: '50.00' },
    ]);
    await post(place, moved('100.00', '2026-03-02'));
    await post(place, moved('50.00', '2026-03-02'));
    const shown = await suggested(place);
    expect(shown).toHaveLength(2);
    await confirm(place, shown.slice(1));
    expect(await codeOf(confirm(place, shown))).toBe('bank-match.stands-no-longer');
    expect(await suggested(place)).toHaveLength(1);
  });

  it('the second of two who match one line at once', async () => {
    const place = await lived([{ on: '2026-03-02', amount: '100.00' }]);
    const seqs = [
      await post(place, moved('100.00', '2026-03-02')),
      await post(place, moved('100.00', '2026-03-02')),
    ];
    const [line = ''] = await lineIds(place);
    const tries = seqs.map((seq) => codeOf(byHand(place, line, [[seq, '100.00']])));
    expect((await Promise.all(tries)).toSorted()).toEqual([
      'bank-match.too-much',
      'nothing was refused',
    ]);
  });
});

async function settle({ communityId }: Place, doors: readonly string[]): Promise<string[]> {
  const building = newId();
  const row = [communityId, building, '1栋'];
  await db.admin.query('insert into building (community_id, id, name) values ($1, $2, $3)', row);
  const ids: string[] = [];
  for (const door of doors) {
    const id = newId();
    await db.admin.query(
      `insert into unit (community_id, id, building_id, door, kind, registered_area, billing_area)
       values ($1, $2, $3, $4, 'residential', 71.36, 71.36)`,
      [communityId, id, building, door],
    );
    ids.push(id);
  }
  return ids;
}
