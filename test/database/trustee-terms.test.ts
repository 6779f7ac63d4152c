import { BooksSealService } from '../../src/handover/books-seal.service';
import '../../src/handover/handover.module';
import { recountHandovers } from '../../src/handover/recount-handovers';
import { Clock } from '../../src/platform/clock';
import { newId } from '../../src/shared/ids';
import { costDraft, draftOf, hireBookkeepers, ledgerOfTest, openCommunity } from '../support/books';
import { withDatabase } from '../support/fresh-database';

/** What holds by the database's own clock, whoever writes: here a term ends for real. */
const db = withDatabase([]);
const ledger = ledgerOfTest();
let here: number;
let nextDoor: number;
let accountant: string;
let reviewer: string;
let endsAt: Date;

const post = (community: number, summary: string, postedBy: string | null) =>
  db.transactions.run(community, (tx) =>
    ledger.post(tx, community, costDraft('5.00', { summary, postedBy })),
  );

beforeAll(async () => {
  here = await openCommunity(db, '锦和苑');
  nextDoor = await openCommunity(db, '望江里');
  ({ accountant, reviewer } = await hireBookkeepers(db));
  for (const community of [here, nextDoor]) {
    await db.admin.query(
      `insert into role_grant (community_id, id, person_id, party, post, starts_on, resolution_ref)
       values ($1, $2, $3, 'trustee', 'reviewer', '2026-01-01', '决议')`,
      [community, newId(), reviewer],
    );
  }
  await post(here, '届满之前', reviewer);
  const { rows } = await db.admin.query<{ at: Date }>(
    `update trustee_term set ends_at = clock_timestamp() where community_id = $1
     returning ends_at as at`,
    [here],
  );
  endsAt = rows[0]!.at;
  await db.admin.query(
    `insert into handover (community_id, id, ending_term, ends_at, days, due_on, reason, begun_by,
       begun_at) values ($1, $2, 1, $3, 10, ($3::timestamptz at time zone 'Asia/Shanghai')::date + 10,
       '信托终止', $4, $3)`,
    [here, newId(), endsAt, accountant],
  );
});

it('every community begins with a term of its founding firm, and its posts belong to it', async () => {
  const { rows } = await db.admin.query(
    `select t.community_id, t.no, t.firm, g.trustee_term from trustee_term t
     join role_grant g on g.community_id = t.community_id order by 1`,
  );
  expect(rows).toEqual([
    { community_id: here, no: 1, firm: '乙方', trustee_term: 1 },
    { community_id: nextDoor, no: 1, firm: '乙方', trustee_term: 1 },
  ]);
});

it('nothing is booked by the people of a firm whose term is over; next door it is', async () => {
  await expect(post(here, '届满之后', reviewer)).rejects.toMatchObject({
    code: 'trustee-term.over',
  });
  await expect(post(nextDoor, '隔壁照旧', reviewer)).resolves.toBeDefined();
});

it('what nobody of the firm books goes on: money that comes in by itself', async () => {
  await expect(post(here, '业主线上缴费', null)).resolves.toBeDefined();
});

it('two firms are never trustee at one time', async () => {
  const second = db.admin.query(
    `insert into trustee_term (community_id, no, firm, starts_at, resolution_ref, set_at)
     values ($1, 2, '丙方', '2026-02-01', '决议', now())`,
    [here],
  );
  await expect(second).rejects.toMatchObject({ constraint: 'trustee_term_one' });
});

it('an end that is set is not moved', async () => {
  const move = db.admin.query(
    `update trustee_term set ends_at = ends_at + interval '1 day' where community_id = $1`,
    [here],
  );
  await expect(move).rejects.toMatchObject({ constraint: 'trustee_term_end_once' });
});

it('sealed late, the books are those of the end: what came afterwards is not in them', async () => {
  const seals = new BooksSealService(new Clock());
  const sealed = () => db.transactions.run(here, (tx) => seals.sealDue(tx, here, null));
  expect([await sealed(), await sealed()]).toEqual([1, 0]);
  const { rows } = await db.admin.query(
    `select last_seq, trial_debit from books_seal where community_id = $1`,
    [here],
  );
  expect(rows).toEqual([{ last_seq: '1', trial_debit: '5.00' }]);
  await db.transactions.run(here, (tx) => ledger.post(tx, here, draftOf()));
  const odd = () => db.transactions.run(here, (tx) => recountHandovers(tx, here));
  expect(await odd()).toEqual([]);
});
