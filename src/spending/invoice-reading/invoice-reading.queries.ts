import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Reading as Reads } from '../../platform/database/reading';
import { Sealing } from '../../platform/login/sealing';
import { DomainError, type Problem } from '../../shared/domain-error';
import { Money } from '../../shared/money';
import { invoiceIdentity, invoiceName } from '../invoice.rules';
import { mergedFields, type InvoiceField } from './invoice-fields.rules';
import { type InvoiceCircumstances, problemsOfInvoice } from './invoice-problems.rules';
import { type InvoiceForm, readInvoice } from './read-invoice';

/** What a file says of the invoice in it, for a person to confirm. */
export interface InvoiceReading {
  readonly form: InvoiceForm;
  readonly fields: readonly InvoiceField[];
  readonly problems: readonly Problem[];
}

/** No request of ours: everyone's claims on the invoice count. */
const NOBODYS = '00000000-0000-0000-0000-000000000000';

/** 读发票: reads a file and keeps nothing of it. */
@Injectable()
export class InvoiceReadingQueries {
  constructor(
    private readonly reads: Reads,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError as `readInvoice`. */
  async read(communityId: number, bytes: Buffer): Promise<InvoiceReading> {
    const { form, readings } = await readInvoice(bytes);
    const fields = mergedFields(readings);
    const circumstances = await this.circumstances(communityId, fields);
    return { form, fields, problems: problemsOfInvoice(readings, circumstances) };
  }

  private circumstances(
    communityId: number,
    fields: readonly InvoiceField[],
  ): Promise<InvoiceCircumstances> {
    const hash = this.hashOf(fields);
    return this.reads.run(communityId, async (tx) => {
      const [row] = await tx.query<FactsRow[]>(FACTS, [communityId, hash, NOBODYS]);
      if (!row) throw new Error('a community that the door let in is not there');
      const { total, remaining } = row;
      return {
        today: this.clock.today(),
        ourNames: row.names,
        known:
          total === null || remaining === null
            ? null
            : { total: Money.yuan(total), remaining: Money.yuan(remaining) },
      };
    });
  }

  /** As the registry of invoices names it; null where the number is none. */
  private hashOf(fields: readonly InvoiceField[]): string | null {
    const textOf = (name: string) => fields.find((field) => field.name === name)?.value ?? '';
    try {
      const name = invoiceName({ code: textOf('code'), number: textOf('number') });
      return this.sealing.keyedHash(invoiceIdentity(name), 'invoice');
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }
}

interface FactsRow {
  names: string[];
  total: string | null;
  remaining: string | null;
}

const FACTS = `
  select array[trustee_on(c.id, now()), c.trustee_name, c.trustor_name, c.name] as names, i.total::text, i.remaining::text
  from community c left join lateral invoice_remaining($2, $3) i on true
  where c.id = $1`;
