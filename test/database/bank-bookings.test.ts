import { accountAt } from '../../src/bank/bank.queries';
import { entities } from '../../src/entities';
import type { EntryDraft } from '../../src/ledger/entry.rules';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { accountNumberOf, BankInTest, type Move, statementOf } from '../support/bank';
import { BANK, credit, debit, draftOf } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { codeOf, type Place, SpendingInTest } from '../support/spending';
import { WECHAT } from '../support/statements';

/** What only the bank knows is booked from its line, so much and no more, and taken back with it. */
const db = withDatabase(entities);
let spend: SpendingInTest;
let bank: BankInTest;
let neighbour: Place;
let number = 0;

beforeAll(async () => {
  spend = new SpendingInTest(db);
  bank = await BankInTest.start(db, spend);
  neighbour = await lived([{ on: '2026-03-02', amount: '-15.00', memo: '账户管理费' }]);
});
afterAll(() => bank.stop());

async function lived(moves: readonly Move[]): Promise<Place> {
  number += 1;
  const place = await spend.found(`入账苑${number}`);
  await post(place, { lines: [debit(BANK, '9000.00'), credit('3001', '9000.00')] });
  await bank.take(place, statementOf(accountNumberOf(place), '9000.00', moves));
  return place;
}

async function post(place: Place, change: Partial<EntryDraft>): Promise<void> {
  const draft = draftOf({ kind: 'opening', bookedOn: day('2026-01-02'), ...change });
  await spend.run(place, (tx) => spend.ledger.post(tx, place.communityId, draft));
}

async function linesOf({ communityId, bankAccountId }: Place, account = bankAccountId) {
  const { rows } = await db.admin.query<{ id: string }>(
    `select id from bank_line where community_id = $1 and bank_account_id = $2
     order by booked_on, position`,
    [communityId, account],
  );
  return rows.map(({ id }) => id);
}

const book = (place: Place, lineId: string, as: 'bank-charge' | 'interest') =>
  spend.run(place, (tx) => {
    const at = { communityId: place.communityId, lineId };
    const by = place.people.accountant.personId;
    return bank.bookings.book(tx, at, { as, note: '银行收取', by });
  });

const undoFirst = (place: Place, lineId: string) =>
  spend.run(place, async (tx) => {
    const { communityId } = place;
    const [match] = await tx.query<{ id: string }[]>(
      'select id from bank_match where community_id = $1 and line_id = $2 and undone_at is null',
      [communityId, lineId],
    );
    const said = { reason: '认错了', by: place.people.accountant.personId };
    await bank.matches.undo(tx, { communityId, id: match?.id ?? lineId }, said);
  });

const balances = async ({ communityId }: Place): Promise<Record<string, string>> => {
  const { rows } = await db.admin.query<{ code: string; sum: string }>(
    `select account_code as code, sum(debit - credit)::text as sum from posting
     where community_id = $1 group by account_code order by account_code`,
    [communityId],
  );
  return Object.fromEntries(rows.map(({ code, sum }) => [code, sum]));
};

const difference = async ({ communityId, bankAccountId }: Place) => {
  const at = { bankAccountId, day: null };
  const table = await bank.queries.reconciliation(communityId, at);
  return [table?.difference.toString(), table?.bankOnly.length, table?.bookOnly.length];
};

describe('a charge, and interest', () => {
  it('are booked on their day and matched in one act; both sides agree', async () => {
    const place = await lived([
      { on: '2026-03-02', amount: '-15.00', memo: '账户管理费' },
      { on: '2026-03-21', amount: '8.88', memo: '结息' },
    ]);
    const [charge = '', interest = ''] = await linesOf(place);
    await book(place, charge, 'bank-charge');
    await book(place, interest, 'interest');
    expect(await balances(place)).toMatchObject({
      [BANK]: '8993.88',
      '5114': '15.00',
      '4901': '-8.88',
    });
    expect(await difference(place)).toEqual(['0.00', 0, 0]);
    expect((await bank.queries.agreement(place.communityId)).state).toBe('agreed');
    expect(await codeOf(book(place, charge, 'bank-charge'))).toBe('bank-line.partly-matched');
    const { rows } = await db.admin.query(
      `select kind, booked_on::text as on, source_kind from entry
       where community_id = $1 and kind <> 'opening' order by seq`,
      [place.communityId],
    );
    expect(rows).toEqual([
      { kind: 'payment', on: '2026-03-02', source_kind: 'bank-line' },
      { kind: 'general', on: '2026-03-21', source_kind: 'bank-line' },
    ]);
  });

  it('are taken back in red when the match is undone, and may be booked again', async () => {
    const place = await lived([{ on: '2026-03-02', amount: '-15.00' }]);
    const [line = ''] = await linesOf(place);
    await book(place, line, 'bank-charge');
    await undoFirst(place, line);
    expect(await balances(place)).toMatchObject({ [BANK]: '9000.00', '5114': '0.00' });
    expect(await codeOf(undoFirst(place, line))).toBe('bank-match.unknown');
    await book(place, line, 'bank-charge');
    expect(await balances(place)).toMatchObject({ [BANK]: '8985.00', '5114': '15.00' });
  });

  it('are no way around the two keys: nothing above 500, nothing of another line or community', async () => {
    const place = await lived([
      { on: '2026-03-02', amount: '-500.01' },
      { on: '2026-03-03', amount: '-20.00' },
    ]);
    const [large = '', small = ''] = await linesOf(place);
    const [theirs = ''] = await linesOf(neighbour);
    expect(await codeOf(book(place, large, 'bank-charge'))).toBe('bank-line.charge-too-large');
    expect(await codeOf(book(place, theirs, 'bank-charge'))).toBe('bank-line.unknown');
    // Past every rule of the program: the books themselves refuse.
    const forged = (sourceId: string, amount: string) =>
      post(place, {
        kind: 'payment',
        bookedOn: day('2026-03-03'),
        lines: [debit('5114', amount), credit(BANK, amount)],
        sourceKind: 'bank-line',
        sourceId,
      });
    expect(await codeOf(forged(large, '500.01'))).toMatch(/unauthori[sz]ed/);
    expect(await codeOf(forged(small, '19.99'))).toMatch(/unauthori[sz]ed/);
    expect(await codeOf(forged(theirs, '15.00'))).toMatch(/unauthori[sz]ed/);
    await book(place, small, 'bank-charge');
    expect(await codeOf(forged(small, '20.00'))).toMatch(/unauthori[sz]ed/);
    expect(await balances(place)).toMatchObject({ [BANK]: '8980.00', '5114': '20.00' });
  });
});

