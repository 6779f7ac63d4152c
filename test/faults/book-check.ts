import * as path from 'node:path';
import type pg from 'pg';
import { VerificationQueries } from '../../src/ledger/verification.queries';
import { VerifyBooksQueries } from '../../src/ledger/verify-books.queries';
import type { Config } from '../../src/platform/config';
import { wordsOfFault } from '../../src/proof/verify/fault.rules';
import type { Reading } from '../../src/platform/database/reading';
import { DiskFileStore } from '../../src/platform/files/file-store';
import { VerifyFilesQueries } from '../../src/platform/files/verify-files.queries';
import { testDir } from '../support/test-server';
import { lostWords } from './chronicle';
import { type Ground, withClient } from './ground';
import type { Acknowledged } from './posting';

/** No signer runs here, and no file is read: neither has anything to look into. */
const nowhere = path.join(testDir, 'faults', 'nowhere');

/** Each query names what must never be, over every community; no row is good. */
const NEVER: Record<string, string> = {
  'half entry: lines missing or too many': `
    select e.community_id, e.seq from entry e
    left join posting p on p.community_id = e.community_id and p.seq = e.seq
    group by e.community_id, e.seq, e.line_count, e.total
    having count(p.line) <> e.line_count or sum(p.debit) is distinct from e.total
      or sum(p.credit) is distinct from e.total`,
  'half entry: lines without entry': `
    select p.community_id, p.seq from posting p where not exists (
      select from entry e where e.community_id = p.community_id and e.seq = p.seq)`,
  'half act: voucher and entry disagree': `
    select d.community_id, d.id from voucher_draft d
    left join entry e on e.community_id = d.community_id and e.source_id = d.id
    where (d.state = 'posted') <> (e.seq is not null) or d.entry_seq is distinct from e.seq`,
  'half act: a key without an answer': `
    select k.community_id, k.key from idempotency_key k where k.response is null`,
  'half act: entry without its leaf': `
    select e.community_id, e.seq from entry e
    left join log_leaf l on l.community_id = e.community_id and l.leaf_index = e.leaf_index
      and l.kind = 'entry'
    where l.leaf_index is null`,
  'half act: leaf without its entry': `
    select l.community_id, l.leaf_index from log_leaf l where l.kind = 'entry' and not exists (
      select from entry e where e.community_id = l.community_id and e.leaf_index = l.leaf_index)`,
  'gap or duplicate: seq': `
    select e.community_id, count(*) from entry e
    join ledger_head h on h.community_id = e.community_id group by e.community_id, h.last_seq
    having count(distinct e.seq) <> h.last_seq or max(e.seq) <> h.last_seq or count(*) <> h.last_seq`,
  'gap or duplicate: voucher numbers': `
    select e.community_id, e.period from entry e group by e.community_id, e.period
    having count(distinct e.voucher_no) <> count(*) or max(e.voucher_no) <> count(*)
      or min(e.voucher_no) <> 1`,
  'gap or duplicate: leaf indexes': `
    select h.community_id, h.size from log_head h
    left join log_leaf l on l.community_id = h.community_id group by h.community_id, h.size
    having count(l.leaf_index) <> h.size or coalesce(max(l.leaf_index) + 1, 0) <> h.size`,
  'duplicate: one voucher, two entries': `
    select e.community_id, e.source_id from entry e where e.source_id is not null
    group by e.community_id, e.source_id, e.kind having count(*) > 1`,
};

/** What is wrong with the books, in words; nothing is good. */
export async function faultsOf(
  ground: Ground,
  acknowledged: readonly Acknowledged[],
): Promise<string[]> {
  const seen = await withClient(ground.adminUrl, async (admin) => [
    ...(await lostOf(admin, acknowledged)),
    ...(await brokenRules(admin)),
  ]);
  const communities = ground.places.map(({ communityId }) => communityId);
  return [...seen, ...(await verifiedFaults(ground.reading, communities))];
}

/** As a superuser sees it, over every community. */
export async function brokenRules(admin: pg.Client): Promise<string[]> {
  const faults: string[] = [];
  for (const [what, sql] of Object.entries(NEVER)) {
    const { rows } = await admin.query(sql);
    if (rows.length > 0) faults.push(`${what}: ${rows.length}, first ${JSON.stringify(rows[0])}`);
  }
  return faults;
}

/** Acknowledged, and not in the books under the numbers that were told. */
async function lostOf(admin: pg.Client, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const told = acknowledged.map(({ posting, entry }) => ({
    community: posting.desk.communityId,
    draft: posting.draftId,
    ...entry,
  }));
  const { rows } = await admin.query(
    `select a.* from jsonb_to_recordset($1)
       as a(community integer, draft uuid, seq bigint, period text, "voucherNo" integer)
     left join entry e on e.community_id = a.community and e.source_id = a.draft
       and e.seq = a.seq and e.period = a.period and e.voucher_no = a."voucherNo"
     where e.seq is null`,
    [JSON.stringify(told)],
  );
  return rows.map((row) => `${lostWords}: ${JSON.stringify(row)}`);
}

/** What the product's own verification says: bytes, rows, sums and tree, all computed anew. */
export async function verifiedFaults(
  reading: Reading,
  communities: readonly number[],
): Promise<string[]> {
  const nothingKept = { signer: { dir: nowhere, witnesses: [] } } as unknown as Config;
  const verification = new VerificationQueries(
    reading,
    new VerifyBooksQueries(reading),
    new VerifyFilesQueries(reading, new DiskFileStore(nowhere)),
    nothingKept,
  );
  const scope = { quick: false, files: false };
  const verdicts = await Promise.all(communities.map((id) => verification.verify(id, scope)));
  return verdicts.flatMap(({ name, faults }) =>
    faults.map((fault) => `verify: ${name}: ${wordsOfFault(fault)}`),
  );
}
