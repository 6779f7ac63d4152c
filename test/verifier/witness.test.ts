import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as path from 'node:path';
import { verifyCosignature } from '../../verifier/lib/note.mjs';
import { consistencyPath, leafHashOf, treeHash } from './support/reference-tree';
import { run, start, withFolder } from './support/run';
import { Signer } from './support/signer';

/** 见证: C2SP tlog-witness over HTTP, the office that fetches by itself, and two at one moment. */
const folder = withFolder();
const ORIGIN = 'trust.example/c/7/log/1';
const NOW = Math.floor(Date.now() / 1000);
const leaves = Array.from({ length: 200 }, (_, i) => leafHashOf(Buffer.from(`leaf ${i}`)));
const forged = leaves.with(5, leaves[6]!);
const signer = new Signer(ORIGIN);

const head = (size: number, of = leaves, at = NOW) =>
  signer.head(size, treeHash(of.slice(0, size)), at);
const proof = (from: number, to: number, of = leaves) =>
  consistencyPath(from, of.slice(0, to)).map((hash) => Buffer.from(hash).toString('base64'));
const request = (
  from: number,
  to: number,
  { of = leaves, note = head(to, of), hashes = proof(from, to, of) } = {},
) => `${[`old ${from}`, ...hashes].join('\n')}\n\n${note}`;

let dir: string;
let url: string;
let witnessVkey: string;
let stop: () => void;
beforeAll(async () => {
  dir = path.join(folder.path, 'witness');
  const made = await run('witness.mjs', 'keygen', '--name', 'office.example/witness', '--dir', dir);
  witnessVkey = made.out.trim().split('\n').at(-1)!;
  await run('witness.mjs', 'trust', signer.vkey, '--dir', dir);
  const { child, said } = await start(
    'witness.mjs',
    'serve',
    '--listen',
    '127.0.0.1:0',
    '--dir',
    dir,
  );
  url = /http:\S+/.exec(said)![0];
  stop = () => child.kill();
});
afterAll(() => stop());

async function post(body: string) {
  const response = await fetch(url, { method: 'POST', body });
  const text = await response.text();
  return { status: response.status, text, type: response.headers.get('content-type') };
}
const evidence = () => {
  const at = path.join(dir, 'evidence');
  return fs.existsSync(at) ? fs.readdirSync(at) : [];
};
const heads = () => fs.readdirSync(path.join(dir, 'heads')).filter((name) => !name.startsWith('.'));

