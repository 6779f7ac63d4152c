import '../../src/ledger/ledger.module';
import type { EntryDraft } from '../../src/ledger/entry.rules';
import { PostingQueue } from '../../src/ledger/posting-queue';
import type { PostedEntry } from '../../src/ledger/verdicts.rules';
import { VerifyBooksQueries } from '../../src/ledger/verify-books.queries';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import {
  BANK,
  costDraft,
  credit,
  debit,
  draftOf,
  FEES,
  ledgerOfTest,
  openCommunity,
} from '../support/books';
import { withDatabase } from '../support/fresh-database';

const db = withDatabase();
const ledger = ledgerOfTest();
const communities: number[] = [];

const queueOfTest = () => new PostingQueue(db.transactions, ledger);

interface Order {
  community: number;
  draft: EntryDraft;
}

/** All at once; what became of each, in their order. */
const postAll = (queue: PostingQueue, orders: readonly Order[]) =>
  Promise.allSettled(orders.map(({ community, draft }) => queue.post(community, draft)));

const postedOf = (outcome: PromiseSettledResult<PostedEntry>): PostedEntry => {
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
};

const codeOf = (outcome: PromiseSettledResult<PostedEntry>): string =>
  outcome.status === 'fulfilled'
    ? outcome.value.replayed
      ? 'replayed'
      : 'posted'
    : ((outcome.reason as { code?: string }).code ?? String(outcome.reason));

/** Numbers without a gap, sums that are those of the lines, every belt: as an auditor would ask. */
async function expectBooksToHold(): Promise<void> {
  const books = new VerifyBooksQueries(db.reading);
  for (const community of communities) {
    expect(await books.verify(community)).toMatchObject({ faults: [] });
  }
}

const entriesWith = async (keys: readonly string[]): Promise<number> => {
  const { rows } = await db.admin.query<{ entries: string }>(
    'select count(*) as entries from entry where idem_key = any($1)',
    [keys],
  );
  return Number(rows[0]!.entries);
};

const somewhere = (index: number) => communities[index % communities.length]!;

/** A file that does not exist: nothing is known of it before the statement fails. */
const poisoned = () => draftOf({ fileIds: [newId()] });

beforeAll(async () => {
  for (let turn = 1; turn <= 20; turn += 1) {
    communities.push(await openCommunity(db, `小区${turn}`));
  }
});

afterEach(expectBooksToHold);

it('answers each of 500 drafts of 20 communities for itself', async () => {
  const queue = queueOfTest();
  const earlier = draftOf();
  await queue.post(somewhere(7), earlier);
  const twice = draftOf();
  const lopsided = [debit(BANK, '10.00'), credit(FEES, '9.00')];
  const odd: [number, EntryDraft, string][] = [
    [7, earlier, 'replayed'],
    [27, { ...earlier, summary: '另一件事' }, 'ledger.key-reused'],
    [50, twice, 'posted'],
    [70, twice, 'replayed'],
    [90, { ...twice, attachmentCount: 9 }, 'ledger.key-reused'],
    [111, draftOf({ lines: lopsided }), 'request.refused'],
    [131, draftOf({ lines: [debit('9999', '1.00'), credit(FEES, '1.00')] }), 'request.refused'],
    [151, draftOf({ bookedOn: day('2025-12-31') }), 'request.refused'],
    [171, draftOf({ fileIds: [newId()] }), 'ledger.file-unknown'],
    [191, poisoned(), 'ledger.file-unknown'],
  ];
  const orders = Array.from({ length: 500 }, (_, index) => ({
    community: somewhere(index),
    draft: odd.find(([at]) => at === index)?.[1] ?? costDraft(`${index + 1}.00`),
  }));
  const outcomes = await postAll(queue, orders);
  const expected = orders.map((_, index) => odd.find(([at]) => at === index)?.[2] ?? 'posted');
  expect(outcomes.map(codeOf)).toEqual(expected);
  const posted = expected.filter((code) => code === 'posted').length;
  const keys = orders.map(({ draft }) => draft.key);
  expect(await entriesWith(keys)).toBe(posted + 1);
});

it('numbers the drafts of a community in the order in which they came', async () => {
  const community = somewhere(3);
  const orders = Array.from({ length: 120 }, (_, index) => ({
    community: index % 3 === 0 ? somewhere(index) : community,
    draft: draftOf({ bookedOn: day(index % 2 === 0 ? '2026-05-02' : '2026-06-03') }),
  }));
  const outcomes = await postAll(queueOfTest(), orders);
  // The first two find nobody before them and go at once, side by side.
  const own = outcomes
    .map(postedOf)
    .filter((_, index) => index > 1 && orders[index]!.community === community);
  const seqs = own.map(({ seq }) => Number(seq));
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  for (const month of ['2026-05', '2026-06']) {
    const numbers = own.filter(({ period }) => period === month).map((entry) => entry.voucherNo);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  }
});

