import { randomBytes } from 'node:crypto';
import { cosign } from '../../src/proof/cosignature.rules';
import { SIGNATURE_TYPES, verifierKeyOf, vkeyOf } from '../../src/proof/note.rules';
import { type SignedHead, signHead, signingLog } from '../../src/proof/signer/signing.rules';
import { CompactRange } from '../../src/proof/tree.rules';
import type { KeptHead } from '../../src/proof/verify/heads.rules';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import { liveSomeMonths } from './account-books';
import { draftOf } from './books';
import { everyCharge } from './every-charge';
import type { DatabaseInTest } from './fresh-database';
import type { SpendingInTest } from './spending';

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
    const drafts = Array.from({ length: 300 }, () => draftOf({ fileIds: [fileId] }));
    await spend.ledger.postMany(tx, communityId, drafts);
    await tx.query(`select close_period($1, '2026-01', $2, '{}')`, [communityId, person]);
  });
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
  const quotes = [{ supplier: '别家电梯', amount: Money.yuan('10.00'), fileId }];
  await spend.drafted(place, { quotes });
  await db.admin.query(
    `insert into report_archive (community_id, id, kind, title, period, is_final, through_seq, file_id,
       sha256, made_by) values ($1, $2, 'income-expenditure', '一月', '2026-01', true, 1, $3, $4, $5)`,
    [communityId, newId(), fileId, '0'.repeat(64), person],
  );
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
