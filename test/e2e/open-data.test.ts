import type { Response } from 'superagent';
import { createHash } from 'node:crypto';
import { Transactions } from '../../src/platform/database/transactions';
import { startApp, type TestApp } from '../support/app';
import { type Armed, call, everyoneArmed } from '../support/armed';
import { type BusyCommunity, busyCommunity } from '../support/busy-community';
import { openPublicPage } from '../support/busy-open-data';
import { password } from '../support/people';
import { unzipped } from '../support/unzip';
import type { Visitor } from '../support/serve';

/** What may be taken away and by whom, who looked at whose data, and how somebody is forgotten. */
let here: TestApp;
let own: BusyCommunity;
let people: Map<string, Armed>;

beforeAll(async () => {
  here = await startApp({ jobsAtOnce: 2 });
  own = await busyCommunity(here, 'own', 1);
  people = await everyoneArmed(here, own);
}, 120_000);
afterAll(() => here.close());

const at = (path: string) => `/api/communities/${own.id}/${path}`;
const armed = (post: string) => people.get(post)!;
const bytesOf = (response: Response, done: (error: Error | null, body: Buffer) => void) => {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
};
const download = async (visitor: Visitor, path: string): Promise<Buffer> =>
  (
    await visitor
      .get(path)
      .buffer(true)
      .parse(bytesOf as never)
      .expect(200)
  ).body as Buffer;
const fenOf = (yuan: string) => BigInt(yuan.replace('.', ''));