it('names every reason of a refusal in company, as it does alone', async () => {
  const wrong = draftOf({
    bookedOn: day('2025-12-31'),
    lines: [debit(BANK, '10.00'), credit('9999', '9.00')],
  });
  const orders = Array.from({ length: 40 }, (_, index) => ({
    community: somewhere(index),
    draft: index === 33 ? wrong : draftOf(),
  }));
  const outcome = (await postAll(queueOfTest(), orders))[33]!;
  const alone = await db.transactions
    .run(somewhere(33), (tx) => ledger.post(tx, somewhere(33), wrong))
    .catch((error: unknown) => error);
  expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'request.refused' } });
  expect((outcome as PromiseRejectedResult).reason.details).toEqual(
    (alone as { details: unknown }).details,
  );
});

it('says what a month that was closed meanwhile says', async () => {
  const closed = somewhere(11);
  const closeUpTo = (date: string) =>
    db.admin.query('update ledger_head set closed_through = $2 where community_id = $1', [
      closed,
      date,
    ]);
  await closeUpTo('2026-01-31');
  const orders = Array.from({ length: 40 }, (_, index) => ({
    community: somewhere(index),
    draft: draftOf({ bookedOn: day('2026-01-20') }),
  }));
  const outcomes = await postAll(queueOfTest(), orders);
  await closeUpTo('2025-12-31');
  expect(outcomes.map(codeOf)).toEqual(
    orders.map(({ community }) => (community === closed ? 'request.refused' : 'posted')),
  );
});

it('spares the neighbours of drafts that break the statement, within a community too', async () => {
  const orders = Array.from({ length: 60 }, (_, index) => ({
    community: index < 30 ? somewhere(index) : somewhere(5),
    draft: [9, 40, 59].includes(index) ? poisoned() : draftOf(),
  }));
  const outcomes = await postAll(queueOfTest(), orders);
  expect(outcomes.map(codeOf)).toEqual(
    orders.map((_, index) => ([9, 40, 59].includes(index) ? 'ledger.file-unknown' : 'posted')),
  );
});

it('loses and doubles nothing when sessions are cut in the middle and at commit', async () => {
  await db.admin.query(`
    create sequence cuts;
    create function cut_off() returns trigger language plpgsql security definer as $$
    begin
      if nextval('cuts') in (5, 60, 200) then perform pg_terminate_backend(pg_backend_pid()); end if;
      return null;
    end $$;
    create constraint trigger cut_at_commit after insert on entry
      deferrable initially deferred for each row execute function cut_off();
    create trigger cut_in_between after insert on posting for each row execute function cut_off()`);
  const queue = queueOfTest();
  const orders = Array.from({ length: 200 }, (_, index) => ({
    community: somewhere(index),
    draft: draftOf(),
  }));
  const outcomes = await postAll(queue, orders);
  const { rows } = await db.admin.query<{ cuts: string }>('select last_value as cuts from cuts');
  expect(Number(rows[0]!.cuts)).toBeGreaterThan(200);
  await db.admin.query('drop function cut_off cascade; drop sequence cuts');
  // Whoever heard of no success asks again with the same key.
  const again = orders.filter((_, index) => outcomes[index]!.status === 'rejected');
  (await postAll(queue, again)).forEach(postedOf);
  expect(await entriesWith(orders.map(({ draft }) => draft.key))).toBe(orders.length);
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.status === 'rejected') continue;
    const replay = await queue.post(orders[index]!.community, orders[index]!.draft);
    expect(replay).toEqual({ ...outcome.value, replayed: true });
  }
});

it('takes no more than it can hold, and says when to come back', async () => {
  const [busy, other] = [somewhere(0), somewhere(1)];
  const queue = queueOfTest();
  const draft = draftOf();
  const one = { community: busy, draft };
  const held = await db.transactions.run(busy, async (tx) => {
    await tx.query('select hold_books($1)', [busy]);
    const taken = postAll(queue, Array<Order>(5002).fill(one));
    await expect(queue.post(other, draftOf())).rejects.toMatchObject({
      kind: 'busy',
      code: 'ledger.busy',
      details: { retryAfterSeconds: 3 },
    });
    return { taken };
  });
  const answers = new Set((await held.taken).map(postedOf).map(({ seq }) => seq));
  expect(answers.size).toBe(1);
  expect((await queue.post(other, draftOf())).replayed).toBe(false);
});

it('has answered everybody before the program lets go of the database', async () => {
  const queue = queueOfTest();
  const answered: number[] = [];
  const orders = Array.from({ length: 50 }, (_, index) => index);
  const all = orders.map((index) =>
    queue.post(somewhere(index), draftOf()).then(() => answered.push(index)),
  );
  await queue.beforeApplicationShutdown();
  expect(answered).toHaveLength(orders.length);
  await Promise.all(all);
});
