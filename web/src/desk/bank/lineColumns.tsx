import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../app/words';
import { amountColumn, clippedColumn, textColumn } from '../ui/columns';
import type { BankLine } from './types';

const WORDS_WIDTH = 200;

/** A line as the bank has it; into the account is positive. */
export function useLineColumns() {
  const t = useWords('bank');
  const dates = useDates();
  return [
    textColumn<BankLine>(t('col.day'), ({ bookedOn }) => dates.day(bookedOn), 136),
    amountColumn<BankLine>(t('col.amount'), ({ amount }) => amount, 132),
    clippedColumn<BankLine>(
      t('col.other'),
      ({ otherName, otherTail }) =>
        [otherName, otherTail && t('tail', { tail: otherTail })].filter(Boolean).join(' '),
      WORDS_WIDTH,
    ),
    clippedColumn<BankLine>(t('col.memo'), ({ memo }) => memo, WORDS_WIDTH),
  ];
}
