import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import type { SpendingContent } from '../../src/spending/content';
import { spendingEntities } from '../../src/spending/spending.entities';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { type ForgedEntry, Forger } from '../support/forger';
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

    it.each<[string, () => ForgedEntry, string]>([
      ['to another account', () => ({ debit: '5901' }), 'entry_as_released'],
      [
        'by another cashier',
        () => ({ cashier: here.people.accountant.personId }),
        'entry_as_released',
      ],
      ['and left without its order', () => ({ completes: 'nothing' }), 'entry_as_released'],
      ['and left without its state', () => ({ completes: 'order' }), 'entry_as_released'],
      ['just as it was released', () => ({}), 'ok'],
    ])('is booked %s: %#', async (_what, forged, answer) => {
      expect(await forger.posts(here, id, { completes: 'state', ...forged() })).toBe(answer);
      const { rows } = await db.admin.query('select 1 from entry where source_id = $1', [id]);
      expect(rows).toHaveLength(answer === 'ok' ? 1 : 0);
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
  const right = { by: 'committee', approvals: 1, days: 3, contract: 1 };
  const submits = (id: string, { by, approvals, days, contract }: typeof right) =>
    refused(
      `update spending_request set state = 'submitted', submitted_on = $3, contract_version = $4,
         ladder_basis = spending_basis(spending_request, $3), ladder_by = $5,
         approvals_needed = $6, consultation_days = $7 where community_id = $1 and id = $2`,
      [here.communityId, id, spend.clock.today(), contract, by, approvals, days],
    );

  it.each<[string, Partial<SpendingContent>, Partial<typeof right>, string]>([
    ['without quotes above the limit', { quotesExempt: '' }, {}, 'spending_state_needs_acts'],
    ['without evidence', { fileIds: [] }, {}, 'spending_state_needs_acts'],
    ['left to the reviewer', {}, { by: 'reviewer' }, 'spending_state_needs_acts'],
    ['with another number of approvals', {}, { approvals: 2 }, 'spending_state_needs_acts'],
    ['without its consultation', {}, { days: 0 }, 'spending_state_needs_acts'],
    ['under a contract of its own', {}, { contract: 2 }, 'spending_state_needs_acts'],
    ['with all as it must be', {}, {}, 'nothing was refused'],
  ])('%s is judged by the database too', async (_what, change, ladder, rule) => {
    const id = await spend.drafted(here, { amount: Money.yuan('9000.00'), ...change });
    await forger.acts(here, id, { act: 'request', by: here.people.clerk });
    expect(await submits(id, { ...right, ...ladder })).toBe(rule);
  });
});
