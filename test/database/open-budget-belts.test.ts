import '../../src/open-budget/open-budget.module';
import type { BudgetAt } from '../../src/open-budget/budget-records.service';
import { newId } from '../../src/shared/ids';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import type { BudgetPlace } from '../support/budgets';
import { BudgetsInTest, incomeOf, lineOf } from '../support/budgets';
import { withDatabase } from '../support/fresh-database';
import { codeOf } from '../support/spending';
import { faultsIn } from '../support/verification';

/** What holds when somebody writes as the serving role, past every service. */
const db = withDatabase(trustContractEntities);
const here = new BudgetsInTest(db);
let place: BudgetPlace;
let at: BudgetAt;
let round = 0;

const lines = () => [incomeOf('12000'), lineOf()];

beforeEach(async () => {
  here.clock.set('2025-10-20');
  round += 1;
  place = await here.found(`把关苑${round}`);
  at = await here.drafted(place, lines());
});
afterEach(async () => expect(await faultsIn(db, place.communityId)).toEqual([]));

/** A statement as `app`; the name of the rule that refuses it. */
const attempt = (sql: string, ...params: unknown[]) =>
  here
    .run(place, (tx) =>
      tx.query(
        sql.replaceAll(
          ':here',
          `community_id = ${place.communityId} and budget_id = '${at.budgetId}'`,
        ),
        params,
      ),
    )
    .then(
      () => 'went through',
      (error: { driverError?: { constraint?: string; code?: string }; code?: string }) =>
        error.driverError?.constraint ?? error.driverError?.code ?? error.code,
    );

const stepAs = (
  step: string,
  { personId, grantId }: { personId: string; grantId: string },
  hash?: string,
) =>
  attempt(
    `insert into budget_step (community_id, id, budget_id, version, step, person_id, grant_id, at, note,
       content_hash)
     select community_id, $1, budget_id, version, $2, $3, $4, $5, '直接写入',
       coalesce($6, content_hash) from budget_version where :here and state not in ('refused', 'withdrawn')`,
    newId(),
    step,
    personId,
    grantId,
    here.clock.now(),
    hash ?? null,
  );

const move = (state: string) => attempt('update budget_version set state = $1 where :here', state);

describe('no state without its steps', () => {
  it.each(['review', 'comment', 'deciding', 'effective', 'refused', 'withdrawn', 'superseded'])(
    'from the draft to %s',
    async (state) => {
      expect(await move(state)).toMatch(
        /^(open-budget.not-in-turn|budget_version_submitted_whole|budget_version_decided_whole)$/,
      );
    },
  );

  it('an accepted text is open to comments as long as agreed, not a day less', async () => {
    await here.submit(at, place);
    expect(await stepAs('accept', place.people.chair)).toBe('went through');
    const open = (days: number) =>
      attempt(
        `update budget_version set state = 'comment', comment_opens_on = '2025-10-20',
           comment_ends_on = date '2025-10-20' + $1::integer where :here`,
        days,
      );
    expect(await open(14)).toBe('open-budget.not-in-turn');
    expect(await open(15)).toBe('went through');
    here.clock.set('2025-11-04');
    expect(await stepAs('ask-decision', place.people.manager)).toBe('budget_comments_over');
    here.clock.set('2025-11-05');
    expect(await stepAs('ask-decision', place.people.manager)).toBe('went through');
    expect(
      await attempt(
        `update budget_version set state = 'deciding', decided_by = 'owners' where :here`,
      ),
    ).toBe('open-budget.not-in-turn');
    expect(
      await attempt(
        `update budget_version set state = 'deciding', decided_by = 'committee' where :here`,
      ),
    ).toBe('went through');
  });
});

describe('no step by somebody else', () => {
  it('who has another post, another’s grant, or says it of another text', async () => {
    await here.submit(at, place);
    expect(await stepAs('accept', place.people.member)).toBe('open-budget.grant-needed');
    const { personId } = place.people.member;
    const borrowed = { personId, grantId: place.people.chair.grantId };
    expect(await stepAs('accept', borrowed)).toBe('open-budget.grant-needed');
    expect(await stepAs('accept', place.people.chair, 'f'.repeat(64))).toBe(
      'open-budget.other-text',
    );
    expect(await stepAs('agree', place.people.chair)).toBe('open-budget.not-in-turn');
  });

  it('whose term is over', async () => {
    await here.submit(at, place);
    await db.admin.query(
      `update role_grant set ended_on = '2025-10-20', ended_by = person_id, ended_at = now(),
      end_reason = '辞任' where id = $1`,
      [place.people.chair.grantId],
    );
    expect(await stepAs('accept', place.people.chair)).toBe('open-budget.grant-needed');
  });
});

