import { Logger } from '@nestjs/common';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { Log } from '../../src/platform/log';
import { cosign, cosignedAt } from '../../src/proof/cosignature.rules';
import {
  parseNote,
  parseVkey,
  SIGNATURE_TYPES,
  verifierKeyOf,
  vkeyOf,
} from '../../src/proof/note.rules';
import { signerKey } from '../../src/proof/signer/key-file';
import { keepSigning, signOnce } from '../../src/proof/signer/signer-program';
import { signHead, signingLog, type SigningLog } from '../../src/proof/signer/signing.rules';
import { CompactRange } from '../../src/proof/tree.rules';
import { openCommunity } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { waitFor } from '../support/job-program';
import { TestClock } from '../support/test-clock';

/** The signer beside the witness that the community office runs, which shares no code with it. */
const db = withDatabase();
const program = path.join(__dirname, '..', '..', 'verifier', 'witness.mjs');
const clock = new TestClock('2026-06-30');
let dir: string;
let office: { url: string; vkey: string; dir: string; process: ChildProcess };
const servers: http.Server[] = [];

beforeAll(async () => {
  Logger.overrideLogger(new Log('fatal'));
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'trust-signer-'));
  office = await openOffice(path.join(dir, 'office'));
});
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});
afterAll(() => {
  office.process.kill();
  fs.rmSync(dir, { recursive: true });
});

async function openOffice(at: string) {
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [program, ...args, '--dir', at], { encoding: 'utf8' });
  const vkey = run('keygen', '--name', 'office.example.cn/witness').trim().split('\n').at(-1) ?? '';
  const args = ['serve', '--listen', '127.0.0.1:0', '--dir', at];
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  await waitFor(async () => /http:\S+\/add-checkpoint/.test(said));
  const url = /(http:\S+)\/add-checkpoint/.exec(said)?.[1] ?? '';
  return { url, vkey, dir: at, process: child };
}

/** The office is told of a log, as its people do by hand. */
const trust = (log: SigningLog) =>
  execFileSync(process.execPath, [program, 'trust', log.vkey, '--dir', office.dir]);

const atOffice = () => ({ url: office.url, vkey: office.vkey });

/** One round with these witnesses. */
function sign(witnesses: { url: string; vkey: string }[], name = 'signer') {
  return signOnce(optionsFor(witnesses, name, new AbortController().signal));
}

/** Beside a signer that goes on until the work is done, or has failed. */
async function whileSigning(
  witnesses: { url: string; vkey: string }[],
  work: () => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  const running = keepSigning(optionsFor(witnesses, 'signer', stop.signal));
  try {
    await work();
  } finally {
    stop.abort();
    await running;
  }
}

function optionsFor(witnesses: { url: string; vkey: string }[], name: string, signal: AbortSignal) {
  const config = { dir: path.join(dir, name), publicUrl: 'https://books.example.cn', witnesses };
  return { url: db.urls.signerUrl, config, clock, compared: [], signal };
}

async function logOf(communityId: number): Promise<SigningLog> {
  const at = path.join(dir, 'signer');
  return signingLog(await signerKey(at, { host: 'books.example.cn', mayMake: true }), communityId);
}

async function grow(communityId: number, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const sql = `update community set trustee_name = $2 where id = $1`;
    await db.admin.query(sql, [communityId, `乙方${Math.random()}`]);
  }
}

interface Cosignature {
  size: number;
  witness: string;
  line: string;
  note: string;
}

async function cosignatures(communityId: number): Promise<Cosignature[]> {
  const { rows } = await db.admin.query<Cosignature>(
    `select c.size::int, c.witness, c.note_line as line, k.note
     from log_cosignature c join log_checkpoint k using (community_id, size)
     where community_id = $1 order by c.size`,
    [communityId],
  );
  return rows;
}

