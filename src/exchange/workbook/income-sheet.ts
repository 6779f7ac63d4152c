import type { EntityManager } from 'typeorm';
import type { ExportColumn } from '../../ledger/export.rules';
import { FUNDS } from '../../ledger/funds.rules';
import { Money } from '../../shared/money';
import { period } from '../../shared/period';
import type { BookYear } from '../book-year';
import { type IncomeLine, type IncomeRow, incomeRows } from './income.rules';
import { type Sheet, sheetOf } from './workbook-out';

/** What carries a year's income over into a fund is neither income nor expense. */
const MOVED = `
  select p.account_code as code, p.fund, e.period, sum(p.debit - p.credit)::text as net
  from posting p
  join entry e on e.community_id = p.community_id and e.seq = p.seq
  where p.community_id = $1 and e.period between $2 and $3 and e.kind not in ('opening', 'closing')
    and left(p.account_code, 1) in ('4', '5')
  group by 1, 2, 3`;

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

const COLUMNS: readonly ExportColumn<IncomeRow>[] = [
  { title: '基金', width: 16, of: ({ fund }) => fund },
  { title: '科目代码', width: 10, of: ({ code }) => code },
  { title: '项目', width: 24, of: ({ name }) => name },
  ...MONTHS.map((month) => ({
    title: `${month}月`,
    width: 13,
    of: ({ months }: IncomeRow) => months[month - 1] ?? Money.zero,
  })),
  { title: '全年', width: 15, of: ({ total }) => total },
];

/** 收支表: income and expense of each fund by month (权责发生制), and what is left of them. */
export function incomeSheet(tx: EntityManager, book: BookYear): Sheet {
  const { communityId, from, to, accounts } = book;
  return sheetOf({
    name: '收支表',
    columns: COLUMNS,
    each: async (emit) => {
      const moved = await tx.query<
        { code: string; fund: IncomeLine['fund']; period: string; net: string }[]
      >(MOVED, [communityId, from, to]);
      const lines = moved.map((row) => ({
        ...row,
        period: period(row.period),
        net: Money.yuan(row.net),
      }));
      for (const row of incomeRows(lines, { accounts, funds: FUNDS })) await emit(row);
    },
  });
}