describe('the open data', () => {
  it('adds up: debits are credits, and both are the ledger’s', async () => {
    const text = (await download(armed('resident').visitor, at('open-data/lines.json'))).toString();
    const lines = JSON.parse(text) as { debit: string; credit: string }[];
    const sum = (side: 'debit' | 'credit') =>
      lines.reduce((total, line) => total + fenOf(line[side]), 0n);
    const { rows } = await here.admin.query<{ debit: string }>(
      'select sum(debit)::text as debit from posting where community_id = $1',
      [own.id],
    );
    expect(sum('debit')).toBe(sum('credit'));
    expect(sum('debit')).toBe(fenOf(rows[0]?.debit ?? ''));
  });

  it('folds what fewer than five homes paid into its month', async () => {
    const text = (
      await download(armed('resident').visitor, at('open-data/entries.json'))
    ).toString();
    const entries = JSON.parse(text) as { seq: number | null; kind: string }[];
    const places = new Set(entries.map(({ seq }) => String(seq)));
    expect(own.entriesOfHomes.filter((seq) => places.has(seq))).toEqual([]);
    expect(entries.some(({ kind }) => kind === 'folded')).toBe(true);
    expect(places.has(own.staffSeq)).toBe(true);
  });

  it('is one package: schemas, licence, and the hash of every file in it', async () => {
    const zip = await download(armed('resident').visitor, at('open-data/package.zip'));
    const files = await unzipped(zip);
    const descriptor = JSON.parse(files.get('datapackage.json')?.toString() ?? '') as {
      licenses: { name: string }[];
      resources: { path: string; hash: string; rowCount: number; schema: { fields: unknown[] } }[];
    };
    expect(descriptor.licenses).toMatchObject([{ name: 'CC-BY-4.0' }]);
    expect(descriptor.resources).toHaveLength(10);
    for (const { path, hash, rowCount, schema } of descriptor.resources) {
      const bytes = files.get(path) ?? Buffer.alloc(0);
      expect([path, hash]).toEqual([
        path,
        `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
      ]);
      const [head = '', ...rows] = bytes.toString('utf8').trimEnd().split('\r\n');
      expect([path, head.split(',').length]).toEqual([path, schema.fields.length]);
      expect(rows.length).toBeGreaterThanOrEqual(rowCount);
    }
    expect(files.get('README.md')?.toString()).toContain('署名 4.0 国际');
    const again = await unzipped(
      await download(armed('chair').visitor, at('open-data/package.zip')),
    );
    expect([...again.keys()]).toEqual([...files.keys()]);
    expect(again.get('datapackage.json')).toEqual(files.get('datapackage.json'));
  });

  it('has no file of another name', async () => {
    for (const file of ['posting.csv', 'entries.sql', 'entries', '..%2Fentries.csv']) {
      const { body } = await armed('resident')
        .visitor.get(at(`open-data/${file}`))
        .expect(404);
      expect(body).toMatchObject({ code: 'open-data.no-such-file' });
    }
  });
});

describe('the public page', () => {
  const page = () => here.visitor().get(`/api/public/communities/${own.id}`);

  it('is nothing to anybody until the owners have resolved so, whatever the chair wants', async () => {
    expect((await page().expect(404)).body).toMatchObject({ code: 'public-page.closed' });
    await here.visitor().get(`/api/public/communities/${own.id}/open-data/flow.csv`).expect(404);
    const to = `POST ${at(`public-page/${own.publicPageId}/opening`)}`;
    const body = { resolutionId: own.countedResolutionId };
    expect(await call(here, armed('chair'), { to, body })).toMatchObject({
      status: 409,
      code: 'public-page.needs-resolution',
    });
    const byHand = `update public_page set state = 'open', opened_by = proposed_by, opened_at = now(),
      resolution_id = $2 where community_id = $1`;
    await expect(here.admin.query(byHand, [own.id, own.countedResolutionId])).rejects.toMatchObject(
      { constraint: 'public_page_needs_resolution' },
    );
  });

  it('shows everybody money, flow, payments, pay by post and the licence, and no home', async () => {
    await openPublicPage(here, own);
    const { body, text } = await page().expect(200);
    expect(body).toMatchObject({
      name: '小区own',
      payroll: { total: '900.00', posts: [{ post: '保洁及项目经理', headcount: 4 }] },
      openData: { licence: { name: 'CC-BY-4.0' } },
    });
    expect(text).not.toContain('1单元');
    await here.visitor().get(`/api/public/communities/${own.id}/open-data/flow.csv`).expect(200);
    for (const id of ['0', 'abc', '99999999999', '987654']) {
      await here.visitor().get(`/api/public/communities/${id}`).expect(404);
    }
  });

  it('is shut again by the chair', async () => {
    const to = `POST ${at(`public-page/${own.publicPageId}/closing`)}`;
    const closed = await call(here, armed('chair'), { to, body: { reason: '换届' } });
    expect(closed.status).toBe(201);
    await page().expect(404);
  });
});

describe('pay by post', () => {
  it('is refused where it does not add up to the entry, and where the entry has no pay', async () => {
    const sheet = (gross: string) => ({ posts: [{ post: '保洁', headcount: 2, gross }] });
    const keep = (seq: string, gross: string) =>
      call(here, armed('accountant'), {
        to: `POST ${at(`account/entries/${seq}/payroll`)}`,
        body: sheet(gross),
      });
    expect(await keep(own.staffSeq, '899.99')).toMatchObject({ code: 'payroll.sum-wrong' });
    expect(await keep(own.entries[0] ?? '', '1.00')).toMatchObject({ code: 'payroll.not-staff' });
    expect((await keep(own.staffSeq, '900.00')).status).toBe(201);
    const { body } = await armed('resident')
      .visitor.get(at(`account/entries/${own.staffSeq}/payroll`))
      .expect(200);
    expect(body).toMatchObject({ booked: '900.00', sheet: { version: 2, headcount: 2 } });
    await expect(
      here.admin.query(
        `insert into payroll_line (community_id, entry_seq, version, no, post, headcount, gross)
         values ($1, $2, 2, 9, '多出来的', 2, 1)`,
        [own.id, own.staffSeq],
      ),
    ).rejects.toMatchObject({ constraint: 'payroll_adds_up' });
  });
});

describe('who looked at my data', () => {
  const seenBy = async (post: string) => {
    const { body } = await armed(post).visitor.get('/api/me/personal-data/readings').expect(200);
    return (body as { items: { postName: string; kindName: string; unitLabels: string[] }[] })
      .items;
  };

  it('is told to the person concerned, by office and not by name, and to nobody else', async () => {
    const [home] = own.homes;
    const before = (await seenBy('neighbour')).length;
    await armed('accountant')
      .visitor.get(at(`households/${home?.unitId}/charges`))
      .expect(200);
    const [newest] = await seenBy('resident');
    expect(newest).toMatchObject({
      postName: '物业会计',
      kindName: '缴费账户',
      unitLabels: [home?.label],
    });
    expect(await seenBy('neighbour')).toHaveLength(before);
    // What is refused was not seen, and her own page is no office's look.
    const count = (await seenBy('resident')).length;
    await armed('auditor')
      .visitor.get(at(`households/${home?.unitId}/charges`))
      .expect(403);
    await armed('resident').visitor.get(at('my-charges')).expect(200);
    expect(await seenBy('resident')).toHaveLength(count);
  });
});

describe('my own copy, and being forgotten', () => {
  it('has what is kept of me, no secret and nobody else', async () => {
    const text = (await download(armed('resident').visitor, '/api/me/personal-data')).toString();
    const copy = JSON.parse(text) as { person: { name: string; phone: string } };
    expect(copy.person.name).toBe(own.byPost.resident.name);
    expect(text).not.toMatch(/argon2|_sealed|_hash"|"v1\./);
    expect(text).not.toContain(own.residents[1]?.name);
    expect(text).toContain('谁看过我的信息');
  });

  it('is refused while an office is held, and with a wrong password', async () => {
    const erase = (post: string, given: object) =>
      armed(post)
        .visitor.post('/api/me/personal-data/erasure')
        .send({ confirm: '注销', ...given });
    const chair = await erase('chair', { password }).expect(409);
    expect(chair.body.code).toBe('personal-data.owes-duties');
    const wrong = await erase('neighbour', { password: 'something else' });
    expect(wrong.body.code).toBe('login.password-wrong');
    await expect(
      here.app
        .get(Transactions, { strict: false })
        .run(own.id, (tx) =>
          tx.query('select erase_person_here($1, $2)', [own.id, own.byPost.chair.personId]),
        ),
    ).rejects.toMatchObject({ code: 'personal-data.owes-duties' });
  });

  it('takes name, log-in, home and words, and leaves every amount and proof', async () => {
    const [, neighbour] = own.residents;
    const home = own.homes[1];
    const sums =
      'select sum(debit)::text as debit, count(*)::int as n from posting where community_id = $1';
    const books = (await here.admin.query(sums, [own.id])).rows;
    const { visitor } = armed('neighbour');
    const { body } = await visitor
      .post('/api/me/personal-data/erasure')
      .send({ confirm: '注销', password })
      .expect(200);
    expect(body).toMatchObject({ erased: true });
    await visitor.get('/api/session').expect(401);
    const { rows } = await here.admin.query<{ found: string }>(
      `select p::text || coalesce((select string_agg(l::text, '') from login l
         where l.person_id = p.id), '') as found from person p where id = $1`,
      [neighbour?.personId],
    );
    expect(rows[0]?.found).toContain('已注销');
    expect(rows[0]?.found).not.toContain(neighbour?.name);
    expect(rows[0]?.found).not.toContain(neighbour?.loginName);
    const bound = await here.admin.query(
      'select from unit_binding where unit_id = $1 and person_id = $2 and ended_at is null',
      [home?.unitId, neighbour?.personId],
    );
    expect(bound.rowCount).toBe(0);
    expect((await here.admin.query(sums, [own.id])).rows).toEqual(books);
  });
});
