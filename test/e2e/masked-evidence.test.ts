import { randomUUID } from 'node:crypto';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import type { EvidenceToMaskPageView, MaskingView } from '../../src/evidence/masking.view';
import { VerificationQueries } from '../../src/ledger/verification.queries';
import { VerifyFilesQueries } from '../../src/platform/files/verify-files.queries';
import type { Post } from '../../src/shared/posts';
import { startApp, type TestApp, type Visitor } from '../support/app';
import { appoint, enrolPerson, foundCommunity, signIn } from '../support/people';
import { formOf, PERSON, spreadOf, stripedPhoto } from '../support/personal-papers';
import { testDir } from '../support/test-server';

/** 凭证遮盖: from the clerk's boxes to what a resident's browser is given, next door to another community. */
let here: TestApp;
let community: number;
let neighbour: number;
const by: Partial<Record<Post | 'stranger', Visitor>> = {};
let photo: string;
let form: string;

async function holder(post: Post, at: number, login: string): Promise<Visitor> {
  const { personId } = await enrolPerson(here, login);
  await appoint(here, at, personId, { post, endsOn: '2026-12-31' });
  return signIn(here.visitor(), login);
}

const at = (path: string, of = community) => `/api/communities/${of}/${path}`;
const who = (post: Post | 'stranger'): Visitor => by[post]!;

async function upload(bytes: Buffer, name: string, of = community, as = who('clerk')) {
  const { body } = await as.post(at('files', of)).attach('file', bytes, name).expect(201);
  return (body as { id: string }).id;
}

beforeAll(async () => {
  here = await startApp();
  community = await foundCommunity(here, '锦和苑');
  neighbour = await foundCommunity(here, '邻家苑');
  for (const post of ['clerk', 'member', 'auditor', 'reviewer'] as const) {
    by[post] = await holder(post, community, post);
  }
  by.stranger = await holder('clerk', neighbour, 'stranger');
  await upload(await stripedPhoto(), '邻家.jpg', neighbour, by.stranger);
  photo = await upload(await stripedPhoto(), '收据.jpg');
  form = await upload(await formOf(), '退款申请.pdf');
}, 60_000);
afterAll(() => here.close());

const box = { page: 1, x: 100, y: 120, width: 200, height: 60, kind: 'phone' };

const mask = (id: string, body: object, as = who('clerk'), key = randomUUID()) =>
  as
    .post(at(`evidence/${id}/public-copies`))
    .set('Idempotency-Key', key)
    .send({ note: '', after: 0, ...body });

/** Superagent gives bytes for whatever it knows to be no text. */
const bytesOf = async (path: string, as = who('member')): Promise<Buffer> => {
  const { body } = await as.get(at(path)).responseType('blob').expect(200);
  return body as Buffer;
};

const listed = async (state = 'waiting') =>
  (
    await who('clerk')
      .get(at(`evidence/unmasked?state=${state}`))
      .expect(200)
  ).body as EvidenceToMaskPageView;

const masking = async (id: string, as = who('clerk')) =>
  (await as.get(at(`evidence/${id}/masking`)).expect(200)).body as MaskingView;

it('lists what nobody has looked at yet, newest first, of this community only', async () => {
  const { items, waiting } = await listed();
  expect(items.map(({ name }) => name)).toEqual(['退款申请.pdf', '收据.jpg']);
  expect(waiting).toBe(2);
  expect(items[1]).toMatchObject({ copyNo: 0, masked: [], entrySeq: null, thumbnail: true });
});

it('shows the public the masked copy from the next request on, whatever its browser kept', async () => {
  const before = await who('member')
    .get(at(`files/${photo}`))
    .expect(200);
  expect(before.headers['cache-control']).toBe('private, no-cache');
  const kept = { 'If-None-Match': before.headers['etag'] ?? '' };
  await who('member')
    .get(at(`files/${photo}`))
    .set(kept)
    .expect(304);
  const { body } = await mask(photo, { boxes: [box], note: '业主电话' }).expect(201);
  expect(body).toMatchObject({
    no: 1,
    postName: '物业经办人',
    note: '业主电话',
    masked: [{ kind: 'phone', name: '电话号码', count: 1 }],
  });
  await who('member')
    .get(at(`files/${photo}`))
    .set(kept)
    .expect(200);
  expect(await spreadOf(await bytesOf(`files/${photo}`), box)).toBe(0);
  const thumbnail = await bytesOf(`files/${photo}/thumbnail`);
  expect(await spreadOf(thumbnail, { x: 47, y: 57, width: 93, height: 28 })).toBeLessThan(3);
  const original = await bytesOf(`files/${photo}/original`, who('auditor'));
  expect(await spreadOf(original, box)).toBeGreaterThan(100);
});

