import { Logger } from '@nestjs/common';
import * as fs from 'node:fs';
import { Log } from '../../src/platform/log';
import type { Signer } from '../../src/proof/signer/signer';
import { recomputeTree, withSigner } from '../support/signer';

/** What an administrator of the server does behind all belts, and what the signer says to it. */
const t = withSigner();
let neighbour: number;

beforeAll(async () => {
  Logger.overrideLogger(new Log('fatal'));
  neighbour = await t.community('邻家苑');
});

/** A community with a few entries, signed. */
async function signedCommunity(name: string): Promise<{ here: number; signer: Signer }> {
  const here = await t.community(name);
  await t.post(here);
  await t.post(here);
  const signer = await t.start();
  await signer.round();
  expect(await t.checkpoints(here)).toHaveLength(1);
  return { here, signer };
}

/** That nothing more is signed of it, the reason is written down once, and the neighbour is signed. */
async function expectRefused(here: number, signer: Signer, reason: RegExp): Promise<void> {
  const before = (await t.checkpoints(here)).length;
  const ofNeighbour = (await t.checkpoints(neighbour)).length;
  await t.post(neighbour);
  // looked at after the one in trouble, as the other is before it
  const younger = await t.community('后邻苑');
  for (let look = 0; look < 3; look += 1) {
    t.clock.advanceMinutes(15);
    expect((await signer.round()).refused).toBeGreaterThan(0);
  }
  expect(await t.checkpoints(here)).toHaveLength(before);
  expect((await t.checkpoints(neighbour)).length).toBeGreaterThan(ofNeighbour);
  expect(await t.checkpoints(younger)).toHaveLength(1);
  expect(await t.refusals(here)).toEqual([expect.stringMatching(reason)]);
  // and so says one that has just been started
  await (await t.start()).round();
  expect(await t.refusals(here)).toHaveLength(1);
  expect(await t.checkpoints(here)).toHaveLength(before);
  // neither does it stay with us: the next test counts its own
  await forget(here);
}

async function forget(here: number): Promise<void> {
  for (const table of ['log_leaf', 'log_head', 'log_checkpoint', 'log_refusal']) {
    await t.tamper(`delete from ${table} where community_id = $1`, [here]);
  }
  fs.rmSync(t.headFile(here), { force: true });
}

const lastOf = '(select max(leaf_index) from log_leaf where community_id = $1)';

describe('the signer refuses', () => {
  it('a tree that has become smaller: an older copy put back', async () => {
    const { here, signer } = await signedCommunity('旧库苑');
    await t.tamper(`delete from log_leaf where community_id = $1 and leaf_index = ${lastOf}`, [
      here,
    ]);
    await recomputeTree(t.db, here);
    await expectRefused(here, signer, /变短了/);
  });

  it('a tree of the same size in which an old leaf is another one, hashes and head made anew', async () => {
    const { here, signer } = await signedCommunity('改账苑');
    await t.tamper(
      `update log_leaf set body = replace(body, '锦', '绵') || ' ' where community_id = $1 and leaf_index = 3`,
      [here],
    );
    await recomputeTree(t.db, here);
    await expectRefused(here, signer, /改动过/);
  });

  it('and the same after it has grown again', async () => {
    const { here, signer } = await signedCommunity('再改苑');
    await t.tamper(
      `update log_leaf set body = body || ' ' where community_id = $1 and leaf_index = 3`,
      [here],
    );
    await recomputeTree(t.db, here);
    await t.post(here);
    await expectRefused(here, signer, /改动过/);
  });

  it('a new leaf whose bytes are not those that were hashed', async () => {
    const { here, signer } = await signedCommunity('改字苑');
    await t.post(here);
    await t.tamper(
      `update log_leaf set body = replace(body, '"1"', '"2"') || ' ' where community_id = $1 and leaf_index = ${lastOf}`,
      [here],
    );
    await expectRefused(here, signer, /原文与其哈希不符/);
  });

  it('a new leaf that is missing', async () => {
    const { here, signer } = await signedCommunity('缺页苑');
    await t.post(here);
    await t.post(here);
    await t.tamper(`delete from log_leaf where community_id = $1 and leaf_index = ${lastOf} - 1`, [
      here,
    ]);
    await expectRefused(here, signer, /缺第 \d+ 条/);
  });

  it('a leaf behind the end of the log', async () => {
    const { here, signer } = await signedCommunity('多页苑');
    await t.tamper(
      `insert into log_leaf select community_id, leaf_index + 1, kind, subject, hash, salt, body
       from log_leaf where community_id = $1 and leaf_index = ${lastOf}`,
      [here],
    );
    await expectRefused(here, signer, /条数对不上/);
  });

  it('a head that the leaves do not give', async () => {
    const { here, signer } = await signedCommunity('假头苑');
    await t.tamper(
      `update log_head set frontier = set_byte(frontier, 5, get_byte(frontier, 5) # 1)
       where community_id = $1`,
      [here],
    );
    await expectRefused(here, signer, /账本头与签名机逐条算出的不符/);
  });

  it('a log that is gone altogether, though there is nowhere to write it', async () => {
    const { here, signer } = await signedCommunity('失踪苑');
    await forgetInDatabase(here);
    t.clock.advanceMinutes(15);
    expect(await signer.round()).toMatchObject({ refused: 1 });
    await forget(here);
  });

  it('a checkpoint in the database that it never signed', async () => {
    const { here, signer } = await signedCommunity('伪签苑');
    await t.tamper(
      `insert into log_checkpoint select community_id, size, signed_at + interval '1 s', sha256('x'), note, vkey
       from log_checkpoint where community_id = $1`,
      [here],
    );
    await expectRefused(here, signer, /不是签名机签的/);
  });

  async function forgetInDatabase(here: number): Promise<void> {
    for (const table of ['log_leaf', 'log_head', 'log_checkpoint']) {
      await t.tamper(`delete from ${table} where community_id = $1`, [here]);
    }
  }
});

