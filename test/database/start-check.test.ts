import { Logger } from '@nestjs/common';
import { Log } from '../../src/platform/log';
import { logFaults } from '../../src/proof/start-check';
import { recomputeTree, withSigner } from '../support/signer';

/** What the server asks of the logs before it opens the books. */
const t = withSigner();
let here: number;
let nextDoor: number;

beforeAll(async () => {
  Logger.overrideLogger(new Log('fatal'));
  here = await t.community('锦和苑');
  nextDoor = await t.community('望江里');
  for (const id of [here, nextDoor]) await t.post(id);
});

const faults = () => logFaults(t.db.reading);

/** Changes, looks, and puts everything back. */
async function afterwards(change: () => Promise<void>): Promise<string[]> {
  const tables = ['log_head', 'log_leaf', 'log_checkpoint', 'log_node'];
  for (const table of tables)
    await t.db.admin.query(`create table kept_${table} as table ${table}`);
  try {
    await change();
    return await faults();
  } finally {
    for (const table of tables) {
      await t.tamper(`delete from ${table}`);
      await t.tamper(`insert into ${table} select * from kept_${table}`);
      await t.db.admin.query(`drop table kept_${table}`);
    }
  }
}

it('has nothing to say to an honest log, signed or not yet signed', async () => {
  expect(await faults()).toEqual([]);
  await (await t.start()).round();
  await t.post(here);
  expect(await faults()).toEqual([]);
});

it.each<[string, RegExp, string]>([
  [
    'a byte of a new leaf',
    /log_leaf/,
    `update log_leaf set body = body || ' ' where leaf_index = 2`,
  ],
  ['the head', /log_head/, `update log_head set frontier = sha256(frontier)`],
  ['the size alone', /log_head/, `update log_head set size = size + 1`],
  ['the end of the log', /log_head/, `delete from log_leaf where leaf_index >= 3`],
  ['the root that was signed', /log_checkpoint/, `update log_checkpoint set root = sha256(root)`],
  [
    'the signed text',
    /log_checkpoint/,
    `update log_checkpoint set note = replace(note, 'log/1', 'log/2')`,
  ],
])('a change of %s is told, with where it is and what to do', async (_what, table, sql) => {
  const told = await afterwards(() =>
    t.tamper(`${sql} ${/where/.test(sql) ? 'and' : 'where'} community_id = ${here}`),
  );
  expect(told).toEqual([
    expect.stringMatching(
      new RegExp(`^小区 ${here} 的留痕日志与签过的不符.*${table.source}.*verify`),
    ),
  ]);
});

it('a log rewritten with all its hashes is told by its last signed head', async () => {
  const told = await afterwards(async () => {
    await t.tamper(
      `update log_leaf set body = replace(body, '"is_leaf":"true"', '"is_leaf":"false"')
       where community_id = $1 and kind = 'account'`,
      [here],
    );
    await recomputeTree(t.db, here);
  });
  expect(told).toEqual([expect.stringMatching(/签过的账本头与现在的树一致/)]);
});

it('and an older state of it too', async () => {
  const told = await afterwards(async () => {
    await t.tamper('delete from log_leaf where community_id = $1 and leaf_index > 4', [here]);
    await recomputeTree(t.db, here);
  });
  expect(told).toEqual([expect.stringMatching(/日志没有这么长/)]);
});
