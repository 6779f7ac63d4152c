import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Response } from 'superagent';
import { PackageReader } from '../../src/exchange/canonical/package-reader';
import { checkPackage } from '../../src/exchange/canonical/take-over';
import { vkeyOf } from '../../src/proof/note.rules';
import { startApp, type TestApp } from '../support/app';
import { type BusyCommunity, busyCommunity } from '../support/busy-community';
import { signIn } from '../support/people';
import { logKeysOf } from '../support/signed-log';
import {
  auditTablesOff,
  endTermByHand,
  fenOf,
  livedIntoNextYear,
  takenAway,
  trialBalanceOf,
} from '../support/exchange';
import type { Visitor } from '../support/serve';
import { unzipped } from '../support/unzip';
import { run, withFolder } from '../verifier/support/run';
import { reckon } from '../../verifier/lib/plain-text.mjs';
import { EXCHANGE_FORMATS } from '../../src/exchange/exchange-formats';
import readXlsxFile from 'read-excel-file/node';
import { parse } from 'csv-parse/sync';

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

const text = (response: Response, done: (error: Error | null, body: string) => void) =>
  bytes(response, (error, body) => done(error, body.toString('utf8')));

const bytes = (response: Response, done: (error: Error | null, body: Buffer) => void) => {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
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
    // The sample of this house was planted for a month that nobody closed: said, and nothing else.
    expect({ exit, findings }).toMatchObject({
      exit: 1,
      findings: [{ code: 'sample.incomplete' }],
    });
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

describe('the package of the books', () => {
  const taken = async (visitor: Visitor, query = ''): Promise<PackageReader> => {
    const { body, headers } = await visitor
      .get(`/api/communities/${own.id}/exchange/package.zip${query}`)
      .buffer(true)
      .parse(bytes as never)
      .expect(200);
    expect(headers).toMatchObject({
      'content-type': 'application/zip',
      'cache-control': 'no-store',
      'content-disposition': expect.stringContaining('.zip'),
    });
    const file = path.join(folder.path, 'package.zip');
    fs.writeFileSync(file, body as Buffer);
    return PackageReader.open(file);
  };

  it('is whole, adds up to the root of the log, and opens to each what she may see', async () => {
    for (const [visitor, mayOpen] of [
      [auditor, true],
      [await signIn(here.visitor(), own.byPost.cashier.loginName), false],
    ] as const) {
      const reader = await taken(visitor, '?files=true');
      await checkPackage(reader);
      const { community, log, openings, personalData, tables } = reader.manifest;
      expect({ community, personalData }).toMatchObject({
        community: { id: `${own.id}` },
        personalData: 'without',
      });
      const { rows } = await here.admin.query('select size from log_head where community_id = $1', [
        own.id,
      ]);
      expect(rows).toEqual([{ size: log.size }]);
      expect(tables.length).toBeGreaterThan(60);
      expect(openings !== '' && Number(openings.rows) > 0).toBe(mayOpen);
      reader.close();
    }
  });

  it('is for those who keep and oversee the books, not for a household', async () => {
    await resident
      .get(`/api/communities/${own.id}/exchange/package.zip`)
      .expect(403, /right.missing/);
    await auditor.get(`/api/communities/${own.id}/exchange/package.zip?files=perhaps`).expect(400);
  });
});

describe('a year in the formats of others', () => {
  let chair: Visitor;
  const take = (file: string) => takenAway(chair, own.id, file);
  const textOf = async (file: string) => (await take(file)).toString('utf8');

  beforeAll(async () => {
    await livedIntoNextYear(here, own.id);
    chair = await signIn(here.visitor(), own.byPost.chair.loginName);
  });

  it('is listed by year, newest first, with what it holds', async () => {
    const { body } = await chair.get(`/api/communities/${own.id}/exchange`).expect(200);
    expect(body).toMatchObject({
      years: [
        { year: 2027, voucherCount: 1, closed: false },
        { year: 2026, statementCount: 1, closed: false },
      ],
    });
    const { formats } = body as { formats: { file: string }[] };
    expect(formats.map(({ file }) => file)).toEqual(EXCHANGE_FORMATS.map(({ file }) => file));
  });

  it.each(['ledger.ledger', 'hledger.journal', 'main.beancount'])(
    'as %s is worked out again by another program, to the fen, in both years',
    async (file) => {
      for (const year of [2026, 2027]) {
        const text = await textOf(`${year}/${file}`);
        const { balances, problems, assertions } = reckon(text);
        expect([year, problems]).toEqual([year, []]);
        expect(assertions).toBeGreaterThan(5);
        const standing = new Map([...balances].filter(([, fen]) => fen !== 0n));
        const ours = await trialBalanceOf(here, own.id, { year, text });
        expect(Object.fromEntries(standing)).toEqual(Object.fromEntries(ours));
      }
      const text = await textOf(`2026/${file}`);
      expect(text).toContain('银行对账单 尾号');
      const line = '90000.00 CNY';
      const spoilt = folder.write(file, text.replace(line, '90000.01 CNY'));
      expect(await run('verify.mjs', 'text', spoilt)).toMatchObject({ exit: 1 });
      const good = folder.write(file, text);
      expect(await run('verify.mjs', 'text', good)).toMatchObject({ exit: 0 });
    },
  );

  it('as audit tables adds up, line by line, month by month', async () => {
    const files = await unzipped(await take('2026/iso21378.zip'));
    const rows = (name: string) =>
      parse(files.get(`${name}.csv`) ?? '', { columns: true, bom: true }) as Record<
        string,
        string
      >[];
    expect(auditTablesOff(rows)).toEqual([]);
    expect(files.get('README.md')?.toString()).toContain('不声称符合该标准');
    // A program that opens it must not take words for a formula.
    expect(rows('GL_Journal_Entry').map((row) => row['Journal_Header_Description'])).toContainEqual(
      expect.stringMatching(/^'=SUM/),
    );
  });

  it('as a workbook has five sheets that agree, and codes that stay text', async () => {
    const sheets = await readXlsxFile(await take('2026/workbook.xlsx'));
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      '序时账',
      '科目余额表',
      '明细账',
      '凭证',
      '收支表',
    ]);
    const sumOf = (sheet: string, column: string) => {
      const [head = [], ...rows] = sheets.find((one) => one.sheet === sheet)?.data ?? [];
      const at = head.indexOf(column);
      return rows.reduce((sum, row) => sum + BigInt(Math.round(Number(row[at] ?? 0) * 100)), 0n);
    };
    expect(sumOf('序时账', '借方金额')).toBe(sumOf('序时账', '贷方金额'));
    expect(sumOf('凭证', '金额')).toBe(sumOf('序时账', '借方金额'));
    const [, first] = sheets[0]?.data ?? [];
    expect(first?.[4]).toBe('100201');
  });

  it('as XML and as templates names the same vouchers, each in balance', async () => {
    const xml = await textOf('2026/gbt24589.xml');
    const lines = [...xml.matchAll(/<借方本币金额>([^<]*)<.*?<贷方本币金额>([^<]*)<.*?<附件数>/g)];
    const off = lines.reduce((sum, [, dr = '', cr = '']) => sum + fenOf(dr) - fenOf(cr), 0n);
    expect([lines.length > 20, off]).toEqual([true, 0n]);
    expect(xml).toContain('&amp; &lt;尖&gt;');
    const csv = await textOf('2026/yonyou.csv');
    expect(csv.trimEnd().split(/\r\n/)).toHaveLength(lines.length + 1);
    const [kingdee] = await readXlsxFile(await take('2026/kingdee.xlsx'));
    expect(kingdee?.data).toHaveLength(lines.length + 1);
  });

  it('is the same, byte for byte, as long as the books are', async () => {
    for (const { file } of EXCHANGE_FORMATS) {
      const [once, again] = [await take(`2026/${file}`), await take(`2026/${file}`)];
      expect([file, once.equals(again)]).toEqual([file, true]);
    }
  });

  it('is refused for no year of the books and no format of ours only', async () => {
    const ask = (path: string) => chair.get(`/api/communities/${own.id}/exchange/${path}`);
    expect((await ask('2025/workbook.xlsx').expect(404)).body.code).toBe('exchange.no-such-year');
    expect((await ask('2026/books.sql').expect(404)).body.code).toBe('exchange.no-such-file');
  });

  it('is refused neither to the owners nor to the auditors when the trustee’s term is over', async () => {
    const manager = await signIn(here.visitor(), own.byPost.manager.loginName);
    const file = `/api/communities/${own.id}/exchange/2026/yonyou.csv`;
    await manager.get(file).expect(200);
    await endTermByHand(here, own.id);
    expect((await manager.get(file)).status).toBeGreaterThanOrEqual(400);
    await chair.get(file).expect(200);
    const protector = await signIn(here.visitor(), own.byPost.protector.loginName);
    await protector.get(file).expect(200);
  });
});
