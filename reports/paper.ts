import type { IncomeExpenditureContent } from './income-expenditure/content.rules';
import { drawIncomeExpenditure } from './income-expenditure/draw';
import type { Field, ReportDocument } from './layout/document/document';
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

/** At most six, carried by the code on its proof page. */
export function figuresOf(paper: Paper): readonly Field[] {
  switch (paper.drawing) {
    case 'document':
      return paper.document.figures.slice(0, 6);
    case 'income-expenditure':
      return paper.content.figures;
    case 'voucher':
      return [];
  }
}

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