describe('a witness', () => {
  it('keeps its key to itself and makes it once', async () => {
    expect(fs.statSync(path.join(dir, 'key.json')).mode & 0o777).toBe(0o600);
    const again = await run('witness.mjs', 'keygen', '--name', 'other', '--dir', dir);
    expect(again.exit).toBe(64);
    expect(await (await fetch(url.replace('add-checkpoint', ''))).text()).toBe(`${witnessVkey}\n`);
  });

  it('answers as tlog-witness asks, step by step', async () => {
    const stranger = new Signer('trust.example/c/8/log/1');
    const other = new Signer(ORIGIN);
    const unknown = await post(request(0, 3, { note: stranger.head(3, treeHash([]), NOW) }));
    expect(unknown.status).toBe(404);
    const badKey = await post(
      request(0, 3, { note: other.head(3, treeHash(leaves.slice(0, 3)), NOW) }),
    );
    expect(badKey.status).toBe(403);
    const badSignature = await post(request(0, 3, { note: head(3).replace('\n3\n', '\n4\n') }));
    expect(badSignature.status).toBe(403);
    expect((await post(request(0, 3, { hashes: proof(2, 3) }))).status).toBe(422);
    expect(heads.bind(null)).toThrow();

    const first = await post(request(0, 3));
    expect(first.status).toBe(200);
    const at = await verifyCosignature(head(3) + first.text, witnessVkey);
    expect(Math.abs(at - Date.now() / 1000)).toBeLessThan(60);
    expect(await post(request(0, 10))).toEqual({
      status: 409,
      text: '3\n',
      type: 'text/x.tlog.size',
    });
    expect((await post(request(10, 3, { hashes: [] }))).status).toBe(400);
    expect((await post(request(3, 10, { hashes: [] }))).status).toBe(422);
    expect((await post(request(3, 10, { hashes: proof(3, 11) }))).status).toBe(422);
    expect((await post(request(3, 10))).status).toBe(200);
    expect((await post(request(10, 10, { hashes: [] }))).status).toBe(200);
    expect((await post(request(3, 10))).status).toBe(409);
    expect(heads()).toHaveLength(1);
  });

  it('never signs a tree that does not continue the last one, and keeps the evidence', async () => {
    const before = evidence().length;
    expect((await post(request(10, 20, { of: forged }))).status).toBe(422);
    expect(evidence()).toHaveLength(before + 1);
    expect(await post(request(10, 10, { of: forged, hashes: [] }))).toMatchObject({
      status: 409,
      text: '10\n',
    });
    expect(evidence()).toHaveLength(before + 2);
    await post(request(10, 10, { of: forged, hashes: [] }));
    expect(evidence()).toHaveLength(before + 2);
    const pieces = evidence().map((name) =>
      fs.readFileSync(path.join(dir, 'evidence', name), 'utf8'),
    );
    const pair = pieces
      .map((text) => JSON.parse(text))
      .find(({ offered }) => offered === head(10, forged));
    expect(pair.kept).toBe(head(10));
  });

  it.each([
    ['no old size', () => request(10, 12).replace('old 10', 'new 10')],
    ['an old size with a leading zero', () => request(10, 12).replace('old 10', 'old 010')],
    ['a hash that is none', () => request(10, 12, { hashes: ['AAAA'] })],
    [
      'too many hashes',
      () => request(10, 12, { hashes: Array<string>(64).fill(proof(3, 10)[0]!) }),
    ],
    ['no checkpoint', () => 'old 10\n\n'],
    ['nothing at all', () => ''],
  ])('refuses %s', async (_, body) => {
    expect((await post(body())).status).toBe(400);
  });

  it('refuses what is too large, and other ways to ask', async () => {
    expect((await post('x'.repeat(300_000))).status).toBe(413);
    expect((await fetch(url)).status).toBe(405);
    expect((await fetch(`${url}/more`, { method: 'POST' })).status).toBe(404);
  });

  it('lets exactly one of many simultaneous heads win', async () => {
    for (let round = 0; round < 10; round++) {
      const from = 10 + round * 10;
      const sizes = Array.from({ length: 8 }, (_, i) => from + 1 + i);
      const answers = await Promise.all(sizes.map((size) => post(request(from, size))));
      const won = sizes.filter((_, i) => answers[i]!.status === 200);
      expect(won).toHaveLength(1);
      const lost = answers.filter(({ status }) => status !== 200);
      expect(lost.map(({ status, text }) => ({ status, text }))).toEqual(
        lost.map(() => ({ status: 409, text: `${won[0]}\n` })),
      );
      expect((await post(request(won[0]!, from + 10))).status).toBe(200);
    }
    expect(heads()).toHaveLength(1);
  });

  it('still knows its last head after it was killed', async () => {
    stop();
    const { child, said } = await start(
      'witness.mjs',
      'serve',
      '--listen',
      '127.0.0.1:0',
      '--dir',
      dir,
    );
    stop = () => child.kill();
    url = /http:\S+/.exec(said)![0];
    expect((await post(request(0, 150))).text).toBe('110\n');
    const shown = await run('witness.mjs', 'show', '--dir', dir);
    expect(shown.out).toContain(`${ORIGIN}  110 条`);
    const note = (await run('witness.mjs', 'show', ORIGIN, '--dir', dir)).out;
    expect(await verifyCosignature(note, witnessVkey)).toBeGreaterThan(0);
    expect(note.startsWith(head(110).split('\n\n')[0]!)).toBe(true);
  });
});

