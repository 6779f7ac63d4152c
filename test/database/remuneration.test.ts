import '../../src/remuneration/remuneration.module';
import type { EntryDraft } from '../../src/ledger/entry.rules';
import { reversalOf } from '../../src/ledger/posting.rules';
import { RemunerationFormulasService } from '../../src/remuneration/formulas.service';
import { monthBase } from '../../src/remuneration/month-base';
import { remunerationViewOf } from '../../src/remuneration/remuneration-views';
import { RemunerationQueries } from '../../src/remuneration/remuneration.queries';
import { RemunerationRunsService } from '../../src/remuneration/remuneration-runs.service';
import type {
  RemunerationBasis,
  RemunerationFormula,
} from '../../src/remuneration/remuneration.rules';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import { period } from '../../src/shared/period';
import {
  credit,
  debit,
  draftOf,
  hireBookkeepers,
  ledgerOfTest,
  openCommunity,
} from '../support/books';
import type { Bookkeepers } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { FORMULA } from '../support/remuneration';
import { TestClock } from '../support/test-clock';
import { faultsIn } from '../support/verification';

const db = withDatabase();
const clock = new TestClock('2026-02-05');
const ledger = ledgerOfTest();
const formulas = new RemunerationFormulasService(clock);
const runs = new RemunerationRunsService(clock, ledger);
const JANUARY = period('2026-01');
let people: Bookkeepers;
let here: number;

/** What 天然居 paid from the joint account in October 2018 (domain: 4.1), as old books have it. */
const PAID: readonly (readonly [account: string, yuan: string])[] = [
  ['5105', '67500'],
  ['5105', '8550'],
  ['5106', '10300'],
  ['510301', '19800'],
  ['5105', '4800'],
  ['5101', '261467.06'],
  ['5101', '18270'],
  ['2221', '33589.09'],
  ['224101', '10000'],
  ['5109', '76508.24'],
  ['5112', '3600'],
];

const refusal = (code: string) => expect.objectContaining({ code });
const inBooks = (change: Partial<EntryDraft>) =>
  db.transactions.run(here, (tx) =>
    ledger.post(tx, here, draftOf({ bookedOn: day('2026-01-20'), kind: 'takeover', ...change })),
  );
const enter = (change: Partial<RemunerationFormula> = {}) =>
  db.transactions.run(here, (tx) =>
    formulas.enter(tx, here, { formula: { ...FORMULA, ...change }, by: people.reviewer }),
  );
const post = (month = JANUARY) =>
  db.transactions.run(here, (tx) => runs.post(tx, here, { period: month, by: people.accountant }));
const close = (month: string) =>
  db.transactions.run(here, (tx) =>
    tx.query('select close_period($1, $2, $3, $4)', [here, month, people.reviewer, '{}']),
  );
const queries = () => new RemunerationQueries(db.reading);
const posted = async () => remunerationViewOf(await queries().posted(here, JANUARY));
const preview = async () => remunerationViewOf(await queries().preview(here, JANUARY));

/** A month of payments, and a busy one next door on the same days. */
async function paidMonth(name: string): Promise<void> {
  for (const place of [`${name}隔壁`, name]) {
    here = await openCommunity(db, place);
    await inBooks({ lines: [debit('100201', '900000'), credit('3001', '900000')] });
    for (const [account, yuan] of PAID) {
      await inBooks({ lines: [debit(account, yuan), credit('100201', yuan)] });
    }
  }
}

beforeAll(async () => {
  people = await hireBookkeepers(db);
});
afterEach(async () => expect(await faultsIn(db, here)).toEqual([]));

