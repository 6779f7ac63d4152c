import '../../src/open-budget/open-budget.module';
import type { BudgetLine } from '../../src/open-budget/lines.rules';
import { newId } from '../../src/shared/ids';
import type { BudgetPlace } from '../support/budgets';
import { BudgetsInTest, incomeOf, lineOf } from '../support/budgets';
import { withDatabase } from '../support/fresh-database';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { codeOf } from '../support/spending';
import { faultsIn } from '../support/verification';

const db = withDatabase(trustContractEntities);
const here = new BudgetsInTest(db);
let neighbours: BudgetPlace;
let place: BudgetPlace;
let round = 0;

const GREEN = lineOf();
const RESERVE = lineOf({
  accountCode: '5901',
  name: '预备费',
  unitPrice: '6000',
  frequency: '1',
  isContingency: true,
});
const LINES: readonly BudgetLine[] = [incomeOf('20000'), GREEN, RESERVE];
/** Every budget has lines of its own. */
const fresh = (lines: readonly BudgetLine[] = LINES) =>
  lines.map((line) => ({ ...line, lineId: newId() }));
const priced = (name: string, unitPrice: string) => (lines: readonly BudgetLine[]) =>
  lines.map((line) => (line.name === name ? { ...line, unitPrice } : line));

beforeAll(async () => {
  neighbours = await here.found('邻家苑');
  const at = await here.drafted(neighbours, fresh());
  await here.inForce(at, neighbours);
});
beforeEach(async () => {
  here.clock.set('2025-10-20');
  round += 1;
  place = await here.found(`预算苑${round}`);
});
afterEach(async () => expect(await faultsIn(db, place.communityId)).toEqual([]));

describe('a draft', () => {
  it('is written anew as a whole, reckoned and priced by the square metre', async () => {
    const at = await here.drafted(place, fresh());
    const view = await here.view(at);
    expect(view).toMatchObject({
      state: 'draft',
      version: 1,
      totals: {
        income: '20000.00',
        expense: '18000.00',
        surplus: '2000.00',
        contingency: '6000.00',
      },
      deadline: { what: 'draft', dueOn: '2025-11-15', late: false, days: 26 },
      fundName: '物业服务信托基金',
    });
    expect(view.lines.map(({ name, amount }) => [name, amount])).toEqual([
      ['物业费', '20000.00'],
      ['绿化养护', '12000.00'],
      ['预备费', '6000.00'],
    ]);
  });

  it('is not overwritten by somebody who read another text', async () => {
    const at = await here.drafted(place, fresh());
    const { contentHash } = await here.view(at);
    await here.rewritten(at, priced('绿化养护', '900'));
    const draft = { version: 1, lines: fresh(), reason: '', surplusNote: '' };
    const stale = { ...draft, textHash: contentHash ?? '' };
    expect(await codeOf(here.run(at, (tx) => here.budgets.save(tx, at, stale)))).toBe(
      'open-budget.draft-moved',
    );
  });

  it('refuses lines that are none, naming line and field', async () => {
    const at = await here.drafted(place, fresh());
    const wrong = [
      lineOf({ accountCode: '410101' }),
      lineOf({ unitPrice: 'viel' }),
      lineOf({ collectionRate: '0.9' }),
    ];
    const save = here.rewritten(at, () => wrong);
    expect(await codeOf(save)).toBe(
      'open-budget.account-of-side,open-budget.figure,open-budget.rate-of-expense',
    );
  });

  it('begins with what the books of the year before came to', async () => {
    const line = (accountCode: string, credit: boolean, amount: string) => [
      accountCode,
      credit,
      amount,
    ];
    await db.admin.query(
      `insert into account_period (community_id, account_code, fund, period, debit, credit)
       select $1, l->>0, 'F1', '2025-03', case when (l->>1)::boolean then 0 else (l->>2)::numeric end,
         case when (l->>1)::boolean then (l->>2)::numeric else 0 end
       from jsonb_array_elements($2) l`,
      [
        place.communityId,
        JSON.stringify([line('410101', true, '880.10'), line('5106', false, '120.50')]),
      ],
    );
    const budgetId = await here.run<string>(place, (tx) =>
      here.budgets.create(
        tx,
        place.communityId,
        { year: 2026, fund: 'F1', title: '2026 年度预算', from: 'actuals' },
        place.people.clerk,
      ),
    );
    const view = await here.view({ communityId: place.communityId, budgetId });
    expect(view.lines.map((each) => [each.name, each.amount, each.lastYear])).toEqual([
      ['物业费收入-住宅', '880.10', '880.10'],
      ['绿化养护', '120.50', '120.50'],
    ]);
    await db.admin.query('delete from account_period where community_id = $1', [place.communityId]);
  });

  it('is the only one of its year and fund', async () => {
    await here.drafted(place, fresh());
    expect(await codeOf(here.drafted(place, fresh()))).toBe('open-budget.once-a-year');
  });
});

