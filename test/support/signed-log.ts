import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { checkpointBody, clockNameOf, originOf } from '../../src/proof/checkpoint.rules';
import { cosign } from '../../src/proof/cosignature.rules';
import {
  SIGNATURE_TYPES,
  signNote,
  type VerifierKey,
  verifierKeyOf,
  vkeyOf,
} from '../../src/proof/note.rules';
import { rootOf } from '../../src/proof/tree.rules';
import type { FreshDatabase } from './fresh-database';

const HOST = 'books.example.cn';
const SEED = Buffer.alloc(32, 7);

/** The keys of a community's log, as a reader has them from elsewhere. */
export function logKeysOf(communityId: number): { log: VerifierKey; clock: VerifierKey } {
  const { log, clock } = signersOf(communityId);
  return {
    log: verifierKeyOf(log, SIGNATURE_TYPES.note),
    clock: verifierKeyOf(clock, SIGNATURE_TYPES.cosignature),
  };
}

function signersOf(communityId: number) {
  const origin = originOf(HOST, communityId);
  return {
    origin,
    log: { name: origin, seed: SEED },
    clock: { name: clockNameOf(origin), seed: SEED },
  };
}

/** Signs the log as it stands, under the role and with the rules of the signer; the size it signed. */
export async function signLog(
  { signerUrl }: Pick<FreshDatabase, 'signerUrl'>,
  communityId: number,
  at = new Date('2026-03-05T04:00:00Z'),
): Promise<number> {
  return asSigner(signerUrl, communityId, async (client) => {
    const { rows } = await client.query<{ hash: Buffer }>(
      'select hash from log_leaf where community_id = $1 order by leaf_index',
      [communityId],
    );
    const { origin, log, clock } = signersOf(communityId);
    const root = rootOf(rows.map(({ hash }) => hash));
    const body = checkpointBody({ origin, size: rows.length, root });
    const note = signNote(body, [log]) + cosign(body, clock, at.getTime() / 1000);
    await client.query('insert into log_checkpoint values ($1, $2, $3, $4, $5, $6)', [
      communityId,
      rows.length,
      at,
      root,
      note,
      vkeyOf(logKeysOf(communityId).log),
    ]);
    return rows.length;
  });
}

/** Signs again and again while the work goes on, as a signer of its own does. */
export async function whileSigned<T>(
  database: Pick<FreshDatabase, 'signerUrl'>,
  communityId: number,
  work: () => Promise<T>,
): Promise<T> {
  let busy = true;
  const signing = (async () => {
    for (let turn = 1; busy; turn += 1) {
      // the same head is not signed twice: heads are told apart by their time
      await signLog(database, communityId, new Date(Date.UTC(2026, 6, 1, 0, 0, turn)));
      await sleep(100);
    }
  })();
  try {
    return await work();
  } finally {
    busy = false;
    await signing;
  }
}

/** One transaction under the signer's role, within the community. */
export async function asSigner<T>(
  signerUrl: string,
  communityId: number,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: signerUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('app.community_id', $1, true)`, [String(communityId)]);
    const result = await work(client);
    await client.query('commit');
    return result;
  } finally {
    await client.end();
  }
}