describe('after a refusal', () => {
  it('what is mended is signed at once, so that nobody sees red for a day', async () => {
    const { here, signer } = await signedCommunity('修好苑');
    const frontier = await t.db.admin.query<{ frontier: Buffer }>(
      'select frontier from log_head where community_id = $1',
      [here],
    );
    await t.tamper(
      `update log_head set frontier = frontier || sha256('x') where community_id = $1`,
      [here],
    );
    t.clock.advanceMinutes(15);
    await signer.round();
    expect(await t.refusals(here)).toHaveLength(1);
    await t.tamper('update log_head set frontier = $2 where community_id = $1', [
      here,
      frontier.rows[0]?.frontier,
    ]);
    t.clock.advanceMinutes(1);
    await signer.round();
    const { rows } = await t.db.admin.query(
      `select from log_checkpoint c join log_refusal r using (community_id)
       where community_id = $1 and c.signed_at > r.at`,
      [here],
    );
    expect(rows).toHaveLength(1);
  });
});

describe('a signer that has lost its memory', () => {
  const lose = (here: number) => fs.rmSync(t.headFile(here));
  const rootStart = (root: Buffer) => root.toString('hex').slice(0, 16);

  it('does not take the database’s word for it', async () => {
    const { here } = await signedCommunity('失忆苑');
    lose(here);
    await expectRefused(here, await t.start(), /签名机却没有这个小区的记录/);
  });

  it('nor goes on from an older memory', async () => {
    const { here, signer } = await signedCommunity('旧忆苑');
    const older = fs.readFileSync(t.headFile(here));
    await t.post(here);
    await signer.round();
    fs.writeFileSync(t.headFile(here), older);
    await expectRefused(here, await t.start(), /签名机的记录只到/);
  });

  it('nor from one that was tampered with', async () => {
    const { here } = await signedCommunity('乱忆苑');
    const kept = JSON.parse(fs.readFileSync(t.headFile(here), 'utf8')) as { frontier: string };
    kept.frontier = kept.frontier.replace(/^../, kept.frontier.startsWith('00') ? '01' : '00');
    fs.writeFileSync(t.headFile(here), JSON.stringify(kept));
    await expectRefused(here, await t.start(), /读不出来/);
  });

  it('goes on once a person has compared a head, with the tree grown from the first leaf', async () => {
    const { here } = await signedCommunity('补记苑');
    const [signed] = await t.checkpoints(here);
    await t.post(here);
    lose(here);
    const compared = { communityId: here, size: signed!.size, rootStart: rootStart(signed!.root) };
    t.clock.advanceMinutes(1);
    expect(await (await t.start([compared])).round()).toMatchObject({ refused: 0 });
    expect((await t.checkpoints(here)).at(-1)).toMatchObject({
      root: (await t.treeOf(here)).root(),
    });
    expect(await (await t.start()).round()).toMatchObject({ refused: 0 });
  });

  it('but not where the head on paper is another, nor where one that was signed is', async () => {
    const { here } = await signedCommunity('不符苑');
    const [signed] = await t.checkpoints(here);
    lose(here);
    const other = { communityId: here, size: signed!.size - 1, rootStart: '0123456789abcdef' };
    await (await t.start([other])).round();
    await t.tamper(
      `update log_leaf set body = body || ' ' where community_id = $1 and leaf_index = 3`,
      [here],
    );
    await recomputeTree(t.db, here);
    const forged = { communityId: here, size: 4, rootStart: '' };
    t.clock.advanceMinutes(15);
    await (await t.start([forged])).round();
    expect(await t.refusals(here)).toEqual([
      expect.stringMatching(/与人工核对过的不同/),
      expect.stringMatching(/与当时签过的树根不符/),
    ]);
    await forget(here);
  });
});
