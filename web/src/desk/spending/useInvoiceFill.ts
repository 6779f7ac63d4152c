import type { FormInstance } from 'antd';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import type { Page } from '../../shared/api/types';
import { useHere } from '../app/here';
import type { SpendingValues } from './form';
import {
  filledWith,
  type InvoiceReading,
  type ReadFields,
  readFieldsOf,
  sameName,
  sellerIn,
} from './invoice';
import type { Payee } from './types';

/**
 * A confirmed invoice goes into the form: its number, code and total; the amount and the payee only where
 * the person has not said them, and the payee only when one bears the seller's very name.
 */
export function useInvoiceFill(form: FormInstance<SpendingValues>, changed: () => void) {
  const here = useHere();
  const [read, setRead] = useState<ReadFields>({});
  const [payeeName, setPayeeName] = useState<string>();
  const [sellerUnknown, setSellerUnknown] = useState('');

  const findPayee = async (seller: string) => {
    const { items } = await api.get<Page<Payee>>(here.api('/payees'), { q: seller, limit: 20 });
    const found = items.find(({ name }) => sameName(name, seller));
    setSellerUnknown(found ? '' : seller);
    if (!found || form.getFieldValue('payeeId')) return;
    setPayeeName(found.name);
    form.setFieldsValue({ payeeId: found.id });
    changed();
  };

  const fill = (reading: InvoiceReading) => {
    const fields = readFieldsOf(reading);
    const { invoice, amount } = form.getFieldsValue(true) as SpendingValues;
    const total = fields.total?.value;
    form.setFieldsValue({
      invoice: filledWith(invoice, fields),
      ...(total && amount === '' ? { amount: total } : {}),
    });
    setRead(fields);
    changed();
    const seller = sellerIn(reading);
    setSellerUnknown('');
    // without an answer the person chooses the payee, as without an invoice
    if (seller) findPayee(seller).catch(() => undefined);
  };

  return { read, payeeName, sellerUnknown, fill };
}
