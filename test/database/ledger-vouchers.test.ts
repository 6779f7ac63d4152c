import '../../src/ledger/ledger.module';
import { ledgerEntities, VoucherDraftRow } from '../../src/ledger/ledger.entities';
import { VoucherDraftsQueries } from '../../src/ledger/voucher-drafts.queries';
import { VoucherChecks } from '../../src/ledger/voucher-checks';
import { VoucherDraftsService } from '../../src/ledger/voucher-drafts.service';
import type { VoucherContent } from '../../src/ledger/voucher-drafts.service';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import {
  BANK,
  type Bookkeepers,
  clockOfTest,
  draftOf,
  FEES,
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
const checks = new VoucherChecks();
const service = new VoucherDraftsService(ledger, clockOfTest, checks);
let here: number;
let neighbour: number;
let people: Bookkeepers;

beforeAll(async () => {
  people = await hireBookkeepers(db);
  here = await openCommunity(db, '锦和苑');
  neighbour = await openCommunity(db, '邻家苑');
  await prepare(neighbour);
});

const { content, prepare, submit, postDraft } = voucherDesk(db, service, () => ({ here, people }));
const find = (id: string) => new VoucherDraftsQueries(db.reading, ledger, checks).find(here, id);

describe('a voucher', () => {
  it('is prepared by one, posted by another, and says so in the books', async () => {
    const id = await prepare();
    await submit(id);
    const posted = await postDraft(id);
    const { rows } = await db.admin.query(
      `select prepared_by, reviewed_by, posted_by, source_kind, source_id from entry
       where community_id = $1 and seq = $2`,
      [here, posted.seq],
    );
    expect(rows).toEqual([
      {
        prepared_by: people.accountant,
        reviewed_by: people.reviewer,
        posted_by: people.reviewer,
        source_kind: 'voucher',
        source_id: id,
      },
    ]);
    expect((await find(id)).row).toMatchObject({ state: 'posted', entrySeq: String(posted.seq) });
  });

  it('is not posted by who prepared it', async () => {
    const id = await prepare();
    await submit(id);
    await expect(postDraft(id, people.accountant)).rejects.toMatchObject({
      code: 'voucher.same-person',
    });
  });

  it('is not posted before it is submitted, nor twice', async () => {
    const id = await prepare();
    await expect(postDraft(id)).rejects.toMatchObject({ code: 'voucher.wrong-state' });
    await submit(id);
    const race = await Promise.allSettled([postDraft(id), postDraft(id)]);
    expect(race.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is posted only in the version the reviewer has read', async () => {
    const id = await prepare();
    await submit(id);
    await db.transactions.run(here, (tx) =>
      service.return(tx, { communityId: here, id }, '金额不对', people.reviewer),
    );
    await edit(id, 3, { summary: '改过的摘要' });
    await submit(id);
    await expect(postDraft(id, people.reviewer, 2)).rejects.toMatchObject({
      code: 'voucher.changed-meanwhile',
    });
    await postDraft(id, people.reviewer, 5);
  });

  it('may be saved unfinished, says what is missing, and is not submitted like that', async () => {
    const id = await prepare(here, {
      lines: [
        { accountCode: LIFTS, fund: 'F1', debit: '10.00' },
        { accountCode: '9999', fund: 'F1', credit: '9.99' },
      ],
    });
    const codes = (await find(id)).blockers.map(({ code }) => code);
    expect(codes).toEqual([
      'ledger.unknown-account',
      'ledger.unbalanced',
      'ledger.unbalanced-fund',
    ]);
    await expect(submit(id)).rejects.toMatchObject({ code: 'request.refused' });
  });

  it('is not overwritten by someone who saw an older version', async () => {
    const id = await prepare();
    await edit(id, 1, { summary: '第一次改' });
    await expect(edit(id, 1, { summary: '第二次改' })).rejects.toMatchObject({
      code: 'voucher.changed-meanwhile',
    });
    expect((await find(id)).row.summary).toBe('第一次改');
  });

  it('does not pay by hand', async () => {
    const lines = [
      { accountCode: PAYABLE, fund: 'F1', debit: '5.00' },
      { accountCode: BANK, fund: 'F1', credit: '5.00' },
    ];
    const id = await prepare(here, { lines });
    await expect(submit(id)).rejects.toMatchObject({
      message: expect.stringContaining('付款必须走支出流程') as string,
    });
  });

  it('carries its files into the books, and refuses a file that is not there', async () => {
    const fileId = newId();
    const sha = 'b'.repeat(64);
    await db.admin.query(
      `insert into file_object (community_id, id, name, media_type, size_bytes, sha256,
         public_sha256, public_media_type, purpose)
       values ($1, $2, '维保合同', 'image/png', 1, $3, $3, 'image/png', 'evidence')`,
      [here, fileId, sha],
    );
    const id = await prepare(here, { fileIds: [fileId] });
    await submit(id);
    const { seq } = await postDraft(id);
    const { rows } = await db.admin.query(
      `select f.file_id, e.attachment_count from entry_file f
       join entry e using (community_id, seq) where community_id = $1 and seq = $2`,
      [here, seq],
    );
    expect(rows).toEqual([{ file_id: fileId, attachment_count: 1 }]);
    await expect(prepare(here, { fileIds: [newId()] })).rejects.toMatchObject({
      code: 'voucher.file-missing',
    });
    await expect(prepare(neighbour, { fileIds: [fileId] })).rejects.toMatchObject({
      code: 'voucher.file-missing',
    });
  });

  it("is not found from the neighbour's side", async () => {
    const id = await prepare();
    await expect(
      db.transactions.run(neighbour, (tx) => service.submit(tx, { communityId: neighbour, id })),
    ).rejects.toMatchObject({ code: 'voucher.not-found' });
  });
});

describe('a reversal', () => {
  it('is prepared from the entry and posted by another person', async () => {
    const { seq } = await db.transactions.run(here, (tx) => ledger.post(tx, here, draftOf()));
    const id = await prepareReversal(seq);
    const { row } = await find(id);
    expect(row.lines).toEqual([
      { accountCode: BANK, fund: 'F1', debit: '-300.00' },
      { accountCode: FEES, fund: 'F1', credit: '-300.00' },
    ]);
    await expect(prepareReversal(seq)).rejects.toMatchObject({ code: 'voucher.reversal-waits' });
    await submit(id);
    await postDraft(id);
    await expect(prepareReversal(seq)).rejects.toMatchObject({ code: 'ledger.already-reversed' });
  });

  it('keeps its lines whoever edits it', async () => {
    const { seq } = await db.transactions.run(here, (tx) => ledger.post(tx, here, draftOf()));
    const id = await prepareReversal(seq);
    await expect(edit(id, 1, {})).rejects.toMatchObject({ code: 'voucher.reversal-fixed' });
    const { lines } = (await find(id)).row;
    await edit(id, 1, { lines, summary: '换个说法' });
    await remove(id);
  });
});

function prepareReversal(seq: bigint): Promise<string> {
  const by = { bookedOn: day('2026-04-02'), reason: '记错科目', preparedBy: people.accountant };
  return db.transactions.run(here, (tx) => service.prepareReversal(tx, here, seq, by));
}

function edit(id: string, seenVersion: number, change: Partial<VoucherContent>): Promise<void> {
  const by = { personId: people.accountant, seenVersion };
  return db.transactions.run(here, (tx) =>
    service.edit(tx, { communityId: here, id }, content(change), by),
  );
}

function remove(id: string): Promise<void> {
  return db.transactions.run(here, (tx) => service.remove(tx, { communityId: here, id }));
}

it('leaves no draft of the neighbour changed', async () => {
  const drafts = await db.transactions.run(neighbour, (tx) => tx.find(VoucherDraftRow));
  expect(drafts).toHaveLength(1);
  expect(drafts[0]).toMatchObject({ state: 'draft', version: 1 });
});
