import { randomBytes } from 'node:crypto';
import { cosign } from '../../src/proof/cosignature.rules';
import { SIGNATURE_TYPES, verifierKeyOf, vkeyOf } from '../../src/proof/note.rules';
import { type SignedHead, signHead, signingLog } from '../../src/proof/signer/signing.rules';
import { CompactRange } from '../../src/proof/tree.rules';
import { ReceiptsTreesService } from '../../src/proof/receipts-tree/receipts-trees.service';
import { makeMissingMonths } from '../../src/queryable-account/my-money/money-months.service';
import type { KeptHead } from '../../src/proof/verify/heads.rules';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import type { EntryDraft } from '../../src/ledger/entry.rules';
import type { EntityManager } from 'typeorm';
import { liveSomeMonths } from './account-books';
import { credit, debit, draftOf } from './books';
import { everyAudit } from './every-audit';
import { everyBudget } from './every-budget';
import { everyCharge } from './every-charge';
import { everyCommitment } from './every-commitment';
import { everyCopy } from './every-copy';
import { everyHandover } from './every-handover';
import { everyIncome } from './every-income';
import { everyInquiry } from './every-inquiry';
import { pagesRoot } from '../../reports/layout/proof/page-text.rules';
import { everyOpenData } from './every-open-data';
import { everyPublication } from './every-publication';
import { everyStop } from './every-stop';
import { everyTransfer } from './every-transfer';
import { everyVote } from './every-vote';
import { everyYearEnd } from './every-year-end';
import type { DatabaseInTest } from './fresh-database';
import type { Place, SpendingInTest } from './spending';

/** Books of a community in which every table of record has a row, signed and witnessed. */
export interface Kept {
  readonly communityId: number;
  /** Heads as somebody keeps them elsewhere. */
  readonly kept: readonly KeptHead[];
  readonly witnesses: readonly { url: string; vkey: string }[];
}

const KEY = { name: 'books.example.cn', seed: randomBytes(32) };
const WITNESS = { name: 'witness.example.cn', seed: randomBytes(32) };

/** A life of some months, and by hand what does not happen in it. */
export async function everyRowOfRecord(
  db: DatabaseInTest,
  spend: SpendingInTest,
  name: string,
): Promise<Kept> {
  const { place } = await liveSomeMonths(db, spend, name);
  const { communityId, people, payeeId, fileId } = place;
  const person = people.clerk.personId;
  await db.transactions.run(communityId, async (tx) => {
    const drafts = Array.from({ length: 40 }, () => draftOf({ fileIds: [fileId] }));
    await spend.ledger.postMany(tx, communityId, drafts);
    await spend.ledger.post(tx, communityId, await receiptOfJanuary(tx, communityId));
    await tx.query(`select close_period($1, '2026-01', $2, '{}')`, [communityId, person]);
    await new ReceiptsTreesService().make(tx, communityId, period('2026-01'));
    await makeMissingMonths(tx, communityId);
  });
  // Before the payee's account is being changed: then nothing is submitted to it.
  await everyStop(db, spend, place);
  await everyInquiry(db, spend, place);
  await everyAudit(db, spend, place);
  await db.admin.query(
    `insert into payee_bank_change (community_id, id, payee_id, bank_name, account_sealed, account_tail,
       account_hash, reason, proposed_by, proposed_at)
     values ($1, $2, $3, '示范银行', 'sealed', '1234', 'hash', '换行', $4, '2026-05-01')`,
    [communityId, newId(), payeeId, person],
  );
  await everyCharge(db, communityId, {
    by: person,
    decides: people.reviewer.personId,
    takes: people.cashier.personId,
  });
  await everyIncome(db, communityId, { by: person, takes: people.cashier.personId });
  await everyBudget(db, place, '2026-06-10');
  await everyCommitment(db, spend, place);
  await everyCopy(db, place);
  await everyYearEnd(db, place);
  const { chair, member } = { chair: people.chair.personId, member: people.clerk.personId };
  await everyVote(db, communityId, { chair, member, fileId });
  await everyOpenData(db, spend, place);
  const quotes = [{ supplier: '别家电梯', amount: Money.yuan('10.00'), fileId }];
  await spend.drafted(place, { quotes });
  const reportId = newId();
  await db.admin.query(
    `insert into report_archive (community_id, id, kind, subject, version, pages, title, period, is_final, through_seq, file_id,
       sha256, made_by) values ($1, $2, 'income-expenditure', '2026-01', 1, 2, '一月', '2026-01', true, 1, $3, $4, $5)`,
    [communityId, reportId, fileId, '0'.repeat(64), person],
  );
  await everyPublication(db, communityId, { reportId, chair, manager: person });
  const digest = 'ab'.repeat(32);
  await db.admin.query(
    `insert into report_statement (community_id, id, kind, subject, title, number, version, through_seq,
       pages, page_digests, pages_root, figures, made_on)
     values ($1, $2, 'income-expenditure', '2026-01', '2026年1月收支公示表', '信报〔2026〕0001号', 1, 1, 1, $3, $4,
       '[["期末余额", "1.00"]]', '2026-02-03')`,
    [communityId, newId(), digest, pagesRoot([digest])],
  );
  await reconcile(db, place);
  await everyHandover(db, place);
  await everyTransfer(db, communityId, { by: person, key: KEY });
  const first = await signNow(db, communityId, new Date('2026-06-30T08:00:00Z'));
  await db.transactions.run(communityId, (tx) => spend.ledger.post(tx, communityId, draftOf()));
  const second = await signNow(db, communityId, new Date('2026-06-30T09:00:00Z'));
  await witness(db, communityId, second);
  const kept = [first, second].map(({ note, size }) => ({ source: `head-${size}.txt`, note }));
  return {
    communityId,
    kept,
    witnesses: [{ url: 'https://witness.example.cn', vkey: WITNESS_VKEY }],
  };
}

