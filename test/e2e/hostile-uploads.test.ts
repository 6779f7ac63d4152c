import sharp from 'sharp';
import { startApp, type TestApp } from '../support/app';
import { jpeg, zeros } from '../support/hostile-bytes';
import { hostileFiles } from '../support/hostile-files';
import { appoint, enrolPerson, foundCommunity, signIn } from '../support/people';
import type { Visitor } from '../support/serve';
import { tableDigests, changedTables } from '../support/table-digests';

/** assurance 5.10 through the doors: what browsers, scripts and enemies send as multipart. */
let here: TestApp;
let community: number;
let clerk: Visitor;
let auditor: Visitor;

beforeAll(async () => {
  here = await startApp();
  community = await foundCommunity(here, '锦和苑');
  clerk = await holder('clerk');
  auditor = await holder('auditor');
}, 60_000);
afterAll(() => here.close());

async function holder(post: 'clerk' | 'auditor'): Promise<Visitor> {
  const { personId } = await enrolPerson(here, post);
  await appoint(here, community, personId, { post, endsOn: '2026-12-31' });
  return signIn(here.visitor(), post);
}

const at = (path: string) => `/api/communities/${community}/${path}`;

/**
 * A body as an enemy writes it by hand: the client library would clean the name, and no line break
 * can stand in a header.
 */
function send(to: string, file: { name: string; declaredType: string; bytes: Buffer }) {
  const edge = 'edge-of-the-test';
  const name = file.name.replaceAll('"', '%22').replaceAll(/[\r\n]/g, ' ');
  const head =
    `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n` +
    `Content-Type: ${file.declaredType || 'application/octet-stream'}\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), file.bytes, Buffer.from(`\r\n--${edge}--\r\n`)]);
  return clerk.post(at(to)).set('Content-Type', `multipart/form-data; boundary=${edge}`).send(body);
}

/** A NUL, and a name that is no name. */
const UNSENDABLE = /\0|^\.\.$/;
const doors = { evidence: 'files', import: 'roll-imports' } as const;
const refused = hostileFiles.filter(({ expected }) => 'refused' in expected);
const taken = hostileFiles.filter(
  ({ expected, purpose, name }) =>
    // Names that do not survive the way: refused below, with a sentence.
    'takenAs' in expected && purpose === 'evidence' && !UNSENDABLE.test(name),
);

interface Problem {
  code: string;
  detail: string;
}

it.each(refused)('refuses $what, with a sentence and without a trace', async (file) => {
  const before = await tableDigests(here.admin);
  const answer = await send(doors[file.purpose], { ...file, bytes: await file.make() });
  const { code, detail } = answer.body as Problem;
  const { name } = file;
  // A NUL in a header is no header: the plumbing gives up on the whole request.
  if (name.includes('\0')) expect([answer.status, code]).toEqual([400, 'request.malformed']);
  else expect([413, 422]).toContain(answer.status);
  // Whatever is too large ends in the plumbing, before our own words for it.
  const wanted = 'refused' in file.expected ? file.expected.refused : '';
  if (answer.status === 413)
    expect([wanted, code]).toEqual(['file.too-large', 'request.too-large']);
  else if (answer.status === 422) expect(code).toBe(wanted);
  expect(detail).toMatch(/请.+。$/u);
  expect(changedTables(before, await tableDigests(here.admin))).toEqual([]);
});

it.each(taken)('takes in, harmless: $what', async (file) => {
  const original = await file.make();
  const { body, status } = await send('files', { ...file, bytes: original });
  expect(status).toBe(201);
  const { id, name } = body as { id: string; name: string };
  expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}]|\.\./u);
  for (const copy of ['', '/thumbnail']) {
    const shown = await clerk
      .get(at(`files/${id}${copy}`))
      .buffer(true)
      .expect(200);
    expect(shown.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': expect.stringMatching(/^image\/(jpeg|png|webp|gif)$/),
      'content-disposition': expect.stringMatching(
        /^inline; filename="[\w.-]+"; filename\*=UTF-8''/,
      ),
    });
    const bytes = shown.body as Buffer;
    expect(bytes.toString('latin1')).not.toMatch(/<script|Exif|MrsWang|MotionPhoto/);
    expect((await sharp(bytes).metadata()).pages).toBeUndefined();
  }
});

it.each(hostileFiles.filter(({ name }) => UNSENDABLE.test(name)))(
  'takes nothing under a name that is none: $what',
  async (file) => {
    const { body, status } = await send('files', { ...file, bytes: await file.make() });
    expect([400, 422]).toContain(status);
    expect((body as Problem).detail).toMatch(/请.+。$/u);
  },
);

it('gives the original to the auditor only, as a download that no page can open', async () => {
  const bytes = await jpeg();
  const { body } = await send('files', { name: '收据.jpg', declaredType: 'image/jpeg', bytes });
  const { id } = body as { id: string };
  await clerk.get(at(`files/${id}/original`)).expect(403);
  const { headers, body: served } = await auditor.get(at(`files/${id}/original`)).expect(200);
  expect(headers['content-disposition']).toMatch(/^attachment; /);
  expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox");
  expect((served as Buffer).equals(bytes)).toBe(true);
});

describe('a request that is no honest upload', () => {
  const none = async () => (await here.admin.query('select 1 from roll_import')).rowCount === 0;

  it.each([
    [
      'two files at once',
      (door: string) =>
        clerk.post(at(door)).attach('file', zeros(0), 'a.jpg').attach('file', zeros(0), 'b.jpg'),
      [400, 413, 422],
    ],
    [
      'another field',
      (door: string) => clerk.post(at(door)).attach('other', zeros(0), 'a.jpg'),
      [400, 422],
    ],
    ['no file', (door: string) => clerk.post(at(door)).field('x', '1'), [400, 422]],
    ['JSON', (door: string) => clerk.post(at(door)).send({ file: 'x' }), [400, 415, 422]],
    [
      'no boundary',
      (door: string) => clerk.post(at(door)).set('Content-Type', 'multipart/form-data').send('x'),
      [400, 422],
    ],
    [
      'half a body',
      (door: string) =>
        clerk
          .post(at(door))
          .set('Content-Type', 'multipart/form-data; boundary=e')
          .send('--e\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nabc'),
      [400, 422],
    ],
    ['a thousand fields', (door: string) => many(door), [400, 413, 422]],
  ] as const)('%s is refused with a sentence', async (_what, sent, wanted) => {
    for (const door of Object.values(doors)) {
      const { status, body } = await sent(door);
      expect(wanted as readonly number[]).toContain(status);
      expect((body as Problem).detail).toMatch(/请/u);
    }
    expect(await none()).toBe(true);
  });

  function many(door: string) {
    const request = clerk.post(at(door));
    for (let index = 0; index < 1000; index += 1) void request.field(`f${index}`, 'x');
    return request;
  }
});

it('leaves in the register only what was taken in', async () => {
  const { rowCount } = await here.admin.query('select 1 from file_object');
  expect(rowCount).toBe(taken.length + 1);
});
