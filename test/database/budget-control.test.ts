import '../../src/open-budget/open-budget.module';
import '../../src/spending/spending.module';
import { entities } from '../../src/entities';
import { reversalOf } from '../../src/ledger/posting.rules';
import { entryWithLines } from '../../src/ledger/entry-with-lines';
import { Money } from '../../src/shared/money';
import { draftOf } from '../support/books';
import { type ControlledPlace, ControlInTest } from '../support/controlled';
import { withDatabase } from '../support/fresh-database';
import { codeOf, type Place } from '../support/spending';
import { faultsIn } from '../support/verification';

const db = withDatabase(entities);
let control: ControlInTest;
let here: ControlledPlace;
let neighbour: ControlledPlace;
let without: Place;
let round = 0;

beforeAll(async () => {
  control = new ControlInTest(db);
  neighbour = await control.found('西苑');
  await control.spend.carry(neighbour, await control.requested(neighbour, '900.00'), 'paid');
  await control.proposed(neighbour, '900.00');
  without = await control.spend.found('无预算苑');
}, 60_000);
beforeEach(async () => {
  round += 1;
  here = await control.found(`东苑${round}`);
});

const done = 'nothing was refused';
const line = (name: string) => here.lines[name] ?? '';

describe('where no budget is in force', () => {
  it('a request needs no line, as before', async () => {
    const id = await control.spend.submitted(without);
    await control.spend.carry(without, id, 'paid');
    expect(await control.spend.stateOf(without, id)).toBe('paid');
  });

  it('a voucher by hand needs none either', async () => {
    const nowhere = { ...here, ...without, lines: {} };
    expect(await codeOf(control.posted(nowhere, '100.00', { line: null }))).toBe(done);
  });
});

describe('a request', () => {
  it('on an expense needs a line of the budget', async () => {
    expect(await codeOf(control.spend.submitted(here))).toBe('spending.no-budget-line');
  });

  it('that settles what was booked needs none, up to what is owed', async () => {
    const settled = (amount: string) =>
      codeOf(control.spend.submitted(here, { accountCode: '2202', amount: Money.yuan(amount) }));
    expect(await settled('0.01')).toBe('spending.more-than-owed');
    await control.posted(here, '300.00');
    expect(await settled('300.01')).toBe('spending.more-than-owed');
    expect(await settled('200.00')).toBe(done);
    expect(await settled('100.01')).toBe('spending.more-than-owed');
    expect(await settled('100.00')).toBe(done);
  });

  it('takes the last fen of a line, and the next one nothing', async () => {
    await control.requested(here, '9999.99');
    expect(await codeOf(control.requested(here, '0.02'))).toBe('spending.over-budget');
    expect(await codeOf(control.requested(here, '0.01'))).toBe(done);
    expect(await control.standing(here)).toEqual({
      approved: '10000.00',
      committed: '10000.00',
      spent: '0.00',
      available: '0.00',
    });
  });

  it('that goes beyond is told what is there, by how much, and what to do', async () => {
    await control.requested(here, '8000.00');
    await expect(control.requested(here, '2500.00')).rejects.toMatchObject({
      message: expect.stringMatching(
        /电梯维保.*2,000\.00.*2,500\.00.*超出.*500\.00.*调剂或追加.*应急/,
      ),
    });
  });

  it.each([
    ['of another account', { accountCode: '5106' }],
    ['of another fund', { fund: 'F2' }],
  ])('is not charged to a line %s', async (_what, change) => {
    expect(await codeOf(control.requested(here, '100.00', change))).toBe(
      'spending.budget-line-unfit',
    );
  });

  it('of next year does not use up what is left of this one', async () => {
    control.spend.clock.set('2027-01-04');
    expect(await codeOf(control.requested(here, '100.00'))).toBe('spending.budget-line-unfit');
    expect(await codeOf(control.spend.submitted(here))).toBe('spending.no-budget-line');
  });

  it("is not charged to a line of the neighbour's, nor under its contract", async () => {
    const theirs = { budgetLineId: neighbour.lines['电梯维保'] ?? '' };
    expect(await codeOf(control.requested(here, '100.00', theirs))).toBe(
      'spending.budget-line-unknown',
    );
    const { rows } = await db.admin.query<{ id: string }>(
      'select id from commitment where community_id = $1',
      [neighbour.communityId],
    );
    const under = { commitmentId: rows[0]?.id ?? '' };
    expect(await codeOf(control.requested(here, '100.00', under))).toBe(
      'spending.commitment-unknown',
    );
  });

  it('gives back what it took when it is withdrawn, and spends it when it is paid', async () => {
    const taken = await control.requested(here, '3000.00');
    const paid = await control.requested(here, '2000.00');
    const at = { communityId: here.communityId, id: taken };
    await control.spend.run(here, (tx) =>
      control.spend.spending.withdraw(tx, at, here.people.clerk, { reason: '改期' }),
    );
    expect(await control.standing(here)).toMatchObject({ committed: '2000.00', spent: '0.00' });
    await control.spend.carry(here, paid, 'paid');
    expect(await control.standing(here)).toEqual({
      approved: '10000.00',
      committed: '0.00',
      spent: '2000.00',
      available: '8000.00',
    });
    const { rows } = await db.admin.query(
      `select p.budget_line_id, p.debit from posting p join entry e using (community_id, seq)
       where e.source_id = $1 and p.budget_line_id is not null`,
      [paid],
    );
    expect(rows).toEqual([{ budget_line_id: line('电梯维保'), debit: '2000.00' }]);
  });
});

