import { ROLL_HEADER } from '../support/community';
import { startApp, type TestApp, type Visitor } from '../support/app';
import { appoint, bindHome, enrolPerson, foundCommunity, signIn } from '../support/people';

let here: TestApp;
let mine: number;
let nextDoor: number;
let clerk: Visitor;

beforeAll(async () => {
  here = await startApp();
  mine = await foundCommunity(here, '锦和苑');
  nextDoor = await foundCommunity(here, '望江里');
  clerk = await staff('clerk', mine);
  const theirClerk = await staff('clerk', nextDoor, 'their.clerk');
  await take(theirClerk, nextDoor, roll('1,1,101,住宅,50.00,,邻居甲,13900000001,,,'));
});
afterAll(() => here.close());

async function staff(
  post: 'clerk' | 'chair' | 'accountant' | 'auditor',
  community: number,
  name: string = post,
) {
  const { personId } = await enrolPerson(here, name);
  await appoint(here, community, personId, { post, endsOn: '2030-12-31' });
  return signIn(here.visitor(), name);
}

const roll = (...lines: string[]) => Buffer.from([ROLL_HEADER, ...lines].join('\r\n'));
const send = (who: Visitor, community: number, bytes: Buffer, name = '清册.csv') =>
  who.post(`/api/communities/${community}/roll-imports`).attach('file', bytes, name);
const confirm = (who: Visitor, community: number, id: string) =>
  who.post(`/api/communities/${community}/roll-imports/${id}/confirmation`);

async function take(who: Visitor, community: number, bytes: Buffer) {
  const { body } = await send(who, community, bytes).expect(201);
  return confirm(who, community, (body as { importId: string }).importId).expect(201);
}

describe('the clerk takes in the roll of the community', () => {
  it('downloads the template and finds it taken without a fault', async () => {
    for (const file of ['template.csv', 'template.xlsx']) {
      const { body, headers } = await clerk
        .get(`/api/communities/${mine}/roll-imports/${file}`)
        .buffer(true)
        .parse((response, done) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => done(null, Buffer.concat(chunks)));
        })
        .expect(200);
      expect(headers['content-disposition']).toMatch(/^attachment/);
      const preview = await send(clerk, mine, body as Buffer, file).expect(201);
      expect(preview.body).toMatchObject({ rows: 5, buildings: 2, units: 4, problems: [] });
    }
  });

  it('is told of every fault by line and column, and nothing is written', async () => {
    const faulty = roll(
      '1,1,101,住宅,八十,,,,,,',
      '1,1,102,住宅,80,,,,,,',
      ',1,103,住宅,80,,张示例,123,,,',
    );
    const { body } = await send(clerk, mine, faulty).expect(201);
    expect(body.problems).toEqual([
      { line: 2, column: 'E 列（登记面积）', message: expect.stringContaining('八十') },
      { line: 4, column: 'A 列（楼栋）', message: expect.stringContaining('缺少楼栋') },
      { line: 4, column: 'H 列（电话）', message: expect.stringContaining('123') },
    ]);
    await confirm(clerk, mine, body.importId).expect(409, /roll-import.has-problems/);
    const { body: facts } = await clerk.get(`/api/communities/${mine}`).expect(200);
    expect(facts.units).toEqual({ count: 0, households: 0, area: '0.00', billingArea: '0.00' });
  });

  it('sees what will change, confirms, and finds it in the roll', async () => {
    const bytes = roll(
      '1,1,101,住宅,89.50,80.00,张示例、李示例,13800000001,,2019-05-01,',
      '2,,商铺3,商铺,45.20,,,,,,是',
    );
    const preview = await send(clerk, mine, bytes).expect(201);
    expect(preview.body).toMatchObject({
      rows: 2,
      buildings: 2,
      units: 2,
      parties: 2,
      added: 2,
      preview: [
        {
          label: '1栋1单元101',
          change: 'added',
          parties: [{ name: '张示例', phone: '****0001' }, {}],
        },
        { label: '2栋商铺3', holding: 'developer' },
      ],
    });
    await confirm(clerk, mine, preview.body.importId).expect(201, /"added":2/);
    await confirm(clerk, mine, preview.body.importId).expect(201, /"added":2/);
    const { body } = await clerk.get(`/api/communities/${mine}/units?q=101`).expect(200);
    expect(body).toMatchObject({
      items: [
        {
          label: '1栋1单元101',
          registeredArea: '89.50',
          billingArea: '80.00',
          parties: [
            { name: '张示例', phoneTail: '0001' },
            { name: '李示例', phoneTail: null },
          ],
        },
      ],
      next: null,
    });
    const { body: facts } = await clerk.get(`/api/communities/${mine}`).expect(200);
    expect(facts.units).toEqual({ count: 2, households: 1, area: '134.70', billingArea: '125.20' });
    const { body: buildings } = await clerk.get(`/api/communities/${mine}/buildings`).expect(200);
    expect(buildings.items).toMatchObject([
      { name: '1栋', unitCount: 1, area: '89.50' },
      { name: '2栋', unitCount: 1, area: '45.20' },
    ]);
  });

  it.each([
    ['a picture called CSV', Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1'), 'roll.csv', 422],
    ['a page called CSV', Buffer.from('<html><script>alert(1)</script>'), 'roll.csv', 422],
    ['an empty file', Buffer.alloc(0), 'roll.csv', 422],
    ['half a workbook', Buffer.from('PK\x03\x04xl/workbook[Content_Types].xml'), 'roll.xlsx', 422],
    ['too large a file', Buffer.alloc(11 * 1024 * 1024, 'a'), 'roll.csv', 413],
  ])('is refused %s with a sentence', async (_, bytes, name, status) => {
    const { body } = await send(clerk, mine, bytes, name).expect(status);
    expect(body.detail).toMatch(/[\u4e00-\u9fff].*。/);
  });

  it('is refused without a file', async () => {
    await clerk.post(`/api/communities/${mine}/roll-imports`).expect(422, /file.empty/);
  });
});

