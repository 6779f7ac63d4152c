import { registerConstraintMessages } from '../../src/platform/database/constraint-messages';
import { databaseFaultOf } from '../../src/platform/database/database-error';
import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { payeeConstraintMessages } from '../../src/spending/payee.errors';
import { spendingEntities } from '../../src/spending/spending.entities';
import { spendingConstraintMessages } from '../../src/spending/spending.errors';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { withDatabase } from '../support/fresh-database';
import { codeOf, type Place, SpendingInTest, termsOfTest } from '../support/spending';

const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);
registerConstraintMessages(spendingConstraintMessages);
registerConstraintMessages(payeeConstraintMessages);

let spend: SpendingInTest;
let here: Place;
let neighbour: Place;
let accounts = 0;

beforeAll(async () => {
  spend = new SpendingInTest(db);
  here = await spend.found('东苑');
  neighbour = await spend.found('西苑');
});

const propose = (place = here) => {
  accounts += 1;
  const { communityId, payeeId, people } = place;
  const change = {
    bankName: '示范银行城南支行',
    accountNo: `62170000990${1000 + accounts}`,
    reason: '供应商来函更换账户',
  };
  return spend.run<{ id: string }>(place, (tx) =>
    spend.payees.proposeChange(tx, { communityId, payeeId }, people.clerk, change),
  );
};
const confirm = (changeId: string, by: keyof Place['people'] = 'reviewer', place = here) =>
  spend.run<{ effectiveAt: Date }>(place, (tx) =>
    spend.payees.confirmChange(
      tx,
      { communityId: place.communityId, payeeId: place.payeeId, changeId },
      place.people[by],
    ),
  );
const settle = () => spend.clock.advanceDays(2);

describe("a change of a payee's account", () => {
  it('takes two people and 24 hours before anything is paid', async () => {
    const id = await spend.submitted(here);
    await spend.carry(here, id, 'approved');
    const order = () =>
      spend.run({ communityId: here.communityId }, (tx) =>
        spend.payments.order(tx, { communityId: here.communityId, id }, here.people.cashier, {
          bankAccountId: here.bankAccountId,
        }),
      );
    const change = await propose();
    expect(await codeOf(order())).toBe('spending.payee-account-unsettled');
    expect(await codeOf(confirm(change.id, 'clerk'))).toBe('payee.same-person');
    const { effectiveAt } = await confirm(change.id);
    expect(effectiveAt.getTime() - spend.clock.now().getTime()).toBe(24 * 3_600_000);
    spend.clock.advanceMinutes(24 * 60 - 1);
    expect(await codeOf(order())).toBe('spending.payee-account-unsettled');
    spend.clock.advanceMinutes(1);
    expect(await codeOf(order())).toBe('nothing was refused');
  });

  it('stops a submission too, and leaves other payees and the neighbour alone', async () => {
    const change = await propose();
    expect(await codeOf(spend.submitted(here))).toBe('spending.payee-account-unsettled');
    expect(await codeOf(spend.submitted(neighbour))).toBe('nothing was refused');
    await confirm(change.id);
    settle();
    expect(await codeOf(spend.submitted(here))).toBe('nothing was refused');
  });

  it('after the order: the order goes to the old account and is not released', async () => {
    const id = await spend.submitted(here);
    await spend.carry(here, id, 'ordered');
    await confirm((await propose()).id);
    settle();
    const at = { communityId: here.communityId, id };
    const release = spend.run(at, (tx) =>
      spend.payments.release(tx, at, here.people.member, { agree: true }),
    );
    expect(await codeOf(release)).toBe('spending.payee-account-moved');
  });

  it('after the release: the payment is not recorded, and the ledger would not take it', async () => {
    const id = await spend.submitted(here);
    await spend.carry(here, id, 'released');
    const change = await propose();
    expect(await codeOf(spend.pay(here, id))).toBe('spending.payee-account-unsettled');
    await confirm(change.id);
    settle();
    expect(await codeOf(spend.pay(here, id))).toBe('spending.payee-account-moved');
  });

  it('is confirmed once, and one at a time', async () => {
    const change = await propose();
    expect(await codeOf(propose())).toBe('payee.change-pending');
    const codes = await Promise.all([
      codeOf(confirm(change.id, 'reviewer')),
      codeOf(confirm(change.id, 'finance')),
    ]);
    expect(codes.sort()).toEqual(['nothing was refused', 'payee.change-decided']);
    settle();
  });

  it.each([
    [
      'edited into the payee',
      `update payee set account_hash = 'x', account_tail = '6666' where id = $1`,
      'payee_account_by_change',
    ],
    [
      'confirmed by the one who proposed it',
      `update payee_bank_change set confirmed_by = proposed_by, confirmed_at = now() + interval '9 years', effective_at = now() + interval '10 years' where payee_id = $1 and confirmed_at is null`,
      'payee_bank_change_two_people',
    ],
    [
      'in force at once',
      `update payee_bank_change set confirmed_by = (select created_by from payee limit 1), proposed_by = proposed_by, confirmed_at = now(), effective_at = now() where payee_id = $1`,
      '42501',
    ],
    [
      'shortened',
      `update payee_bank_change set effective_at = confirmed_at + interval '1 hour' where payee_id = $1`,
      'payee_bank_change_once',
    ],
    ['removed', 'delete from payee_bank_change where payee_id = $1', '42501'],
  ])('is not %s by SQL', async (_what, sql, rule) => {
    const pending = await propose();
    const refused = await spend
      .run(here, (tx) => tx.query(sql, [here.payeeId]))
      .then(
        () => 'nothing was refused',
        (error: unknown) => {
          const fault = databaseFaultOf(error);
          return fault?.constraint ?? fault?.code ?? (error as { code: string }).code;
        },
      );
    const named: Record<string, string> = {
      'payee.same-person': 'payee_bank_change_two_people',
      'payee.change-decided': 'payee_bank_change_once',
    };
    expect(named[refused] ?? refused).toBe(rule);
    await confirm(pending.id);
    settle();
  });
});

