import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import type { Actor } from '../../src/spending/actor';
import { spendingEntities } from '../../src/spending/spending.entities';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { databaseFaultOf } from '../../src/platform/database/database-error';
import { withDatabase } from '../support/fresh-database';
import { type Place, SpendingInTest } from '../support/spending';

/** What the role trust_app can do with SQL of its own, past every rule in the code: nothing. */
const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);

let spend: SpendingInTest;
let here: Place;
let neighbour: Place;

beforeAll(async () => {
  spend = new SpendingInTest(db);
  here = await spend.found('东苑');
  neighbour = await spend.found('西苑');
  await spend.carry(neighbour, await spend.submitted(neighbour), 'paid');
});

/** One statement as the serving role, inside the community; answers which rule refused it. */
async function refused(sql: string, params: unknown[] = [], place = here): Promise<string> {
  return db.transactions
    .run(place.communityId, (tx) => tx.query(sql, params))
    .then(
      () => 'nothing was refused',
      (error: unknown) => {
        const fault = databaseFaultOf(error);
        return fault ? (fault.constraint ?? fault.code) : String(error);
      },
    );
}

interface ForgedAct {
  act: string;
  by: Actor;
  at?: string;
  grantId?: string;
  version?: number;
  hash?: string;
}

async function forge(id: string, forged: ForgedAct, place = here): Promise<string> {
  const { rows } = await db.admin.query<{ version: number; content_hash: string }>(
    'select version, content_hash from spending_request where id = $1',
    [id],
  );
  return refused(
    `insert into spending_act (community_id, id, request_id, version, act, person_id, grant_id,
       content_hash, at, note) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '理由在此')`,
    [
      place.communityId,
      newId(),
      id,
      forged.version ?? rows[0]?.version,
      forged.act,
      forged.by.personId,
      forged.grantId ?? forged.by.grantId,
      forged.hash ?? rows[0]?.content_hash,
      forged.at ?? spend.clock.now(),
    ],
    place,
  );
}

const setState = (id: string, state: string) =>
  refused('update spending_request set state = $2 where community_id = $1 and id = $3', [
    here.communityId,
    state,
    id,
  ]);

describe('one natural person', () => {
  const way = [
    ['submitted', 'review'],
    ['reviewed', 'approve'],
    ['approved', 'order'],
    ['ordered', 'release'],
    ['released', 'pay'],
  ] as const;
  const office = {
    review: 'reviewer',
    approve: 'chair',
    order: 'cashier',
    release: 'member',
    pay: 'cashier',
  } as const;
  const done = {
    submitted: ['request'],
    reviewed: ['request', 'review'],
    approved: ['request', 'review', 'approve'],
    ordered: ['request', 'review', 'approve', 'order'],
    released: ['request', 'review', 'approve', 'order', 'release'],
  } as const;

  it.each(way)(
    'who acted before does not act again at %s (%s), even in another office',
    async (state, act) => {
      const place = await spend.found(`${state}苑`);
      const id = await spend.submitted(place, { amount: Money.yuan('4000.00') });
      if (state !== 'submitted') await spend.carry(place, id, state);
      const { rows: before } = await db.admin.query<{ act: string; person_id: string }>(
        'select act, person_id from spending_act where request_id = $1 order by at, id',
        [id],
      );
      expect(before.map((row) => row.act)).toEqual(done[state]);
      spend.clock.advanceDays(10);
      const { post } = place.people[office[act]];
      for (const { act: earlier, person_id: personId } of before) {
        // The cashier orders and records the payment: one part in the chain.
        if (earlier === 'order' && act === 'pay') continue;
        const turncoat = await changeOffice(place, personId, post);
        expect([earlier, await forge(id, { act, by: turncoat }, place)]).toEqual([
          earlier,
          'spending_act_one_duty_per_person',
        ]);
      }
      const inOffice = place.people[office[act]];
      const still = act === 'review' || act === 'approve' || act === 'order' || act === 'release';
      if (still) expect(await forge(id, { act, by: inOffice }, place)).toBe('nothing was refused');
    },
  );

  it('does not approve twice to make up the number', async () => {
    const id = await spend.submitted(here, { amount: Money.yuan('4000.00') });
    await spend.carry(here, id, 'reviewed');
    const { communityId } = here;
    await db.admin.query('alter table spending_request disable trigger spending_request_guard');
    await db.admin.query('update spending_request set approvals_needed = 2 where id = $1', [id]);
    await db.admin.query('alter table spending_request enable trigger spending_request_guard');
    spend.clock.advanceDays(4);
    expect(await forge(id, { act: 'approve', by: here.people.chair })).toBe('nothing was refused');
    expect(await forge(id, { act: 'approve', by: here.people.chair })).toBe(
      'spending_act_once_per_person',
    );
    expect(await setState(id, 'approved')).toBe('spending_state_needs_acts');
    expect(communityId).toBe(here.communityId);
  });

  /** Same person, other post: as one who changed office, or logs in with another name. */
  async function changeOffice(
    { communityId }: Place,
    personId: string,
    post: Actor['post'],
  ): Promise<Actor> {
    const today = spend.clock.today();
    await db.admin.query(
      `update role_grant set ended_on = $3::date - 1
       where community_id = $1 and person_id = $2 and ended_on is null`,
      [communityId, personId, today],
    );
    return spend.appoint(communityId, post, { personId, from: today });
  }
});

