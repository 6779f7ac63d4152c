import '../../src/open-budget/open-budget.module';
import type { BudgetAt } from '../../src/open-budget/budget-records.service';
import { differencesOf } from '../../src/open-budget/differences.rules';
import type { BudgetLine } from '../../src/open-budget/lines.rules';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { credit, debit, draftOf } from '../support/books';
import type { BudgetPlace } from '../support/budgets';
import { BudgetsInTest, COMMITTEE_DECIDES, incomeOf, lineOf } from '../support/budgets';
import { withDatabase } from '../support/fresh-database';
import { codeOf } from '../support/spending';
import { faultsIn } from '../support/verification';

const db = withDatabase(trustContractEntities);
const here = new BudgetsInTest(db);
let place: BudgetPlace;
let at: BudgetAt;
let round = 0;

/** 绿化 12,000, 清洁 30,000, 预备费 6,000, out of 50,000. */
const lines = (): BudgetLine[] => [
  incomeOf('50000'),
  lineOf(),
  lineOf({ accountCode: '5105', name: '清洁卫生', unitPrice: '2500' }),
  lineOf({
    accountCode: '5901',
    name: '预备费',
    unitPrice: '6000',
    frequency: '1',
    isContingency: true,
  }),
];

/** Changes what lines come to in all, by their names; a name that is not there is a new line. */
const set =
  (sums: Record<string, string>) =>
  (before: readonly BudgetLine[]): BudgetLine[] => {
    const once = (sum: string) => ({ unitPrice: sum, quantity: '1', frequency: '1' });
    const known = before.map((line) => {
      const sum = sums[line.name];
      return sum === undefined ? line : { ...line, ...once(sum) };
    });
    const added = Object.entries(sums)
      .filter(([name]) => !before.some((line) => line.name === name))
      .map(([name, sum]) => lineOf({ name, accountCode: '5108', ...once(sum) }));
    return [...known, ...added];
  };

const approved = async () => {
  const { rows } = await db.admin.query<{ name: string; approved: string }>(
    'select name, approved from budget_line where budget_id = $1 order by position',
    [at.budgetId],
  );
  return Object.fromEntries(rows.map(({ name, approved: sum }) => [name, sum]));
};

/** A bill of 2026 on an account of the budget. */
const spend = (accountCode: string, sum: string) =>
  here.run(place, (tx) =>
    here.ledger.post(
      tx,
      place.communityId,
      draftOf({
        bookedOn: day('2026-01-10'),
        lines: [debit(accountCode, sum), credit('2202', sum)],
      }),
    ),
  );

beforeAll(async () => {
  const neighbours = await here.found('邻家苑');
  const theirs = await here.drafted(neighbours, lines());
  await here.inForce(theirs, neighbours);
});
beforeEach(async () => {
  here.clock.set('2025-10-20');
  round += 1;
  place = await here.found(`调整苑${round}`);
  at = await here.drafted(place, lines());
  await here.inForce(at, place);
  here.clock.set('2026-02-01');
});
afterEach(async () => expect(await faultsIn(db, place.communityId)).toEqual([]));

it('调剂 within the limits is decided by the committee and moves what is approved', async () => {
  await here.adjusted(at, place, 'virement', set({ 绿化养护: '13000', 清洁卫生: '29000' }));
  expect((await here.view(at)).versionState).toBe('deciding');
  await here.decide(at, place.people.chair);
  await here.decide(at, place.people.finance);
  expect(await approved()).toEqual({
    物业费: '50000.00',
    绿化养护: '13000.00',
    清洁卫生: '29000.00',
    预备费: '6000.00',
  });
  const view = await here.view(at);
  expect(view.versions.map(({ version, kind, state }) => [version, kind, state])).toEqual([
    [1, 'original', 'superseded'],
    [2, 'virement', 'effective'],
  ]);
  expect(view.limits).toEqual({
    share: '0.10',
    yearly: '20000.00',
    moved: '1000.00',
    left: '19000.00',
  });
});

