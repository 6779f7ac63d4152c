import { LedgerService } from '../../src/ledger/ledger.service';
import { Transactions } from '../../src/platform/database/transactions';
import { openCheckpoint } from '../../src/proof/checkpoint.rules';
import { cosignedAt } from '../../src/proof/cosignature.rules';
import { type Leaf, type Opening, opens, parseLeaf } from '../../src/proof/leaf.rules';
import { vkeyOf } from '../../src/proof/note.rules';
import { parseTlogProof } from '../../src/proof/tlog-proof.rules';
import { leafHash, rootOf, verifyConsistency, verifyInclusion } from '../../src/proof/tree.rules';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { startApp, type TestApp } from '../support/app';
import { BANK, credit, debit, draftOf } from '../support/books';
import { appoint, bindHome, enrolPerson, foundCommunity, signIn } from '../support/people';
import { logKeysOf, signLog } from '../support/signed-log';
import type { Visitor } from '../support/serve';

/** assurance 3.6: a resident takes away the proof of one entry, and needs nobody's word for it. */
let here: TestApp;
let community: number;
let nextDoor: number;
let resident: Visitor;
let neighbour: Visitor;
let stranger: Visitor;
let auditor: Visitor;
let clerk: Visitor;
/** Homes of the resident and of her neighbour. */
let homes: string[];
let seqs: Record<'lift' | 'own' | 'other' | 'both', string>;
let signed: number;

beforeAll(async () => {
  here = await startApp();
  community = await foundCommunity(here, '锦和苑');
  nextDoor = await foundCommunity(here, '望江里');
  homes = [];
  resident = await atHome('resident', community, '1单元101');
  neighbour = await atHome('neighbour', community, '1单元102');
  stranger = await atHome('stranger', nextDoor, '1单元101');
  auditor = await inOffice('auditor');
  clerk = await inOffice('clerk');
  for (const id of [community, nextDoor]) {
    await here.app.get(Transactions).run(id, async (tx) => {
      await here.app.get(LedgerService, { strict: false }).openBooks(tx, id, day('2026-01-01'));
    });
  }
  const [own = '', other = ''] = homes;
  seqs = {
    lift: await post('电梯维保费 “含税”'),
    own: await post('收1栋101 张某 物业费', [own]),
    other: await post('收1栋102 李某 物业费', [other]),
    both: await post('收1栋101、102 物业费', [own, other]),
  };
});
afterAll(() => here.close());

async function atHome(loginName: string, where: number, door: string): Promise<Visitor> {
  const { personId } = await enrolPerson(here, loginName);
  const unit = await bindHome(here, where, personId, door);
  if (where === community) homes.push(unit);
  return signIn(here.visitor(), loginName);
}

async function inOffice(office: 'auditor' | 'clerk'): Promise<Visitor> {
  const { personId } = await enrolPerson(here, office);
  await appoint(here, community, personId, { post: office, endsOn: '2026-12-31' });
  return signIn(here.visitor(), office);
}

async function post(summary: string, units: string[] = []): Promise<string> {
  const fees = units.map((unitId) => ({ ...credit('112201', '85.63'), unitId, summary }));
  const lines =
    fees.length === 0
      ? [debit('510301', '300.00'), credit('2202', '300.00')]
      : [debit(BANK, Money.sum(fees.map((fee) => fee.credit)).toString()), ...fees];
  return here.app.get(Transactions).run(community, async (tx) => {
    const ledger = here.app.get(LedgerService, { strict: false });
    return String((await ledger.post(tx, community, draftOf({ summary, lines }))).seq);
  });
}

const proofAt = (seq: string, of = community) => `/api/communities/${of}/entries/${seq}/proof`;
const logAt = (rest = '', of = community) => `/api/log/${of}${rest}`;
const bytes = (texts: string[]) => texts.map((text) => Buffer.from(text, 'base64'));

interface Proven {
  leaf: Leaf;
  openings: Opening[];
}

/** What an offline reader does with the file; she has the key from the notice board. */
function provenBy(file: string): Proven {
  const { log, clock } = logKeysOf(community);
  const { index, hashes, checkpoint, extra } = parseTlogProof(file);
  const { size, root } = openCheckpoint(checkpoint, log);
  expect(cosignedAt(checkpoint, clock)).toBe(Date.parse('2026-03-05T04:00:00Z') / 1000);
  const { body, openings } = JSON.parse(String(extra)) as { body: string; openings: Opening[] };
  const claim = { index, size, root, hashes, leafHash: leafHash(Buffer.from(body, 'utf8')) };
  expect(verifyInclusion(claim)).toBe(true);
  const leaf = parseLeaf(body);
  for (const opening of openings)
    expect([opening.path, opens(leaf, opening)]).toEqual([opening.path, true]);
  return { leaf, openings };
}

