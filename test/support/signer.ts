import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { ComparedHead } from '../../src/proof/signer/rebuild.rules';
import { KeptHeads } from '../../src/proof/signer/kept-heads';
import { signerKey } from '../../src/proof/signer/key-file';
import { type Round, Signer } from '../../src/proof/signer/signer';
import { SignerSession } from '../../src/proof/signer/signer-session';
import { type SignedHead, signingLog, type SigningLog } from '../../src/proof/signer/signing.rules';
import type { SignerKey } from '../../src/proof/note.rules';
import { CompactRange, leafHash } from '../../src/proof/tree.rules';
import { draftOf, ledgerOfTest, openCommunity } from './books';
import { type DatabaseInTest, withDatabase } from './fresh-database';
import { TestClock } from './test-clock';

/** A checkpoint as readers find it. */
export interface CheckpointRow {
  size: number;
  signedAt: Date;
  root: Buffer;
  note: string;
  vkey: string;
}

/** What a test of the signer works with; call at the top of its file. */
export function withSigner() {
  const db = withDatabase();
  const clock = new TestClock('2026-06-30');
  const opened: SignerSession[] = [];
  let dir = '';
  let key: SignerKey;

  beforeAll(async () => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'trust-signer-'));
    key = await signerKey(dir, { host: 'books.example.cn', mayMake: true });
  });
  afterEach(async () => {
    for (const session of opened.splice(0)) await session.close();
  });
  afterAll(() => fs.rmSync(dir, { recursive: true }));

  const rows = async <Row extends object>(sql: string, params: unknown[]): Promise<Row[]> =>
    (await db.admin.query<Row>(sql, params)).rows;

  return {
    db,
    clock,
    headsDir: () => path.join(dir, 'heads'),
    heads: () => new KeptHeads(path.join(dir, 'heads')),
    log: (communityId: number): SigningLog => signingLog(key, communityId),
    headFile: (communityId: number) => path.join(dir, 'heads', `${communityId}.json`),

    /** Like a start of the program: it remembers what is on the disk and nothing else. */
    async start(compared: readonly ComparedHead[] = []): Promise<Signer> {
      for (const session of opened.splice(0)) await session.close();
      const session = await SignerSession.open(db.urls.signerUrl);
      if (!session) throw new Error('another signer is at work');
      opened.push(session);
      const heads = new KeptHeads(path.join(dir, 'heads'));
      return new Signer({ session, heads, key, clock, compared });
    },

    async checkpoints(communityId: number): Promise<CheckpointRow[]> {
      return rows(
        `select size::int, signed_at as "signedAt", root, note, vkey from log_checkpoint
         where community_id = $1 order by signed_at, size`,
        [communityId],
      );
    },

    async refusals(communityId: number): Promise<string[]> {
      const found = await rows<{ reason: string }>(
        'select reason from log_refusal where community_id = $1 order by at',
        [communityId],
      );
      return found.map(({ reason }) => reason);
    },

    /** From the leaves' own bytes. */
    async treeOf(communityId: number): Promise<CompactRange> {
      const leaves = await rows<{ body: string }>(
        'select body from log_leaf where community_id = $1 order by leaf_index',
        [communityId],
      );
      const tree = CompactRange.empty();
      for (const { body } of leaves) tree.append(leafHash(Buffer.from(body, 'utf8')));
      return tree;
    },

    community: (name: string) => openCommunity(db, name),
    post: (communityId: number) => postOne(db, communityId),
    tamper: (sql: string, params: unknown[] = []) => tamper(db, sql, params),
  };
}

export type { Round, SignedHead };

async function postOne(db: DatabaseInTest, communityId: number): Promise<void> {
  await db.transactions.run(communityId, (tx) => ledgerOfTest().post(tx, communityId, draftOf()));
}

/** Behind all locks and belts, as an administrator of the server could. */
async function tamper(db: DatabaseInTest, sql: string, params: unknown[]): Promise<void> {
  await db.admin.query('begin');
  await db.admin.query('set local session_replication_role = replica');
  await db.admin.query(sql, params);
  await db.admin.query('commit');
}

/** Makes head and nodes of a log anew from its leaves, as a thorough forger would. */
export async function recomputeTree(db: DatabaseInTest, communityId: number): Promise<void> {
  const { rows } = await db.admin.query<{ index: string; body: string }>(
    'select leaf_index as index, body from log_leaf where community_id = $1 order by leaf_index',
    [communityId],
  );
  const tree = CompactRange.empty();
  for (const { index, body } of rows) {
    const hash = leafHash(Buffer.from(body, 'utf8'));
    tree.append(hash);
    await tamper(db, 'update log_leaf set hash = $3 where community_id = $1 and leaf_index = $2', [
      communityId,
      index,
      hash,
    ]);
  }
  await tamper(db, 'update log_head set size = $2, frontier = $3 where community_id = $1', [
    communityId,
    tree.size,
    tree.toFrontier(),
  ]);
}