it.each([
  ['more than a tenth of what gives', { 绿化养护: '15100', 清洁卫生: '26900' }, 'virement-share'],
  ['more than it takes away', { 绿化养护: '13000' }, 'not-balanced'],
  ['less than it takes away', { 清洁卫生: '29000' }, 'not-balanced'],
  ['income', { 物业费: '51000', 绿化养护: '13000' }, 'income-changed'],
  ['nothing', {}, 'nothing-changed'],
])('调剂 of %s is refused by its limit', async (_what, sums, code) => {
  const adjusted = here.adjusted(at, place, 'virement', set(sums as Record<string, string>));
  expect(await codeOf(adjusted)).toBe(`open-budget.${code}`);
});

it('all that is moved in a year stays within the year’s limit, whatever its kind', async () => {
  const tight = await here.found(`限额苑${round}`, {
    ...COMMITTEE_DECIDES,
    virement: { share: '0.50', yearly: '7000.00' },
  });
  here.clock.set('2025-10-20');
  at = await here.drafted(tight, lines());
  await here.inForce(at, tight);
  here.clock.set('2026-02-01');
  await here.adjusted(at, tight, 'virement', set({ 绿化养护: '14000', 清洁卫生: '28000' }));
  await here.decide(at, tight.people.chair);
  await here.decide(at, tight.people.member);
  const over = here.adjusted(at, tight, 'contingency', set({ 绿化养护: '19001', 预备费: '999' }));
  expect(await codeOf(over)).toBe('open-budget.virement-year');
  await here.rewritten(at, set({ 绿化养护: '19000', 预备费: '1000' }));
  await here.submit(at, tight);
  await here.decide(at, tight.people.chair);
  await here.decide(at, tight.people.member);
  expect((await here.view(at)).limits.left).toBe('0.00');
  expect(await faultsIn(db, tight.communityId)).toEqual([]);
});

it('动用预备费 may give all the contingency has, to a new line too, and nothing else gives', async () => {
  const wrong = here.adjusted(
    at,
    place,
    'contingency',
    set({ 清洁卫生: '29000', 绿化养护: '13000' }),
  );
  expect(await codeOf(wrong)).toBe('open-budget.not-from-reserve');
  await here.rewritten(at, () => set({ 预备费: '0', 水管抢修: '6000' })(lines()));
  // lines with new ids are other lines: the old ones would have to give everything
  expect(await codeOf(here.submit(at, place))).toMatch('open-budget.not-from-reserve');
  const { version } = (await here.view(at)).versions[0] ?? { version: 0 };
  const first = await here.queries.one(at.communityId, at.budgetId, version);
  await here.rewritten(at, () => set({ 预备费: '0', 水管抢修: '6000' })(first.lines));
  await here.submit(at, place);
  await here.decide(at, place.people.chair);
  await here.decide(at, place.people.member);
  expect(await approved()).toMatchObject({ 预备费: '0.00', 水管抢修: '6000.00' });
});

it('no line goes below what is committed and spent of it', async () => {
  await spend('5105', '29500.00');
  const sums = { 绿化养护: '12600', 清洁卫生: '29400' };
  const below = here.adjusted(at, place, 'virement', set(sums));
  expect(await codeOf(below)).toBe('open-budget.line-below-spent');
  await here.rewritten(at, set({ 绿化养护: '12500', 清洁卫生: '29500' }));
  await here.submit(at, place);
  await here.decide(at, place.people.chair);
  // somebody spends between the submission and the last word
  await spend('5105', '0.01');
  expect(await codeOf(here.decide(at, place.people.member))).toBe('open-budget.line-below-spent');
  expect(await approved()).toMatchObject({ 清洁卫生: '30000.00' });
});

it('追加 asks everybody again, and a line that is left out has nothing', async () => {
  await here.adjusted(at, place, 'supplement', (before) =>
    set({ 物业费: '60000', 水管改造: '20000' })(before).filter(({ name }) => name !== '绿化养护'),
  );
  expect((await here.view(at)).versionState).toBe('review');
  await here.review(at, place);
  expect((await here.view(at)).comment).toMatchObject({ endsOn: '2026-02-16', open: true });
  here.clock.set('2026-02-17');
  await here.askDecision(at, place);
  await here.decide(at, place.people.chair);
  await here.decide(at, place.people.member);
  expect(await approved()).toMatchObject({
    绿化养护: '0.00',
    水管改造: '20000.00',
    物业费: '60000.00',
  });
});

