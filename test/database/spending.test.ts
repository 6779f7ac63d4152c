import { registerConstraintMessages } from '../../src/platform/database/constraint-messages';
import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { Money } from '../../src/shared/money';
import { payeeConstraintMessages } from '../../src/spending/payee.errors';
import { spendingEntities } from '../../src/spending/spending.entities';
import { spendingConstraintMessages } from '../../src/spending/spending.errors';
import { MOVES, STATES } from '../../src/spending/spending.rules';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { withDatabase } from '../support/fresh-database';
import { codeOf, type Place, SpendingInTest } from '../support/spending';

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

  it('counts slices together that are only drafted yet, whichever is first', async () => {
    const slice = { accountCode: '5109', amount: Money.yuan('300.00') };
    const drafts: string[] = [];
    while (drafts.length < 5) drafts.push(await spend.drafted(here, slice));
    await Promise.all(drafts.map((id) => spend.submit(here, id)));
    const { rows } = await db.admin.query<{ ladder_basis: string }>(
      `select ladder_basis from spending_request
       where community_id = $1 and account_code = '5109' order by ladder_basis`,
      [here.communityId],
    );
    expect(rows.map((row) => row.ladder_basis)).toEqual(drafts.map(() => '1500.00'));
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
