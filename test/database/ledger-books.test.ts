import fc from 'fast-check';
import '../../src/ledger/ledger.module';
import type { EntryDraft } from '../../src/ledger/entry.rules';
import type { Fund } from '../../src/ledger/funds.rules';
import { GeneralLedgerQueries } from '../../src/ledger/general-ledger.queries';
import { JournalQueries } from '../../src/ledger/journal.queries';
import type { LedgerRow } from '../../src/ledger/ledger-rows.rules';
import { SubsidiaryLedgerQueries } from '../../src/ledger/subsidiary-ledger.queries';
import type { LedgerQuery } from '../../src/ledger/subsidiary-ledger.queries';
import { TRIAL_BALANCE_SQL, TrialBalanceQueries } from '../../src/ledger/trial-balance.queries';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import {
  BANK,
  credit,
  debit,
  draftOf,
  FEES,
  ledgerOfTest,
  LIFTS,
  openCommunity,
  PAYABLE,
} from '../support/books';
import { withDatabase } from '../support/fresh-database';

const db = withDatabase();
const ledger = ledgerOfTest();
let here: number;
let neighbour: number;

beforeAll(async () => {
  here = await openCommunity(db, '锦和苑');
  neighbour = await openCommunity(db, '邻家苑');
  // Some of everything in every month, whatever chance adds below.
  const months = ['01', '02', '03', '04', '05', '06'];
  const funds = ['F1', 'F2', 'F3'] as const;
  const always = months.flatMap((month) =>
    funds.flatMap((fund, index) =>
      ['03', '11', '11', '27'].map((date) =>
        draftOf({
          bookedOn: day(`2026-${month}-${date}`),
          lines: [debit(BANK, `${index + 1}.50`, fund), credit(FEES, `${index + 1}.50`, fund)],
        }),
      ),
    ),
  );
  await postAll(always);
});

const postAll = (drafts: EntryDraft[], community = here) =>
  db.transactions.run(community, (tx) => ledger.postMany(tx, community, drafts));

const anyDraft = fc
  .record({
    month: fc.integer({ min: 1, max: 6 }),
    date: fc.integer({ min: 1, max: 28 }),
    fund: fc.constantFrom<Fund>('F1', 'F2', 'F3'),
    accounts: fc.constantFrom([BANK, FEES], [LIFTS, PAYABLE], ['112201', FEES], [BANK, '430101']),
    fen: fc.bigInt({ min: 1n, max: 10n ** 9n }),
    red: fc.boolean(),
  })
  .map(({ month, date, fund, accounts: [left = '', right = ''], fen, red }): EntryDraft => {
    // A red line on money would take it out; those come from payments only.
    const amount = Money.fen(red && left !== BANK ? -fen : fen).toString();
    const pad = (value: number) => String(value).padStart(2, '0');
    return draftOf({
      bookedOn: day(`2026-${pad(month)}-${pad(date)}`),
      kind: 'general',
      lines: [debit(left, amount, fund), credit(right, amount, fund)],
    });
  });

