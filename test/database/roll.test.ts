import { communityEntities } from '../../src/community/community.entities';
import { loginEntities } from '../../src/platform/login/login.entities';
import { withDatabase } from '../support/fresh-database';
import {
  clock,
  enrol,
  found,
  readingRooms,
  rollOf,
  rooms,
  takeIn,
  whileHeld,
} from '../support/community';

const db = withDatabase([...communityEntities, ...loginEntities]);

let here: number;
let neighbour: number;
const NEIGHBOURS_ROLL = [
  '1,1,101,住宅,50.00,,邻居甲,13900000001,,,',
  '9,1,901,商铺,60.00,,邻居乙,,,,',
];

beforeAll(async () => {
  here = await found(db, '锦和苑');
  neighbour = await found(db, '望江里');
  await takeIn(db, neighbour, ...NEIGHBOURS_ROLL);
});

async function preview(...lines: string[]) {
  const by = await enrol(db, '经办乙');
  const read = await db.transactions.run(here, (tx) =>
    rooms.imports.preview(tx, here, rollOf(...lines), by),
  );
  const confirm = () =>
    db.transactions.run(here, (tx) => rooms.imports.confirm(tx, here, read.importId, by));
  return { read, confirm };
}
const units = async (text?: string) =>
  readingRooms(db).units.listUnits(here, { text, byName: true, after: null, limit: 200 });
const countOf = async (table: string, communityId: number) => {
  const sql = `select count(*)::int as n from ${table} where community_id = $1`;
  const { rows } = await db.admin.query<{ n: number }>(sql, [communityId]);
  return rows[0]?.n;
};