describe('a settlement of a payment firm', () => {
  // Two orders of 100.00 and 50.00 on 2026-03-02, of which the firm keeps 0.38 and 0.19.
  const [titles = '', first = '', second = '', , sums = ''] = WECHAT.split('\r\n');
  const bill = Buffer.from(
    [
      titles,
      first,
      second.replaceAll('100.00', '50.00').replace('0.38000', '0.19000'),
      sums,
      '`2,`150.00,`0.00,`0.00,`0.57000,`150.00,`0.00',
      '',
    ]
      .join('\r\n')
      .replaceAll('2025-01-06', '2026-03-02'),
  );

  /** The bank got `net` the day after; of the orders, these are in the books. */
  async function sold(net: string, booked: readonly string[]) {
    const place = await lived([{ on: '2026-03-03', amount: net, name: '财付通支付科技有限公司' }]);
    const { id: channelId } = await spend.run<{ id: string }>(place, (tx) =>
      spend.banks.open(tx, place.communityId, {
        accountCode: '101201',
        fund: 'F1',
        name: '微信支付',
        bankName: '财付通',
        holder: '业主大会',
        accountNo: '1601959334',
        openedOn: day('2026-01-01'),
      }),
    );
    for (const amount of booked) {
      const lines = [debit('101201', amount), credit('410101', amount)];
      await post(place, { kind: 'receipt', bookedOn: day('2026-03-02'), lines });
    }
    await bank.take({ ...place, bankAccountId: channelId }, bill);
    await confirmAll(place, channelId);
    return { place, channelId };
  }

  const confirmAll = (place: Place, bankAccountId: string): Promise<number> =>
    spend.run(place, async (tx) => {
      const { communityId, people } = place;
      const chosen = await bank.queries.suggestions(communityId, bankAccountId);
      if (chosen.length === 0) return 0;
      const at = await accountAt(tx, communityId, bankAccountId);
      return bank.matches.confirm(tx, at, chosen, people.accountant.personId);
    });

  const suggested = ({ communityId, bankAccountId }: Place) =>
    bank.queries.suggestions(communityId, bankAccountId);

  it('books what came and what the firm kept, so that nothing is left on its way', async () => {
    const { place } = await sold('149.43', ['100.00', '50.00']);
    const [found] = await suggested(place);
    expect(found).toMatchObject({
      rule: 'settlement',
      entrySeq: null,
      split: { gross: Money.yuan('150'), fee: Money.yuan('0.57'), day: '2026-03-02' },
    });
    expect(await confirmAll(place, place.bankAccountId)).toBe(1);
    expect(await balances(place)).toMatchObject({
      [BANK]: '9149.43',
      '101201': '0.00',
      '5114': '0.57',
    });
    expect(await difference(place)).toEqual(['0.00', 0, 0]);
    expect(await suggested(place)).toEqual([]);
  });

  it('is taken back whole, fee and all, and may be confirmed again', async () => {
    const { place } = await sold('149.43', ['100.00', '50.00']);
    await confirmAll(place, place.bankAccountId);
    const [line = ''] = await linesOf(place);
    await undoFirst(place, line);
    expect(await balances(place)).toMatchObject({
      [BANK]: '9000.00',
      '101201': '150.00',
      '5114': '0.00',
    });
    expect(await confirmAll(place, place.bankAccountId)).toBe(1);
    expect(await balances(place)).toMatchObject({ [BANK]: '9149.43', '5114': '0.57' });
  });

  it('is no settlement while an order is in nobody’s books, or the amount is another', async () => {
    const missing = await sold('149.43', ['100.00']);
    expect(await suggested(missing.place)).toEqual([]);
    const other = await sold('149.42', ['100.00', '50.00']);
    expect(await suggested(other.place)).toEqual([]);
  });
});
