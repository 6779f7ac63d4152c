import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import type { Actor } from '../../src/spending/actor';
import { spendingEntities } from '../../src/spending/spending.entities';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { type ForgedAct, Forger } from '../support/forger';
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
        expect([earlier, await forger.acts(place, id, { act, by: turncoat })]).toEqual([
          earlier,
          'spending_act_one_duty_per_person',
        ]);
      }
      const inOffice = place.people[office[act]];
      const still = act === 'review' || act === 'approve' || act === 'order' || act === 'release';
      if (still)
        expect(await forger.acts(place, id, { act, by: inOffice })).toBe('nothing was refused');
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
    expect(await forger.acts(here, id, { act: 'approve', by: here.people.chair })).toBe(
      'nothing was refused',
    );
    expect(await forger.acts(here, id, { act: 'approve', by: here.people.chair })).toBe(
      'spending_act_once_per_person',
    );
    expect(await forger.setsState(here, id, 'approved')).toBe('spending_state_needs_acts');
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
    expect(await forger.acts(here, id, await forged())).toBe(rule);
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
    expect(await forger.acts(here, open, { act: 'approve', by: here.people.chair })).toBe(
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
    expect(await forger.setsState(here, id, state)).toBe('spending_state_needs_acts');
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
    expect(await forger.acts(here, id, { act: 'request', by: people.clerk })).toBe(
      'nothing was refused',
    );
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
