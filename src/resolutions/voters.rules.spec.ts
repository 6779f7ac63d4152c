import { headsOf, type RollUnit } from './voters.rules';

const unit = (unitId: string, more: Partial<RollUnit> = {}): RollUnit => ({
  unitId,
  area: 9000,
  isDevelopers: false,
  owners: [{ name: `业主${unitId}`, phoneHash: `hash ${unitId}` }],
  ...more,
});
const many = (count: number, more: Partial<RollUnit>) =>
  Array.from({ length: count }, (_, turn) => unit(`m${turn}`, more));
const chen = { name: '陈某', phoneHash: 'hash of chen' };
const wife = { name: '林某', phoneHash: 'hash of lin' };

describe('heads: whoever bought, with all that was bought (区分所有权解释 9)', () => {
  it.each<[string, RollUnit[], [heads: number, largest: number]]>([
    ['every home is a head', [unit('a'), unit('b'), unit('c')], [3, 9000]],
    [
      'the developer with 30 unsold units: area of 30, one head (domain 3.6 case 3)',
      [...many(30, { isDevelopers: true }), unit('a')],
      [2, 270_000],
    ],
    [
      'sold and not handed over is the developer’s still',
      [unit('a', { isDevelopers: true }), unit('b', { isDevelopers: true, owners: [] })],
      [1, 18_000],
    ],
    ['one owner of 30 units: one head', [...many(30, { owners: [chen] }), unit('a')], [2, 270_000]],
    [
      'a flat and a parking space of one buyer: one head',
      [unit('a', { owners: [chen] }), unit('p', { owners: [chen], area: 1250 })],
      [1, 10_250],
    ],
    [
      'two of one name and two numbers: two heads',
      [unit('a', { owners: [chen] }), unit('b', { owners: [{ ...chen, phoneHash: 'other' }] })],
      [2, 9000],
    ],
    [
      'two of one number and two names: two heads',
      [unit('a', { owners: [chen] }), unit('b', { owners: [{ ...chen, name: '陈乙' }] })],
      [2, 9000],
    ],
    [
      'without a number nobody is taken for another',
      [
        unit('a', { owners: [{ ...chen, phoneHash: null }] }),
        unit('b', { owners: [{ ...chen, phoneHash: null }] }),
      ],
      [2, 9000],
    ],
    [
      'a couple of two homes: one head, in whatever order they are named',
      [unit('a', { owners: [chen, wife] }), unit('b', { owners: [wife, chen] })],
      [1, 18_000],
    ],
    [
      'a couple’s home and the husband’s own: two heads',
      [unit('a', { owners: [chen, wife] }), unit('b', { owners: [chen] })],
      [2, 9000],
    ],
    [
      'homes without an owner on the roll: a head each',
      [unit('a', { owners: [] }), unit('b', { owners: [] })],
      [2, 9000],
    ],
  ])('%s', (_name, units, [count, largest]) => {
    const heads = headsOf(units);
    expect(heads).toHaveLength(count);
    expect(Math.max(...heads.map(({ area }) => area))).toBe(largest);
    expect(new Set(heads.map(({ identity }) => identity)).size).toBe(count);
  });

  it('knows how many hold a right together, and what kind of head it is', () => {
    const heads = headsOf([
      unit('a', { owners: [chen, wife, chen] }),
      unit('b', { isDevelopers: true }),
      unit('c', { owners: [] }),
    ]);
    expect(heads.map(({ kind, owners }) => [kind, owners])).toEqual([
      ['owner', 2],
      ['developer', 1],
      ['unnamed', 1],
    ]);
  });
});
