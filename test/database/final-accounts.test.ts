import '../../src/open-budget/final-accounts/final-accounts.module';
import { finalAccountsViewOf } from '../../src/open-budget/final-accounts/final-accounts-views';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { newId } from '../../src/shared/ids';
import { credit, debit } from '../support/books';
import { COMMITTEE_DECIDES } from '../support/budgets';
import { withDatabase } from '../support/fresh-database';
import { faultsIn } from '../support/verification';
import { YearEndInTest } from '../support/year-end';
import type { LivedYear } from '../support/year-end';

const db = withDatabase(trustContractEntities);
const here = new YearEndInTest(db);
let neighbours: LivedYear;
let year: LivedYear;
let round = 0;

const REASONS = { '5117': '道闸碰撞赔付' };
const refusal = (code: string) => expect.objectContaining({ code });
const problems = (...fields: string[]) =>
  expect.objectContaining({
    details: { problems: fields.map((field) => expect.objectContaining({ field })) },
  });
const view = async () =>
  finalAccountsViewOf(
    await here.queries.of(year.place.communityId, year.at.budgetId),
    { personId: newId(), grants: [], bindings: [] },
    year.place.communityId,
  );
const asApp = (sql: string, params: unknown[] = []) =>
  db.transactions.run(year.place.communityId, (tx) =>
    tx.query(sql, [year.place.communityId, ...params]),
  );

beforeAll(async () => {
  neighbours = await here.lived('邻家苑');
  await here.settled(neighbours);
}, 60_000);
beforeEach(async () => {
  round += 1;
  year = await here.lived(`决算苑${round}`);
}, 30_000);
afterEach(async () => expect(await faultsIn(db, year.place.communityId)).toEqual([]));

describe('before the year is closed', () => {
  it('the figures are those of the books of now, and nothing can be drawn up', async () => {
    await expect(here.make(year)).rejects.toEqual(refusal('final-accounts.year-open'));
    const shown = await view();
    expect(shown).toMatchObject({
      state: 'none',
      blocked: expect.stringContaining('12 月还没有结账'),
      dueOn: '2027-03-31',
      late: false,
      totals: { surplusApproved: '4000.00', surplus: '3380.00' },
    });
    expect(
      shown.lines.map(({ name, approved, actual, reasonNeeded }) => [
        name,
        approved,
        actual,
        reasonNeeded,
      ]),
    ).toEqual([
      ['物业费', '20000.00', '19000.00', false],
      ['绿化养护', '12000.00', '11500.00', false],
      ['树木修剪', '1000.00', '1040.00', false],
      ['垃圾清运', '3000.00', '3000.00', false],
      ['赔付及理赔', '0.00', '80.00', true],
    ]);
  });
});

describe('final accounts', () => {
  beforeEach(() => here.closed(year.place));

  it('need every reason, then a majority of the committee; then the budget is settled', async () => {
    await here.make(year);
    await expect(here.submit(year)).rejects.toEqual(problems('reasons.5117'));
    await here.make(year, REASONS);
    expect(await here.submit(year)).toMatchObject({ version: 1, state: 'deciding' });
    await expect(here.make(year, REASONS)).rejects.toEqual(refusal('final-accounts.not-draft'));
    const { chair, member } = year.place.people;
    expect(await here.decide(year, chair)).toMatchObject({ state: 'deciding' });
    await expect(here.decide(year, chair)).rejects.toEqual(refusal('decision.said-already'));
    expect(await here.decide(year, member)).toMatchObject({ state: 'decided' });
    expect(await view()).toMatchObject({
      state: 'decided',
      decidedOn: '2027-02-10',
      decision: { by: 'committee', agreed: 2, sitting: 3, needed: 2 },
      auditRef: '示例会审字 1 号',
    });
    const { rows } = await db.admin.query('select settled_at from budget where id = $1', [
      year.at.budgetId,
    ]);
    expect(rows[0].settled_at).not.toBeNull();
    const draft = { kind: 'virement', reason: '年后调整' } as const;
    const adjusting = here.budgets.run(year.at, (tx) =>
      here.budgets.budgets.adjust(tx, year.at, draft, year.place.people.accountant),
    );
    await expect(adjusting).rejects.toEqual(refusal('open-budget.settled'));
  });

  it('that were refused are drawn up again, and who says no says why', async () => {
    await here.make(year, REASONS);
    await here.submit(year);
    const { chair, member } = year.place.people;
    const no = { agree: false, reason: '赔付没有单据' };
    await expect(here.decide(year, chair, { agree: false })).rejects.toEqual(
      refusal('decision.reason-needed'),
    );
    await here.decide(year, chair, no);
    expect(await here.decide(year, member, no)).toMatchObject({ state: 'refused' });
    expect(await here.make(year, REASONS)).toMatchObject({ version: 2, state: 'draft' });
  });

  it('are not decided by words alone: neither by the serving role nor with other figures', async () => {
    const { id } = await here.make(year, REASONS);
    const line = (sql: string) =>
      asApp(`${sql} where community_id = $1 and final_accounts_id = $2`, [id]);
    await expect(line('update final_accounts_line set actual = 1')).rejects.toThrow(
      'permission denied',
    );
    await line('delete from final_accounts_line');
    await expect(here.submit(year)).rejects.toEqual(refusal('final-accounts.books-moved'));
    await here.make(year, REASONS);
    await here.submit(year);
    const decide = `update final_accounts set state = 'decided', decided_at = now() where community_id = $1 and id = $2`;
    await expect(asApp(decide, [id])).rejects.toEqual(refusal('final-accounts.not-draft'));
    await here.decide(year, year.place.people.chair);
    await expect(asApp(decide, [id])).rejects.toEqual(refusal('final-accounts.not-draft'));
    await expect(line('delete from final_accounts_line')).rejects.toEqual(
      refusal('final-accounts.not-draft'),
    );
    await expect(
      asApp('update budget set settled_at = now() where community_id = $1'),
    ).rejects.toThrow('permission denied');
  });

  it('are of the year: what is booked in the next does not move them', async () => {
    await here.make(year, REASONS);
    await here.booked(year.place, [debit('5106', '7'), credit('2202', '7')], '2027-01-05');
    expect((await view()).totals.expenseActual).toBe('15620.00');
  });

  it('of the neighbours are nobody else’s', async () => {
    const theirs = { ...year, at: neighbours.at };
    await expect(here.make(theirs, REASONS)).rejects.toEqual(refusal('open-budget.unknown'));
  });
});

describe('where the owners decide', () => {
  it('no committee does: their counted vote on this very text is entered', async () => {
    const owners = { ...COMMITTEE_DECIDES, decidedBy: 'owners' } as const;
    year = await here.lived(`业主苑${round}`, owners);
    await here.closed(year.place);
    const { id, version } = await here.make(year, REASONS);
    await here.submit(year);
    const { chair } = year.place.people;
    await expect(here.decide(year, chair)).rejects.toEqual(refusal('decision.owners-decide'));
    await expect(here.decide(year, chair, { resolutionId: newId() })).rejects.toEqual(
      refusal('resolution.unknown'),
    );
    expect(await view()).toMatchObject({ id, version, decision: { by: 'owners' } });
  });
});