describe('an act', () => {
  let id: string;
  beforeAll(async () => {
    id = await spend.submitted(here);
  });

  it.each<[string, () => Promise<ForgedAct>, string]>([
    [
      'out of turn',
      async () => ({ act: 'release', by: here.people.member }),
      'spending_act_in_turn',
    ],
    [
      'of the wrong post',
      async () => ({ act: 'review', by: here.people.accountant }),
      'spending_act_fits_post',
    ],
    [
      'of the other party',
      async () => ({ act: 'review', by: here.people.chair }),
      'spending_act_fits_post',
    ],
    [
      'on another version',
      async () => ({ act: 'review', by: here.people.reviewer, version: 2 }),
      'spending_act_of_current_version',
    ],
    [
      'on other content',
      async () => ({ act: 'review', by: here.people.reviewer, hash: '0'.repeat(64) }),
      'spending_act_of_current_version',
    ],
    [
      "under someone else's grant",
      async () => ({
        act: 'review',
        by: here.people.accountant,
        grantId: here.people.reviewer.grantId ?? '',
      }),
      'spending_act_by_grant_in_force',
    ],
    [
      "under the neighbour's grant",
      async () => ({ act: 'review', by: neighbour.people.reviewer }),
      'spending_act_by_grant_in_force',
    ],
    [
      'under an expired grant',
      async () => ({
        act: 'review',
        by: await spend.appoint(here.communityId, 'reviewer', { to: '2026-06-01' }),
      }),
      'spending_act_by_grant_in_force',
    ],
    [
      'under a grant to come',
      async () => ({
        act: 'review',
        by: await spend.appoint(here.communityId, 'reviewer', { from: '2027-06-01' }),
      }),
      'spending_act_by_grant_in_force',
    ],
    [
      'dated before the last one',
      async () => ({ act: 'review', by: here.people.reviewer, at: '2026-02-01T00:00:00Z' }),
      'spending_acts_in_time',
    ],
  ])('%s is refused', async (_what, forged, rule) => {
    expect(await forge(id, await forged())).toBe(rule);
  });

  it('is never changed, removed or emptied, and its recorded time is not for writing', async () => {
    expect(await refused(`update spending_act set note = '改'`)).toBe('42501');
    expect(await refused('delete from spending_act')).toBe('42501');
    expect(await refused('truncate spending_act')).toBe('42501');
    await expect(db.admin.query(`update spending_act set note = '改'`)).rejects.toThrow(
      'append-only',
    );
    expect(
      await refused(`insert into spending_act (community_id, recorded_at) values (1, now())`),
    ).toBe('42501');
  });

  it('does not approve while the consultation is open', async () => {
    const open = await spend.submitted(here, { amount: Money.yuan('6000.00') });
    await spend.carry(here, open, 'reviewed');
    expect(await forge(open, { act: 'approve', by: here.people.chair })).toBe(
      'spending_consultation_over',
    );
  });
});

describe('a state', () => {
  it.each([
    'reviewed',
    'approved',
    'ordered',
    'released',
    'paid',
    'rejected',
    'withdrawn',
    'draft',
  ])('is not set to %s by hand', async (state) => {
    const id = await spend.submitted(here);
    expect(await setState(id, state)).toBe('spending_state_needs_acts');
  });

  it('does not start further on than a draft', async () => {
    const columns =
      'community_id, id, number, state, reason, payee_id, amount, fund, account_code, occurred_on, content_hash, created_by, created_at, updated_at';
    const forged = refused(
      `insert into spending_request (${columns})
       values ($1, $2, '支-2026-9999', 'released', '伪造', $3, 1, 'F1', '510301', '2026-06-01', repeat('0', 64), $4, now(), now())`,
      [here.communityId, newId(), here.payeeId, here.people.clerk.personId],
    );
    expect(await forged).toBe('spending_starts_as_draft');
  });

  it('is not skipped by a softer ladder', async () => {
    const content = spend.contentOf(here, { amount: Money.yuan('9000.00') });
    const { communityId, people } = here;
    const { id } = await spend.run<{ id: string }>(here, (tx) =>
      spend.spending.draft(tx, communityId, people.clerk, content),
    );
    expect(await forge(id, { act: 'request', by: people.clerk })).toBe('nothing was refused');
    const soft = (basis: string) =>
      refused(
        `update spending_request set state = 'submitted', submitted_on = $3, contract_version = 1,
           ladder_basis = $4, ladder_by = 'reviewer', approvals_needed = 1, consultation_days = 0
         where community_id = $1 and id = $2`,
        [communityId, id, spend.clock.today(), basis],
      );
    expect(await soft('9000.00')).toBe('spending_state_needs_acts');
    expect(await soft('900.00')).toBe('spending_state_needs_acts');
  });
});

