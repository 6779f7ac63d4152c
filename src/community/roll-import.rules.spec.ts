import * as fc from 'fast-check';
import { buildingNameOf, doorOf } from './places.rules';
import { findHeader, missingTitles } from './roll-columns.rules';
import { type NumberedRow, readRoll, ROLL_ROWS_MAX } from './roll-import.rules';

const HEADER = '楼栋,单元,房号,类型,登记面积,计费面积,业主,电话,身份,交付日期,开发商持有';

const rowsOf = (...lines: string[]): NumberedRow[] =>
  lines.map((line, index) => ({ line: index + 1, cells: line.split(',') }));
const roll = (...lines: string[]) => readRoll(rowsOf(HEADER, ...lines));
const problemsOf = (...lines: string[]) =>
  roll(...lines).problems.map(({ line, column, message }) => [line, column, message]);

describe('a good roll', () => {
  it('gives a unit with its two areas, its people and its day of handover', () => {
    const { rows, units, problems } = roll(
      '3,2,301,住宅,89.5,80,张示例、李示例,13800000001、13800000002,业主,2019年5月1日,否',
    );
    expect(problems).toEqual([]);
    expect(rows).toBe(1);
    expect(units).toEqual([
      {
        line: 2,
        building: '3栋',
        door: '2单元301',
        kind: 'residential',
        registeredArea: '89.50',
        billingArea: '80.00',
        holding: 'sold',
        handedOverOn: '2019-05-01',
        parties: [
          { name: '张示例', relation: 'owner', phone: '13800000001' },
          { name: '李示例', relation: 'owner', phone: '13800000002' },
        ],
      },
    ]);
  });

  it('bills by the registered area where the file does not say', () => {
    expect(roll('1,1,101,,71.36,,,,,,').units[0]).toMatchObject({
      kind: 'residential',
      registeredArea: '71.36',
      billingArea: '71.36',
    });
  });

  it('reads digits typed in full width, thousands and units of measure', () => {
    const [unit] = roll('１栋,,商铺３,商铺,１２３４．５㎡,,,,,,').units;
    expect(unit).toMatchObject({ building: '1栋', door: '商铺3', registeredArea: '1234.50' });
  });

  it('joins co-owners and tenants on rows of their own to one unit', () => {
    const { units, problems } = roll(
      '1,1,101,住宅,89.50,,张示例,13800000001,,,',
      '1,1,101,,,,李示例,,共有人,,',
      '1,1,101,,89.50,,赵示例,,租户,,',
    );
    expect(problems).toEqual([]);
    expect(units).toHaveLength(1);
    expect(units[0]?.parties.map(({ name, relation }) => [name, relation])).toEqual([
      ['张示例', 'owner'],
      ['李示例', 'owner'],
      ['赵示例', 'tenant'],
    ]);
  });

  it('knows what the developer still holds', () => {
    const { units } = roll('1,1,101,住宅,89.50,,,,,,是', '1,1,102,住宅,89.50,,示例置业,,,,是');
    expect(units.map(({ holding }) => holding)).toEqual(['developer', 'developer']);
    expect(units[1]?.parties[0]?.relation).toBe('developer');
  });

  it('passes over a title above, blank lines and the total below', () => {
    const { units, problems } = readRoll(
      rowsOf('锦和苑业主清册', '', HEADER, '1,1,101,住宅,89.50,,,,,,', ',,,', '合计,,1,,89.50'),
    );
    expect(problems).toEqual([]);
    expect(units.map(({ line }) => line)).toEqual([4]);
  });

  it.each([
    ['幢,门牌号,产权面积(㎡)', '3,301,89.5'],
    ['* 楼号：,房间号,建筑面积（平方米）', '3,301,89.5'],
    ['登记面积,栋,室号', '89.5,3,301'],
  ])('knows other titles: %s', (titles, row) => {
    const { units, problems } = readRoll(rowsOf(titles, row));
    expect(problems).toEqual([]);
    expect(units[0]).toMatchObject({ building: '3栋', door: '301', registeredArea: '89.50' });
  });

  it('does not take 1栋2单元 + 301 for 1栋 + 2单元301', () => {
    expect(roll('1栋2单元,,301,,10,,,,,,', '1栋,2,301,,20,,,,,,').problems).toEqual([]);
  });
});

