import type { ReactNode } from 'react';
import type { HouseholdBill } from '../../shared/api/types';
import { useDates } from '../../shared/i18n/useDates';
import styles from './my-home.module.css';

interface Props {
  bill: HouseholdBill;
  amount: ReactNode;
  children?: ReactNode;
}

/** One bill: which month and fee, how much, and the sentence that explains the amount. */
export function BillLine({ bill, amount, children }: Props) {
  const dates = useDates();
  return (
    <div className={styles.bill}>
      <p className={styles.head}>
        <span>
          {dates.period(bill.period)} {bill.feeName}
        </span>
        {amount}
      </p>
      <p className={styles.why}>{bill.explanation}</p>
      {children}
    </div>
  );
}