it('keeps both hashes in the log, and every copy for those who may see originals', async () => {
  const { rows } = await here.admin.query<{ kind: string; body: string }>(
    `select kind, body from log_leaf where community_id = $1 and subject in ($2, $2 || '/1')
     order by leaf_index`,
    [community, photo],
  );
  expect(rows.map(({ kind, body }) => [kind, /"op":"(\w+)"/.exec(body)?.[1]])).toEqual([
    ['file_object', 'insert'],
    ['public_copy', 'insert'],
    ['file_object', 'update'],
  ]);
  const [clerk, reviewer] = [await masking(photo), await masking(photo, who('reviewer'))];
  expect(clerk).toMatchObject({ copyNo: 1, boxes: [box], copies: [] });
  expect(reviewer.copies).toMatchObject([{ no: 1, note: '业主电话' }]);
  expect(reviewer.copies[0]?.replacedSha256).not.toBe(reviewer.copies[0]?.sha256);
  expect((await listed('done')).items.map(({ fileId }) => fileId)).toEqual([photo]);
});

it('takes effect once per key, and tells whoever was overtaken', async () => {
  const key = randomUUID();
  const boxes = [box, { ...box, y: 250, kind: 'name' }];
  await mask(photo, { boxes, after: 1 }, who('clerk'), key).expect(201);
  const again = await mask(photo, { boxes, after: 1 }, who('clerk'), key).expect(201);
  expect(again.body).toMatchObject({ no: 2 });
  const late = await mask(photo, { boxes: [box], after: 1 }, who('reviewer')).expect(409);
  expect(late.body).toMatchObject({ code: 'evidence.masked-meanwhile' });
  const races = await Promise.all([1, 2].map(() => mask(photo, { boxes: [box], after: 2 })));
  expect(new Set(races.map(({ status }) => status))).toEqual(new Set([201, 409]));
});

it('finds on a PDF what names a person, and binds pictures of its pages anew', async () => {
  const { pages, hasWords, suggestions } = await masking(form);
  expect([pages.length, hasWords]).toEqual([2, true]);
  expect(suggestions.map(({ text }) => text)).toEqual(
    expect.arrayContaining([PERSON.phone, PERSON.identity, PERSON.card, PERSON.plate]),
  );
  const page = await who('clerk')
    .get(at(`evidence/${form}/masking/pages/2`))
    .expect(200);
  expect(page.headers).toMatchObject({ 'content-type': 'image/jpeg', 'cache-control': 'no-store' });
  const boxes = suggestions.map(({ text: _said, ...drawn }) => drawn);
  const { body } = await mask(form, { boxes }).expect(201);
  expect((body as { masked: object[] }).masked).toHaveLength(6);
  const copy = await bytesOf(`files/${form}`);
  expect(copy.subarray(0, 5).toString()).toBe('%PDF-');
  expect(copy.includes('/Font')).toBe(false);
  expect(await bytesOf(`files/${form}/thumbnail`)).not.toHaveLength(0);
}, 30_000);

it('remembers every look at an original, for the committee and the auditors', async () => {
  const { body } = await who('member').get(at('evidence/readings')).expect(200);
  const { items } = body as { items: object[] };
  expect(items).toMatchObject([
    { fileId: form, page: 2, personName: 'clerk 某某', postNames: ['物业经办人'] },
    { fileId: photo, page: null, personName: 'auditor 某某', postNames: ['审计人员'] },
  ]);
  const one = await who('auditor')
    .get(at(`evidence/readings?fileId=${photo}`))
    .expect(200);
  expect((one.body as { items: object[] }).items).toHaveLength(1);
});

