import type { IncomeExpenditureContent } from './income-expenditure/content.rules';
import { drawIncomeExpenditure } from './income-expenditure/draw';
import type { ReportDocument } from './layout/document/document';
import { drawDocument } from './layout/document/draw-document';
import type { DocumentMaking, Drawing } from './layout/document/making';
import type { Printed } from './layout/sheet';
import type { VoucherContent } from './voucher/content.rules';
import { drawVoucher } from './voucher/draw';

/** A report in words, ready to be drawn: plain values, so that they can be handed to another thread. */
export type Paper =
  | { readonly drawing: 'document'; readonly document: ReportDocument }
  | { readonly drawing: 'income-expenditure'; readonly content: IncomeExpenditureContent }
  | { readonly drawing: 'voucher'; readonly content: VoucherContent };

/** Every report on paper. The vouchers carry no proof: their entry in the books is one. */
export function drawPaper(paper: Paper, making: DocumentMaking, how: Drawing): Promise<Printed> {
  switch (paper.drawing) {
    case 'document':
      return drawDocument(paper.document, making, how);
    case 'income-expenditure':
      return drawIncomeExpenditure(paper.content, making, how.seal);
    case 'voucher':
      return drawVoucher(paper.content, making);
  }
}