describe('every fault is named by line, column and sentence', () => {
  it.each([
    [',1,101,,10,,,,,,', 'A 列（楼栋）', /缺少楼栋/],
    ['1,1,,,10,,,,,,', 'C 列（房号）', /缺少房号/],
    ['1,1,101,,,,,,,,', 'E 列（登记面积）', /缺少登记面积/],
    ['1,1,101,,约90,,,,,,', 'E 列（登记面积）', /“约90”不是数字/],
    ['1,1,101,,-90,,,,,,', 'E 列（登记面积）', /不是数字/],
    ['1,1,101,,1e3,,,,,,', 'E 列（登记面积）', /不是数字/],
    ['1,1,101,,89.505,,,,,,', 'E 列（登记面积）', /超过两位小数/],
    ['1,1,101,,0,,,,,,', 'E 列（登记面积）', /不能是 0/],
    ['1,1,101,,10,9.999,,,,,', 'F 列（计费面积）', /超过两位小数/],
    ['1,1,101,别墅区,10,,,,,,', 'D 列（类型）', /“别墅区”无法识别/],
    ['1,1,101,,10,,张示例,1380000,,,', 'H 列（电话）', /“1380000”不对/],
    ['1,1,101,,10,,,13800000001,,,', 'H 列（电话）', /没有姓名/],
    [
      '1,1,101,,10,,张示例,13800000001/13800000002,,,',
      'H 列（电话）',
      /有 2 个电话，却只有 1 个姓名/,
    ],
    ['1,1,101,,10,,张示例、张示例,,,,', 'G 列（业主）', /写了两次/],
    [`1,1,101,,10,,${'长'.repeat(61)},,,,`, 'G 列（业主）', /姓名过长/],
    ['1,1,101,,10,,张示例,,朋友,,', 'I 列（身份）', /“朋友”无法识别/],
    ['1,1,101,,10,,,,,2019-02-30,', 'J 列（交付日期）', /不存在或格式不对/],
    ['1,1,101,,10,,,,,43586,', 'J 列（交付日期）', /不存在或格式不对/],
    ['1,1,101,,10,,,,,,也许', 'K 列（开发商持有）', /是或否/],
    [`${'楼'.repeat(31)},1,101,,10,,,,,,`, 'A 列（楼栋）', /超过 30 个字/],
  ])('%s', (line, column, sentence) => {
    expect(problemsOf(line)).toEqual([[2, column, expect.stringMatching(sentence)]]);
  });

  it('finds all of them, in the order of the lines', () => {
    const found = problemsOf('1,1,101,,x,,,,,,', '1,1,102,,10,,,,,,', ',1,103,怪,y,,,,,,');
    expect(found.map(([line]) => line)).toEqual([2, 4, 4, 4]);
  });

  it.each([
    ['1,1,101,,10,,,,,,', '1,1,101,,10,,,,,,', /与第 2 行重复/],
    ['1,1,101,,10,,张示例,,,,', '1栋,1单元,101室,,10,,张示例,,,,', /与第 2 行重复/],
    ['1,1,101,,10,,张示例,,,,', '1,1,101,,10.01,,李示例,,,,', /两处的登记面积不一致/],
    ['1,1,101,,10,9,张示例,,,,', '1,1,101,,10,8,李示例,,,,', /两处的计费面积不一致/],
    ['1,1,101,住宅,10,,张示例,,,,', '1,1,101,商铺,10,,李示例,,,,', /两处的类型不一致/],
    ['1,1,101,,10,,张示例,,,2019-05-01,', '1,1,101,,,,李示例,,,2019-05-02,', /两处的交付日期/],
  ])('two rows of one unit: %s | %s', (first, second, sentence) => {
    const found = problemsOf(first, second);
    expect(found).toEqual([[3, expect.any(String), expect.stringMatching(sentence)]]);
  });

  it.each([
    [['没有,表头'], /没有找到表头/],
    [['楼栋,业主', '1,张示例'], /表头缺少“房号”“登记面积”列/],
    [[HEADER], /没有数据/],
  ])('a file that is no roll: %s', (lines, sentence) => {
    const { problems, units } = readRoll(rowsOf(...lines));
    expect(problems).toEqual([
      { line: 1, column: '表头', message: expect.stringMatching(sentence) as string },
    ]);
    expect(units).toEqual([]);
  });

  it('asks for a smaller file beyond the largest', () => {
    const lines = Array.from({ length: ROLL_ROWS_MAX + 1 }, (_, n) => `1,1,${n},,10,,,,,,`);
    expect(problemsOf(...lines)[0]?.[2]).toMatch(/拆成几个文件/);
  });
});

describe('for whatever the cells hold', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      '1',
      '3栋',
      '101',
      '住宅',
      '89.50',
      '是',
      '2019-05-01',
      '13800000001',
      '业主',
    ),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  );
  const anyRow = fc.array(cell, { minLength: 0, maxLength: 12 });
  const anyRoll = fc
    .array(anyRow, { maxLength: 12 })
    .map((rows) => [
      { line: 1, cells: HEADER.split(',') },
      ...rows.map((cells, index) => ({ line: index + 2, cells })),
    ]);

  it('never throws, and a roll without problems can be written as it is', () => {
    fc.assert(
      fc.property(anyRoll, (rows) => {
        const { units, problems } = readRoll(rows);
        if (problems.length > 0) return;
        const keys = units.map(({ building, door }) => JSON.stringify([building, door]));
        expect(new Set(keys).size).toBe(keys.length);
        for (const unit of units) {
          expect(unit.registeredArea).toMatch(/^\d{1,10}\.\d{2}$/);
          expect(unit.registeredArea).not.toMatch(/^0+\.00$/);
          expect(unit.billingArea).toMatch(/^\d{1,10}\.\d{2}$/);
          expect(unit.parties.every(({ name }) => name !== '')).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('names doors and buildings the same way twice', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (room, stair) => {
        expect(buildingNameOf(buildingNameOf(room))).toBe(buildingNameOf(room));
        expect(doorOf(doorOf(room, stair))).toBe(doorOf(room, stair));
      }),
    );
  });
});

describe('the header', () => {
  it('is the row that names most, not the first that names some', () => {
    const header = findHeader([
      ['楼栋', '面积'],
      ['楼栋', '房号', '登记面积'],
      ['1', '2', '3'],
    ]);
    expect(header?.row).toBe(1);
    expect(header && missingTitles(header)).toEqual([]);
  });
});