it('one adjustment at a time, and one that is given up leaves everything as it was', async () => {
  const adjust = () =>
    here.run(at, (tx) =>
      here.budgets.adjust(tx, at, { kind: 'virement', reason: '调剂' }, place.people.accountant),
    );
  await adjust();
  expect(await codeOf(adjust())).toBe('open-budget.one-at-a-time');
  await here.run(at, (tx) =>
    here.process.withdraw(tx, at, { reason: '不需要了' }, place.people.manager),
  );
  expect(await here.view(at)).toMatchObject({ state: 'effective', inForceVersion: 1 });
  await adjust();
  expect((await here.view(at)).version).toBe(3);
});

it('is refused with what the committee did not want, and nothing moves', async () => {
  await here.adjusted(at, place, 'virement', set({ 绿化养护: '13000', 清洁卫生: '29000' }));
  await here.decide(at, place.people.chair, false);
  await here.decide(at, place.people.member, false);
  expect(await here.view(at)).toMatchObject({ state: 'effective', versionState: 'refused' });
  expect(await approved()).toMatchObject({ 绿化养护: '12000.00' });
});

describe('two versions side by side', () => {
  it('say of each line what changed', async () => {
    await here.adjusted(at, place, 'virement', set({ 绿化养护: '13000', 清洁卫生: '29000' }));
    const { from, to } = await here.queries.texts(at.communityId, at.budgetId, { from: 1, to: 2 });
    const found = differencesOf(from.lines, to.lines);
    expect(
      found.map(({ line, change, difference }) => [line.name, change, difference.toString()]),
    ).toEqual([
      ['物业费', 'same', '0.00'],
      ['绿化养护', 'changed', '1000.00'],
      ['清洁卫生', 'changed', '-1000.00'],
      ['预备费', 'same', '0.00'],
    ]);
  });
});

it('a budget of the owners is decided by their resolution on exactly this text, and by nobody else', async () => {
  const owners = await here.found(`业主苑${round}`, null);
  here.clock.set('2025-10-20');
  const theirs = await here.drafted(owners, lines());
  await here.submit(theirs, owners);
  await here.review(theirs, owners);
  here.clock.set('2025-11-05');
  await here.askDecision(theirs, owners);
  expect(await codeOf(here.decide(theirs, owners.people.chair))).toBe('open-budget.owners-decide');
  const { contentHash } = await here.view(theirs);
  const resolutionId = await resolved(owners, { ...theirs, hash: contentHash ?? '', version: 1 });
  const other = await resolved(owners, { ...theirs, hash: 'f'.repeat(64), version: 1 });
  const decide = (id: string) =>
    here.run(theirs, (tx) =>
      here.decisions.decide(
        tx,
        theirs,
        { agree: true, reason: '', resolutionId: id },
        owners.people.chair,
      ),
    );
  expect(await codeOf(decide(other))).toBe('open-budget.resolution-other');
  await decide(resolutionId);
  expect(await here.view(theirs)).toMatchObject({ state: 'effective', decision: { resolutionId } });
});

/** A vote of the owners that passed, written behind the scenes: how it is counted has tests of its own. */
async function resolved(
  { communityId, people }: BudgetPlace,
  of: BudgetAt & { hash: string; version: number },
): Promise<string> {
  const id = newId();
  await db.admin.query('set session_replication_role = replica');
  await db.admin.query(
    `insert into resolution (community_id, id, number, title, text, matter, kind, mode, secret,
       subject_kind, subject_id, subject_version, subject_hash, opens_on, closes_on, drafted_by,
       drafted_at, notice_on, proxy_cap, announced_by, announced_at, unit_count, total_area,
       total_heads, roll_hash, state, outcome, for_area, for_heads, against_area, against_heads,
       abstain_area, abstain_heads, count_hash, closed_by, closed_at)
     values ($1, $2, $7, '审议预算', '同意预算', 9, 'ordinary', 'binding', false, 'budget', $3, $4, $5,
       '2025-11-05', '2025-11-06', $6, now(), '2025-11-05', 3, $6, now(), 3, 300, 3, $8, 'closed',
       'passed', 300, 3, 0, 0, 0, 0, $8, $6, now())`,
    [
      communityId,
      id,
      of.budgetId,
      of.version,
      of.hash,
      people.chair.personId,
      `决-2025-${++round}01`,
      '0'.repeat(64),
    ],
  );
  await db.admin.query('set session_replication_role = origin');
  return id;
}