/** A witness that is none; he is shown the text of the head that is brought to him. */
async function impostor(
  answer: (text: string, response: http.ServerResponse) => void,
): Promise<string> {
  const server = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    const note = () => body.slice(body.indexOf('\n\n') + 2);
    request.on('end', () => answer(parseNote(note()).text, response));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a witness', () => {
  it('is brought every head, and its cosignature is kept once it verifies', async () => {
    const here = await openCommunity(db, '锦和苑');
    trust(await logOf(here));
    await sign([atOffice()]);
    const [first] = await cosignatures(here);
    expect(first).toMatchObject({ witness: 'office.example.cn/witness' });
    const { text } = parseNote(first!.note);
    const seconds = cosignedAt(`${text}\n${first!.line}\n`, parseVkey(office.vkey));
    expect(Math.abs(seconds - Date.now() / 1000)).toBeLessThan(600);
  });

  it('that knows a smaller tree than we think names its size, and is given the proof from there', async () => {
    const here = await openCommunity(db, '望江里');
    trust(await logOf(here));
    await sign([atOffice()]);
    for (const leaves of [1, 2, 7, 300]) {
      await grow(here, leaves);
      await sign([atOffice()]); // a new start each time: it says "old 0" and hears 409
    }
    const sizes = (await cosignatures(here)).map(({ size }) => size);
    expect(sizes).toHaveLength(5);
    expect(sizes.at(-1)).toBeGreaterThan(300);
  });

  it('is told of what comes while the signer runs, without being asked again', async () => {
    const here = await openCommunity(db, '滨江里');
    trust(await logOf(here));
    await whileSigning([atOffice()], async () => {
      await waitFor(async () => (await cosignatures(here)).length === 1);
      await grow(here, 1);
      await waitFor(async () => (await cosignatures(here)).length === 2);
    });
  });

  it('that does not know the log holds nobody up', async () => {
    const unknown = await openCommunity(db, '未登记苑');
    const known = await openCommunity(db, '已登记苑');
    trust(await logOf(known));
    expect(await sign([atOffice()])).toMatchObject({ signed: 2, refused: 0, failed: 0 });
    expect(await cosignatures(unknown)).toEqual([]);
    expect(await cosignatures(known)).toHaveLength(1);
  });

  it('that has seen a longer log in our name does not sign, and neither is it believed', async () => {
    const here = await openCommunity(db, '分叉苑');
    const log = await logOf(here);
    trust(log);
    const fork = CompactRange.empty();
    for (let leaf = 0; leaf < 500; leaf += 1) fork.append(Buffer.alloc(32, leaf % 251));
    const note = signHead(log, fork, clock.now()).note;
    const seen = await fetch(`${office.url}/add-checkpoint`, {
      method: 'POST',
      body: `old 0\n\n${note}`,
    });
    expect(seen.status).toBe(200);
    expect(await sign([atOffice()])).toMatchObject({ signed: 1, refused: 0 });
    expect(await cosignatures(here)).toEqual([]);
  });
});

describe('who only says that he is the witness', () => {
  const mallory = { name: 'office.example.cn/witness', seed: Buffer.alloc(32, 7) };

  /** What he answers to a head; none of it may ever be kept, and all of it leaves the signing alone. */
  async function expectNothingKept(url: string, vkey = office.vkey): Promise<void> {
    const here = await openCommunity(db, '被骗苑');
    expect(await sign([{ url, vkey }])).toMatchObject({ signed: 1, refused: 0, failed: 0 });
    expect(await cosignatures(here)).toEqual([]);
  }

  it.each<[string, (text: string) => { status: number; body: string }]>([
    ['signs with another key', (text) => ({ status: 200, body: cosign(text, mallory, 1) })],
    ['signs nothing', () => ({ status: 200, body: '' })],
    ['says thank you', () => ({ status: 200, body: 'thank you\n' })],
    ['talks without end', () => ({ status: 200, body: 'x'.repeat(100_000) })],
    ['names a size that is none', () => ({ status: 409, body: '-1\n' })],
    ['names the same size again and again', () => ({ status: 409, body: '1\n' })],
    ['is broken', () => ({ status: 500, body: '' })],
  ])('and %s', async (_what, answer) => {
    const url = await impostor((text, response) => {
      const { status, body } = answer(text);
      response.writeHead(status).end(body);
    });
    await expectNothingKept(url);
  });

  it('and sends us on to somewhere else, is not followed', async () => {
    let followed = false;
    const elsewhere = await impostor((_text, response) => {
      followed = true;
      response.end();
    });
    const url = await impostor((_text, response) => {
      response.writeHead(307, { location: `${elsewhere}/add-checkpoint` }).end();
    });
    await expectNothingKept(url);
    expect(followed).toBe(false);
  });

  it('and is not there at all', async () => {
    const url = await impostor(() => undefined);
    servers.pop()?.close();
    await expectNothingKept(url);
  });

  it('and never answers, does not keep the signer from signing, nor from ending', async () => {
    const here = await openCommunity(db, '无声苑');
    let givenUp = false;
    const url = await impostor((_text, response) => {
      response.on('close', () => (givenUp = true));
    });
    const count = async () => {
      const sql = 'select from log_checkpoint where community_id = $1';
      return (await db.admin.query(sql, [here])).rowCount;
    };
    await whileSigning([{ url, vkey: office.vkey }], async () => {
      await waitFor(async () => (await count()) === 1);
      await grow(here, 1);
      await waitFor(async () => (await count()) === 2);
      expect(givenUp).toBe(false); // it is still being waited for
    });
  });

  it('is told apart from the signer by the kind of key that is expected', async () => {
    const plain = vkeyOf(verifierKeyOf(mallory, SIGNATURE_TYPES.note));
    await expect(sign([{ url: office.url, vkey: plain }])).rejects.toThrow(/公钥不能用/);
  });
});