it('lets nobody mask but the firm, and nobody of next door see anything', async () => {
  await mask(photo, { boxes: [] }, who('member')).expect(403);
  await who('auditor')
    .get(at(`evidence/${photo}/masking`))
    .expect(403);
  await who('clerk').get(at('evidence/readings')).expect(403);
  await who('stranger')
    .get(at(`evidence/${photo}/masking`))
    .expect(404);
  await who('stranger')
    .get(at(`evidence/${photo}/masking`, neighbour))
    .expect(404);
  await who('stranger')
    .get(at(`evidence/${photo}/masking/pages/1`, neighbour))
    .expect(404);
});

it.each([
  [{ boxes: [{ ...box, page: 2 }] }, 'evidence.page-unknown', 422],
  [{ boxes: [{ ...box, x: 9000 }] }, 'evidence.box-outside', 422],
  [{ boxes: [{ ...box, kind: 'tattoo' }] }, 'request.malformed', 400],
  [{ boxes: Array.from({ length: 501 }, () => box) }, 'request.malformed', 400],
  [{ boxes: [{ ...box, x: 1.5 }] }, 'request.malformed', 400],
])('refuses %j with a sentence', async (body, code, status) => {
  const answer = await mask(photo, { ...body, after: 3 });
  expect([answer.status, (answer.body as { code: string }).code]).toEqual([status, code]);
});

describe('the database itself', () => {
  const insert = (change: object) => {
    const row = {
      community_id: community,
      file_id: photo,
      no: 4,
      boxes: '[{}]',
      sha256: 'a'.repeat(64),
      media_type: 'image/jpeg',
      replaced_sha256: '',
      note: '',
      masked_at: '2026-03-05',
      ...change,
    };
    return here.admin.query(
      `insert into public_copy (community_id, file_id, no, boxes, sha256, media_type,
         replaced_sha256, note, masked_at, person_id, grant_id)
       select $1, $2, $3, $4, $5, $6, coalesce(nullif($7, ''), f.public_sha256), $8, $9, g.person_id, g.id
       from file_object f join role_grant g on g.community_id = $1 and g.post = 'clerk'
       where f.community_id = $1 and f.id = $2`,
      Object.values(row),
    );
  };

  it('takes copies in their order only, drawn anew, and shows what it took', async () => {
    await expect(insert({ no: 7 })).rejects.toMatchObject({ constraint: 'public_copy_follows' });
    await expect(insert({ replaced_sha256: 'b'.repeat(64) })).rejects.toMatchObject({
      constraint: 'public_copy_follows',
    });
    const { sha256 } = await masking(photo);
    await expect(insert({ sha256 })).rejects.toMatchObject({
      constraint: 'public_copy_drawn_anew',
    });
    await expect(
      here.admin.query(`delete from public_copy where community_id = ${community}`),
    ).rejects.toThrow();
  });

  it('has verification read every copy that was ever public', async () => {
    const files = here.app.get(VerifyFilesQueries, { strict: false });
    const whole = await files.verify(community);
    // the photo, its first copy, and two that were masked differently with a thumbnail each; the form, its
    // masked copy and a thumbnail
    expect(whole).toMatchObject({ files: 2, copies: 9, faults: [] });
    const { copies } = await masking(photo, who('reviewer'));
    const sha = copies.find(({ no }) => no === 2)?.sha256 ?? '';
    const kept = path.join(testDir, 'files', sha.slice(0, 2), sha.slice(2, 4), sha);
    await rename(kept, `${kept}.lost`);
    const found = await files.verify(community);
    await rename(`${kept}.lost`, kept);
    const fault = { fileId: photo, column: 'public_sha256', what: 'missing' };
    expect(found.faults).toEqual([fault]);
  });

  it('has verification name a file that shows what was hidden, though its change has a leaf', async () => {
    const verified = () =>
      here.app
        .get(VerificationQueries, { strict: false })
        .verify(community, { quick: false, files: false });
    const named = async () =>
      (await verified()).faults.filter((one) => one.table === 'file_object');
    expect(await named()).toEqual([]);
    await here.admin.query(
      `update file_object set public_sha256 = sha256 where community_id = $1 and id = $2`,
      [community, photo],
    );
    expect(await named()).toMatchObject([{ row: photo, column: 'public_sha256' }]);
  });
});
