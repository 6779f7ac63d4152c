import { newId } from '../../src/shared/ids';
import { BudgetsInTest, incomeOf, lineOf } from './budgets';
import type { DatabaseInTest } from './fresh-database';
import type { Place } from './spending';

/** A budget that everybody was asked about: each of its tables has a row, and nothing is under control. */
export async function everyBudget(
  db: DatabaseInTest,
  { communityId, people }: Place,
  on: string,
): Promise<void> {
  const here = new BudgetsInTest(db);
  here.clock.set(on);
  const office = ({ personId, grantId }: { personId: string; grantId: string | null }) => ({
    personId,
    grantId,
  });
  const lines = [incomeOf('1200'), lineOf({ unitPrice: '100', basis: '养护合同' })].map((line) => ({
    ...line,
    lineId: newId(),
  }));
  await db.transactions.run(communityId, async (tx) => {
    const year = { year: 2030, fund: 'F5' as const, title: '应急预备金预算', from: null };
    const budgetId = await here.budgets.create(tx, communityId, year, office(people.clerk));
    const at = { communityId, budgetId };
    const draft = { version: 1, lines, reason: '', surplusNote: '收支平衡' };
    await here.budgets.save(tx, at, draft);
    await here.process.submit(tx, at, {}, office(people.reviewer));
    const remark = { lineId: lines[1]?.lineId ?? null, text: '请附合同' };
    await here.comments.remark(tx, at, remark, office(people.member));
    await here.process.review(tx, at, { accept: true, reason: '' }, office(people.chair));
    const by = { personId: people.cashier.personId, post: 'protector' as const };
    const said = await here.comments.comment(tx, at, { lineId: null, text: '为什么不多存' }, by);
    const answer = { commentId: said, text: '以收定支' };
    await here.comments.answer(tx, at, answer, office(people.accountant));
  });
}