describe('content', () => {
  it('does not change under its approvals', async () => {
    const id = await spend.submitted(here);
    await spend.carry(here, id, 'approved');
    const change = (set: string) =>
      refused(`update spending_request set ${set} where community_id = $1 and id = $2`, [
        here.communityId,
        id,
      ]);
    for (const set of [
      'amount = 9',
      `reason = '另一件事'`,
      `fund = 'F2'`,
      `account_code = '5102'`,
      `content_hash = repeat('0', 64)`,
    ]) {
      expect([set, await change(set)]).toEqual([set, 'spending_edit_is_new_draft']);
    }
    expect(await change('amount = 9, version = version + 1')).toBe('spending_edit_is_new_draft');
    expect(await change('approvals_needed = 9')).toBe('spending_terms_fixed');
    expect(await change(`number = '支-2026-9999'`)).toBe('42501');
  });

  it('takes no file after it was submitted, and loses none', async () => {
    const id = await spend.submitted(here);
    const late = refused(
      'insert into spending_file (community_id, request_id, version, position, file_id) values ($1, $2, 1, 9, $3)',
      [here.communityId, id, here.fileId],
    );
    expect(await late).toBe('spending_content_of_draft');
    expect(await refused('delete from spending_file')).toBe('42501');
  });

  it('is not removed', async () => {
    expect(await refused('delete from spending_request')).toBe('42501');
    await expect(db.admin.query('delete from spending_request')).rejects.toThrow('append-only');
  });
});

describe('money', () => {
  const pays = (
    source: string,
    {
      amount = '900.00',
      debit = '510301',
      bank = '100201',
      cashier = here.people.cashier.personId,
      place = here,
    } = {},
  ) =>
    db.transactions
      .run(place.communityId, async (tx) => {
        const [answer] = await tx.query<{ status: string }[]>(
          `select * from post_entries($1, array[$2], array['h'], array[$3::date], array['payment'],
             array['伪造'], array[1], array[null::uuid], array[$4::uuid], array[null::uuid], array[$5::uuid],
             array[null::bigint], array['spending'], array[$6::uuid],
             array[1, 1], array[$7, $8], array['F1', 'F1'], array[$9, 0]::numeric[], array[0, $9]::numeric[],
             array['', ''], array[null, null]::uuid[], array[$10, $10]::uuid[], array[null, null]::uuid[],
             array[null, null]::uuid[], array[]::integer[], array[]::uuid[])`,
          [
            place.communityId,
            `forged-${newId()}`,
            spend.clock.today(),
            here.people.reviewer.personId,
            cashier,
            source,
            debit,
            bank,
            amount,
            here.payeeId,
          ],
        );
        return answer?.status ?? 'no answer';
      })
      .catch((error: unknown) => databaseFaultOf(error)?.constraint ?? String(error));

  it.each(['submitted', 'approved', 'ordered', 'released'] as const)(
    'does not leave for a request that is only %s',
    async (state) => {
      const id = await spend.submitted(here);
      if (state !== 'submitted') await spend.carry(here, id, state);
      expect(await pays(id)).toBe('unauthorised_payment');
    },
  );

  describe('once the cashier has acted', () => {
    let id: string;
    beforeEach(async () => {
      id = await spend.submitted(here);
      await spend.carry(here, id, 'released');
      expect(await forge(id, { act: 'pay', by: here.people.cashier })).toBe('nothing was refused');
    });

    it('leaves for exactly the released amount, from exactly the ordered account', async () => {
      expect(await pays(id, { amount: '900.01' })).toBe('unauthorised_payment');
      expect(await pays(id, { amount: '899.99' })).toBe('unauthorised_payment');
      expect(await pays(id, { bank: '100203' })).toBe('unauthorised_payment');
      expect(await pays(newId())).toBe('unauthorised_payment');
    });

    it("is not led through the neighbour's book", async () => {
      expect(await pays(id, { place: neighbour })).toBe('unauthorised_payment');
    });

    it('is not booked to another account, nor by another cashier, nor left without its state', async () => {
      expect(await pays(id, { debit: '5901' })).toBe('entry_as_released');
      expect(await pays(id, { cashier: here.people.accountant.personId })).toBe(
        'entry_as_released',
      );
      expect(await pays(id)).toBe('entry_as_released');
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
      expect(await pays(id)).toBe('unauthorised_payment');
      await spend.run(here, (tx) =>
        spend.payees.cancelChange(tx, { communityId, payeeId, changeId: change.id }, people.clerk),
      );
    });
  });

  it('is not paid twice', async () => {
    const id = await spend.submitted(here);
    await spend.carry(here, id, 'paid');
    expect(await pays(id)).toBe('unauthorised_payment');
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
