import type { Upload } from '../platform/files/media.rules';
import { readRollFile } from './roll-file';
import { readRoll } from './roll-import.rules';
import { templateCsv, templateXlsx } from './roll-template';

const upload = (bytes: Buffer, name: string): Upload => ({
  bytes,
  name,
  uploadedBy: 'someone',
  purpose: 'import',
  declaredType: name.endsWith('xlsx')
    ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    : 'text/csv',
});

describe('our own template', () => {
  it.each([
    ['csv', () => Promise.resolve(templateCsv())],
    ['xlsx', templateXlsx],
  ])('as %s is a roll without a fault', async (extension, template) => {
    const { rows } = await readRollFile(upload(await template(), `template.${extension}`));
    const { units, problems } = readRoll(rows);
    expect(problems).toEqual([]);
    expect(units.map(({ building, door }) => building + door)).toEqual([
      '1栋1单元101',
      '1栋1单元102',
      '1栋商铺3',
      '2栋2单元501',
    ]);
  });
});