describe('a text on its way', () => {
  it('states its surplus, and spends no more than comes in and is there', async () => {
    const silent = await here.drafted(place, fresh(), '');
    expect(await codeOf(here.submit(silent, place))).toBe('open-budget.surplus-unstated');
    await here.rewritten(silent, priced('绿化养护', '9000'));
    expect(await codeOf(here.submit(silent, place))).toBe('open-budget.deficit');
  });

  it('is accepted, spoken to, answered, decided by more than half, and then holds', async () => {
    const at = await here.drafted(place, fresh());
    await here.submit(at, place);
    await here.run(at, (tx) =>
      here.comments.remark(tx, at, { lineId: null, text: '请附合同' }, place.people.member),
    );
    await here.review(at, place);
    const green = (await here.view(at)).lines[1]?.lineId ?? '';
    const comment = await here.comment(at, place.residents[0], green);
    expect(await here.view(at)).toMatchObject({
      state: 'comment',
      comment: {
        opensOn: '2025-10-20',
        endsOn: '2025-11-04',
        daysLeft: 15,
        open: true,
        unanswered: 1,
      },
    });
    here.clock.set('2025-11-04');
    expect(await codeOf(here.askDecision(at, place))).toBe('open-budget.comments-open');
    here.clock.set('2025-11-05');
    expect(await codeOf(here.askDecision(at, place))).toBe('open-budget.unanswered');
    await here.answer(at, place, comment as string);
    await here.askDecision(at, place);
    await here.decide(at, place.people.chair);
    expect((await here.view(at)).decision).toMatchObject({ agreed: 1, needed: 2, sitting: 3 });
    expect(await codeOf(here.decide(at, place.people.chair))).toBe('open-budget.said-already');
    await here.decide(at, place.people.finance);
    const view = await here.view(at);
    expect(view).toMatchObject({
      state: 'effective',
      inForceVersion: 1,
      versionState: 'effective',
    });
    expect(view.steps.map(({ step }) => step)).toEqual([
      'create',
      'submit',
      'accept',
      'ask-decision',
      'agree',
      'agree',
      'effect',
    ]);
    expect(await approved(at.budgetId)).toEqual({
      物业费: '20000.00',
      绿化养护: '12000.00',
      预备费: '6000.00',
    });
  });

  it('goes back to the draft with its reason, as another version', async () => {
    const at = await here.drafted(place, fresh());
    await here.submit(at, place);
    await here.review(at, place, false);
    const view = await here.view(at);
    expect(view.versions.map(({ version, state }) => [version, state])).toEqual([
      [1, 'refused'],
      [2, 'draft'],
    ]);
    await here.rewritten(at, priced('绿化养护', '900'));
    expect((await here.view(at)).lines.map(({ before, amount }) => [before, amount])).toEqual([
      ['20000.00', '20000.00'],
      ['12000.00', '10800.00'],
      ['6000.00', '6000.00'],
    ]);
  });

  it('is taken back to be changed, and walks the whole way again', async () => {
    const at = await here.drafted(place, fresh());
    await here.submit(at, place);
    await here.review(at, place);
    await here.comment(at, place.residents[0], null);
    await here.run(at, (tx) =>
      here.process.withdraw(tx, at, { reason: '按意见修改' }, place.people.manager),
    );
    expect(await codeOf(here.submit(at, place))).toBe('open-budget.unanswered');
    expect(await codeOf(here.comment(at, place.residents[1], null))).toBe(
      'open-budget.comments-closed',
    );
  });

  it('is refused once more than half cannot be reached any more', async () => {
    const at = await here.drafted(place, fresh());
    await here.submit(at, place);
    await here.review(at, place);
    here.clock.advanceDays(16);
    await here.askDecision(at, place);
    await here.decide(at, place.people.chair, false);
    await here.decide(at, place.people.member, false);
    expect((await here.view(at)).versions.map(({ state }) => state)).toEqual(['refused', 'draft']);
    expect(await approved(at.budgetId)).toEqual({
      物业费: '0.00',
      绿化养护: '0.00',
      预备费: '0.00',
    });
  });

  it('waits for nobody where no days of comment were agreed', async () => {
    const quick = await here.found(`快苑${round}`, {
      commentDays: 0,
      decidedBy: 'committee',
      virement: { share: '0.10', yearly: '20000.00' },
    });
    const at = await here.drafted(quick, fresh());
    await here.submit(at, quick);
    await here.review(at, quick);
    expect(await codeOf(here.comment(at, quick.residents[0], null))).toBe(
      'open-budget.comments-closed',
    );
    await here.askDecision(at, quick);
    expect((await here.view(at)).versionState).toBe('deciding');
  });

  it('says how late each step was', async () => {
    here.clock.set('2025-11-20');
    const at = await here.drafted(place, fresh());
    await here.inForce(at, place);
    const { deadlines } = await here.view(at);
    expect(deadlines.map(({ what, doneOn, late, days }) => [what, doneOn, late, days])).toEqual([
      ['draft', '2025-11-20', true, 5],
      ['in-force', '2025-12-06', false, 25],
      ['final-accounts', null, false, 480],
    ]);
  });
});

async function approved(budgetId: string): Promise<Record<string, string>> {
  const { rows } = await db.admin.query<{ name: string; approved: string }>(
    'select name, approved from budget_line where budget_id = $1',
    [budgetId],
  );
  return Object.fromEntries(rows.map(({ name, approved: sum }) => [name, sum]));
}