describe('what nobody charged to a line', () => {
  /** As the machine books bank fees and remuneration. */
  const booked = (accountCode: string, amount: string) =>
    control.spend.run(here, (tx) => {
      const money = Money.yuan(amount);
      return control.spend.ledger.post(
        tx,
        here.communityId,
        draftOf({
          bookedOn: control.spend.clock.today(),
          lines: [
            { accountCode, fund: 'F1', debit: money, credit: Money.zero },
            { accountCode: '2202', fund: 'F1', debit: Money.zero, credit: money },
          ],
        }),
      );
    });

  it('is borne by the first line of its account; what no line plans stands by itself', async () => {
    await control.spend.carry(here, await control.requested(here, '900.00'), 'paid');
    await booked('510301', '120.00');
    await booked('5114', '7.50');
    const view = await control.execution(here);
    const spent = Object.fromEntries(view.lines.map((each) => [each.name, each.spent]));
    expect(spent).toMatchObject({ 电梯维保: '1020.00', 电梯年检: '0.00', 绿化养护: '0.00' });
    expect(view.unbudgeted).toMatchObject([{ accountCode: '5114', spent: '7.50' }]);
    expect(view.tie).toEqual({
      ledger: '1027.50',
      spent: '1020.00',
      laterYears: '0.00',
      unbudgeted: '7.50',
      otherBudgets: '0.00',
      ties: true,
    });
    expect(await control.standing(here)).toMatchObject({ spent: '1020.00' });
  });

  it('goes over the line, which is then shut and flagged', async () => {
    await booked('5109', '10000.01');
    const view = await control.execution(here);
    expect(view.lines.find(({ name }) => name === '办公')).toMatchObject({
      available: '-0.01',
      usedShare: '1.0000',
      flag: 'over',
    });
    const office = { accountCode: '5109', budgetLineId: line('办公') };
    expect(await codeOf(control.requested(here, '0.01', office))).toBe('spending.over-budget');
  });

  it('of a request paid in January is the old year’s, and the sums still tie', async () => {
    const id = await control.requested(here, '900.00');
    control.spend.clock.set('2027-01-05');
    await control.spend.carry(here, id, 'paid');
    const view = await control.execution(here);
    expect(view.tie).toMatchObject({
      ledger: '0.00',
      spent: '900.00',
      laterYears: '900.00',
      ties: true,
    });
    expect(view.lines.find(({ name }) => name === '电梯维保')?.months).toEqual([
      { period: '2027-01', spent: '900.00' },
    ]);
  });
});

