import type { Response } from 'superagent';
import { vkeyOf } from '../../src/proof/note.rules';
import { startApp, type TestApp } from '../support/app';
import { type BusyCommunity, busyCommunity } from '../support/busy-community';
import { signIn } from '../support/people';
import { logKeysOf } from '../support/signed-log';
import type { Visitor } from '../support/serve';
import { run, withFolder } from '../verifier/support/run';

/**
 * An auditor takes the books home and checks them there, with a program that shares no line with this
 * server; a resident does the same with the proof of one entry.
 */
let here: TestApp;
let own: BusyCommunity;
let auditor: Visitor;
let resident: Visitor;
const folder = withFolder();
/** Of the day on which the books of the test were signed. */
const TODAY = ['--at', '2026-03-05T04:00:10Z'];

beforeAll(async () => {
  here = await startApp({ jobsAtOnce: 2 });
  own = await busyCommunity(here, 'own', 1);
  await busyCommunity(here, 'nxt', 2);
  auditor = await signIn(here.visitor(), own.byPost.auditor.loginName);
  resident = await signIn(here.visitor(), own.byPost.resident.loginName);
}, 120_000);
afterAll(() => here.close());

const text = (response: Response, done: (error: Error | null, body: string) => void) => {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks).toString('utf8')));
};

async function download(
  visitor: Visitor,
  address: string,
): Promise<{ text: string; name: string }> {
  const { body, headers } = await visitor
    .get(`/api/communities/${own.id}/${address}`)
    .buffer(true)
    .parse(text as never)
    .expect(200);
  expect(headers['cache-control']).toBe('no-store');
  const [, name = ''] =
    /filename\*=UTF-8''(.+)$/.exec(String(headers['content-disposition'])) ?? [];
  return { text: String(body), name: decodeURIComponent(name) };
}

const logKey = () => vkeyOf(logKeysOf(own.id).log);

describe('the bundle', () => {
  let bundle: string;
  beforeAll(async () => {
    const downloaded = await download(auditor, 'log/bundle');
    bundle = downloaded.text;
    expect(downloaded.name).toMatch(/^小区own-账本-\d+条\.ndjson$/);
  });

  it('is found in order by the offline verifier', async () => {
    const file = folder.write('books.ndjson', bundle);
    const { exit, out } = await run('verify.mjs', file, '--vkey', logKey(), ...TODAY, '--json');
    const { findings } = JSON.parse(out) as { findings: unknown[] };
    expect({ exit, findings }).toEqual({ exit: 0, findings: [] });
  });

  it('is found out where one character of one leaf, opening or sum was changed', async () => {
    const changes = [
      ['an amount', /\\"debit\\":\\"150.00/, '\\"debit\\":\\"151.00'],
      ['an opened text', /"value":"电梯维保/, '"value":"电梯大修'],
      ['a stated sum', /"debit":"150.00"/, '"debit":"150.01"'],
    ] as const;
    for (const [what, from, to] of changes) {
      const spoilt = bundle.replace(from, to.replaceAll('$', '$$$$'));
      expect([what, spoilt === bundle]).toEqual([what, false]);
      const file = folder.write('spoilt.ndjson', spoilt);
      const { exit } = await run('verify.mjs', file, '--vkey', logKey(), ...TODAY);
      expect([what, [1, 2].includes(exit)]).toEqual([what, true]);
    }
  });
});

describe('the proof of one entry', () => {
  it('is found good by the offline verifier, and not when it was changed', async () => {
    const { text: proof, name } = await download(resident, `entries/${own.entries[0]}/proof`);
    expect(name).toBe(`第${own.entries[0]}笔.tlog-proof`);
    const good = await run(
      'verify.mjs',
      'proof',
      folder.write(name, proof),
      '--vkey',
      logKey(),
      ...TODAY,
    );
    expect(good).toMatchObject({ exit: 0 });
    const [, extra = ''] = /^extra (.+)$/m.exec(proof) ?? [];
    const changed = Buffer.from(extra, 'base64').toString('utf8').replace('entry', 'entri');
    const forged = proof.replace(extra, Buffer.from(changed, 'utf8').toString('base64'));
    const bad = await run(
      'verify.mjs',
      'proof',
      folder.write('bad', forged),
      '--vkey',
      logKey(),
      ...TODAY,
    );
    expect([1, 2]).toContain(bad.exit);
  });
});