describe('taking in a roll', () => {
  it('shows what it would do and writes nothing before it is confirmed', async () => {
    const { read } = await preview(
      '1,1,101,住宅,89.50,80.00,张示例、李示例,13800000001,,2019-05-01,',
    );
    expect(read.problems).toEqual([]);
    expect(read.changes).toEqual([{ label: '1栋1单元101', kind: 'added', differences: [] }]);
    expect(await countOf('unit', here)).toBe(0);
    expect(await countOf('building', here)).toBe(0);
  });

  it('writes units, both areas and every owner, and says it a second time without doing it twice', async () => {
    const { confirm } = await preview(
      '1,1,101,住宅,89.50,80.00,张示例、李示例,13800000001,,2019-05-01,',
      '2,,商铺3,商铺,45.20,,,,,,是',
    );
    const first = await confirm();
    expect(first).toMatchObject({ added: 2, changed: 0, unchanged: 0 });
    expect(await confirm()).toEqual(first);
    const [flat, shop] = await units();
    expect(flat).toMatchObject({
      building: '1栋',
      door: '1单元101',
      registeredArea: '89.50',
      billingArea: '80.00',
      parties: [
        { relation: 'owner', name: '张示例', phoneTail: '0001' },
        { relation: 'owner', name: '李示例', phoneTail: null },
      ],
    });
    expect(shop).toMatchObject({ kind: 'commercial', billingArea: '45.20', holding: 'developer' });
    expect(await countOf('unit_party', here)).toBe(2);
  });

  it('corrects what differs, adds who is new and removes nobody', async () => {
    const { read, confirm } = await preview(
      '1,1,101,商铺,90.10,81.00,张示例,13800009999,业主,,是',
      '1,1,101,,,,赵示例,,租户,,',
      '2,,商铺3,商铺,45.20,,,,,,是',
    );
    expect(read.changes).toEqual([
      {
        label: '1栋1单元101',
        kind: 'changed',
        differences: [
          { what: '类型', was: '住宅', becomes: '商铺' },
          { what: '登记面积', was: '89.50', becomes: '90.10' },
          { what: '计费面积', was: '80.00', becomes: '81.00' },
          { what: '开发商持有', was: '否', becomes: '是' },
          { what: '业主 张示例 电话', was: '****0001', becomes: '****9999' },
          { what: '租户 赵示例', was: '（空）', becomes: '新增' },
        ],
      },
      { label: '2栋商铺3', kind: 'unchanged', differences: [] },
    ]);
    expect(await confirm()).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
    const [flat] = await units('1单元101');
    expect(flat).toMatchObject({
      kind: 'commercial',
      registeredArea: '90.10',
      billingArea: '81.00',
      holding: 'developer',
      handedOverOn: '2019-05-01',
    });
    expect(flat?.parties.map(({ name, phoneTail }) => [name, phoneTail])).toEqual([
      ['张示例', '9999'],
      ['李示例', null],
      ['赵示例', null],
    ]);
  });

  it('with one fault in it writes nothing at all', async () => {
    const before = await countOf('unit', here);
    const { read, confirm } = await preview('7,1,701,住宅,10,,,,,,', '7,1,702,住宅,没有,,,,,,');
    expect(read.problems).toMatchObject([{ line: 3, column: 'E 列（登记面积）' }]);
    await expect(confirm()).rejects.toMatchObject({ code: 'roll-import.has-problems' });
    expect(await countOf('unit', here)).toBe(before);
  });

  it('is forgotten after a day, names and all', async () => {
    const { read, confirm } = await preview('8,1,801,住宅,10,,忘记我,13800000008,,,');
    clock.advanceDays(2);
    await expect(confirm()).rejects.toMatchObject({ code: 'roll-import.expired' });
    await preview('8,1,802,住宅,10,,,,,,');
    const { rows } = await db.admin.query('select units from roll_import where id = $1', [
      read.importId,
    ]);
    expect(rows).toEqual([{ units: [] }]);
    clock.set('2026-03-05');
  });

  it('keeps no telephone number in the clear, not even in the preview', async () => {
    await preview('6,1,601,住宅,10,,张示例,13812345678,,,');
    const { rows } = await db.admin.query(
      `select (select json_agg(r) from roll_import r)::text
         || (select json_agg(p) from unit_party p)::text as everything`,
    );
    expect(rows[0].everything).not.toContain('13812345678');
    expect(rows[0].everything).not.toContain('13800000001');
  });

  it('cannot be confirmed by a neighbour, nor touch the neighbour’s roll', async () => {
    const { read } = await preview('1,1,101,住宅,11.11,,张示例,,,,');
    const by = await enrol(db, '邻居经办');
    const steal = db.transactions.run(neighbour, (tx) =>
      rooms.imports.confirm(tx, neighbour, read.importId, by),
    );
    await expect(steal).rejects.toMatchObject({ code: 'roll-import.unknown' });
    const theirs = await readingRooms(db).units.listUnits(neighbour, {
      byName: true,
      after: null,
      limit: 200,
    });
    expect(theirs.map(({ registeredArea, parties }) => [registeredArea, parties.length])).toEqual([
      ['50.00', 1],
      ['60.00', 1],
    ]);
  });

  it('two at once add each person once, and the second finds nothing new', async () => {
    const line = '5,1,501,住宅,10,,同时甲,13800000005,,,';
    const [one, two] = [await preview(line), await preview(line)];
    // Held up before their first row, both are under way when they go on.
    const outcomes = await whileHeld(db, 'lock table building in share row exclusive mode', () =>
      Promise.all([one.confirm(), two.confirm()]),
    );
    expect(outcomes.map(({ added }) => added).toSorted((a, b) => a - b)).toEqual([0, 1]);
    const [flat] = await units('5栋1单元501');
    expect(flat?.parties).toHaveLength(1);
  });

  it('takes 3,000 units in one go (a quarter of a second on an idle machine)', async () => {
    const lines = Array.from({ length: 3000 }, (_, n) => {
      const [building, stair, room] = [20 + (n % 16), 1 + (n % 3), 101 + Math.floor(n / 48)];
      return `${building},${stair},${room},住宅,88.88,,业主${n},138${String(n).padStart(8, '0')},,,`;
    });
    const { read, confirm } = await preview(...lines);
    expect(read.problems).toEqual([]);
    const start = performance.now();
    expect(await confirm()).toMatchObject({ added: 3000 });
    expect(performance.now() - start).toBeLessThan(4000);
  });
});

describe('reading the roll', () => {
  it('searches by label, by name only for those who may read names, and takes % as a letter', async () => {
    const search = (text: string, byName: boolean) =>
      readingRooms(db).units.listUnits(here, { text, byName, after: null, limit: 10 });
    expect(await search('商铺3', false)).toHaveLength(1);
    expect(await search('李示例', true)).toHaveLength(1);
    expect(await search('李示例', false)).toHaveLength(0);
    expect(await search('邻居甲', true)).toHaveLength(0);
    expect(await search('%', true)).toHaveLength(0);
  });

  it('pages through every unit once, in the order of buildings and doors', async () => {
    const seen: string[] = [];
    let after: Awaited<ReturnType<typeof units>>[number]['sortKey'] | null = null;
    do {
      const page = await readingRooms(db).units.listUnits(here, {
        building: '20栋',
        byName: true,
        after,
        limit: 50,
      });
      const shown = page.slice(0, 50);
      seen.push(...shown.map(({ door }) => door));
      after = page.length > 50 ? (shown.at(-1)?.sortKey ?? null) : null;
    } while (after);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength((await buildingsByName()).get('20栋') ?? 0);
  });

  const buildingsByName = async () =>
    new Map((await readingRooms(db).units.listBuildings(here)).map((b) => [b.name, b.unitCount]));

  it('counts households and sums both areas exactly', async () => {
    const { units: sums } = await readingRooms(db).communities.facts(neighbour);
    expect(sums).toEqual({ count: 2, households: 1, area: '110.00', billingArea: '110.00' });
  });
});
