import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import { spendingEntities } from '../../src/spending/spending.entities';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { Forger } from '../support/forger';
import { withDatabase } from '../support/fresh-database';
import { type Place, SpendingInTest } from '../support/spending';

/** What the role trust_app can do with SQL of its own, past every rule in the code: nothing. */
const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);

let spend: SpendingInTest;
let forger: Forger;
let here: Place;
let neighbour: Place;

beforeAll(async () => {
  spend = new SpendingInTest(db);
  forger = new Forger(db, spend);
  here = await spend.found('东苑');
  neighbour = await spend.found('西苑');
  await spend.carry(neighbour, await spend.submitted(neighbour), 'paid');
});

const refused = (sql: string, params: unknown[] = []) => forger.tries(here, sql, params);

describe('money', () => {
  it.each(['submitted', 'approved', 'ordered', 'released'] as const)(
    'does not leave for a request that is only %s',
    async (state) => {
      const id = await spend.submitted(here);
      if (state !== 'submitted') await spend.carry(here, id, state);
      expect(await forger.posts(here, id)).toBe('unauthorised_payment');
    },
  );

  describe('once the cashier has acted', () => {
    let id: string;
    beforeEach(async () => {
      id = await spend.submitted(here);
      await spend.carry(here, id, 'released');
      expect(await forger.acts(here, id, { act: 'pay', by: here.people.cashier })).toBe(
        'nothing was refused',
      );
    });

    it('leaves for exactly the released amount, from exactly the ordered account', async () => {
      expect(await forger.posts(here, id, { amount: '900.01' })).toBe('unauthorised_payment');
      expect(await forger.posts(here, id, { amount: '899.99' })).toBe('unauthorised_payment');
      expect(await forger.posts(here, id, { bank: '100203' })).toBe('unauthorised_payment');
      expect(await forger.posts(here, newId())).toBe('unauthorised_payment');
    });

    it("is not led through the neighbour's book", async () => {
      expect(await forger.posts(neighbour, id)).toBe('unauthorised_payment');
    });

    it('is not booked to another account, nor by another cashier, nor left without its state', async () => {
      expect(await forger.posts(here, id, { debit: '5901' })).toBe('entry_as_released');
      expect(await forger.posts(here, id, { cashier: here.people.accountant.personId })).toBe(
        'entry_as_released',
      );
      expect(await forger.posts(here, id)).toBe('entry_as_released');
      const { rows } = await db.admin.query('select 1 from entry where source_id = $1', [id]);
      expect(rows).toEqual([]);
    });

    it("is not sent while the payee's account is being changed", async () => {
      const { communityId, payeeId, people } = here;
      const change = await spend.run<{ id: string }>(here, (tx) =>
        spend.payees.proposeChange(tx, { communityId, payeeId }, people.clerk, {
          bankName: '示范银行',
          accountNo: `62170000${Math.trunc(spend.clock.now().getTime() / 1000)}`,
          reason: '来函变更',
        }),
      );
      expect(await forger.posts(here, id)).toBe('unauthorised_payment');
      await spend.run(here, (tx) =>
        spend.payees.cancelChange(tx, { communityId, payeeId, changeId: change.id }, people.clerk),
      );
    });
  });

  it('is not paid twice', async () => {
    const id = await spend.submitted(here);
    await spend.carry(here, id, 'paid');
    expect(await forger.posts(here, id)).toBe('unauthorised_payment');
    expect(
      await refused('update payment_order set entry_seq = null where request_id = $1', [id]),
    ).toBe('payment_order_paid_once');
  });
});

describe('the order', () => {
  it('goes to the account the payee has, for the amount that was approved', async () => {
    const id = await spend.submitted(here);
    await spend.carry(here, id, 'approved');
    const order = (amount: string, hash: string) =>
      refused(
        `insert into payment_order (community_id, request_id, version, bank_account_id, amount,
           payee_account_name, payee_bank_name, payee_account_sealed, payee_account_tail, payee_account_hash)
         select community_id, $2, 1, $3, $4, account_name, bank_name, account_sealed, account_tail, $5
         from payee where community_id = $1 and id = $6`,
        [here.communityId, id, here.bankAccountId, amount, hash, here.payeeId],
      );
    expect(await order('900.00', 'another account')).toBe('payment_order_as_approved');
  });
});

describe('a submission', () => {
  const submits = (id: string) =>
    refused(
      `update spending_request set state = 'submitted', submitted_on = $3, contract_version = 1,
         ladder_basis = spending_basis(spending_request, $3), ladder_by = 'committee',
         approvals_needed = 1, consultation_days = 3 where community_id = $1 and id = $2`,
      [here.communityId, id, spend.clock.today()],
    );

  it.each([
    ['without quotes above the limit', { quotesExempt: '' }, 'spending_state_needs_acts'],
    ['without evidence', { fileIds: [] }, 'spending_state_needs_acts'],
    ['with all of it', {}, 'nothing was refused'],
  ])('%s is judged by the database too', async (_what, change, rule) => {
    const { communityId, people } = here;
    const content = spend.contentOf(here, { amount: Money.yuan('9000.00'), ...change });
    const { id } = await spend.run<{ id: string }>(here, (tx) =>
      spend.spending.draft(tx, communityId, people.clerk, content),
    );
    await forger.acts(here, id, { act: 'request', by: people.clerk });
    expect(await submits(id)).toBe(rule);
  });
});
