import { Injectable } from '@nestjs/common';
import { receiptContent } from '../../reports/receipt/content.rules';
import { drawReceipt } from '../../reports/receipt/draw';
import { ReceiptPaperQueries } from './receipt-paper.queries';

export interface PrintedReceipt {
  readonly name: string;
  readonly bytes: Buffer;
}

/** 收款收据 as a PDF; the same bytes until the receipt is taken back. */
@Injectable()
export class ReceiptPapers {
  constructor(private readonly papers: ReceiptPaperQueries) {}

  /**
   * @param homes only a receipt of one of these units; null: any of the community.
   * @throws DomainError notFound `charges.receipt-unknown`.
   */
  async print(
    communityId: number,
    receiptId: string,
    homes: readonly string[] | null,
  ): Promise<PrintedReceipt> {
    const { facts, madeAt } = await this.papers.paper(communityId, receiptId, homes);
    const { bytes } = await drawReceipt(receiptContent(facts), madeAt);
    return { name: `收款收据${facts.number}.pdf`, bytes };
  }
}
