import { isRefusal } from '../../src/ledger/verdicts.rules';
import '../../src/ledger/ledger.module';
import type { EntryDraft } from '../../src/ledger/entry.rules';
import type { PostedEntry } from '../../src/ledger/verdicts.rules';
import { day } from '../../src/shared/day';
import { reversalOf } from '../../src/ledger/posting.rules';
import { Money } from '../../src/shared/money';
import {
  BANK,
  costDraft,
  credit,
  debit,
  draftOf,
  FEES,
  ledgerOfTest,
  openCommunity,
  PAYABLE,
} from '../support/books';
import { withDatabase } from '../support/fresh-database';

const db = withDatabase();
const ledger = ledgerOfTest();
let here: number;
let neighbour: number;

const post = (draft: EntryDraft, community = here): Promise<PostedEntry> =>
  db.transactions.run(community, (tx) => ledger.post(tx, community, draft));

beforeAll(async () => {
  here = await openCommunity(db, '锦和苑');
  neighbour = await openCommunity(db, '邻家苑');
  // A neighbour whose money moves on the same days.
  for (let turn = 0; turn < 5; turn += 1) await post(draftOf(), neighbour);
});

describe('posting', () => {
  it('numbers entries through the book and vouchers through the month', async () => {
    const first = await post(draftOf());
    const second = await post(draftOf({ bookedOn: day('2026-04-01') }));
    const third = await post(draftOf());
    expect([first.seq, second.seq, third.seq]).toEqual([1n, 2n, 3n]);
    expect([first.voucherNo, second.voucherNo, third.voucherNo]).toEqual([1, 1, 2]);
    expect(second.period).toBe('2026-04');
  });

  it('keeps head, lines and stored sums together', async () => {
    const before = await sumOf(FEES, '2026-05');
    const { seq } = await post(draftOf({ bookedOn: day('2026-05-02'), summary: '五月物业费' }));
    const { rows } = await db.admin.query(
      `select e.summary, e.total, e.line_count, p.line, p.account_code, p.debit, p.credit
       from entry e join posting p using (community_id, seq)
       where community_id = $1 and seq = $2 order by line`,
      [here, seq],
    );
    const head = { summary: '五月物业费', total: '300.00', line_count: 2 };
    expect(rows).toEqual([
      { ...head, line: 1, account_code: BANK, debit: '300.00', credit: '0.00' },
      { ...head, line: 2, account_code: FEES, debit: '0.00', credit: '300.00' },
    ]);
    expect((await sumOf(FEES, '2026-05')).minus(before)).toEqual(Money.yuan('300.00'));
  });

  it('gives the first answer to the same key, and refuses another content', async () => {
    const draft = draftOf();
    const first = await post(draft);
    const again = await post(draft);
    expect(again).toEqual({ ...first, replayed: true });
    await expect(post({ ...draft, summary: '别的摘要' })).rejects.toMatchObject({
      code: 'ledger.key-reused',
    });
  });

  it('takes a key of the neighbour for a key of its own', async () => {
    const draft = draftOf();
    const theirs = await post(draft, neighbour);
    const ours = await post(draft);
    expect(ours.replayed).toBe(false);
    expect(theirs.replayed).toBe(false);
  });

  it('judges each of many by itself, and gives the refused no number', async () => {
    const twin = draftOf();
    const drafts = [
      draftOf(),
      draftOf({ lines: [debit(BANK, '1.00'), credit(FEES, '1.01')] }),
      twin,
      twin,
      { ...twin, summary: '同号不同内容' },
      draftOf({ lines: [debit(BANK, '1.00'), credit('9999', '1.00')] }),
      draftOf(),
    ];
    const outcomes = await db.transactions.run(here, (tx) => ledger.postMany(tx, here, drafts));
    const codes = outcomes.map((outcome) =>
      isRefusal(outcome) ? outcome.refused.code : outcome.replayed ? 'replayed' : 'posted',
    );
    expect(codes).toEqual([
      'posted',
      'request.refused',
      'posted',
      'replayed',
      'ledger.key-reused',
      'request.refused',
      'posted',
    ]);
    await expectNoGaps();
  });

  it('keeps numbers without a gap when 32 post at once', async () => {
    const days = ['2026-02-01', '2026-02-15', '2026-06-30'];
    const drafts = Array.from({ length: 32 }, (_, index) =>
      draftOf({ bookedOn: day(days[index % days.length] ?? '') }),
    );
    const posted = await Promise.all(drafts.map((draft) => post(draft)));
    expect(new Set(posted.map(({ seq }) => seq)).size).toBe(32);
    await expectNoGaps();
  });

  it('gives one number to 16 simultaneous requests with one key', async () => {
    const draft = draftOf();
    const answers = await Promise.all(Array.from({ length: 16 }, () => post(draft)));
    expect(new Set(answers.map(({ seq }) => seq)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    await expectNoGaps();
  });
});

describe('reversal', () => {
  it('takes an entry back once, linked both ways', async () => {
    const original = costDraft('80.00');
    const { seq } = await post(original);
    const red = reversal(original, seq);
    const { seq: redSeq } = await post(red);
    const { rows } = await db.admin.query(
      `select o.seq, r.seq as red, r.total from entry o
       join entry r on r.community_id = o.community_id and r.reverses_seq = o.seq
       where o.community_id = $1 and o.seq = $2`,
      [here, seq],
    );
    expect(rows).toEqual([{ seq: String(seq), red: String(redSeq), total: '-80.00' }]);
    await expect(post(reversal(original, seq))).rejects.toMatchObject({
      code: 'ledger.already-reversed',
    });
  });

  it('refuses one that is not the mirror of its entry', async () => {
    const original = costDraft('80.00');
    const { seq } = await post(original);
    const lines = [debit(PAYABLE, '80.00'), credit(BANK, '80.00')];
    await expect(post({ ...reversal(original, seq), lines })).rejects.toMatchObject({
      code: 'ledger.not-reversible',
    });
  });

  it('refuses to take back a reversal, and what is not there', async () => {
    const original = costDraft('80.00');
    const { seq } = await post(original);
    const red = reversal(original, seq);
    const { seq: redSeq } = await post(red);
    await expect(post(reversal(red, redSeq))).rejects.toMatchObject({
      code: 'ledger.not-reversible',
    });
    await expect(post(reversal(original, 99_999n))).rejects.toMatchObject({
      code: 'ledger.entry-not-found',
    });
  });

  it('can be won by one of two only', async () => {
    const original = costDraft('80.00');
    const { seq } = await post(original);
    const race = await Promise.allSettled([
      post(reversal(original, seq)),
      post(reversal(original, seq)),
    ]);
    expect(race.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

function reversal(original: EntryDraft, reverses: bigint): EntryDraft {
  return draftOf({ kind: 'reversal', reverses, lines: reversalOf(original.lines) });
}

async function sumOf(accountCode: string, period: string): Promise<Money> {
  const { rows } = await db.admin.query<{ sum: string }>(
    `select coalesce(sum(credit - debit), 0)::text as sum from account_period
     where community_id = $1 and account_code = $2 and period = $3`,
    [here, accountCode, period],
  );
  return Money.yuan(rows[0]?.sum ?? '');
}

async function expectNoGaps(): Promise<void> {
  const { rows } = await db.admin.query(
    `select period, count(*) = max(voucher_no) and min(voucher_no) = 1 as whole from entry
     where community_id = $1 group by period
     union all
     select 'seq', count(*) = max(seq) and max(seq) = (
       select last_seq from ledger_head where community_id = $1) from entry where community_id = $1`,
    [here],
  );
  expect(rows.length).toBeGreaterThan(1);
  expect(rows.filter(({ whole }) => !whole)).toEqual([]);
}

it('takes one round trip for a good entry, and asks the book only to explain a refusal', async () => {
  const trips = (draft: EntryDraft) =>
    db.transactions.run(here, async (tx) => {
      const query = jest.spyOn(tx, 'query');
      await ledger.post(tx, here, draft).catch(() => undefined);
      return query.mock.calls.length;
    });
  expect(await trips(draftOf())).toBe(1);
  expect(
    await trips(draftOf({ lines: [debit('9999', '1.00'), credit(FEES, '1.00')] })),
  ).toBeGreaterThan(1);
});