describe('a payee', () => {
  const register = (change: object) =>
    spend.run(here, (tx) =>
      spend.payees.register(tx, here.communityId, here.people.clerk, {
        name: `供应商${(accounts += 1)}`,
        accountName: '供应商',
        bankName: '示范银行',
        accountNo: `62280000${1000 + accounts}`,
        relatedParty: false,
        ...change,
      }),
    );

  it.each([
    ['a name that is taken', { name: '安捷电梯维保有限公司' }, 'payee.name-taken'],
    ['a wrong credit code', { creditCode: '91510100MA61ABCD00' }, 'payee.credit-code'],
    ['an account that is no number', { accountNo: '张三的微信' }, 'payee.account-number'],
    ['a relation it does not name', { relatedParty: true }, 'payee.related-note'],
  ])('is refused with %s', async (_what, change, code) => {
    expect(await codeOf(register(change))).toBe(code);
  });

  it('does not share its account with another name', async () => {
    await register({ accountNo: '6228 0000 9999' });
    expect(await codeOf(register({ accountNo: '622800009999' }))).toBe('payee.account-taken');
  });
});

describe('a contract', () => {
  it('of a later day does not move the ladder of today', async () => {
    const place = await spend.found('北苑');
    const today = spend.clock.today();
    const [, middle, large] = termsOfTest.approvalLadder;
    await spend.run(place, (tx) =>
      spend.contracts.enact(tx, place.communityId, {
        title: '补充协议',
        effectiveOn: `${Number(today.slice(0, 4)) + 1}-01-01` as typeof today,
        resolutionRef: '业主大会 2026-2 号决议',
        terms: { ...termsOfTest, approvalLadder: [{ ...middle, upTo: '1.00' }, large] },
        createdBy: place.people.chair.personId,
      }),
    );
    const ladder = async (id: string) =>
      (
        await db.admin.query<{ v: number }>(
          'select contract_version as v from spending_request where id = $1',
          [id],
        )
      ).rows[0]?.v;
    expect(await ladder(await spend.submitted(place))).toBe(1);
    spend.clock.set(`${Number(today.slice(0, 4)) + 1}-01-02`);
    expect(await ladder(await spend.submitted(place))).toBe(2);
  });

  it('is never changed', async () => {
    const changed = spend
      .run(here, (tx) => tx.query(`update trust_contract set terms = '{}'`))
      .catch((error: unknown) => databaseFaultOf(error)?.code);
    expect(await changed).toBe('42501');
  });
});