describe('a voucher by hand', () => {
  it('that books an expense needs a line with so much left', async () => {
    expect(await codeOf(control.posted(here, '100.00', { line: null }))).toBe(
      'voucher.no-budget-line',
    );
    expect(await codeOf(control.posted(here, '10000.01'))).toBe('voucher.over-budget');
    expect(await codeOf(control.posted(here, '100.00', { accountCode: '5106' }))).toBe(
      'voucher.budget-line-unfit',
    );
    expect(await codeOf(control.posted(here, '10000.00'))).toBe(done);
    expect(await control.standing(here)).toMatchObject({ spent: '10000.00', available: '0.00' });
  });

  it('gives back what it charged when it is reversed', async () => {
    const { seq } = await control.posted(here, '4000.00');
    await control.spend.run(here, async (tx) => {
      const entry = await entryWithLines(tx, here.communityId, seq);
      const red = draftOf({
        kind: 'reversal',
        reverses: seq,
        lines: reversalOf(entry?.lines ?? []),
      });
      await control.spend.ledger.post(tx, here.communityId, {
        ...red,
        bookedOn: control.spend.clock.today(),
      });
    });
    expect(await control.standing(here)).toMatchObject({ spent: '0.00', available: '10000.00' });
  });

  it('is refused at the last moment when the room was taken after it was submitted', async () => {
    const { communityId, people } = here;
    const id = await control.spend.run<string>(here, async (tx) => {
      const draft = await control.vouchers.prepare(
        tx,
        communityId,
        {
          bookedOn: control.spend.clock.today(),
          summary: '计提费用',
          fileIds: [],
          lines: [
            { accountCode: '510301', fund: 'F1', debit: '6000', budgetLineId: line('电梯维保') },
            { accountCode: '2202', fund: 'F1', credit: '6000' },
          ],
        },
        people.accountant.personId,
      );
      await control.vouchers.submit(tx, { communityId, id: draft });
      return draft;
    });
    await control.requested(here, '5000.00');
    const by = { personId: people.reviewer.personId, seenVersion: 2 };
    const posting = control.spend.run(here, (tx) =>
      control.vouchers.post(tx, { communityId, id }, by),
    );
    expect(await codeOf(posting)).toBe('voucher.over-budget');
  });
});

describe('an adjustment', () => {
  it('leaves no line with less than is committed and spent', async () => {
    await control.spend.carry(here, await control.requested(here, '5000.00'), 'paid');
    await control.requested(here, '4500.00');
    const to = (amount: string) => (lines: readonly { name: string; unitPrice: string }[]) =>
      lines.map((each) =>
        each.name === '电梯维保'
          ? { ...each, unitPrice: amount }
          : each.name === '绿化养护'
            ? { ...each, unitPrice: String(20_000 - Number(amount)) }
            : each,
      );
    const { budgets } = control;
    const virement = async (amount: string) => {
      await budgets.adjusted(here.budget, here.budgetPlace, 'virement', to(amount) as never);
      await budgets.decide(here.budget, here.budgetPlace.people.chair);
      await budgets.decide(here.budget, here.budgetPlace.people.member);
    };
    expect(await codeOf(virement('9400'))).not.toBe(done);
    expect(await control.standing(here)).toMatchObject({
      approved: '10000.00',
      available: '500.00',
    });
  });
});

it('leaves books that hold, here and next door', async () => {
  await control.spend.carry(here, await control.requested(here, '100.00'), 'paid');
  expect(await faultsIn(db, here.communityId)).toEqual([]);
  expect(await faultsIn(db, neighbour.communityId)).toEqual([]);
});
