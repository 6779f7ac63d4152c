import '../../src/open-budget/open-budget.module';
import '../../src/spending/spending.module';
import { entities } from '../../src/entities';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import { draftOf } from '../support/books';
import { type ControlledPlace, ControlInTest } from '../support/controlled';
import { Forger } from '../support/forger';
import { withDatabase } from '../support/fresh-database';
import { codeOf } from '../support/spending';

const db = withDatabase(entities);
let control: ControlInTest;
let forger: Forger;
let here: ControlledPlace;
let neighbour: ControlledPlace;
let round = 0;

beforeAll(async () => {
  control = new ControlInTest(db);
  forger = new Forger(db, control.spend);
  neighbour = await control.found('西苑');
  await control.spend.carry(neighbour, await control.requested(neighbour, '900.00'), 'paid');
}, 60_000);
beforeEach(async () => {
  round += 1;
  here = await control.found(`东苑${round}`);
});

const done = 'nothing was refused';
const line = (name: string) => here.lines[name] ?? '';

describe('the role trust_app, writing SQL by hand', () => {
  const refused = (sql: string, params: unknown[] = []) => forger.tries(here, sql, params);

  it('submits nothing without a line, and nothing beyond one', async () => {
    const submit = `update spending_request set state = 'submitted', submitted_on = '2026-06-10',
        contract_version = 2, ladder_basis = spending_basis(spending_request, '2026-06-10'),
        ladder_by = 'reviewer', approvals_needed = 1, consultation_days = 0
      where community_id = $1 and id = $2`;
    const tried = async (id: string) => {
      const acted = await forger.acts(here, id, { act: 'request', by: here.people.clerk });
      return [acted, await refused(submit, [here.communityId, id])];
    };
    const bare = await control.spend.drafted(here, { accountCode: '5109' });
    expect(await tried(bare)).toEqual([done, 'spending.over-budget']);
    await control.requested(here, '9500.00');
    const beyond = { amount: Money.yuan('501.00'), budgetLineId: line('电梯维保') };
    expect(await tried(await control.spend.drafted(here, beyond))).toEqual([
      done,
      'spending.over-budget',
    ]);
    const owedNothing = { accountCode: '2202', amount: Money.yuan('0.01') };
    expect(await tried(await control.spend.drafted(here, owedNothing))).toEqual([
      done,
      'spending.over-budget',
    ]);
    const other = { amount: Money.yuan('501.00'), budgetLineId: line('绿化养护') };
    expect(await tried(await control.spend.drafted(here, other))).toEqual([
      done,
      'spending.over-budget',
    ]);
  });

  it('charges a request to no other line once it is submitted', async () => {
    const id = await control.requested(here, '900.00');
    const moved =
      'update spending_request set budget_line_id = $3 where community_id = $1 and id = $2';
    for (const to of [line('电梯年检'), null]) {
      expect(await refused(moved, [here.communityId, id, to])).toBe('spending.version-moved');
    }
  });

  it('neither raises what is approved nor lowers what is spent', async () => {
    expect(await refused('update budget_line set approved = 99999')).toBe('42501');
    expect(await refused('update budget_period set debit = 0')).toBe('42501');
    expect(await refused('delete from budget_period')).toBe('42501');
    const theirs = 'select hold_budget_lines($1, $2)';
    expect(await refused(theirs, [neighbour.communityId, [neighbour.lines['电梯维保']]])).toBe(
      '42501',
    );
  });

  it('posts nothing on a line of another account, fund or community', async () => {
    const tried = (budgetLineId: string, fund: 'F1' | 'F2' = 'F1') =>
      codeOf(
        control.spend.run(here, (tx) =>
          control.spend.ledger.post(
            tx,
            here.communityId,
            draftOf({
              bookedOn: control.spend.clock.today(),
              lines: [
                {
                  accountCode: '510301',
                  fund,
                  debit: Money.yuan('1'),
                  credit: Money.zero,
                  budgetLineId,
                },
                { accountCode: '2202', fund, debit: Money.zero, credit: Money.yuan('1') },
              ],
            }),
          ),
        ),
      );
    expect(await tried(line('绿化养护'))).toBe('ledger.budget-line');
    expect(await tried(line('电梯维保'), 'F2')).toBe('ledger.budget-line');
    expect(await tried(neighbour.lines['电梯维保'] ?? '')).toBe('ledger.budget-line');
    expect(await tried(newId())).toBe('ledger.budget-line');
    expect(await tried(line('电梯维保'))).toBe(done);
  });

  it('pays a request to no other line than it was approved on', async () => {
    const id = await control.requested(here, '900.00');
    await control.spend.carry(here, id, 'released');
    await forger.acts(here, id, { act: 'pay', by: here.people.cashier });
    expect(await forger.posts(here, id, { completes: 'state' })).toBe('entry_as_released');
  });
});