describe('an office that fetches by itself', () => {
  /** The public addresses of a log, honest or not. */
  const log = { vkey: signer.vkey, size: 20, of: leaves, at: NOW, proof: true };
  let server: http.Server;
  let base: string;
  const own = () => path.join(folder.path, 'office');
  const pull = () => run('witness.mjs', 'pull', base, '7', '--dir', own());

  beforeAll(async () => {
    server = http.createServer((asked, response) => {
      const { pathname, searchParams } = new URL(asked.url!, 'http://x');
      const [from, to] = [Number(searchParams.get('from')), Number(searchParams.get('to'))];
      if (pathname === '/api/log/7') response.end(JSON.stringify({ vkey: log.vkey }));
      else if (pathname === '/api/log/7/checkpoint') response.end(head(log.size, log.of, log.at));
      else if (pathname === '/api/log/7/consistency' && log.proof) {
        response.end(JSON.stringify({ from, to, hashes: proof(from, to, log.of) }));
      } else {
        response.statusCode = 404;
        response.end();
      }
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await run('witness.mjs', 'keygen', '--name', 'street.example/w', '--dir', own());
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('keeps and cosigns what continues', async () => {
    const first = await pull();
    expect(first.exit).toBe(0);
    expect(first.out).toMatch(/^— street\.example\/w \S+\n$/);
    expect(first.err).toContain('已见证 20 条');
    expect((await pull()).exit).toBe(0);
    log.size = 50;
    expect((await pull()).exit).toBe(0);
  });

  it('signs nothing smaller, nothing forged, nothing without proof', async () => {
    log.size = 40;
    expect((await pull()).exit).toBe(5);
    log.at = NOW + 60;
    expect((await pull()).exit).toBe(4);
    Object.assign(log, { of: forged, size: 60 });
    const refused = await pull();
    expect(refused).toMatchObject({ exit: 4, out: '' });
    expect(refused.err).toContain('请通知业委会');
    expect(fs.readdirSync(path.join(own(), 'evidence'))).toHaveLength(2);
    Object.assign(log, { of: leaves, proof: false });
    expect((await pull()).exit).toBe(69);
    Object.assign(log, { proof: true, at: NOW - 3 * 86_400 });
    expect((await pull()).exit).toBe(5);
  });

  it('does not take another key, nor another log in its place', async () => {
    log.vkey = new Signer(ORIGIN).vkey;
    expect((await pull()).exit).toBe(3);
    log.vkey = new Signer('trust.example/c/7/log/2').vkey;
    const swapped = await pull();
    expect(swapped.exit).toBe(3);
    expect(swapped.err).toContain(ORIGIN);
    log.vkey = signer.vkey;
  });

  it('lets exactly one of several processes win', async () => {
    Object.assign(log, { size: 90, at: NOW });
    const pulls = await Promise.all([pull(), pull(), pull(), pull()]);
    expect(pulls.filter(({ exit }) => ![0, 69].includes(exit))).toEqual([]);
    expect(pulls.some(({ exit }) => exit === 0)).toBe(true);
    const files = fs.readdirSync(path.join(own(), 'heads'));
    expect(files).toHaveLength(1);
    expect(JSON.parse(fs.readFileSync(path.join(own(), 'heads', files[0]!), 'utf8')).size).toBe(90);
  });

  it('says what to do when nobody answers', async () => {
    const ended = await run('witness.mjs', 'pull', 'http://127.0.0.1:1', '7', '--dir', own());
    expect(ended.exit).toBe(69);
    expect(ended.err).toContain('请检查网络和地址');
    expect((await run('witness.mjs', 'pull', 'file:///etc', '7', '--dir', own())).exit).toBe(64);
  });
});

describe('the store of heads', () => {
  it('lets one of two processes have a turn, and a straggler none', async () => {
    const script = `
      import { HeadStore } from ${JSON.stringify(path.resolve(__dirname, '../../verifier/witness/heads.mjs'))};
      const store = new HeadStore(process.argv[1]);
      const head = (size) => ({ origin: 'o', size, root: '', note: '', cosignature: '', at: 0 });
      const old = store.read('o');
      const late = { turn: 1, head: head(1) };
      console.log(JSON.stringify([
        store.advance(null, head(1)), store.advance(null, head(2)),
        store.advance(store.read('o'), head(3)), store.advance(store.read('o'), head(4)),
        store.advance(late, head(9)), store.advance(null, head(9)), store.read('o').head.size, old]));`;
    const at = path.join(folder.path, 'store');
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script, at], {
      encoding: 'utf8',
    });
    expect(JSON.parse(out)).toEqual([true, false, true, true, false, false, 4, null]);
    expect(fs.readdirSync(path.join(at, 'heads'))).toHaveLength(1);
  });
});