async function proofFile(visitor: Visitor, seq: string): Promise<string> {
  const { body, headers } = await visitor.get(proofAt(seq)).expect(200);
  expect(headers['content-type']).toBe('application/octet-stream');
  expect(headers['content-disposition']).toMatch(/^attachment;.*\.tlog-proof/);
  expect(headers['cache-control']).toBe('no-store');
  return (body as Buffer).toString('utf8');
}

const shown = ({ openings }: Proven) => new Map(openings.map(({ path, value }) => [path, value]));

describe('before a head is signed', () => {
  it('there is nothing to prove with, and the answer says how soon there will be', async () => {
    for (const address of [logAt(), logAt('/checkpoint'), logAt('/inclusion?index=0&size=1')]) {
      const { body } = await here.visitor().get(address).expect(404);
      expect(body).toMatchObject({ code: 'log.not-signed-yet' });
      expect((body as { detail: string }).detail).toContain('几秒钟内');
    }
    await resident.get(proofAt(seqs.lift)).expect(404, /log.not-signed-yet/);
    await auditor.get(`/api/communities/${community}/log/bundle`).expect(404, /log.not-signed-yet/);
  });
});

describe('the proof of an entry', () => {
  beforeAll(async () => {
    signed = await signLog(here.database, community);
    await signLog(here.database, nextDoor);
  });

  it('holds without this server, and shows what the page of the entry shows', async () => {
    const proven = provenBy(await proofFile(resident, seqs.lift));
    expect(proven.leaf).toMatchObject({ kind: 'entry', row: { seq: seqs.lift, total: '300.00' } });
    expect(shown(proven)).toEqual(new Map([['row.summary', '电梯维保费 “含税”']]));
  });

  it('names the reader’s own home to her, and no text about another to anyone', async () => {
    const [own = '', other = ''] = homes;
    const mine = provenBy(await proofFile(resident, seqs.own));
    expect(shown(mine)).toEqual(
      new Map([
        ['row.summary', '收1栋101 张某 物业费'],
        ['lines.2.summary', '收1栋101 张某 物业费'],
        ['lines.2.unit_id', own],
      ]),
    );
    expect(shown(provenBy(await proofFile(resident, seqs.other)))).toEqual(new Map());
    expect(shown(provenBy(await proofFile(resident, seqs.both)))).toEqual(
      new Map([['lines.2.unit_id', own]]),
    );
    expect(shown(provenBy(await proofFile(neighbour, seqs.both)))).toEqual(
      new Map([['lines.3.unit_id', other]]),
    );
    for (const seq of Object.values(seqs)) {
      const { text } = await resident.get(`${proofAt(seq)}?format=json`).expect(200);
      expect(text).not.toContain(other);
      expect(text).not.toContain('李某');
      expect(text).not.toMatch(/idem_key","salt|request_hash","salt/);
    }
  });

  it('is the same for a page as in the file', async () => {
    const { body } = await resident.get(`${proofAt(seqs.own)}?format=json`).expect(200);
    const json = body as { hashes: string[]; body: string; openings: Opening[] };
    const file = await proofFile(resident, seqs.own);
    const { index, hashes, checkpoint, extra } = parseTlogProof(file);
    expect(JSON.parse(String(extra))).toEqual({ body: json.body, openings: json.openings });
    expect(body).toMatchObject({ index, size: signed, note: checkpoint });
    expect(bytes(json.hashes)).toEqual(hashes);
    expect(body).toMatchObject({ vkey: vkeyOf(logKeysOf(community).log) });
  });

  it('is not for people of another community, nor of entries there are none of', async () => {
    await stranger.get(proofAt(seqs.own)).expect(404, /community.unknown/);
    await stranger.get(proofAt(seqs.own, nextDoor)).expect(404, /account.entry-unknown/);
    await resident.get(proofAt('9999')).expect(404, /account.entry-unknown/);
    await here.visitor().get(proofAt(seqs.own)).expect(401);
    await resident.get(`${proofAt(seqs.own)}?format=pdf`).expect(400);
  });

  it('waits for the next head where the entry is newer than the last', async () => {
    const late = await post('绿化养护');
    await resident.get(proofAt(late)).expect(404, /log.not-signed-yet/);
    const { body } = await here.visitor().get(logAt()).expect(200);
    expect(body).toMatchObject({ size: signed, unsigned: 1 });
    const size = await signLog(here.database, community, new Date('2026-03-05T04:00:05Z'));
    expect(size).toBe(signed + 1);
    const { text } = await here.visitor().get(logAt('/checkpoint')).expect(200);
    expect(openCheckpoint(text, logKeysOf(community).log).size).toBe(size);
    await resident.get(proofAt(late)).expect(200);
  });
});

