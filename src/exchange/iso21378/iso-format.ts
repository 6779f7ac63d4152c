import { createHash } from 'node:crypto';
import { BYTE_ORDER_MARK, csvLine } from '../../ledger/export.rules';
import { BufferedOut } from '../buffered-out';
import type { ExchangeFormat } from '../exchange-format';
import { zipOut } from '../zip-out';
import { ISO_TABLES } from './iso-tables';
import { isoReadMe } from './read-me.rules';

/** CSVs named after the tables of ISO 21378, with a README that says which field is what. */
export const isoFormat: ExchangeFormat = {
  file: 'iso21378.zip',
  title: '审计数据包（ISO 21378 命名）',
  use: 'audit',
  purpose: '按国际审计数据标准命名的 CSV：科目、期间、凭证、分录、余额，审计软件可直接读入。',
  mediaType: 'application/zip',
  write: (reading, out) =>
    zipOut(out, reading.book.made, async (open) => {
      const files: Parameters<typeof isoReadMe>[1][number][] = [];
      for (const table of ISO_TABLES) {
        const csv = new BufferedOut(open(`${table.name}.csv`));
        const hash = createHash('sha256');
        let rows = 0;
        const put = (text: string) => {
          hash.update(text);
          return csv.put(text);
        };
        await put(BYTE_ORDER_MARK + csvLine(table.fields.map(({ name }) => name)));
        await table.each(reading, (cells) => {
          rows += 1;
          return put(csvLine(cells));
        });
        await csv.end();
        files.push({ table, rows, sha256: hash.digest('hex') });
      }
      open('README.md').end(isoReadMe(reading.book, files));
    }),
};