/** As a receipt books it: 收业主预存. */
async function receiptOfJanuary(tx: EntityManager, communityId: number): Promise<EntryDraft> {
  const [unit] = await tx.query<{ id: string }[]>(
    'select id from unit where community_id = $1 order by id limit 1',
    [communityId],
  );
  const lines = [debit('1001', '50.00'), { ...credit('220301', '50.00'), unitId: unit?.id ?? '' }];
  return draftOf({ bookedOn: day('2026-01-30'), sourceKind: 'receipt', lines });
}

/** One line of the bank, and the entry it was said to be. */
async function reconcile(db: DatabaseInTest, place: Place): Promise<void> {
  const { communityId, bankAccountId, people } = place;
  const [statement, line] = [newId(), newId()];
  const person = people.accountant.personId;
  await db.admin.query(
    `insert into bank_statement (community_id, id, bank_account_id, format, file_name, file_sha256,
       file_size, from_on, to_on, opening, closing, total_in, total_out, fee, line_count, added,
       imported_by, imported_at)
     values ($1, $2, $3, 'csv', '流水.csv', $4, 9, '2026-05-01', '2026-05-01', 0, 5, 5, 0, 0, 1, 1, $5,
       '2026-05-02')`,
    [communityId, statement, bankAccountId, '0'.repeat(64), person],
  );
  await db.admin.query(
    `insert into bank_line (community_id, id, bank_account_id, statement_id, position, identity, booked_on,
       booked_time, amount, balance, fee, serial, other_name, other_account_sealed, other_account_tail,
       other_account_hash, memo)
     values ($1, $2, $3, $4, 1, $5, '2026-05-01', '', 5, 5, 0, 'S1', '王某某', 'sealed', '1234', 'hash',
       '物业费')`,
    [communityId, line, bankAccountId, statement, '0'.repeat(64)],
  );
  await db.admin.query(
    `insert into bank_match (community_id, id, line_id, entry_seq, amount, rule, reason, matched_by,
       matched_at) values ($1, $2, $3, 1, 5, 'hand', '人工核对', $4, '2026-05-02')`,
    [communityId, newId(), line, person],
  );
}

const WITNESS_VKEY = vkeyOf(verifierKeyOf(WITNESS, SIGNATURE_TYPES.cosignature));

/** The head of the log as it stands, signed and put where readers look. */
export async function signNow(
  db: DatabaseInTest,
  communityId: number,
  at: Date,
  seed = KEY.seed,
): Promise<SignedHead> {
  const { rows } = await db.admin.query<{ size: string; frontier: Buffer }>(
    'select size, frontier from log_head where community_id = $1',
    [communityId],
  );
  const log = signingLog({ ...KEY, seed }, communityId);
  const tree = CompactRange.fromFrontier(Number(rows[0]!.size), rows[0]!.frontier);
  const head = signHead(log, tree, at);
  await db.admin.query(
    `insert into log_checkpoint (community_id, size, signed_at, root, note, vkey)
     values ($1, $2, $3, $4, $5, $6)`,
    [communityId, head.size, head.signedAt, head.root, head.note, log.vkey],
  );
  return head;
}

async function witness(db: DatabaseInTest, communityId: number, head: SignedHead): Promise<void> {
  const text = head.note.slice(0, head.note.lastIndexOf('\n\n') + 1);
  const line = cosign(text, WITNESS, Math.floor(head.signedAt.getTime() / 1000));
  await db.admin.query(
    `insert into log_cosignature (community_id, size, witness, note_line) values ($1, $2, $3, $4)`,
    [communityId, head.size, WITNESS.name, line],
  );
}
