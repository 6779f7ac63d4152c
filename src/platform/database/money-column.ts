import { Column, type ColumnOptions, type ValueTransformer } from 'typeorm';
import { Money } from '../../shared/money';

export const moneyTransformer: ValueTransformer = {
  to: (amount: Money | null | undefined) => amount?.toPostgres() ?? amount,
  from: (text: string | null) => (text === null ? null : Money.yuan(text)),
};

/** An amount in yuan: `numeric(18,2)` in PostgreSQL, `Money` in the code. */
export function MoneyColumn(options: Pick<ColumnOptions, 'name' | 'nullable'> = {}) {
  return Column('numeric', {
    ...options,
    precision: 18,
    scale: 2,
    transformer: moneyTransformer,
  });
}
