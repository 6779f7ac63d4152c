import { Logger } from '@nestjs/common';
import * as fs from 'node:fs';
import { Log } from '../../src/platform/log';
import { openCheckpoint } from '../../src/proof/checkpoint.rules';
import { cosignedAt } from '../../src/proof/cosignature.rules';
import { HeadMoved } from '../../src/proof/signer/kept-heads';
import { SignerSession } from '../../src/proof/signer/signer-session';
import { asRole } from '../support/as-role';
import { withSigner } from '../support/signer';

const t = withSigner();

beforeAll(() => Logger.overrideLogger(new Log('fatal')));

describe('a log that grows', () => {
  it('is signed under its own name, with the time, and so is the neighbour’s', async () => {
    const here = await t.community('锦和苑');
    const nextDoor = await t.community('望江里');
    await t.post(here);
    const signer = await t.start();
    expect(await signer.round()).toMatchObject({ refused: 0, failed: 0 });
    for (const id of [here, nextDoor]) {
      const [checkpoint, ...more] = await t.checkpoints(id);
      const log = t.log(id);
      const tree = await t.treeOf(id);
      expect(more).toEqual([]);
      expect(openCheckpoint(checkpoint!.note, log.verifier)).toEqual({
        origin: `books.example.cn/c/${id}/log/1`,
        size: tree.size,
        root: tree.root(),
      });
      expect(checkpoint).toMatchObject({ size: tree.size, root: tree.root(), vkey: log.vkey });
      expect(cosignedAt(checkpoint!.note, log.clockVerifier)).toBe(t.clock.now().getTime() / 1000);
      expect(checkpoint!.signedAt).toEqual(t.clock.now());
    }
  });

  it('is signed again when there is more, and not before', async () => {
    const here = await t.community('小区二');
    const signer = await t.start();
    await signer.round();
    expect(await signer.round()).toEqual({ signed: 0, unchanged: 0, refused: 0, failed: 0 });
    await t.post(here);
    t.clock.advanceMinutes(1);
    expect(await signer.round()).toMatchObject({ signed: 1, refused: 0 });
    const sizes = (await t.checkpoints(here)).map(({ size }) => size);
    expect(sizes).toEqual([expect.any(Number), (await t.treeOf(here)).size]);
  });

  it('is signed across a whole block of leaves and more', async () => {
    const here = await t.community('大小区');
    const signer = await t.start();
    await signer.round();
    await t.db.admin.query(`select set_config('app.community_id', $1, false)`, [String(here)]);
    await t.db.admin.query(
      `select log_append($1, 'test', array_agg(null::text), array_agg(null::bytea),
         array_agg('{"n":"' || n || '中文"}')) from generate_series(1, 1300) n`,
      [here],
    );
    await signer.round();
    const newest = (await t.checkpoints(here)).at(-1);
    expect(newest).toMatchObject({ root: (await t.treeOf(here)).root() });
  });

  it('at rest has its heartbeat before a day is over: the same head, another time', async () => {
    const here = await t.community('静园');
    await (await t.start()).round();
    t.clock.advanceMinutes(22 * 60);
    const signer = await t.start();
    await signer.round();
    expect(await t.checkpoints(here)).toHaveLength(1);
    t.clock.advanceMinutes(70);
    await signer.round();
    const [first, second, ...more] = await t.checkpoints(here);
    expect(more).toEqual([]);
    expect(second).toMatchObject({ size: first!.size, root: first!.root });
    expect(cosignedAt(second!.note, t.log(here).clockVerifier)).toBe(
      t.clock.now().getTime() / 1000,
    );
    await t.post(here);
    await signer.round();
    expect(await t.refusals(here)).toEqual([]);
    expect(await t.checkpoints(here)).toHaveLength(3);
  });
});

describe('what was signed', () => {
  it('is on the disk before the database hears of it, and is brought there after a crash', async () => {
    const here = await t.community('停电苑');
    await (await t.start()).round();
    const [lost] = await t.checkpoints(here);
    await t.tamper('delete from log_checkpoint where community_id = $1', [here]);
    await t.post(here);
    t.clock.advanceMinutes(1);
    await (await t.start()).round();
    const [first, second] = await t.checkpoints(here);
    expect(first).toEqual(lost);
    expect(second!.size).toBeGreaterThan(first!.size);
  });

  it('is not replaced by a signer that remembers something else', async () => {
    const here = await t.community('双签苑');
    await (await t.start()).round();
    const kept = await t.heads().read(here);
    const other = { ...kept!, size: 1, root: Buffer.alloc(32), signedAt: t.clock.now() };
    await expect(t.heads().keep(here, 'another note', other)).rejects.toThrow(HeadMoved);
    await expect(t.heads().keep(here, null, other)).rejects.toThrow(HeadMoved);
    expect(await t.heads().read(here)).toEqual(kept);
    expect(fs.readdirSync(t.headsDir()).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('is readable to its owner only', async () => {
    const here = await t.community('私密苑');
    await (await t.start()).round();
    expect(fs.statSync(t.headFile(here)).mode & 0o777).toBe(0o600);
  });
});

describe('a second signer', () => {
  it('waits until the first has gone, however it went', async () => {
    await t.start();
    expect(await SignerSession.open(t.db.urls.signerUrl)).toBeNull();
    await t.db.admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'trust-ledger signer' and datname = current_database()`,
    );
    const second = await SignerSession.open(t.db.urls.signerUrl);
    expect(second).not.toBeNull();
    await second?.close();
  });
});

describe('the role of the signer', () => {
  it.each([
    [
      'a leaf',
      `insert into log_leaf (community_id, leaf_index, kind, hash, body)
      values (1, 99, 'x', sha256(''), '')`,
    ],
    ['a head', 'update log_head set size = 0'],
    ['a checkpoint it has written', `update log_checkpoint set note = ''`],
    ['a refusal it has written', 'delete from log_refusal'],
    ['the salt that opens a leaf', 'select salt from log_leaf'],
    ['an entry', 'select summary from entry'],
    ['a person', 'select name from person'],
  ])('may not touch %s', async (_what, sql) => {
    await expect(asRole(t.db.urls.signerUrl, 1, sql)).rejects.toMatchObject({ code: '42501' });
  });
});
