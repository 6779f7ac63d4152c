import type { RegisteredReceipt } from './receipt-register.queries';

/** 收据登记簿的一行 */
export class RegisteredReceiptView {
  id!: string;
  number!: string;
  kind!: string;
  method!: string;
  unitLabel!: string | null;
  amount!: string;
  receivedOn!: string;
  reference!: string;
  receivedBy!: string;
  /** Its voucher */
  entrySeq!: string;
  cancelledAt!: string | null;
  cancelReason!: string | null;
}

export function registeredReceiptViewOf(receipt: RegisteredReceipt): RegisteredReceiptView {
  const { cancelled, amount, ...rest } = receipt;
  return {
    ...rest,
    amount: amount.toString(),
    cancelledAt: cancelled?.at.toISOString() ?? null,
    cancelReason: cancelled?.reason ?? null,
  };
}
