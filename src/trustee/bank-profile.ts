import type { MappingProfile } from '../bank/table-statement.rules';
import type { BankMappingDto } from './bank.dto';

/** The mapping a page sends as the reader of files takes it; the last word on a field counts. */
export function profileOf({ columns, signRule, titleLine }: BankMappingDto): MappingProfile {
  return {
    places: Object.fromEntries(columns.map(({ field, column }) => [field, column])),
    ...(signRule && { signRule }),
    ...(titleLine !== undefined && { titleLine }),
  };
}
