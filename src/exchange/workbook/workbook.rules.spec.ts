import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import readXlsxFile from 'read-excel-file/node';
import { openingChart } from '../../ledger/chart.rules';
import { FUNDS } from '../../ledger/funds.rules';
import { Money } from '../../shared/money';
import { period } from '../../shared/period';
import { incomeRows } from './income.rules';
import { sheetOf, workbookOut } from './workbook-out';

describe('收支表', () => {
  it('says income and expense as they grow, by month, and what is left', () => {
    const line = (code: string, month: string, net: string) => ({
      code,
      fund: 'F1' as const,
      period: period(month),
      net: Money.yuan(net),
    });
    const rows = incomeRows(
      [
        line('410101', '2026-01', '-100.00'),
        line('410101', '2026-12', '-50.00'),
        line('5101', '2026-12', '30.00'),
        // taken back
        line('5101', '2026-02', '-5.00'),
      ],
      { accounts: openingChart, funds: FUNDS },
    );
    const said = rows.map(({ name, months, total }) => [
      name,
      String(months[0]?.toString()),
      String(months[11]?.toString()),
      total.toString(),
    ]);
    expect(said).toEqual([
      ['物业费收入-住宅', '100.00', '50.00', '150.00'],
      ['收入合计', '100.00', '50.00', '150.00'],
      ['人员费用', '0.00', '30.00', '25.00'],
      ['支出合计', '0.00', '30.00', '25.00'],
      ['结余', '100.00', '20.00', '125.00'],
    ]);
  });
});

describe('a workbook', () => {
  const rows = ['=1+1', '001', '<&>\u0000', '12345678901234567.89'];
  const made = async (rowsMax?: number) => {
    const out = new PassThrough();
    const whole = buffer(out);
    const sheet = sheetOf<string>({
      name: '凭证',
      columns: [
        { title: '文字', width: 8, of: (row) => row },
        { title: '金额', width: 8, of: () => Money.yuan('-1234.50') },
      ],
      each: async (emit) => {
        for (const row of rows) await emit(row);
      },
    });
    const at = new Date('2026-01-01T00:00:00Z');
    await workbookOut(out, { title: 'A&B', made: at, ...(rowsMax ? { rowsMax } : {}) }, [sheet]);
    return readXlsxFile(await whole);
  };

  it('keeps words as words and amounts as numbers', async () => {
    const [sheet] = await made();
    expect(sheet?.data).toEqual([
      ['文字', '金额'],
      ['=1+1', -1234.5],
      ['001', -1234.5],
      ['<&>\uFFFD', -1234.5],
      ['12345678901234567.89', -1234.5],
    ]);
  });

  it('goes on in another sheet where one is full', async () => {
    const sheets = await made(3);
    expect(sheets.map(({ sheet, data }) => [sheet, data.length])).toEqual([
      ['凭证', 3],
      ['凭证（2）', 3],
    ]);
    expect(sheets.every(({ data }) => data[0]?.[0] === '文字')).toBe(true);
  });
});
