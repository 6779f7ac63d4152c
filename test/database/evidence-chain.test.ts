import { entities } from '../../src/entities';
import { EntryPageQueries } from '../../src/queryable-account/entry-page.queries';
import type { EvidenceChainView } from '../../src/queryable-account/evidence-chain/evidence-chain.view';
import { everyCharge } from '../support/every-charge';
import { everyIncome } from '../support/every-income';
import { everyStop } from '../support/every-stop';
import { liveSomeMonths, type Lived } from '../support/account-books';
import { withDatabase } from '../support/fresh-database';
import { SpendingInTest } from '../support/spending';

/** 证据链 of real entries of every kind, beside a neighbour with the same life. */
const db = withDatabase(entities);
const NOBODY = { unitIds: [] };
let here: Lived;
let neighbour: Lived;

beforeAll(async () => {
  const spend = new SpendingInTest(db);
  neighbour = await lived(spend, '西苑');
  here = await lived(spend, '东苑');
}, 60_000);

async function lived(spend: SpendingInTest, name: string): Promise<Lived> {
  const books = await liveSomeMonths(db, spend, name);
  const { communityId, people } = books.place;
  await everyStop(db, spend, books.place);
  const by = people.accountant.personId;
  const takes = people.cashier.personId;
  await everyCharge(db, communityId, { by, decides: people.reviewer.personId, takes });
  await db.transactions.run(communityId, (tx) =>
    tx.query(`select close_period($1, '2026-01', $2, '{}')`, [communityId, by]),
  );
  await everyIncome(db, communityId, { by, takes });
  return books;
}

const evidenceOf = async (seq: string, reader: { unitIds: string[] } = NOBODY) =>
  (await new EntryPageQueries(db.reading).entryPage(here.place.communityId, seq, reader)).evidence;

const keysOf = ({ groups }: EvidenceChainView) =>
  groups.map(({ key, steps }) => [key, steps.map((step) => step.key)]);

const seqsBy = async (sourceKind: string): Promise<string[]> => {
  const { rows } = await db.admin.query<{ seq: string }>(
    `select seq from entry where community_id = $1 and source_kind = $2 and kind <> 'reversal'
     order by seq`,
    [here.place.communityId, sourceKind],
  );
  return rows.map(({ seq }) => seq);
};

it('leads a payment from its request to the bank, by post and never by name', async () => {
  const evidence = await evidenceOf(here.lift);
  expect(keysOf(evidence)).toEqual([
    ['matter', ['request', 'quotes']],
    ['authority', ['review', 'consultation', 'approve']],
    ['basis', ['budget', 'ladder']],
    ['voucher', ['invoice', 'order', 'release', 'pay', 'voucher']],
    ['reported', ['bank', 'report']],
  ]);
  const steps = evidence.groups.flatMap((group) => group.steps);
  expect(steps.find(({ key }) => key === 'approve')?.postName).toBe('业委会主任');
  expect(steps.find(({ key }) => key === 'request')?.files.map(({ id }) => id)).toEqual([
    here.place.fileId,
  ]);
  expect(JSON.stringify(evidence)).not.toMatch(/某|6217/);
  expect(evidence.complete).toBe(false);
});

it('tells an emergency with what became of it', async () => {
  const [cost] = await seqsBy('emergency');
  const evidence = await evidenceOf(cost!);
  const steps = ['request', 'emergency', 'ratification', 'quotes'];
  expect(keysOf(evidence)[0]).toEqual(['matter', steps]);
});

it.each(['bill-run', 'receipt', 'income-accrual', 'income-receipt'])(
  'has a chain of its own for entries of %s',
  async (kind) => {
    const seqs = await seqsBy(kind);
    expect(seqs.length).toBeGreaterThan(0);
    for (const seq of seqs) {
      const { groups } = await evidenceOf(seq);
      expect(groups.map(({ key }) => key)).toEqual(
        expect.arrayContaining(['matter', 'authority', 'basis', 'voucher', 'reported']),
      );
      expect(groups[0]!.steps.map(({ key }) => key)).not.toContain('matter');
    }
  },
);

it('tells what a home paid, and by which number, to the home itself', async () => {
  const [seq] = await seqsBy('receipt');
  const { rows } = await db.admin.query<{ unit_id: string; no: string }>(
    `select r.unit_id, 'SJ' || r.year || '-' || lpad(r.no::text, 6, '0') as no from receipt r
     join entry e on e.community_id = r.community_id and e.source_id = r.id where e.seq = $1
       and e.community_id = $2`,
    [seq, here.place.communityId],
  );
  const own = await evidenceOf(seq!, { unitIds: [rows[0]!.unit_id] });
  expect(JSON.stringify(own)).toContain(rows[0]!.no);
  const others = JSON.stringify(await evidenceOf(seq!, { unitIds: [here.homes[2]!.id] }));
  expect(others).not.toContain(rows[0]!.no);
  expect(others).toContain('只有本户可见');
});

it('keeps the words and papers of other people’s homes to itself', async () => {
  const evidence = JSON.stringify(await evidenceOf(here.receipts[2]!));
  expect(evidence).not.toMatch(/王某某|301|2单元/);
});

it('changes with nothing that happens next door', async () => {
  const before = await evidenceOf(here.lift);
  await db.admin.query(
    `insert into report_archive (community_id, id, kind, subject, version, pages, title, period, is_final, through_seq, file_id,
       sha256) values ($1, gen_random_uuid(), 'income-expenditure', '2026-06', 1, 2, '邻家月报', '2026-06', true, 1, $2, $3)`,
    [neighbour.place.communityId, neighbour.place.fileId, '0'.repeat(64)],
  );
  expect(await evidenceOf(here.lift)).toEqual(before);
});
