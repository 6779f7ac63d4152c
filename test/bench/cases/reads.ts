import { TrialBalanceQueries } from '../../../src/ledger/trial-balance.queries';
import { encodeCursor } from '../../../src/platform/http/page';
import { cashBalances } from '../../../src/queryable-account/balances.queries';
import { EntryPageQueries } from '../../../src/queryable-account/entry-page.queries';
import { MoneyCheckQueries } from '../../../src/queryable-account/my-money/money-check.queries';
import { MyMoneyQueries } from '../../../src/queryable-account/my-money/my-money.queries';
import { UseEntriesQueries } from '../../../src/queryable-account/my-money/use-entries.queries';
import { StatementQueries } from '../../../src/queryable-account/statement.queries';
import { SummaryQueries } from '../../../src/queryable-account/summary.queries';
import { day } from '../../../src/shared/day';
import { period } from '../../../src/shared/period';
import { BANK, clockOfTest } from '../../support/books';
import { accountReadsOf } from '../account-reads';
import type { BenchDatabase } from '../bench-server';
import { openCommunities } from '../books';
import type { BenchCase, CaseContext } from '../case';
import { type Filled, fillBooks, RARE_WORD, USUAL_WORD } from '../fill';
import { type MoneyFilled, moneyMonths } from '../money-months';
import { brokenIn } from '../invariants';
import type { Must, Outcome } from '../outcome';
import { interleaved, type MeasuredRound, oneByOne, p95Against, p95Of } from '../rounds';
import type { Settings } from '../settings';

/** A book of one size, and one way of reading it for each question. */
interface Book {
  readonly db: BenchDatabase;
  readonly filled: Filled;
  /** Names of those that are whole pages. */
  readonly pages: readonly string[];
  readonly reads: Readonly<Record<string, () => Promise<unknown>>>;
}

const LINES_PER_SECOND = 60_000;
const GROWTH: Must = { op: '≤', value: 1.5 };
const QUICK_ENOUGH: Must = { op: '≤', value: 3 };
/** Whole pages, for which somebody waits. */
const PAGE_QUICK_ENOUGH: Must = { op: '≤', value: 60 };

export const readsCase: BenchCase = {
  name: 'reads',
  about:
    'The product’s own queries, each in its read-only transaction under row-level security, one after the other on warm caches: a community, a day and an entry at random each time. The books are filled by set-based SQL (see fill.ts), two hundred communities at every size, so that the book of each community grows with the whole.',
  expected: ({ sizes, rounds, samples }: Settings) =>
    sizes.reduce((sum, lines) => sum + lines / LINES_PER_SECOND + 10, 0) +
    sizes.length * (rounds + 1) * samples * 0.04,
  async run({ server, settings, say }) {
    const books: Book[] = [];
    for (const lines of settings.sizes) {
      const db = await server.database(2);
      const communities = await openCommunities(db, settings.communities);
      const share = (part: number) => (0.5 * (books.length + part)) / settings.sizes.length;
      const filled = await fillBooks(db, communities, lines, (part) =>
        say(`filling ${lines} lines`, share(part)),
      );
      const money = moneyReadsOf(db, await moneyMonths(db, filled));
      const pages = { ...money, ...accountReadsOf(db, filled) };
      books.push({
        db,
        filled,
        pages: Object.keys(pages),
        reads: { ...readsOf(db, filled), ...pages },
      });
    }
    const outcomes = await readAll(books, settings, say);
    const broken: string[] = [];
    for (const { db } of books) {
      broken.push(...(await brokenIn(db)));
      await db.drop();
    }
    return { outcomes, broken };
  },
};