describe('the log itself', () => {
  it('tells everyone who signs what, and since when', async () => {
    here.clock.advanceMinutes(1);
    const { body, headers } = await here.visitor().get(logAt()).expect(200);
    const { log, clock } = logKeysOf(community);
    const { note, ...rest } = body as { note: string };
    const head = openCheckpoint(note, log);
    expect(rest).toEqual({
      communityId: community,
      name: '锦和苑',
      origin: log.name,
      vkey: vkeyOf(log),
      clockVkey: vkeyOf(clock),
      size: head.size,
      root: head.root.toString('hex'),
      signedAt: '2026-03-05T04:00:05.000Z',
      ageSeconds: 55,
      witnesses: [],
      refusal: null,
      unsigned: 0,
    });
    expect(headers['cache-control']).toBe('no-store');
  });

  it('hands out its head as text that a cache may keep for seconds', async () => {
    const { headers, text } = await here.visitor().get(logAt('/checkpoint')).expect(200);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(headers['cache-control']).toBe('public, max-age=5');
    expect(text.endsWith('\n')).toBe(true);
    const again = here.visitor().get(logAt('/checkpoint'));
    await again.set('If-None-Match', String(headers['etag'])).expect(304);
  });

  it('proves the place of every leaf, and that it grew from every size to the last', async () => {
    const { body: leaves } = await auditor.get(logAt('/leaves?limit=200')).expect(200);
    const { items } = leaves as { items: { index: number; body: string }[] };
    const { note } = (await here.visitor().get(logAt()).expect(200)).body as { note: string };
    const { size, root } = openCheckpoint(note, logKeysOf(community).log);
    expect(items).toHaveLength(size);
    const hashesOfLeaves = items.map(({ body }) => leafHash(Buffer.from(body, 'utf8')));
    for (const [index, hash] of hashesOfLeaves.entries()) {
      const inclusion = await here.visitor().get(logAt(`/inclusion?index=${index}&size=${size}`));
      expect(inclusion.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      const hashes = bytes((inclusion.body as { hashes: string[] }).hashes);
      expect(verifyInclusion({ index, size, root, hashes, leafHash: hash })).toBe(true);
    }
    for (let from = 0; from <= size; from += 1) {
      const fromRoot = rootOf(hashesOfLeaves.slice(0, from));
      const { body } = await here.visitor().get(logAt(`/consistency?from=${from}&to=${size}`));
      const hashes = bytes((body as { hashes: string[] }).hashes);
      expect(verifyConsistency({ from, to: size, fromRoot, toRoot: root, hashes })).toBe(true);
    }
  });

  it.each([
    ['/inclusion?index=3&size=3', 422, 'log.range-outside'],
    ['/inclusion?index=0&size=999', 409, 'log.size-unsigned'],
    ['/consistency?from=5&to=4', 422, 'log.range-outside'],
    ['/consistency?from=1&to=999', 409, 'log.size-unsigned'],
    ['/inclusion?index=-1&size=3', 400, 'request.malformed'],
    ['/consistency?from=1', 400, 'request.malformed'],
    ['/inclusion?index=1e3&size=99999999999999999999', 400, 'request.malformed'],
  ])('%s is %i %s, and no cache keeps that', async (rest, status, code) => {
    const { body, headers } = await here.visitor().get(logAt(rest)).expect(status);
    expect(body).toMatchObject({ code: status === 400 ? expect.any(String) : code });
    expect(headers['cache-control']).toBe('no-store');
  });

  it('of no community is unknown, whatever is asked', async () => {
    for (const rest of ['', '/checkpoint', '/inclusion?index=0&size=1', '/consistency?from=0&to=0'])
      await here
        .visitor()
        .get(logAt(rest, 999_999))
        .expect(404, /log.unknown/);
    await here.visitor().get('/api/log/0').expect(400);
    await here.visitor().get('/api/log/99999999999').expect(400);
  });

  it('is read leaf by leaf by those who check the books, and by nobody else', async () => {
    const { body } = await auditor.get(logAt('/leaves?from=2&limit=3')).expect(200);
    const { items, next } = body as { items: { index: number; body: string }[]; next: number };
    expect(items.map(({ index }) => index)).toEqual([2, 3, 4]);
    expect(next).toBe(5);
    for (const item of items) expect(parseLeaf(item.body)).toMatchObject({ v: 1 });
    const { body: end } = await auditor.get(logAt('/leaves?from=100000')).expect(200);
    expect(end).toEqual({ items: [], next: null });
    for (const shut of [resident, clerk]) {
      await shut.get(logAt('/leaves')).expect(403, /right.missing/);
      await shut.get(`/api/communities/${community}/log/bundle`).expect(403, /right.missing/);
    }
    await stranger.get(logAt('/leaves')).expect(404, /community.unknown/);
  });
});