describe('who may see the roll', () => {
  it('the committee sees homes with masked names, and finds nobody by name', async () => {
    const chair = await staff('chair', mine);
    const { body } = await chair.get(`/api/communities/${mine}/units`).expect(200);
    expect(JSON.stringify(body)).not.toContain('张示例');
    expect(JSON.stringify(body)).not.toContain('0001');
    expect(body.items[0].parties[0].name).toBe('张*例');
    const byName = await chair
      .get(`/api/communities/${mine}/units?q=${encodeURIComponent('张示例')}`)
      .expect(200);
    expect(byName.body.items).toEqual([]);
    await send(chair, mine, roll('1,1,101,住宅,1,,,,,,')).expect(403);
  });

  it('a resident sees neither roll nor imports; a neighbour’s clerk finds no such community', async () => {
    const { personId } = await enrolPerson(here, 'resident');
    await bindHome(here, mine, personId);
    const resident = await signIn(here.visitor(), 'resident');
    await resident.get(`/api/communities/${mine}/units`).expect(403);
    await resident.get(`/api/communities/${mine}/roll-imports/template.csv`).expect(403);
    await resident.get(`/api/communities/${mine}`).expect(200);
    const neighbour = await signIn(here.visitor(), 'their.clerk');
    for (const path of ['', '/units', '/buildings', '/posts']) {
      await neighbour.get(`/api/communities/${mine}${path}`).expect(404);
    }
    const { body } = await send(clerk, mine, roll('7,1,701,住宅,10,,,,,,')).expect(201);
    await confirm(neighbour, mine, body.importId).expect(404);
    await confirm(neighbour, nextDoor, body.importId).expect(404, /roll-import.unknown/);
  });

  it('no page of ours names anybody of the neighbour', async () => {
    const { body } = await clerk.get(
      `/api/communities/${mine}/units?q=${encodeURIComponent('邻居')}`,
    );
    expect(body.items).toEqual([]);
    const all = await clerk.get(`/api/communities/${mine}/units?limit=200`).expect(200);
    expect(JSON.stringify(all.body)).not.toContain('邻居甲');
  });

  it('a page turned by a forged cursor is refused, not broken', async () => {
    for (const key of [['x'], [1, 2, 3, 4], [1, 2, 'a', 'no id'], [9e15, 1, 'a', 'b']]) {
      const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
      const { status } = await clerk.get(`/api/communities/${mine}/units?cursor=${cursor}`);
      expect([400, 422]).toContain(status);
    }
  });
});
