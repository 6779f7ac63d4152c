import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { bundleOf, leafLine, linesOf, rootOf, textOf, type LeafLine } from './support/bundle';
import { consistencyPath, inclusionPath, leafHashOf } from './support/reference-tree';
import { run, withFolder } from './support/run';
import { Signer } from './support/signer';
import { inflate, ORIGIN, SIGNED_AT, World } from './support/world';

/** The program a resident runs: its exit codes, and what it says. */
const folder = withFolder();
const AT = ['--at', new Date(SIGNED_AT * 1000).toISOString()];
const world = new World(4711);
const bundle = world.signed();
const hashes = bundle.leaves.map(({ body }) => leafHashOf(Buffer.from(body)));

let file: string;
let vkey: string[];
beforeAll(() => {
  file = folder.write('book.ndjson', textOf(bundle));
  vkey = ['--vkey', world.signer.vkey];
});

const verify = (...args: string[]) => run('verify.mjs', ...args, ...AT);

describe('verify, of a whole book', () => {
  it('passes an honest one and says what was checked, in words', async () => {
    const { exit, out } = await verify(file, ...vkey);
    expect(exit).toBe(0);
    expect(out).toContain('✓ 每张凭证借贷相等');
    expect(out).toContain('✓ 全部记录与签过名的树根一致');
    expect(out).toContain('通过：账本完整');
    expect(out).not.toMatch(/✗|undefined|null|NaN/);
  });

  it('asks to compare the key when the file brought its own', async () => {
    const { exit, out } = await verify(file);
    expect(exit).toBe(0);
    expect(out).toContain(`所用公钥取自文件本身：${world.signer.vkey}`);
  });

  it('saves the head, which the next check takes as kept', async () => {
    const head = path.join(folder.path, 'head.txt');
    expect((await verify(file, ...vkey, '--save-head', head)).exit).toBe(0);
    expect(fs.readFileSync(head, 'utf8')).toBe(bundle.header.checkpoint);
    const rewritten = new World(4711);
    inflate(rewritten.entries('receipt')[0]!);
    const forged = bundleOf(rewritten.facts, world.signer, SIGNED_AT);
    const { exit, out } = await verify(
      folder.write('forged.ndjson', textOf(forged)),
      '--kept',
      head,
    );
    expect(exit).toBe(4);
    expect(out).toContain('两者合在一起就是证据');
    expect(out).toContain('head.txt');
  });

  it('takes a head copied from paper', async () => {
    const root = Buffer.from(rootOf(bundle.leaves.slice(0, 40))).toString('hex');
    expect((await verify(file, '--kept', `40:${root.slice(0, 16)}`)).exit).toBe(0);
    expect((await verify(file, '--kept', `40:${'0'.repeat(16)}`)).exit).toBe(4);
  });

  it('names voucher, column and amounts of the first difference', async () => {
    const spoilt = new World(4711);
    const entry = spoilt.entries('receipt')[0]!;
    entry.lines![0]!['debit'] = '88888.88';
    const at = spoilt.facts.indexOf(entry);
    const path = folder.write('unbalanced.ndjson', textOf(spoilt.signed()));
    const { exit, out } = await verify(path);
    expect(exit).toBe(1);
    expect(out).toContain(
      `${entry.row['period']} 第 ${entry.row['voucher_no']} 号凭证：借方合计与贷方合计不等`,
    );
    expect(out).toContain(`第 ${at} 条记录`);
    expect(out).toMatch(/应为 [\d,]+\.\d\d，实为 [\d,]+\.\d\d/);
  });

  it('tells a machine the same', async () => {
    const text = linesOf(bundle).with(20, JSON.stringify({ ...bundle.leaves[19], body: '{}' }));
    const { exit, out } = await verify(
      folder.write('leaf.ndjson', `${text.join('\n')}\n`),
      '--json',
    );
    const result = JSON.parse(out) as { exit: number; findings: { leaf?: number; code: string }[] };
    expect({ exit, told: result.exit }).toEqual({ exit: 2, told: 2 });
    expect(result.findings[0]).toMatchObject({ leaf: 19, code: 'leaf.malformed' });
  });

  it.each([
    [
      'stale',
      5,
      () => ['--max-age-hours', '1', '--at', new Date(SIGNED_AT * 1000 + 7.2e6).toISOString()],
    ],
    ['under another key', 3, () => ['--vkey', new Signer(ORIGIN).vkey, ...AT]],
    [
      'with a witness that did not sign',
      3,
      () => ['--vkey', new Signer('a.example/w').witnessVkey, ...AT],
    ],
    ['with an unreadable key', 64, () => ['--vkey', 'nonsense', ...AT]],
    [
      'with a kept head of another log',
      64,
      () => {
        const other = new Signer('trust.example/c/8/log/1').head(3, rootOf([]), SIGNED_AT);
        return ['--kept', folder.write('other.txt', other), ...AT];
      },
    ],
    [
      'with a kept head that is damaged',
      64,
      () => {
        const head = bundle.header.checkpoint.replace(/\n\d+\n/, '\n7\n');
        return ['--kept', folder.write('damaged.txt', head), ...AT];
      },
    ],
    ['with a kept head that is not there', 64, () => ['--kept', 'nowhere.txt', ...AT]],
    ['with hours that are none', 64, () => ['--max-age-hours', 'soon', ...AT]],
    ['with an option nobody knows', 64, () => ['--strict', ...AT]],
  ])('ends %s with %i', async (_, exit, args) => {
    const ended = await run('verify.mjs', file, ...args());
    expect(ended.exit).toBe(exit);
    expect(ended.out + ended.err).not.toContain('    at ');
  });

  it('ends with 64 and the usage for what is no bundle', async () => {
    for (const args of [
      [],
      ['nowhere.ndjson'],
      [folder.write('text.txt', '你好\n')],
      [folder.write('empty', '')],
    ]) {
      const { exit, out, err } = await run('verify.mjs', ...args);
      expect(exit).toBe(64);
      expect(out + err).toContain('用法');
    }
  });
});

describe('verify --files', () => {
  const bytes = Buffer.from('发票扫描件');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const withFile = (stated: string) => {
    const tail = [...bundle.tail];
    tail.splice(2, 0, { file: 'f-1', sha256: stated });
    return folder.write('files.ndjson', textOf({ ...bundle, tail }));
  };
  const put = (name: string, content: Buffer) => {
    const to = path.join(folder.path, name);
    fs.mkdirSync(path.dirname(to), { recursive: true });
    fs.writeFileSync(to, content);
  };

  it('finds files whole, altered and missing', async () => {
    put('whole/ab/any-name.pdf', bytes);
    put(`altered/${sha256}.pdf`, Buffer.from('发票扫描伴'));
    fs.mkdirSync(path.join(folder.path, 'missing'));
    const check = async (name: string) => {
      const { exit, out } = await verify(withFile(sha256), '--files', path.join(folder.path, name));
      return { exit, says: /附件 .*?(已被改动|不在文件夹里)/.exec(out)?.[1] ?? '' };
    };
    expect(await check('whole')).toEqual({ exit: 0, says: '' });
    expect(await check('altered')).toEqual({ exit: 1, says: '已被改动' });
    expect(await check('missing')).toEqual({ exit: 1, says: '不在文件夹里' });
  });
});

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
