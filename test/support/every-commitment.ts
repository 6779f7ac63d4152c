import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import { draftOf } from './books';
import type { DatabaseInTest } from './fresh-database';
import type { Place, SpendingInTest } from './spending';

/** An order on a line of the budget there is, and a cost charged to it: a row of each table of control. */
export async function everyCommitment(
  db: DatabaseInTest,
  spend: SpendingInTest,
  place: Place,
): Promise<void> {
  const { communityId, people, payeeId, fileId } = place;
  const { rows } = await db.admin.query<{ id: string; account: string; fund: 'F5' }>(
    `select l.id, l.account_code as account, b.fund from budget_line l
     join budget b on b.community_id = l.community_id and b.id = l.budget_id
     where l.community_id = $1 and l.side = 'expense' order by l.id limit 1`,
    [communityId],
  );
  const line = rows[0]!;
  const id = newId();
  // The budget is not in force, so that nothing else here is under control.
  await db.admin.query('alter table commitment disable trigger commitment_starts');
  await db.admin.query(
    `insert into commitment (community_id, id, number, payee_id, budget_line_id, title, amount, starts_on,
       ends_on, file_id, selection, proposed_on, proposed_by, contract_version, ladder_basis, ladder_by,
       approvals_needed)
     values ($1, $2, '约-2026-001', $3, $4, '绿化养护订单', 90, '2026-06-01', '2026-12-31', $5, '三家比价',
       '2026-06-10', $6, 1, 90, 'reviewer', 1)`,
    [communityId, id, payeeId, line.id, fileId, people.clerk.personId],
  );
  await db.admin.query('alter table commitment enable trigger commitment_starts');
  await db.admin.query(
    `insert into commitment_act (community_id, id, commitment_id, act, person_id, grant_id, at, note)
     values ($1, $2, $3, 'propose', $4, $5, '2026-06-10', '按年度计划')`,
    [communityId, newId(), id, people.clerk.personId, people.clerk.grantId],
  );
  const amount = Money.yuan('60.00');
  const at = { accountCode: line.account, fund: line.fund, budgetLineId: line.id };
  const lines = [
    { ...at, debit: amount, credit: Money.zero },
    { accountCode: '2202', fund: line.fund, debit: Money.zero, credit: amount },
  ];
  await spend.run(place, (tx) => spend.ledger.post(tx, communityId, draftOf({ lines })));
}
