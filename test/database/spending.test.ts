import { registerConstraintMessages } from '../../src/platform/database/constraint-messages';
import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { payeeConstraintMessages } from '../../src/spending/payee.errors';
import { spendingEntities } from '../../src/spending/spending.entities';
import { spendingConstraintMessages } from '../../src/spending/spending.errors';
import { MOVES, STATES } from '../../src/spending/spending.rules';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { withDatabase } from '../support/fresh-database';
import { type Place, SpendingInTest } from '../support/spending';

const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);
registerConstraintMessages(spendingConstraintMessages);
registerConstraintMessages(payeeConstraintMessages);

let spend: SpendingInTest;
let here: Place;
let neighbour: Place;

beforeAll(async () => {
  spend = new SpendingInTest(db);
  here = await spend.found('东苑');
  neighbour = await spend.found('西苑');
  // The neighbour is busy with the same payee, the same amounts and the same numbers.
  for (let turn = 0; turn < 3; turn += 1) {
    await spend.carry(neighbour, await spend.submitted(neighbour), 'paid');
  }
});

const yes = { agree: true };
const at = (id: string, place = here) => ({ communityId: place.communityId, id });
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing was refused',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );

async function entriesOf(id: string): Promise<{ seq: string; cashier: string; total: string }[]> {
  const { rows } = await db.admin.query<{ seq: string; cashier: string; total: string }>(
    'select seq, cashier, total from entry where source_id = $1',
    [id],
  );
  return rows;
}

describe('one payment lived through', () => {
  it('ends as one entry made by the system from the approved request', async () => {
    const id = await spend.submitted(here, { amount: Money.yuan('5670.00') });
    await spend.carry(here, id, 'paid');
    const [entry, ...more] = await entriesOf(id);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ total: '5670.00', cashier: here.people.cashier.personId });
    const { rows } = await db.admin.query(
      `select p.account_code, p.fund, p.debit, p.credit, p.payee_id, e.prepared_by, e.posted_by,
         e.reviewed_by, e.attachment_count
       from posting p join entry e using (community_id, seq) where e.source_id = $1 order by line`,
      [id],
    );
    const made = {
      prepared_by: null,
      posted_by: null,
      reviewed_by: here.people.reviewer.personId,
      attachment_count: 1,
      payee_id: here.payeeId,
      fund: 'F1',
    };
    expect(rows).toEqual([
      { ...made, account_code: '510301', debit: '5670.00', credit: '0.00' },
      { ...made, account_code: '100201', debit: '0.00', credit: '5670.00' },
    ]);
  });

  it('numbers requests without a gap, whatever was refused in between', async () => {
    const { communityId, people } = here;
    const failing = spend.run(at(''), async (tx) => {
      await spend.spending.draft(tx, communityId, people.clerk, spend.contentOf(here));
      throw new Error('later work failed');
    });
    await expect(failing).rejects.toThrow('later work failed');
    await spend.submitted(here);
    const { rows } = await db.admin.query<{ number: string }>(
      'select number from spending_request where community_id = $1 order by number',
      [communityId],
    );
    expect(rows.map((row) => row.number)).toEqual(
      rows.map((_row, index) => `支-2026-${String(index + 1).padStart(4, '0')}`),
    );
  });

  it('refuses an incomplete draft with every reason', async () => {
    const { communityId, people } = here;
    const content = spend.contentOf(here, { fileIds: [], quotesExempt: '', accountCode: '100201' });
    const work = spend.run(at(''), async (tx) => {
      const { id } = await spend.spending.draft(tx, communityId, people.clerk, content);
      await spend.spending.submit(tx, at(id), people.clerk);
    });
    await expect(work).rejects.toMatchObject({
      code: 'request.refused',
      details: {
        problems: [
          { code: 'spending.account-not-payable' },
          { code: 'spending.evidence-missing' },
          { code: 'spending.quotes-missing' },
        ],
      },
    });
  });

  it("takes no file of the neighbour's", async () => {
    const content = { fileIds: [neighbour.fileId] };
    expect(await codeOf(spend.submitted(here, content))).toBe('spending.file-unknown');
  });

  it("does not find the neighbour's request", async () => {
    const id = await spend.submitted(neighbour);
    const work = spend.run(at(id), (tx) =>
      spend.approvals.review(tx, at(id), here.people.reviewer, yes),
    );
    expect(await codeOf(work)).toBe('spending.not-found');
  });

  it('counts slices of one purchase together (T7)', async () => {
    const slice = { accountCode: '5102', amount: Money.yuan('900.00') };
    const first = await spend.submitted(here, slice);
    const second = await spend.submitted(here, slice);
    const { rows } = await db.admin.query(
      'select ladder_by, ladder_basis from spending_request where id = any($1) order by ladder_basis',
      [[first, second]],
    );
    expect(rows).toEqual([
      { ladder_by: 'reviewer', ladder_basis: '900.00' },
      { ladder_by: 'committee', ladder_basis: '1800.00' },
    ]);
  });

  it('counts simultaneous slices together', async () => {
    const slice = { accountCode: '5109', amount: Money.yuan('300.00') };
    await Promise.all(Array.from({ length: 5 }, () => spend.submitted(here, slice)));
    const { rows } = await db.admin.query<{ ladder_basis: string }>(
      `select ladder_basis from spending_request
       where community_id = $1 and account_code = '5109' order by ladder_basis`,
      [here.communityId],
    );
    expect(rows.map((row) => row.ladder_basis)).toEqual([
      '300.00',
      '600.00',
      '900.00',
      '1200.00',
      '1500.00',
    ]);
  });

  it('sends a related party to the committee, however small', async () => {
    const { communityId, people } = here;
    const related = await spend.run<{ id: string }>(at(''), (tx) =>
      spend.payees.register(tx, communityId, people.clerk, {
        name: '示例物业服务有限公司',
        accountName: '示例物业服务有限公司',
        bankName: '示范银行',
        accountNo: '6217000000086601',
        relatedParty: true,
        relatedNote: '受托人本身',
      }),
    );
    const id = await spend.submitted(here, { payeeId: related.id, amount: Money.yuan('1.00') });
    await spend.carry(here, id, 'reviewed');
    expect(await spend.stateOf(here, id)).toBe('reviewed');
  });
});

