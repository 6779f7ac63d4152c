import { newId } from '../../src/shared/ids';
import type { DatabaseInTest } from './fresh-database';
import type { Place } from './spending';

/** What guards them in life is tried elsewhere; verification must find what got past every guard. */
const GUARDS = {
  final_accounts: ['final_accounts_guard', 'final_accounts_settle'],
  final_accounts_line: ['final_accounts_line_of_draft'],
  final_accounts_act: ['final_accounts_act_guard'],
  surplus_distribution: ['surplus_guard'],
  surplus_act: ['surplus_act_guard'],
} as const;

/** A row of every table of final accounts and surplus, of the budget that is there. */
export async function everyYearEnd(
  db: DatabaseInTest,
  { communityId, people }: Place,
): Promise<void> {
  await guards(db, 'disable');
  const [final, distribution] = [newId(), newId()];
  const { personId, grantId } = people.chair;
  await db.admin.query(
    `insert into final_accounts (community_id, id, budget_id, version, income, expense, surplus_note,
       audit_ref, made_by, made_at)
     select community_id, $2, id, 1, 10, 4, '转入下年', '审 1 号', $3, '2026-06-01' from budget
     where community_id = $1 limit 1`,
    [communityId, final, personId],
  );
  await db.admin.query(
    `insert into final_accounts_line (community_id, final_accounts_id, no, line_id, side, account_code,
       name, approved, actual, reason)
     select $1, $2, 1, l.id, l.side, l.account_code, l.name, 9, 10, '多收一元' from budget_line l
     where l.community_id = $1 limit 1`,
    [communityId, final],
  );
  await db.admin.query(
    `update final_accounts set state = 'decided', decided_by = 'committee', submitted_by = $3,
       submitted_at = '2026-06-02', decided_at = '2026-06-03', content_hash = final_accounts_hash($1, $2)
     where community_id = $1 and id = $2`,
    [communityId, final, personId],
  );
  await db.admin.query(
    `insert into surplus_distribution (community_id, id, year, fund, mode, basis, rate, unit_kinds, total,
       line_count, lines_root, fee_code, advance_account, advance_fund, reason, final_accounts_id, content_hash,
       decided_by, proposed_by, proposed_at)
     select $1, $2, 2026, 'F1', 'credit-fees', 'per-unit-amount', 2, '{residential}', 2, 1,
       encode(sha256(convert_to('{"amount":"2.00","no":"1","unit_id":"' || u.id || '","weight":"1"}', 'UTF8')), 'hex'),
       'service', '220301', 'F1', '返还业主', $3, 'x', 'committee', $4, '2026-06-04'
     from unit u where u.community_id = $1 order by u.id limit 1`,
    [communityId, distribution, final, personId],
  );
  await db.admin.query(
    `insert into surplus_line (community_id, distribution_id, no, unit_id, weight, amount)
     select $1, $2, 1, u.id, 1, 2 from unit u where u.community_id = $1 order by u.id limit 1`,
    [communityId, distribution],
  );
  for (const [table, subject] of [
    ['final_accounts_act', final],
    ['surplus_act', distribution],
  ] as const) {
    await db.admin.query(
      `insert into ${table} (community_id, id, subject_id, act, person_id, grant_id, at, note, content_hash)
       values ($1, $2, $3, 'agree', $4, $5, '2026-06-03', '同意', 'x')`,
      [communityId, newId(), subject, personId, grantId],
    );
  }
  await guards(db, 'enable');
}

async function guards(db: DatabaseInTest, turn: 'enable' | 'disable'): Promise<void> {
  for (const [table, names] of Object.entries(GUARDS)) {
    for (const name of names) await db.admin.query(`alter table ${table} ${turn} trigger ${name}`);
  }
}
