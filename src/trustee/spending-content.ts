import { day } from '../shared/day';
import { Money } from '../shared/money';
import type { SpendingContent } from '../spending/content';
import { invoiceName } from '../spending/invoice.rules';
import type { BankSlip } from '../spending/payments.service';
import type { PaymentDto, SpendingContentDto } from './spending.dto';

/**
 * The shape was checked at the door; here its texts get their types.
 * @throws DomainError `spending.invoice-malformed`.
 */
export function spendingContentOf(body: SpendingContentDto): SpendingContent {
  const { invoice, emergency } = body;
  return {
    reason: body.reason.trim(),
    payeeId: body.payeeId,
    amount: Money.yuan(body.amount),
    fund: body.fund,
    accountCode: body.accountCode,
    occurredOn: day(body.occurredOn),
    fileIds: [...new Set(body.fileIds)],
    quotes: body.quotes.map(({ supplier, amount, fileId }) => ({
      supplier: supplier.trim(),
      amount: Money.yuan(amount),
      fileId,
    })),
    invoice: invoice ? { ...invoiceName(invoice), total: Money.yuan(invoice.total) } : null,
    quotesExempt: body.quotesExempt?.trim() ?? '',
    budgetLineId: body.budgetLineId ?? null,
    commitmentId: body.commitmentId ?? null,
    ...(emergency ? { emergency } : {}),
  };
}

export function bankSlipOf({ paidOn, bankReference, fileIds = [] }: PaymentDto): BankSlip {
  return { paidOn: day(paidOn), bankReference: bankReference.trim(), fileIds };
}
