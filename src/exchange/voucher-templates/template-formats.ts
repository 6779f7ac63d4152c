import { cellsOf, csvHead, csvLine } from '../../ledger/export.rules';
import { csvType, sheetType } from '../../platform/http/api-answers';
import { BufferedOut } from '../buffered-out';
import type { ExchangeFormat, YearReading } from '../exchange-format';
import { eachVoucher } from '../vouchers';
import { sheetOf, workbookOut } from '../workbook/workbook-out';
import {
  KINGDEE_COLUMNS,
  templateColumns,
  type TemplateLine,
  YONYOU_COLUMNS,
} from './voucher-columns.rules';

/** The year's vouchers as 用友 and 金蝶 take them in: only leaves, every voucher in balance. */
export const TEMPLATE_FORMATS: readonly ExchangeFormat[] = [
  {
    file: 'yonyou.csv',
    title: '用友凭证引入模板',
    use: 'move',
    purpose: '全年凭证按用友的引入格式排好，换账套或换代理记账公司时直接引入，不必重录。',
    mediaType: `${csvType}; charset=utf-8`,
    write: async (reading, stream) => {
      const columns = templateColumns(YONYOU_COLUMNS);
      const out = new BufferedOut(stream);
      await out.put(csvHead(columns));
      await eachLine(reading, (row) => out.put(csvLine(cellsOf(columns, row))));
      await out.end();
    },
  },
  {
    file: 'kingdee.xlsx',
    title: '金蝶凭证引入模板',
    use: 'move',
    purpose: '全年凭证按金蝶的引入格式排好，换账套或换代理记账公司时直接引入，不必重录。',
    mediaType: sheetType,
    write: (reading, out) => {
      const { made, communityName, year } = reading.book;
      const columns = templateColumns(KINGDEE_COLUMNS);
      const sheet = sheetOf({
        name: '凭证',
        columns,
        each: (emit) => eachLine(reading, emit),
      });
      return workbookOut(out, { title: `${communityName} ${year} 年`, made }, [sheet]);
    },
  },
];

async function eachLine(
  { tx, book }: YearReading,
  emit: (line: TemplateLine) => Promise<void>,
): Promise<void> {
  const names = new Map(book.accounts.map(({ code, name }) => [code, name]));
  await eachVoucher(tx, book, 'number', async (voucher) => {
    for (const line of voucher.lines) {
      await emit({ voucher, line, accountName: names.get(line.accountCode) ?? '' });
    }
  });
}
