import { changeOf, type KeptParty, type KeptUnit } from './roll-diff.rules';

const owner = (name: string, phone = ''): KeptParty => ({
  name,
  relation: 'owner',
  phoneTail: phone.slice(-4) || null,
  phoneHash: phone ? `hash of ${phone}` : null,
});
const unit: KeptUnit = {
  building: '3栋',
  door: '2单元301',
  kind: 'residential',
  registeredArea: '89.50',
  billingArea: '89.50',
  holding: 'sold',
  handedOverOn: '2019-05-01',
  parties: [owner('张示例', '13800000001'), owner('李示例')],
};

describe('what an import would change', () => {
  it('a unit that is not in the roll is added', () => {
    expect(changeOf(unit, undefined)).toEqual({
      label: '3栋2单元301',
      kind: 'added',
      differences: [],
    });
  });

  it.each<[string, Partial<KeptUnit>]>([
    ['the same again', {}],
    ['a file that names fewer people', { parties: [owner('张示例', '13800000001')] }],
    ['a file without telephone numbers', { parties: [owner('张示例'), owner('李示例')] }],
    ['a file without the day of handover', { handedOverOn: null }],
  ])('%s changes nothing', (_, change) => {
    expect(changeOf({ ...unit, ...change }, unit).kind).toBe('unchanged');
  });

  it.each<[Partial<KeptUnit>, string, string, string]>([
    [{ registeredArea: '90.10' }, '登记面积', '89.50', '90.10'],
    [{ billingArea: '90.10' }, '计费面积', '89.50', '90.10'],
    [{ kind: 'commercial' }, '类型', '住宅', '商铺'],
    [{ holding: 'developer' }, '开发商持有', '否', '是'],
    [{ handedOverOn: '2020-01-01' }, '交付日期', '2019-05-01', '2020-01-01'],
    [{ parties: [owner('王示例')] }, '业主 王示例', '（空）', '新增'],
    [{ parties: [owner('张示例', '13800009999')] }, '业主 张示例 电话', '****0001', '****9999'],
    [{ parties: [owner('李示例', '13800009999')] }, '业主 李示例 电话', '（空）', '****9999'],
  ])('%j', (change, what, was, becomes) => {
    expect(changeOf({ ...unit, ...change }, unit)).toMatchObject({
      kind: 'changed',
      differences: [{ what, was, becomes }],
    });
  });
});