describe('approval', () => {
  it('waits for the consultation, and says until when', async () => {
    spend.clock.set('2026-07-20');
    const id = await spend.submitted(here, { amount: Money.yuan('5670.00') });
    await spend.carry(here, id, 'reviewed');
    const approve = () =>
      spend.run(at(id), (tx) => spend.approvals.approve(tx, at(id), here.people.chair, yes));
    spend.clock.set('2026-07-23');
    await expect(approve()).rejects.toMatchObject({
      code: 'spending.consultation-open',
      message: expect.stringContaining('2026年7月23日'),
    });
    spend.clock.set('2026-07-24');
    await approve();
    expect(await spend.stateOf(here, id)).toBe('approved');
  });

  it('is void after any edit, and cannot be given to another version than was seen', async () => {
    const id = await spend.submitted(here);
    await spend.carry(here, id, 'approved');
    const content = spend.contentOf(here, { amount: Money.yuan('950.00') });
    const { clerk, reviewer } = here.people;
    await spend.run(at(id), (tx) =>
      spend.spending.edit(tx, at(id), clerk, { version: 1, content }),
    );
    expect(await spend.stateOf(here, id)).toBe('draft');
    const order = spend.run(at(id), (tx) =>
      spend.payments.order(tx, at(id), here.people.cashier, { bankAccountId: here.bankAccountId }),
    );
    expect(await codeOf(order)).toBe('spending.not-in-turn');
    await spend.run(at(id), (tx) => spend.spending.submit(tx, at(id), clerk));
    const stale = spend.run(at(id), (tx) =>
      spend.approvals.review(tx, at(id), reviewer, { agree: true, version: 1 }),
    );
    expect(await codeOf(stale)).toBe('spending.other-version');
    await spend.run(at(id), (tx) =>
      spend.approvals.review(tx, at(id), reviewer, { agree: true, version: 2 }),
    );
  });

  it('loses no edit of another clerk', async () => {
    const id = await spend.submitted(here);
    const content = spend.contentOf(here);
    const edit = (by: 'clerk' | 'otherClerk') =>
      spend.run(at(id), (tx) =>
        spend.spending.edit(tx, at(id), here.people[by], { version: 1, content }),
      );
    const codes = await Promise.all([codeOf(edit('clerk')), codeOf(edit('otherClerk'))]);
    expect(codes.sort()).toEqual(['nothing was refused', 'spending.version-moved']);
  });

  it('takes effect once when two members click at the same moment', async () => {
    const id = await spend.submitted(here, { amount: Money.yuan('4000.00') });
    await spend.carry(here, id, 'reviewed');
    spend.clock.advanceDays(4);
    const approve = (by: 'chair' | 'member' | 'finance') =>
      spend.run(at(id), (tx) => spend.approvals.approve(tx, at(id), here.people[by], yes));
    const codes = await Promise.all(
      ['chair', 'member', 'finance'].map((by) => codeOf(approve(by as 'chair'))),
    );
    expect(codes.sort()).toEqual([
      'nothing was refused',
      'spending.not-in-turn',
      'spending.not-in-turn',
    ]);
  });

  it('is refused with a reason, after which the clerk may correct and submit again', async () => {
    const id = await spend.submitted(here);
    const review = (reason: string) =>
      spend.run(at(id), (tx) =>
        spend.approvals.review(tx, at(id), here.people.reviewer, { agree: false, reason }),
      );
    expect(await codeOf(review(''))).toBe('spending.reason-needed');
    await review('发票抬头不对');
    expect(await spend.stateOf(here, id)).toBe('rejected');
    await spend.run(at(id), async (tx) => {
      const content = spend.contentOf(here, { amount: Money.yuan('880.00') });
      await spend.spending.edit(tx, at(id), here.people.clerk, { version: 1, content });
      await spend.spending.submit(tx, at(id), here.people.clerk);
    });
    await spend.carry(here, id, 'paid');
    expect(await spend.stateOf(here, id)).toBe('paid');
  });

  it('can be withdrawn with a reason until it is released, and never comes back', async () => {
    const id = await spend.submitted(here);
    await spend.carry(here, id, 'ordered');
    const withdraw = (reason: string) =>
      spend.run(at(id), (tx) => spend.spending.withdraw(tx, at(id), here.people.clerk, { reason }));
    expect(await codeOf(withdraw(' '))).toBe('spending.reason-needed');
    await withdraw('供应商退单');
    expect(await codeOf(withdraw('再撤一次'))).toBe('spending.not-in-turn');
  });
});

