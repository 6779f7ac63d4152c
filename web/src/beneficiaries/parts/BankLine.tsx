import { useGet } from '../../shared/api/queries';
import type { BankAgreement } from '../../shared/api/types';
import { formatYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { useCommunity } from '../layout/community';
import styles from './BankLine.module.css';

/** The mark says again what the words say; a screen reader hears the words. */
const MARKS: Record<string, string> = { agreed: '✓', open: '✓', differs: '!', none: '…' };

/** 已与银行对账至 …，差额 ¥0.00: whether the books and the bank agree, for everybody. */
export function BankLine() {
  const t = useWords();
  const dates = useDates();
  const { path } = useCommunity();
  const { data } = useGet<BankAgreement>(path('/bank-agreement'));
  // Without an answer nothing is claimed: the figures beside it stand for themselves.
  if (!data) return null;
  const { state, through, difference, openItems } = data;
  const values = {
    day: through && dates.day(through),
    difference: formatYuan(difference),
    count: openItems,
  };
  return (
    <p className={`${styles.line} ${styles[state] ?? ''}`} role="status">
      <span className={styles.mark} aria-hidden>
        {MARKS[state] ?? '…'}
      </span>
      <span>{t(`home:bank.${state}`, values)}</span>
    </p>
  );
}
