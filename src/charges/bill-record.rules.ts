import type { BillInputs, PricedInputs, SharedInputs } from './bill.rules';
import { partOfText } from './late-fee.rules';
import type { LateInputs } from './late-fee.rules';

/** Inputs of a bill as the database keeps them: one level, all of it text. */
export type InputsRecord = Readonly<Record<string, string>>;

/**
 * What was recorded of a bill.
 * @throws plain Error for a record no run of ours has written.
 */
export function inputsFrom(record: InputsRecord): BillInputs {
  const text = (name: string): string => {
    const value = record[name];
    if (value === undefined) throw new Error(`a bill says nothing of ${name}`);
    return value;
  };
  if (record['method'] === 'late') return lateFrom(text);
  return record['method'] === 'shared' ? sharedFrom(text) : pricedFrom(record, text);
}

function sharedFrom(text: (name: string) => string): SharedInputs {
  return {
    method: 'shared',
    shareBy: text('share_by') as SharedInputs['shareBy'],
    total: text('total'),
    weight: text('weight'),
    weights: text('weights'),
    carry: text('carry') === '1' ? 1 : 0,
  };
}

function lateFrom(text: (name: string) => string): LateInputs {
  return {
    method: 'late',
    perDay: text('per_day'),
    graceDays: Number(text('grace_days')),
    cap: text('cap'),
    contractVersion: text('contract_version'),
    parts: text('parts').split(';').map(partOfText),
  };
}

function pricedFrom(record: InputsRecord, text: (name: string) => string): PricedInputs {
  const [before, now] = [record['meter_before'], record['meter_now']];
  return {
    method: text('method') as PricedInputs['method'],
    price: text('price'),
    quantity: text('quantity'),
    measure: record['measure'] ?? null,
    meter: before !== undefined && now !== undefined ? { before, now } : null,
    part: text('part'),
    partBecause: (record['part_because'] ?? null) as PricedInputs['partBecause'],
    days: { billed: Number(text('days')), ofMonth: Number(text('days_of_month')) },
  };
}