describe('stored sums', () => {
  it('equal the lines, whatever was posted, here and at the neighbour', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyDraft, { minLength: 1, maxLength: 40 }), async (drafts) => {
        await postAll(drafts);
        await postAll(
          drafts.slice(0, 3).map((draft) => ({ ...draft, key: newId() })),
          neighbour,
        );
        expect(await differences()).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('the trial balance', () => {
  it('balances in every pair of columns and agrees with the lines', async () => {
    const { rows, totals } = await new TrialBalanceQueries(db.reading).trialBalance(here, {
      from: period('2026-03'),
      to: period('2026-04'),
    });
    expect(totals.openingDebit).toEqual(totals.openingCredit);
    expect(totals.debit).toEqual(totals.credit);
    expect(totals.yearDebit).toEqual(totals.yearCredit);
    expect(totals.closingDebit).toEqual(totals.closingCredit);
    const fees = rows.find(({ accountCode }) => accountCode === FEES);
    expect(fees?.credit.toString()).toBe(await lineSum('credit', '2026-03-01', '2026-04-30'));
    expect(fees?.yearCredit.toString()).toBe(await lineSum('credit', '2026-01-01', '2026-04-30'));
    const parent = rows.find(({ accountCode }) => accountCode === '4101');
    expect(parent?.credit).toEqual(fees?.credit);
  });

  it('adds up to all funds when taken fund by fund', async () => {
    const queries = new TrialBalanceQueries(db.reading);
    const range = { from: period('2026-01'), to: period('2026-06') };
    const whole = await queries.trialBalance(here, range);
    const parts = await Promise.all(
      (['F1', 'F2', 'F3', 'F4', 'F5'] as const).map((fund) =>
        queries.trialBalance(here, { ...range, fund }),
      ),
    );
    expect(Money.sum(parts.map(({ totals }) => totals.debit))).toEqual(whole.totals.debit);
    expect(whole.totals.debit.isZero()).toBe(false);
  });
});

describe('the subsidiary ledger', () => {
  const query: LedgerQuery = { account: BANK, from: day('2026-02-10'), to: day('2026-05-31') };
  const queries = () => new SubsidiaryLedgerQueries(db.reading);

  it('runs on from page to page as it does on one', async () => {
    for (const daily of [false, true]) {
      const whole: LedgerRow[] = [];
      await queries().each(here, { ...query, daily }, async (row) => void whole.push(row));
      for (const limit of [1, 3, 7]) {
        expect(await inPages({ ...query, daily }, limit)).toEqual(whole);
      }
      expect(whole.filter(({ kind }) => kind === 'line').length).toBeGreaterThan(20);
    }
  });

  it.each([undefined, 'F1', 'F2'] as const)(
    'ends each month with its totals and the balance of the stored sums, fund %s',
    async (fund) => {
      const asked = { ...query, ...(fund ? { fund } : {}) };
      const { rows } = await queries().page(here, asked, { cursor: null, limit: 5000 });
      const totals = rows.filter(({ kind }) => kind === 'month-total');
      expect(totals.map((row) => row.period)).toEqual(['2026-02', '2026-03', '2026-04', '2026-05']);
      for (const row of totals) {
        const { rows: stored } = await db.admin.query<{ debit: string; balance: string }>(
          `select coalesce(sum(debit) filter (where period = $3), 0.00) as debit,
             sum(debit - credit) as balance from account_period
           where community_id = $1 and account_code = $2 and period <= $3
             and ($4::text is null or fund = $4)`,
          [here, BANK, row.period, fund ?? null],
        );
        expect(row.debit.toString()).toBe(stored[0]?.debit);
        expect(row.balance.toString()).toBe(stored[0]?.balance);
      }
    },
  );

  it('shows a parent account with everything below it, by fund and by payee', async () => {
    const payeeId = newId();
    const lines = [debit(LIFTS, '12.34'), { ...credit(PAYABLE, '12.34'), payeeId }];
    await postAll([draftOf({ kind: 'general', lines, bookedOn: day('2026-04-09') })]);
    const page = (change: Partial<LedgerQuery>) =>
      queries().page(here, { ...query, ...change }, { cursor: null, limit: 5000 });
    const ofPayee = await page({ account: PAYABLE, payeeId });
    expect(ofPayee.rows.filter(({ kind }) => kind === 'line')).toHaveLength(1);
    expect(ofPayee.rows.at(-1)).toMatchObject({ kind: 'year-total', direction: '贷' });
    expect(ofPayee.rows.at(-1)?.balance.toString()).toBe('12.34');
    const parent = await page({ account: '5103' });
    const leaf = await page({ account: LIFTS });
    expect(parent.rows).toEqual(leaf.rows);
    const one = await page({ account: LIFTS, fund: 'F2' });
    expect(one.rows.length).toBeLessThan(leaf.rows.length);
    await expect(page({ account: '9999' })).rejects.toMatchObject({
      code: 'ledger.account-not-found',
    });
  });
});

describe('journal and general ledger', () => {
  it('list every entry of a month in the order of its numbers', async () => {
    const journal = new JournalQueries(db.reading);
    const entries = await journal.page(here, period('2026-03'), { after: 0, limit: 5000 });
    expect(entries.map(({ voucherNo }) => voucherNo)).toEqual(entries.map((_, index) => index + 1));
    const rest = await journal.page(here, period('2026-03'), { after: 5, limit: 3 });
    expect(rest.map(({ voucherNo }) => voucherNo)).toEqual([6, 7, 8]);
    let lines = 0;
    const months = { from: period('2026-03'), to: period('2026-03') };
    await journal.each(here, months, async () => void (lines += 1));
    expect(lines).toBe(entries.flatMap((entry) => entry.lines).length);
    expect(await journal.findEntry(neighbour, 999_999n)).toBeNull();
  });

  it('say the same as the trial balance, month by month', async () => {
    const months = { from: period('2026-02'), to: period('2026-05') };
    const accounts = await new GeneralLedgerQueries(db.reading).generalLedger(here, months);
    const { rows } = await new TrialBalanceQueries(db.reading).trialBalance(here, months);
    for (const { account, rows: own } of accounts) {
      const balance = rows.find(({ accountCode }) => accountCode === account.code);
      const moved = own.filter(({ kind }) => kind === 'month-total').map((row) => row.debit);
      expect(Money.sum(moved)).toEqual(balance?.debit ?? Money.zero);
      const net = balance?.closingDebit.minus(balance.closingCredit) ?? Money.zero;
      expect(own.at(-1)?.balance).toEqual(net.abs());
    }
  });
});

/** 1,000,000 on demand: TRUST_TEST_ENTRIES=1000000 npx jest ledger-books */
const manyEntries = Number(process.env['TRUST_TEST_ENTRIES'] ?? 10_000);

describe('with many entries', () => {
  it('posts in bulk, and the trial balance still reads stored sums only', async () => {
    const big = await openCommunity(db, '大社区');
    await bulk(big, manyEntries);
    const { rows: plan } = await db.admin.query<{ 'QUERY PLAN': string }>(
      `explain (analyze, buffers) ${TRIAL_BALANCE_SQL.replaceAll('$1', String(big))
        .replaceAll('$2', `'2026-01'`)
        .replaceAll('$3', `'2026-06'`)
        .replaceAll('$4', `'2026-01'`)
        .replaceAll('$5', 'null')}`,
    );
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toContain('account_period');
    expect(text).not.toMatch(/posting|entry/);
    const { totals } = await new TrialBalanceQueries(db.reading).trialBalance(big, {
      from: period('2026-01'),
      to: period('2026-06'),
    });
    expect(totals.debit.toString()).toBe(`${manyEntries}.00`);
    expect(totals.credit.toString()).toBe(`${manyEntries}.00`);
    expect(await differences()).toEqual([]);
  }, 900_000);
});

async function bulk(community: number, count: number): Promise<void> {
  const size = 1000;
  for (let from = 0; from < count; from += size) {
    const drafts = Array.from({ length: size }, (_, index) =>
      draftOf({
        key: `bulk-entry-${from + index}`,
        bookedOn: day(`2026-0${((from + index) % 6) + 1}-15`),
        lines: [debit(BANK, '1.00'), credit(FEES, '1.00')],
      }),
    );
    const outcomes = await postAll(drafts, community);
    expect(outcomes.every((outcome) => 'seq' in outcome)).toBe(true);
  }
}

async function inPages(query: LedgerQuery, limit: number): Promise<LedgerRow[]> {
  const queries = new SubsidiaryLedgerQueries(db.reading);
  const rows: LedgerRow[] = [];
  let page = await queries.page(here, query, { cursor: null, limit });
  rows.push(...page.rows);
  while (page.next) {
    page = await queries.page(here, query, { cursor: page.next, limit });
    rows.push(...page.rows);
  }
  return rows;
}

async function lineSum(side: 'debit' | 'credit', from: string, to: string): Promise<string> {
  const { rows } = await db.admin.query<{ sum: string }>(
    `select sum(${side}) as sum from posting
     where community_id = $1 and account_code = $2 and booked_on between $3 and $4`,
    [here, FEES, from, to],
  );
  return rows[0]?.sum ?? '';
}

/** Stored sums against lines, over all communities. */
async function differences(): Promise<unknown[]> {
  const { rows } = await db.admin.query(
    `select coalesce(s.community_id, l.community_id) as community, s.debit, l.debit as line_debit
     from account_period s full join (
       select e.community_id, p.account_code, p.fund, e.period, sum(p.debit) as debit,
         sum(p.credit) as credit
       from posting p join entry e using (community_id, seq) group by 1, 2, 3, 4) l
       using (community_id, account_code, fund, period)
     where s.debit is distinct from l.debit or s.credit is distinct from l.credit`,
  );
  return rows;
}
