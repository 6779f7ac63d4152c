import '../../src/ledger/ledger.module';
import { ClosingChecks } from '../../src/ledger/closing-checks';
import { ClosingEffects } from '../../src/ledger/closing-effects';
import { ClosingService } from '../../src/ledger/closing.service';
import { ReceiptsTreesService } from '../../src/proof/receipts-tree/receipts-trees.service';
import { ledgerEntities } from '../../src/ledger/ledger.entities';
import { VoucherChecks } from '../../src/ledger/voucher-checks';
import { VoucherDraftsService } from '../../src/ledger/voucher-drafts.service';
import { day } from '../../src/shared/day';
import { period } from '../../src/shared/period';
import {
  type Bookkeepers,
  clockOfTest,
  draftOf,
  hireBookkeepers,
  ledgerOfTest,
  LIFTS,
  openCommunity,
  PAYABLE,
} from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { voucherDesk } from '../support/voucher-desk';

const db = withDatabase(ledgerEntities);
const ledger = ledgerOfTest();
const service = new VoucherDraftsService(ledger, clockOfTest, new VoucherChecks());
const checks = new ClosingChecks();
const closing = new ClosingService(
  checks,
  new ReceiptsTreesService(),
  clockOfTest,
  new ClosingEffects(),
);
let here: number;
let neighbour: number;
let people: Bookkeepers;

beforeAll(async () => {
  people = await hireBookkeepers(db);
  here = await openCommunity(db, '锦和苑');
  neighbour = await openCommunity(db, '邻家苑');
  await prepare(neighbour);
});

const { prepare, submit, postDraft } = voucherDesk(db, service, () => ({ here, people }));

describe('closing', () => {
  it('waits for drafts, goes month by month, and is for ever', async () => {
    const waiting = await prepare(here, { bookedOn: day('2026-01-20') });
    await expect(close('2026-02')).rejects.toMatchObject({ code: 'ledger.checklist-open' });
    await expect(close('2026-01')).rejects.toMatchObject({
      code: 'ledger.checklist-open',
      details: { items: ['凭证全部入账'] },
    });
    await remove(waiting);
    await close('2026-01');
    await expect(close('2026-01')).rejects.toMatchObject({ code: 'ledger.checklist-open' });
    await expect(
      db.transactions.run(here, (tx) =>
        ledger.post(tx, here, draftOf({ bookedOn: day('2026-01-31') })),
      ),
    ).rejects.toMatchObject({ code: 'request.refused' });
    const { rows } = await db.admin.query(
      `select h.closed_through, c.closed_by, jsonb_array_length(c.checklist) > 7 as checked
       from ledger_head h join period_close c using (community_id) where community_id = $1`,
      [here],
    );
    expect(rows).toEqual([
      { closed_through: '2026-01-31', closed_by: people.reviewer, checked: true },
    ]);
  });

  it('is refused by the function too: out of order, with drafts, in the neighbour', async () => {
    const call = (community: number, month: string) =>
      db.transactions.run(here, (tx) =>
        tx.query('select close_period($1, $2, $3, $4)', [community, month, people.reviewer, '[]']),
      );
    await expect(call(here, '2026-03')).rejects.toMatchObject({
      code: 'ledger.period-out-of-order',
    });
    await expect(call(neighbour, '2026-01')).rejects.toMatchObject({
      driverError: { code: '42501' },
    });
    const waiting = await prepare(here, { bookedOn: day('2026-02-20') });
    await expect(call(here, '2026-02')).rejects.toMatchObject({ code: 'ledger.drafts-remain' });
    await remove(waiting);
  });

  it('asks the other rooms', async () => {
    checks.register('test', async () => ({
      key: 'released-unpaid',
      name: '已放款的支出均已入账',
      ok: false,
      detail: '支-2026-0001',
    }));
    await expect(close('2026-02')).rejects.toMatchObject({
      details: { items: ['已放款的支出均已入账'] },
    });
  });

  it('and posting at once: what was counted is what is closed', async () => {
    const other = await openCommunity(db, '竞速苑');
    const postThere = () =>
      db.transactions.run(other, (tx) =>
        ledger.post(tx, other, draftOf({ bookedOn: day('2026-01-31') })),
      );
    const alone = new ClosingService(
      new ClosingChecks(),
      new ReceiptsTreesService(),
      clockOfTest,
      new ClosingEffects(),
    );
    const outcomes = await Promise.allSettled([
      ...Array.from({ length: 6 }, postThere),
      db.transactions.run(other, (tx) =>
        alone.close(tx, other, period('2026-01'), people.reviewer),
      ),
      ...Array.from({ length: 6 }, postThere),
    ]);
    expect(outcomes[6]?.status).toBe('fulfilled');
    const { rows } = await db.admin.query<{ same: boolean; entries: string }>(
      `select c.last_voucher_no = count(e.*) as same, count(e.*) as entries
       from period_close c left join entry e on e.community_id = c.community_id
         and e.period = c.period
       where c.community_id = $1 group by c.last_voucher_no`,
      [other],
    );
    const posted = outcomes.filter(({ status }) => status === 'fulfilled').length - 1;
    expect(rows).toEqual([{ same: true, entries: String(posted) }]);
  });
});

describe('the chart', () => {
  const extend = (code: string, parentCode = code.slice(0, -2)) =>
    db.transactions.run(here, (tx) =>
      ledger.extendChart(tx, here, { parentCode, code, name: '公共能耗-电' }),
    );

  it('takes a sub-account, which then takes postings in place of its parent', async () => {
    await extend('510401');
    await prepareAndPost('510401');
    await expect(prepareAndPost('5104')).rejects.toMatchObject({ code: 'request.refused' });
  });

  it('refuses one under an account that has postings, or that does not extend its code', async () => {
    await prepareAndPost(LIFTS);
    await expect(extend('51030101')).rejects.toMatchObject({ code: 'ledger.account-has-postings' });
    await expect(extend('510501', '5104')).rejects.toMatchObject({
      code: 'ledger.account-code-must-extend',
    });
    await expect(extend('510401')).rejects.toMatchObject({ code: 'ledger.account-exists' });
  });
});

async function prepareAndPost(accountCode: string): Promise<void> {
  const lines = [
    { accountCode, fund: 'F1', debit: '10.00' },
    { accountCode: PAYABLE, fund: 'F1', credit: '10.00' },
  ];
  const id = await prepare(here, { lines });
  await submit(id);
  await postDraft(id);
}

function remove(id: string): Promise<void> {
  return db.transactions.run(here, (tx) => service.remove(tx, { communityId: here, id }));
}

function close(month: string) {
  return db.transactions.run(here, (tx) => closing.close(tx, here, period(month), people.reviewer));
}