describe('payment', () => {
  it('takes effect once when released or paid by several at the same moment', async () => {
    const id = await spend.submitted(here);
    await spend.carry(here, id, 'ordered');
    const release = (by: 'finance' | 'member') =>
      spend.run(at(id), (tx) => spend.payments.release(tx, at(id), here.people[by], yes));
    const releases = await Promise.all([codeOf(release('finance')), codeOf(release('member'))]);
    expect(releases.sort()).toEqual(['nothing was refused', 'spending.not-in-turn']);
    const payments = await Promise.all([1, 2, 3].map(() => codeOf(spend.pay(here, id))));
    expect(payments.filter((code) => code === 'nothing was refused')).toHaveLength(1);
    expect(await entriesOf(id)).toHaveLength(1);
  });

  it('lets the committee take its key back while the bank has not paid', async () => {
    const id = await spend.submitted(here);
    await spend.carry(here, id, 'released');
    await spend.run(at(id), (tx) =>
      spend.payments.release(tx, at(id), here.people.member, { agree: false, reason: '银行退票' }),
    );
    expect(await codeOf(spend.pay(here, id))).toBe('spending.not-in-turn');
    expect(await entriesOf(id)).toEqual([]);
  });

  it('never pays other money from the repair fund', async () => {
    const id = await spend.submitted(here);
    await spend.carry(here, id, 'approved');
    const order = spend.run(at(id), (tx) =>
      spend.payments.order(tx, at(id), here.people.cashier, { bankAccountId: here.repairBankId }),
    );
    expect(await codeOf(order)).toBe('spending.fund-not-of-account');
  });

  it('is not dated before the release nor after today', async () => {
    const id = await spend.submitted(here);
    await spend.carry(here, id, 'released');
    const pay = (paidOn: string) =>
      spend.run(at(id), (tx) =>
        spend.payments.pay(tx, at(id), here.people.cashier, {
          paidOn: day(paidOn),
          bankReference: '流水0001',
          fileIds: [],
        }),
      );
    expect(await codeOf(pay('2026-06-01'))).toBe('spending.paid-too-early');
    expect(await codeOf(pay('2027-06-01'))).toBe('spending.paid-too-early');
  });

  it('does not use one line of the bank statement twice', async () => {
    const pay = async () => {
      const id = await spend.submitted(here);
      await spend.carry(here, id, 'released');
      return spend.run(at(id), (tx) =>
        spend.payments.pay(tx, at(id), here.people.cashier, {
          paidOn: spend.clock.today(),
          bankReference: '流水777',
          fileIds: [],
        }),
      );
    };
    await pay();
    expect(await codeOf(pay())).toBe('spending.bank-reference-used');
  });
});

describe('the table of states', () => {
  it('is the same in the database as in the rules', async () => {
    const acts = ['request', 'review', 'approve', 'order', 'release', 'pay', 'reject', 'withdraw'];
    const posts = [
      'chair',
      'member',
      'finance-member',
      'manager',
      'clerk',
      'accountant',
      'cashier',
      'reviewer',
    ];
    for (const state of STATES) {
      for (const act of acts) {
        const move = MOVES[state].find((each) => each.act === act);
        const { rows } = await db.admin.query<{
          turn: boolean;
          posts: string[];
          targets: string[];
        }>(
          `select spending_act_in_turn($1, $2) as turn,
             (select array_agg(p) from unnest($3::text[]) p
               where spending_act_fits($1, $2, case when p in ('chair', 'member', 'finance-member')
                 then 'trustor' else 'trustee' end, p)) as posts,
             (select array_agg(s) from unnest($4::text[]) s where spending_move_allowed($2, s)) as targets`,
          [act, state, posts, STATES],
        );
        expect([state, act, rows[0]?.turn]).toEqual([state, act, move !== undefined]);
        if (!move) continue;
        expect([...(rows[0]?.posts ?? [])].sort()).toEqual([...move.by].sort());
        expect(rows[0]?.targets ?? []).toEqual(
          expect.arrayContaining(move.to.filter((target) => target !== state)),
        );
      }
    }
  });
});
