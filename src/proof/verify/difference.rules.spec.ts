import { differenceOf } from './difference.rules';

const secret = (digit: string) => ({ commitment: digit.repeat(64) });
const entry = {
  files: [{ file_id: 'f1' }],
  kind: 'entry',
  lines: [
    { account_code: '100201', debit: '1.00', line: '1', summary: '' },
    {
      account_code: '410101',
      credit: '1.00',
      line: '2',
      summary: secret('a'),
      unit_id: secret('b'),
    },
  ],
  row: { idem_key: secret('c'), seq: '7', summary: secret('d'), total: '1.00' },
  v: 1,
};
type Entry = typeof entry;

const differ = (change: (standing: Entry) => void) => {
  const standing = structuredClone(entry);
  change(standing);
  return differenceOf(JSON.stringify(entry), JSON.stringify(standing));
};

describe('the first difference', () => {
  it('is none between equal bytes', () => {
    expect(differ(() => undefined)).toBeNull();
  });

  it('of a plain column shows both values', () => {
    expect(differ(({ row }) => (row.total = '2.00'))).toEqual({
      table: 'entry',
      part: '',
      column: 'total',
      secret: false,
      written: '1.00',
      standing: '2.00',
    });
  });

  it('of a private column shows that it differs, and no value', () => {
    expect(differ(({ row }) => (row.summary = secret('e')))).toEqual({
      table: 'entry',
      part: '',
      column: 'summary',
      secret: true,
      written: null,
      standing: null,
    });
  });

  it('of a private column that was emptied is private too', () => {
    const emptied = differ(({ lines }) => Object.assign(lines[1]!, { summary: '' }));
    expect(emptied).toMatchObject({ table: 'posting', part: '2', column: 'summary', secret: true });
  });

  it('names a column that is gone, and one that is too many', () => {
    const gone = differ(({ lines }) => Reflect.deleteProperty(lines[0]!, 'debit'));
    expect(gone).toMatchObject({ part: '1', column: 'debit', written: '1.00', standing: null });
    const extra = differ(({ row }) => Object.assign(row, { cashier: 'someone' }));
    expect(extra).toMatchObject({ column: 'cashier', written: null, standing: 'someone' });
  });

  it('names a line or a file that is only on one side', () => {
    expect(differ(({ lines }) => lines.pop())).toMatchObject({
      table: 'posting',
      part: '2',
      column: 'community_id,seq,line',
      standing: null,
    });
    expect(differ(({ files }) => files.push({ file_id: 'f2' }))).toMatchObject({
      table: 'entry_file',
      part: 'f2',
      column: 'community_id,seq,file_id',
      written: null,
    });
  });

  it('is in the salt where all commitments and nothing else changed', () => {
    const resalted = differ(({ row, lines }) => {
      Object.assign(row, { idem_key: secret('1'), summary: secret('2') });
      Object.assign(lines[1]!, { summary: secret('3'), unit_id: secret('4') });
    });
    expect(resalted).toMatchObject({ table: 'log_leaf', column: 'salt' });
  });

  it('is in the leaf where its body cannot be read', () => {
    const damaged = differenceOf('{"kind":"entry"改', JSON.stringify(entry));
    expect(damaged).toMatchObject({ table: 'log_leaf', column: 'body' });
  });

  it('of a row of another table names that table', () => {
    const leaf = (name: string) => JSON.stringify({ kind: 'account', op: 'insert', row: { name } });
    expect(differenceOf(leaf('库存现金'), leaf('现金'))).toMatchObject({
      table: 'account',
      column: 'name',
      written: '库存现金',
      standing: '现金',
    });
  });
});
