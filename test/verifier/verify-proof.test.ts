import { leafLine, rootOf, type LeafLine } from './support/bundle';
import { consistencyPath, inclusionPath, leafHashOf } from './support/reference-tree';
import { run, withFolder } from './support/run';
import { Signer } from './support/signer';
import { ORIGIN, SIGNED_AT, World } from './support/world';

/** The same program on a single entry's proof, and on two heads. */
const folder = withFolder();
const AT = ['--at', new Date(SIGNED_AT * 1000).toISOString()];
const world = new World(4711);
const bundle = world.signed();
const hashes = bundle.leaves.map(({ body }) => leafHashOf(Buffer.from(body)));

const vkey = ['--vkey', world.signer.vkey];

const verify = (...args: string[]) => run('verify.mjs', ...args, ...AT);

describe('verify proof', () => {
  const index = bundle.leaves.findIndex(({ body }) => body.startsWith('{"kind":"entry"'));
  const proofText = (
    leaf: LeafLine,
    at: number,
    note: string,
    path_ = inclusionPath(at, hashes),
  ) => {
    const { body, openings } = leaf;
    const extra = Buffer.from(JSON.stringify({ body, openings })).toString('base64');
    const lines = path_.map((hash) => Buffer.from(hash).toString('base64'));
    return ['c2sp.org/tlog-proof@v1', `extra ${extra}`, `index ${at}`, ...lines, '', note].join(
      '\n',
    );
  };
  const note = bundle.header.checkpoint;
  const good = proofText(bundle.leaves[index]!, index, note);
  const check = (text: string, ...args: string[]) =>
    verify('proof', folder.write('one.tlog-proof', text), ...vkey, ...args);

  it('passes an honest one and shows the voucher', async () => {
    const { exit, out } = await check(good);
    expect({ exit, out }).toMatchObject({ exit: 0 });
    expect(out).toContain('第 1 号凭证');
    expect(out).toContain('✓ 账本头签名');
  });

  it('refuses every lie of a server', async () => {
    const other = bundle.leaves[index + 1]!;
    const stranger = new Signer(ORIGIN);
    const root = rootOf(bundle.leaves);
    const lies: [string, string, number][] = [
      ['the proof of another index', proofText(bundle.leaves[index]!, index + 1, note), 2],
      ['another leaf', proofText(other, index, note), 2],
      [
        'a longer proof',
        proofText(bundle.leaves[index]!, index, note, [
          ...inclusionPath(index, hashes),
          hashes[0]!,
        ]),
        2,
      ],
      ['no proof', proofText(bundle.leaves[index]!, index, note, []), 2],
      [
        'another tree',
        proofText(
          bundle.leaves[index]!,
          index,
          world.signer.head(hashes.length, rootOf(bundle.leaves.slice(1)), SIGNED_AT),
        ),
        2,
      ],
      ['size 0', proofText(bundle.leaves[index]!, index, world.signer.head(0, root, SIGNED_AT)), 2],
      [
        'a size beyond 2^53',
        proofText(
          bundle.leaves[index]!,
          index,
          world.signer.sign(world.signer.body('18014398509481984', root)),
        ),
        3,
      ],
      [
        'another origin',
        proofText(
          bundle.leaves[index]!,
          index,
          new Signer('trust.example/c/8/log/1').head(hashes.length, root, SIGNED_AT),
        ),
        3,
      ],
      [
        'another key',
        proofText(bundle.leaves[index]!, index, stranger.head(hashes.length, root, SIGNED_AT)),
        3,
      ],
      [
        'a head of tomorrow',
        proofText(
          bundle.leaves[index]!,
          index,
          world.signer.head(hashes.length, root, SIGNED_AT + 86_400),
        ),
        5,
      ],
      [
        'an old head',
        proofText(
          bundle.leaves[index]!,
          index,
          world.signer.head(hashes.length, root, SIGNED_AT - 864_000),
        ),
        5,
      ],
      [
        'another summary',
        proofText(
          {
            ...bundle.leaves[index]!,
            openings: bundle.leaves[index]!.openings.map((o) => ({ ...o, value: '改' })),
          },
          index,
          note,
        ),
        1,
      ],
      ['a text that is no proof', good.replace('tlog-proof@v1', 'tlog-proof@v2'), 1],
    ];
    const ends = await Promise.all(
      lies.map(async ([name, text], i) => {
        const to = folder.write(`lie-${i}.tlog-proof`, text);
        return [name, (await verify('proof', to, ...vkey)).exit];
      }),
    );
    expect(ends).toEqual(lies.map(([name, , exit]) => [name, exit]));
  });

  it('holds it against a head kept earlier, and against a replayed one', async () => {
    const size = 30;
    const kept = folder.write('kept.txt', world.kept(size).text);
    expect((await check(good, '--kept', kept)).out).toContain('还需 --consistency');
    const way = consistencyPath(size, hashes).map((hash) => Buffer.from(hash).toString('base64'));
    const proof = folder.write(
      'way.json',
      JSON.stringify({ from: size, to: hashes.length, hashes: way }),
    );
    expect((await check(good, '--kept', kept, '--consistency', proof)).exit).toBe(0);
    const [forgedLeaves] = [bundle.leaves.with(3, leafLine(world.facts[4]!, 3))];
    const forged = folder.write(
      'forged.txt',
      world.signer.head(size, rootOf(forgedLeaves.slice(0, size)), SIGNED_AT - 9),
    );
    expect((await check(good, '--kept', forged, '--consistency', proof)).exit).toBe(4);
    const newer = folder.write(
      'newer.txt',
      world.signer.head(hashes.length + 5, rootOf([]), SIGNED_AT + 5),
    );
    expect((await check(good, '--kept', newer)).exit).toBe(5);
  });

  it('asks for the key', async () => {
    const { exit, err } = await verify('proof', folder.write('one.tlog-proof', good));
    expect({ exit, err }).toMatchObject({ exit: 64 });
    expect(err).toContain('--vkey');
  });
});

describe('verify head', () => {
  const check = (newer: string, older: string, ...args: string[]) => {
    const files = [folder.write('newer.txt', newer), folder.write('older.txt', older)] as const;
    return verify('head', files[0], '--kept', files[1], ...vkey, ...args);
  };
  const head = (size: number, leaves = bundle.leaves) =>
    world.signer.head(size, rootOf(leaves.slice(0, size)), SIGNED_AT - leaves.length + size);

  it('judges two signed heads without the books', async () => {
    const forged = bundle.leaves.with(3, leafLine(world.facts[4]!, 3));
    expect((await check(head(30), head(30))).exit).toBe(0);
    const evidence = await check(head(30, forged), head(30));
    expect(evidence.exit).toBe(4);
    expect(evidence.out).toContain('older.txt');
    expect((await check(head(29), head(30), '--at', '2027-01-01')).exit).toBe(5);
    const way = consistencyPath(20, hashes.slice(0, 30)).map((h) =>
      Buffer.from(h).toString('base64'),
    );
    const proof = folder.write('way.json', JSON.stringify({ hashes: way }));
    expect((await check(head(30), head(20), '--consistency', proof)).exit).toBe(0);
    expect((await check(head(30, forged), head(20), '--consistency', proof)).exit).toBe(4);
    expect((await check(new Signer(ORIGIN).head(30, rootOf([]), SIGNED_AT), head(30))).exit).toBe(
      3,
    );
    expect((await check(head(30), head(30).replace('\n30\n', '\n31\n'))).exit).toBe(64);
  });
});
