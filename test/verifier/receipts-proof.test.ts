import { randomBytes } from 'node:crypto';
import { ReceiptsTree } from '../../src/proof/receipts-tree/receipts-tree.rules';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import { inclusionPath, leafHashOf, treeHash } from './support/reference-tree';
import { run, withFolder } from './support/run';
import { Signer } from './support/signer';
import { ORIGIN, SIGNED_AT } from './support/world';

/** One household's proof of a month, checked by the program that a resident runs at home. */
const folder = withFolder();
const AT = ['--at', new Date(SIGNED_AT * 1000).toISOString()];
const signer = new Signer(ORIGIN);
const key = { communityId: 1, period: period('2026-03'), secret: randomBytes(32) };
const paid = [
  { unitId: 'home-1', amount: Money.yuan('128.95') },
  { unitId: 'home-2', amount: Money.yuan('300.00') },
];
const month = ReceiptsTree.of(key, paid);
const root = month.root.toString('hex');

/** The month's row as its leaf has it, under a signed head. */
function logOf(row: Record<string, string>) {
  const sorted = Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
  const body = JSON.stringify({ kind: 'receipts_tree', op: 'insert', row: sorted, v: 1 });
  const hashes = ['{"before":1}', body, '{"after":1}'].map((each) => leafHashOf(Buffer.from(each)));
  return {
    index: 1,
    hashes: inclusionPath(1, hashes).map((hash) => Buffer.from(hash).toString('base64')),
    note: signer.head(3, treeHash(hashes), SIGNED_AT),
    body,
    openings: [],
  };
}

const row = { period: '2026-03', homes: '2', total: '428.95', root };
const good = {
  communityId: 1,
  unitId: 'home-1',
  tree: { period: '2026-03', homes: 2, total: '428.95', root },
  receipts: [
    { number: 'SJ2026-000001', receivedOn: '2026-03-02', amount: '100.00' },
    { number: 'SJ2026-000007', receivedOn: '2026-03-20', amount: '28.95' },
  ],
  shares: month.proofOf('home-1').map(({ no, amount, salt, index, path }) => ({
    no,
    amount: amount.toString(),
    salt: salt.toString('hex'),
    index,
    path: path.map(({ hash, sum }) => ({ hash: hash.toString('base64'), sum: sum.toString() })),
  })),
  log: logOf(row),
};
const verify = (proof: unknown, vkey = signer.vkey) =>
  run(
    'verify.mjs',
    'receipts',
    folder.write('receipts.json', JSON.stringify(proof)),
    '--vkey',
    vkey,
    ...AT,
  );

it('passes an honest one, and says what was found', async () => {
  const { exit, out } = await verify(good);
  expect({ exit, out }).toMatchObject({ exit: 0 });
  expect(out).toContain('128.95 元（SJ2026-000001、SJ2026-000007）');
  expect(out).toContain('428.95 元');
});

it.each<[string, unknown, number, string]>([
  [
    'a receipt that is not in the total',
    { ...good, receipts: [...good.receipts, good.receipts[0]] },
    2,
    '与您的收据不符',
  ],
  ['no share at all', { ...good, shares: [] }, 2, '与您的收据不符'],
  ['the shares of another home', { ...good, unitId: 'home-2' }, 2, '证明不成立'],
  [
    'another total than the log has',
    { ...good, tree: { ...good.tree, total: '428.96' } },
    2,
    '不符',
  ],
  [
    'another root than the log has',
    { ...good, log: logOf({ ...row, root: '0'.repeat(64) }) },
    2,
    '不符',
  ],
  [
    'a row that is not in the tree',
    { ...good, log: { ...good.log, index: 2 } },
    2,
    '不在签过名的账本里',
  ],
  [
    'a note signed by nobody',
    { ...good, log: { ...good.log, note: good.log.note.replace('\n3\n', '\n4\n') } },
    3,
    '签名',
  ],
])('refuses %s', async (_what, proof, exit, words) => {
  const result = await verify(proof);
  expect([result.exit, result.out.includes(words) || result.out]).toEqual([exit, true]);
});

it.each([
  ['nothing', ''],
  ['a list', '[]'],
  ['half a file', '{"tree":{"period":"2026-03"}'],
])('says that %s is no proof', async (_what, text) => {
  const file = folder.write('half.json', text);
  const { exit } = await run('verify.mjs', 'receipts', file, '--vkey', signer.vkey);
  expect(exit).toBe(64);
});
