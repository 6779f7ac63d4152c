import { Logger } from '@nestjs/common';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Log } from '../../src/platform/log';
import { signerKey } from '../../src/proof/signer/key-file';
import { KeptHeads } from '../../src/proof/signer/kept-heads';
import { Signer } from '../../src/proof/signer/signer';
import { SignerSession } from '../../src/proof/signer/signer-session';
import { startApp, type TestApp } from '../support/app';
import { foundCommunity } from '../support/people';

/** What whoever watches the installation sees of the signing. */
let here: TestApp;
let dir: string;
let session: SignerSession | undefined;
let signer: Signer;

beforeAll(async () => {
  Logger.overrideLogger(new Log('fatal'));
  here = await startApp();
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'trust-signer-'));
  const key = await signerKey(dir, { host: 'books.example.cn', mayMake: true });
  const opened = await SignerSession.open(here.database.signerUrl);
  if (!opened) throw new Error('another signer is at work');
  session = opened;
  signer = new Signer({ session, key, heads: new KeptHeads(dir), clock: here.clock });
});
afterAll(async () => {
  await session?.close();
  await here.close();
  fs.rmSync(dir, { recursive: true });
});

/** name → value of one community's figures. */
async function figures(community: number): Promise<Record<string, number>> {
  const { text } = await here.visitor().get('/metrics').expect(200);
  const lines = text.matchAll(/^(proof_\w+)\{community="(\d+)"\} (\S+)$/gm);
  const own = [...lines].filter(([, , id]) => id === String(community));
  return Object.fromEntries(own.map(([, name, , value]) => [name, Number(value)]));
}

it('tells what is not signed, how old the head is, and that signing is refused', async () => {
  const community = await foundCommunity(here, '锦和苑');
  const nextDoor = await foundCommunity(here, '望江里');
  expect(await figures(community)).toEqual({
    proof_unsigned_leaves: expect.any(Number),
    proof_signing_refused: 0,
  });
  await signer.round();
  here.clock.advanceMinutes(5);
  const settled = {
    proof_checkpoint_age_seconds: 300,
    proof_unsigned_leaves: 0,
    proof_signing_refused: 0,
  };
  expect(await figures(community)).toEqual(settled);
  await here.admin.query(`update community set trustee_name = '丙方' where id = $1`, [community]);
  await here.admin.query(
    `update log_head set frontier = frontier || sha256('x') where community_id = $1`,
    [community],
  );
  await signer.round();
  expect(await figures(community)).toEqual({
    proof_checkpoint_age_seconds: 300,
    proof_unsigned_leaves: 1,
    proof_signing_refused: 1,
  });
  expect(await figures(nextDoor)).toEqual(settled);
});
