import type { Exported } from '../ledger/export';
import { Money } from '../shared/money';
import { type EntryCardView, entryCardViewOf } from './entry-card.view';
import type { Reader } from './entry-cards.queries';
import type { StatementFilter } from './statement-filter.queries';
import type { StatementQueries } from './statement.queries';

const DIRECTION_NAMES = { in: '收入', out: '支出', none: '不动钱' } as const;

/** The statement as a download, newest first, with the same words as on the page. */
export function statementExport(
  statement: StatementQueries,
  communityId: number,
  filter: StatementFilter,
  reader: Reader,
): Exported<EntryCardView> {
  const days = [filter.from, filter.to].filter(Boolean).join('至');
  return {
    name: ['信托账户明细', days].filter(Boolean).join('_'),
    columns: [
      { title: '日期', width: 12, of: (card) => card.bookedOn },
      { title: '凭证字号', width: 12, of: (card) => `记-${card.voucherNo}` },
      { title: '事项', width: 30, of: (card) => card.title },
      { title: '摘要', width: 36, of: (card) => card.summary },
      { title: '收支', width: 8, of: (card) => DIRECTION_NAMES[card.direction] },
      { title: '金额（元）', width: 16, of: (card) => Money.yuan(card.amount) },
      { title: '用途', width: 18, of: (card) => card.accountName },
      { title: '对方', width: 26, of: (card) => card.payeeName },
      { title: '基金', width: 8, of: (card) => card.fund },
      { title: '批准', width: 26, of: (card) => card.approvedBy },
      { title: '附件', width: 8, of: (card) => String(card.fileCount) },
      { title: '账簿序号', width: 12, of: (card) => card.seq },
    ],
    each: (emit) =>
      statement.each(communityId, filter, reader, (entry) => emit(entryCardViewOf(entry))),
  };
}
