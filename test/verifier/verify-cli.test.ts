import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { bundleOf, linesOf, rootOf, textOf } from './support/bundle';
import { run, withFolder } from './support/run';
import { Signer } from './support/signer';
import { inflate, ORIGIN, SIGNED_AT, World } from './support/world';

/** The program a resident runs: its exit codes, and what it says. */
const folder = withFolder();
const AT = ['--at', new Date(SIGNED_AT * 1000).toISOString()];
const world = new World(4711);
const bundle = world.signed();

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
