import { formatYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../app/words';
import { Facts } from '../ui/Facts';
import type { BankLine } from './types';

/** The line a drawer is about. */
export function LineFacts({ line }: { line: BankLine }) {
  const t = useWords('bank');
  const dates = useDates();
  return (
    <Facts
      facts={[
        [t('col.day'), dates.day(line.bookedOn)],
        [t('col.amount'), formatYuan(line.amount)],
        [t('col.open'), line.open === line.amount ? null : formatYuan(line.open)],
        [t('col.other'), line.otherName],
        [t('col.memo'), line.memo],
        [t('col.serial'), line.serial],
      ]}
    />
  );
}