/** The questions a page asks. */
function readsOf({ reading }: BenchDatabase, filled: Filled): Book['reads'] {
  const statements = new StatementQueries(reading);
  const entries = new EntryPageQueries(reading);
  const trialBalances = new TrialBalanceQueries(reading);
  const summaries = new SummaryQueries(reading, clockOfTest);
  const anywhere = () => {
    const at = Math.floor(Math.random() * filled.communities.length);
    return { id: filled.communities[at]!, reader: { unitIds: [filled.homes[at]!] } };
  };
  const page = (filter: object, cursor?: string) => {
    const { id, reader } = anywhere();
    return statements.page(id, filter, { limit: 50, cursor }, reader);
  };
  const somewhere = () => placeIn(filled);
  return {
    'balance now': () => {
      const { id } = anywhere();
      return reading.run(id, (tx) => cashBalances(tx, id, null));
    },
    'balance at a day': () => {
      const { id } = anywhere();
      return reading.run(id, (tx) => cashBalances(tx, id, somewhere().on));
    },
    'statement page': () => page({}, somewhere().cursor),
    'statement page of one account': () => page({ account: BANK }, somewhere().cursor),
    'entry page': () => {
      const { id, reader } = anywhere();
      return entries.entryPage(id, String(somewhere().seq), reader);
    },
    'search, rare two-character word': () => page({ q: RARE_WORD }),
    'search, usual two-character word': () => page({ q: USUAL_WORD }),
    'trial balance of a year': () =>
      trialBalances.trialBalance(anywhere().id, { from: period('2026-01'), to: period('2026-06') }),
    'home page summary': () => {
      const { id, reader } = anywhere();
      return summaries.summary(id, reader);
    },
  };
}

/** 我的钱去哪了 of a home at random among five thousand, over the last twelve months. */
function moneyReadsOf({ reading }: BenchDatabase, { id, homes }: MoneyFilled): Book['reads'] {
  const money = new MyMoneyQueries(reading, clockOfTest);
  const entries = new UseEntriesQueries(reading);
  const checks = new MoneyCheckQueries(reading);
  const span = { from: period('2025-07'), to: period('2026-06') };
  const home = () => homes[Math.floor(Math.random() * homes.length)]!;
  return {
    'my money of a year': () => money.home(id, home(), span),
    'vouchers behind a use': () => {
      const unitId = home();
      const asked = { unitId, key: 'F1-suppliers', ...span };
      return entries.page(id, asked, { limit: 50 }, { unitIds: [unitId] });
    },
    'all homes against the ledger': () => checks.check(id, span.to),
  };
}

/** A place in the book at random, as the cursor of a page, as an entry, and as a day. */
function placeIn({ entriesEach }: Filled) {
  const part = Math.random();
  const seq = 1 + Math.floor(part * entriesEach);
  const on = day(
    new Date(Date.UTC(2023, 6, 1) + part * 1095 * 86_400_000).toISOString().slice(0, 10),
  );
  return { seq, on, cursor: encodeCursor([on, String(seq)]) };
}

async function readAll(
  books: readonly Book[],
  { rounds, samples }: Settings,
  say: CaseContext['say'],
): Promise<Outcome[]> {
  const names = Object.keys(books[0]?.reads ?? {});
  const outcomes: Outcome[] = [];
  for (const [index, name] of names.entries()) {
    const variants = books.map(({ reads, filled }) => ({
      name: String(filled.lines),
      run: () => oneByOne(samples, reads[name]!),
    }));
    for (const variant of variants) await variant.run();
    const measured = await interleaved(variants, { rounds, onRound: () => undefined });
    say(name, 0.5 + (0.5 * (index + 1)) / names.length);
    outcomes.push(...outcomesOf(name, books, measured));
  }
  return outcomes;
}

function outcomesOf(
  name: string,
  books: readonly Book[],
  measured: readonly MeasuredRound[],
): Outcome[] {
  const at = books.map(({ filled }) => filled.lines.toExponential(0).replace('e+', '·10^'));
  const last = books.length - 1;
  const sizes = books.map((_book, index) =>
    p95Of(measured, index, {
      what: `${name}, ${at[index]} lines`,
      ...(index === last
        ? { must: books[index]?.pages.includes(name) ? PAGE_QUICK_ENOUGH : QUICK_ENOUGH }
        : {}),
    }),
  );
  if (last < 1) return sizes;
  const growth = p95Against(measured, last, 0, {
    what: `${name}, ${at[last]} lines against ${at[0]}`,
    againstWhat: `the same at ${at[0]} lines`,
    ...(name === 'statement page' ? { must: GROWTH } : {}),
  });
  return [...sizes, growth];
}
