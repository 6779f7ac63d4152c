import '../../src/ledger/ledger.module';
import { entities } from '../../src/entities';
import { day } from '../../src/shared/day';
import { draftOf, hireBookkeepers, ledgerOfTest, openCommunity } from '../support/books';
import { type DatabaseInTest, withDatabase } from '../support/fresh-database';
import {
  allFindings,
  crowdPosts,
  linesAddedByOwner,
  numberBy,
  rewrite,
  writtenByOwner,
} from '../support/planted';
import { codeOf } from '../support/spending';

/**
 * Defects that somebody with the database's keys can plant, each in a database of its own, and the
 * check that names it. The table of all planted defects is docs/planted-defects.md.
 */
interface Planted {
  defect: string;
  plant(db: DatabaseInTest, here: number): Promise<unknown>;
  /** Each must be found, by the check that stands before the colon. */
  found: RegExp[];
}

const locks = / for update( of \w+(, \w+)*)?/g;

const PLANTED: Planted[] = [
  {
    defect: 'the balance trigger dropped, and an entry that does not balance',
    plant: async (db, here) => {
      await db.admin.query('drop trigger entry_must_balance on entry');
      await writtenByOwner(db, here, ['10', '9']);
    },
    found: [/^verify: .*触发器.*entry_must_balance/, /^verify: .*借贷相等/, /^rounds: half entry/],
  },
  {
    defect: 'the check of the line count dropped, and lines added to an old entry',
    plant: async (db, here) => {
      await db.admin.query('drop trigger posting_comes_with_entry on posting');
      await linesAddedByOwner(db, here);
    },
    found: [
      /^verify: .*触发器.*posting_comes_with_entry/,
      /^verify: .*行数/,
      /^rounds: half entry/,
    ],
  },
  {
    defect: 'row-level security off on one table',
    plant: (db) => db.admin.query('alter table posting disable row level security'),
    found: [/^start: 表 posting /],
  },
  {
    defect: 'row-level security not forced on the owner',
    plant: (db) => db.admin.query('alter table entry no force row level security'),
    found: [/^start: 表 entry /],
  },
  {
    defect: 'the voucher number from MAX + 1, read before the lock',
    plant: async (db, here) => {
      await db.admin.query('alter table entry drop constraint entry_voucher_no_once');
      await numberBy(db.admin, `current_setting('planted.no')`);
      const next = `select coalesce(max(voucher_no), 0) + 1 from entry`;
      await crowdPosts(db, here, `select set_config('planted.no', (${next})::text, true)`);
    },
    found: [/^verify: .*触发器.*planted/, /^verify: .*凭证号/, /^rounds: .*voucher numbers/],
  },
  {
    defect: 'the voucher number from a sequence',
    plant: async (db, here) => {
      await db.admin.query('create sequence planted start 2');
      await db.admin.query('grant usage on sequence planted to trust_owner');
      await numberBy(db.admin, `nextval('planted')`);
      await crowdPosts(db, here);
    },
    found: [/^verify: .*触发器.*planted/, /^verify: .*凭证号/, /^rounds: .*voucher numbers/],
  },
  {
    defect: 'no lock on the head',
    plant: async (db, here) => {
      await rewrite(db.admin, 'post_entries', [locks, '']);
      // What the unique keys refuse is no refusal of the book's rules: the crowd hears of a collision.
      expect(await crowdPosts(db, here)).toContain('23505');
    },
    found: [/^verify: .*函数.*post_entries/],
  },
  {
    defect: 'a seal without its watermark: posting into a closed month',
    plant: async (db, here) => {
      const { reviewer } = await hireBookkeepers(db);
      await db.transactions.run(here, (tx) =>
        tx.query(`select close_period($1, '2026-01', $2, '[]')`, [here, reviewer]),
      );
      const late = draftOf({ bookedOn: day('2026-01-31') });
      const post = () =>
        codeOf(db.transactions.run(here, (tx) => ledgerOfTest().post(tx, here, late)));
      expect(await post()).toBe('ledger.closed-period');
      await rewrite(db.admin, 'post_entries', [/when [^\n]*then 'closed_period'/, '']);
      expect(await post()).toBe('nothing was refused');
    },
    found: [/^verify: .*函数.*post_entries/, /^verify: .*结账/],
  },
  {
    defect: 'an approval that is not bound to the version approved',
    plant: (db) =>
      rewrite(db.admin, 'spending_act_guard', [
        /request\.version is distinct from new\.version\s+or /,
        '',
      ]),
    found: [/^verify: .*函数.*spending_act_guard/],
  },
  {
    defect: 'a payment that needs no released request',
    plant: (db) =>
      rewrite(db.admin, 'payment_may_be_booked', [
        /if p_source_kind/,
        'return true; if p_source_kind',
      ]),
    found: [/^verify: .*函数.*payment_may_be_booked/],
  },
  {
    defect: 'the refusal to change a record taken away',
    plant: async (db) => {
      await db.admin.query('alter table entry disable trigger entry_append_only');
      await db.admin.query(`update entry set summary = '别的事' where seq = 1`);
    },
    found: [/^verify: .*触发器.*entry_append_only/, /^verify: .*: entry /],
  },
  {
    defect: 'an entry that is no leaf',
    plant: (db, here) => writtenByOwner(db, here, ['10', '10']),
    found: [/^verify: .*entry/, /^rounds: half act: entry without its leaf/],
  },
];

describe.each(PLANTED)('$defect', (planted) => {
  const db = withDatabase(entities);
  let here: number;

  beforeAll(async () => {
    here = await openCommunity(db, '锦和苑');
    const neighbour = await openCommunity(db, '邻家苑');
    for (const community of [here, neighbour]) {
      await db.transactions.run(community, (tx) => ledgerOfTest().post(tx, community, draftOf()));
    }
  });

  it('is named; before, there was nothing to name', async () => {
    expect(await allFindings(db, here)).toEqual([]);
    await planted.plant(db, here);
    const findings = await allFindings(db, here);
    for (const words of planted.found)
      expect(findings).toContainEqual(expect.stringMatching(words));
  });
});