describe('what was submitted', () => {
  beforeEach(() => here.submit(at, place));

  it.each([
    ['a price', `update budget_line_content set unit_price = 1 where :here`, '42501'],
    ['a line less', `delete from budget_line_content where :here`, 'open-budget.draft-moved'],
    [
      'its note',
      `update budget_version set surplus_note = '别的' where :here`,
      'open-budget.not-in-turn',
    ],
    [
      'its hash',
      `update budget_version set content_hash = repeat('0', 64) where :here`,
      'open-budget.not-in-turn',
    ],
    ['what is approved', `update budget_line set approved = 99 where :here`, '42501'],
    ['a version', `delete from budget_version where :here`, '42501'],
    ['who said what', `update budget_step set note = '' where :here`, '42501'],
  ])('is not written again: %s', async (_what, sql, refused) => {
    expect(await attempt(sql)).toBe(refused);
  });

  it('nor by whoever owns the tables', async () => {
    const as = (sql: string) =>
      db.admin
        .query(
          `begin; set local role trust_owner; set local app.community_id = '${place.communityId}'; ${sql}; commit`,
        )
        .then(
          () => 'went through',
          async (error: { constraint?: string }) => {
            await db.admin.query('rollback');
            return error.constraint;
          },
        );
    expect(await as(`update budget_line set approved = 99`)).toBe(
      'budget_line_approved_by_version',
    );
    expect(await as(`update budget_line_content set name = '别的'`)).toBe(
      'budget_content_of_draft',
    );
    expect(await as(`delete from budget_line`)).toBe('budget_line_stays');
    expect(await as(`delete from budget`)).toBe('budget_append_only');
  });
});

describe('in force', () => {
  const put = () =>
    attempt(
      `select put_budget_in_force(community_id, budget_id, version, now()) from budget_version where :here`,
    );

  it('takes more than half of those who sit that day', async () => {
    expect(await put()).toBe('open-budget.not-in-turn');
    await here.submit(at, place);
    await here.review(at, place);
    here.clock.set('2025-11-05');
    await here.askDecision(at, place);
    expect(await put()).toBe('open-budget.not-in-turn');
    expect(await stepAs('agree', place.people.chair)).toBe('went through');
    expect(await put()).toBe('open-budget.not-in-turn');
    expect(await stepAs('agree', place.people.chair)).toBe('open-budget.said-already');
    expect(await attempt(`update budget set in_force_version = 1 where id = $1`, at.budgetId)).toBe(
      '42501',
    );
    expect(await stepAs('agree', place.people.member)).toBe('went through');
    expect(await put()).toBe('went through');
    expect(await put()).toBe('open-budget.not-in-turn');
    expect(await here.view(at)).toMatchObject({ state: 'effective', inForceVersion: 1 });
  });

  it('not of a neighbour', async () => {
    const other = await here.found(`邻居苑${round}`);
    const work = here.run(other, (tx) =>
      tx.query('select put_budget_in_force($1, $2, 1, now())', [place.communityId, at.budgetId]),
    );
    expect(await codeOf(work)).toMatch(/42501|not the community/);
  });
});

it('members who say yes in the same moment put it in force once', async () => {
  await here.submit(at, place);
  await here.review(at, place);
  here.clock.set('2025-11-05');
  await here.askDecision(at, place);
  const { chair, member, finance } = place.people;
  const said = await Promise.all([chair, member, finance].map((by) => codeOf(here.decide(at, by))));
  expect(said.sort()).toEqual([
    'nothing was refused',
    'nothing was refused',
    'open-budget.not-in-turn',
  ]);
  const view = await here.view(at);
  expect(view.steps.filter(({ step }) => step === 'effect')).toHaveLength(1);
});

it('an adjustment beyond the limits does not take effect, whatever way it came to be decided', async () => {
  await here.inForce(at, place);
  const draft = { kind: 'virement' as const, reason: '直接写入' };
  await here.run(at, (tx) => here.budgets.adjust(tx, at, draft, place.people.clerk));
  await here.rewritten(at, (before) => [
    ...before.map((line) => (line.side === 'income' ? line : { ...line, unitPrice: '800' })),
    lineOf({ name: '保险', accountCode: '5108', unitPrice: '200' }),
  ]);
  await attempt(
    `insert into budget_line (community_id, id, budget_id, side, account_code, opened_in, name, position)
     select community_id, line_id, budget_id, side, account_code, version, name, position
     from budget_line_content where :here and version = 2 and name = '保险'`,
  );
  const { contentHash } = await here.view(at);
  await here.run(at, (tx) =>
    tx.query(
      `insert into budget_step (community_id, id, budget_id, version, step, person_id, grant_id, at,
         content_hash) values ($1, $2, $3, 2, 'submit', $4, $5, $6, $7)`,
      [
        at.communityId,
        newId(),
        at.budgetId,
        place.people.manager.personId,
        place.people.manager.grantId,
        here.clock.now(),
        contentHash,
      ],
    ),
  );
  expect(
    await attempt(
      `update budget_version set state = 'deciding', decided_by = 'committee', submitted_at = now(),
         content_hash = $1 where :here and version = 2`,
      contentHash,
    ),
  ).toBe('went through');
  await here.decide(at, place.people.chair);
  expect(await codeOf(here.decide(at, place.people.member))).toBe('open-budget.beyond-limits');
  expect(await here.view(at)).toMatchObject({ inForceVersion: 1, versionState: 'deciding' });
});
