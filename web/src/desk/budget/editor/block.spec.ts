import { pasted, type AccountFinder } from './block';
import { begun, changed, redone, undone } from './history';
import { blankLine, type SheetLine } from './sheet';
import { filledDown, moved } from './useSheet';

const find: AccountFinder = (text, side) =>
  side === 'expense' && /^(640102|电梯维保)$/.test(text) ? '640102' : null;

const sheet = (): SheetLine[] => [
  { ...blankLine('income'), key: 'fees', name: '物业费' },
  { ...blankLine('expense'), key: 'wages', name: '工资', unitPrice: '65900' },
  { ...blankLine('expense'), key: 'lift', name: '电梯' },
];

describe('a block pasted out of a spreadsheet', () => {
  it('goes to the right over the columns and down over the lines, and on over new ones', () => {
    const lines = pasted(
      sheet(),
      { key: 'lift', field: 'name' },
      [
        ['电梯维保', '电梯维保', '元/月', '￥6,120.00', '1', '12'],
        ['绿化', '不知道', '元/月', '4,000', '1', '12', '合同'],
      ],
      find,
    );
    expect(lines.map(({ key }) => key).slice(0, 3)).toEqual(['fees', 'wages', 'lift']);
    expect(lines[2]).toMatchObject({
      name: '电梯维保',
      accountCode: '640102',
      unit: '元/月',
      unitPrice: '6120',
      frequency: '12',
    });
    expect(lines[3]).toMatchObject({
      side: 'expense',
      name: '绿化',
      accountCode: '不知道',
      unitPrice: '4000',
      basis: '合同',
    });
  });

  it('stays on its side: what is pasted over the last income line makes income lines', () => {
    const rows = [['物业费'], ['停车费'], ['广告']];
    const lines = pasted(sheet(), { key: 'fees', field: 'name' }, rows, find);
    expect(lines.map(({ side, name }) => `${side} ${name}`)).toEqual([
      'income 物业费',
      'income 停车费',
      'income 广告',
      'expense 工资',
      'expense 电梯',
    ]);
  });

  it('goes by its headings when the first row has them, and leaves unknown columns out', () => {
    const rows = [
      ['序号', '项目名称', '单价（元）', '次数', '金额'],
      ['1', '保安', '4,500', '12', '54,000.00'],
    ];
    const lines = pasted(sheet(), { key: 'wages', field: 'basis' }, rows, find);
    expect(lines[1]).toMatchObject({
      key: 'wages',
      name: '保安',
      unitPrice: '4500',
      frequency: '12',
      basis: '',
    });
    expect(lines).toHaveLength(3);
  });

  it('keeps the collection rate on income lines: an expense line has no such column', () => {
    const block = [['12', '92%', '合同']];
    const [income, expense] = (['fees', 'wages'] as const).map((key) =>
      pasted(sheet(), { key, field: 'frequency' }, block, find).find((one) => one.key === key),
    );
    expect(income).toMatchObject({ frequency: '12', collectionRate: '92', basis: '合同' });
    expect(expense).toMatchObject({ frequency: '12', collectionRate: '', basis: '92%' });
  });

  it('changes nothing when the line is gone', () => {
    expect(pasted(sheet(), { key: 'gone', field: 'name' }, [['x']], find)).toHaveLength(3);
  });
});

describe('undo', () => {
  it('goes back a cell at a time, and forth again', () => {
    const typed = ['a1', 'a12', 'a123'].reduce((all, now) => changed(all, now, 'A'), begun('a'));
    const next = changed(typed, 'b', 'B');
    expect(undone(next).now).toBe('a123');
    expect(undone(undone(next)).now).toBe('a');
    expect(undone(undone(undone(next))).now).toBe('a');
    expect(redone(redone(undone(undone(next)))).now).toBe('b');
  });

  it('forgets what was undone as soon as something else is done', () => {
    const back = undone(changed(begun('a'), 'b'));
    expect(redone(changed(back, 'c')).now).toBe('c');
  });
});

describe('lines on their side', () => {
  const keys = (lines: readonly SheetLine[]) => lines.map(({ key }) => key);

  it('change places with their neighbour of the same side only', () => {
    expect(keys(moved(sheet(), 'lift', -1))).toEqual(['fees', 'lift', 'wages']);
    expect(keys(moved(sheet(), 'wages', -1))).toEqual(['fees', 'wages', 'lift']);
    expect(keys(moved(sheet(), 'lift', 1))).toEqual(['fees', 'wages', 'lift']);
  });

  it('take what stands above, and never from the other side', () => {
    const priced = filledDown(sheet(), { key: 'lift', field: 'unitPrice' });
    expect(priced[2]).toMatchObject({ key: 'lift', unitPrice: '65900' });
    expect(filledDown(sheet(), { key: 'wages', field: 'name' })[1]).toMatchObject({ name: '工资' });
  });
});