describe('the reward of a month (acceptance case 4)', () => {
  it('is 42,371.58 without tax and deposits: posted after the close, once, line by line', async () => {
    await paidMonth('天然居');
    await expect(post()).rejects.toEqual(refusal('remuneration.no-formula'));
    expect(await posted()).toMatchObject({ state: 'none', formula: null, amount: '0.00' });
    await enter();
    await expect(post()).rejects.toEqual(refusal('remuneration.month-open'));
    expect(await preview()).toMatchObject({
      state: 'preview',
      base: '470795.30',
      amount: '42371.58',
      blocked: expect.stringContaining('还没有结账'),
    });
    expect(await posted()).toMatchObject({ state: 'none', lines: [] });
    await close('2026-01');
    expect((await preview()).blocked).toBeNull();
    expect((await post()).amount.toString()).toBe('42371.58');
    await expect(post()).rejects.toEqual(refusal('remuneration.posted-already'));
    const month = await posted();
    expect(month).toMatchObject({ state: 'posted', base: '470795.30', amount: '42371.58' });
    expect(month.voucher).toBe('2026-02 记-1');
    expect(
      month.lines
        .filter(({ counts }) => !counts)
        .map(({ account, amount, because }) => [account, amount, because]),
    ).toEqual([
      ['2221', '33589.09', '税金不是服务支出'],
      ['224101', '10000.00', '押金是业主的钱，不是支出'],
    ]);
    const { rows } = await db.admin.query(
      `select p.account_code, p.debit::text, p.credit::text, p.fund from posting p
       where p.community_id = $1 and p.booked_on >= '2026-02-01' order by p.line`,
      [here],
    );
    expect(rows).toEqual([
      { account_code: '5201', debit: '42371.58', credit: '0.00', fund: 'F1' },
      { account_code: '2251', debit: '0.00', credit: '42371.58', fund: 'F1' },
    ]);
  });

  it('is 46,294.60 by a formula that leaves them in', async () => {
    await paidMonth('从宽居');
    await enter({ exclusions: [] });
    await close('2026-01');
    expect((await post()).amount.toString()).toBe('46294.60');
  });

  it('is posted once, whoever asks at the same time', async () => {
    await paidMonth('同时居');
    await enter();
    await close('2026-01');
    const both = await Promise.allSettled([post(), post()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('of nothing makes no voucher, and is on record', async () => {
    here = await openCommunity(db, '空月苑');
    await enter();
    await close('2026-01');
    expect(await post()).toMatchObject({ entrySeq: null });
    expect(await posted()).toMatchObject({ state: 'posted', amount: '0.00', entrySeq: null });
  });
});

describe('the base', () => {
  const base = (basis: RemunerationBasis) =>
    db.reading.run(here, async (tx) =>
      (await monthBase(tx, here, { period: JANUARY, basis })).map(({ account, amount }) =>
        [account, amount].join(' '),
      ),
    );

  it('is what was paid, received or booked; a reversal takes its part back, balances are none', async () => {
    here = await openCommunity(db, '口径苑');
    await inBooks({ kind: 'opening', lines: [debit('100201', '5000'), credit('3001', '5000')] });
    const wrong = {
      lines: [debit('100201', '70'), credit('112201', '70')],
      kind: 'receipt',
    } as const;
    const { seq } = await inBooks(wrong);
    await inBooks({ kind: 'reversal', reverses: seq, lines: reversalOf(wrong.lines) });
    await inBooks({ kind: 'general', lines: [debit('112201', '300'), credit('410101', '300')] });
    await inBooks({
      kind: 'receipt',
      lines: [debit('100201', '250'), credit('112201', '200'), credit('220301', '50')],
    });
    await inBooks({ kind: 'general', lines: [debit('510301', '80'), credit('2202', '80')] });
    // between the trust's own accounts nothing is received
    await inBooks({ kind: 'general', lines: [debit('100202', '9'), credit('100201', '9')] });
    expect(await base('received')).toEqual(['112201 200.00', '220301 50.00']);
    expect(await base('booked')).toEqual(['410101 300.00', '510301 80.00']);
    expect(await base('paid')).toEqual([]);
  });
});

describe('a formula', () => {
  it('is versioned, rests on a resolution, and never reaches back', async () => {
    here = await openCommunity(db, '办法苑');
    expect(await enter()).toBe(1);
    await expect(enter()).rejects.toMatchObject({
      details: { problems: [{ code: 'remuneration.version-not-later' }] },
    });
    await expect(
      enter({ effectiveOn: day('2026-03-01'), resolutionRef: '' }),
    ).rejects.toMatchObject({
      details: { problems: [{ code: 'remuneration.resolution-missing' }] },
    });
    await close('2026-01');
    await post();
    expect(
      await enter({ effectiveOn: day('2026-02-01'), kind: 'sum', rate: null, sum: '8000' }),
    ).toBe(2);
    const [newest, first] = await queries().formulas(here);
    expect([newest?.sum, first?.rate]).toEqual(['8000.00', '0.09']);
    expect((await posted()).formula?.version).toBe(1);
    const other = db.transactions.run(here, (tx) =>
      tx.query(`update remuneration_formula set rate = 0.5 where community_id = $1`, [here]),
    );
    await expect(other).rejects.toThrow('permission denied');
  });

  it('of the neighbour pays nobody here', async () => {
    const theirs = here;
    here = await openCommunity(db, `邻${newId().slice(-4)}`);
    expect(await queries().formulas(here)).toEqual([]);
    expect((await queries().formulas(theirs)).length).toBe(2);
  });
});
