import type { HouseholdBill } from '../../shared/api/types';
import { MoneyText } from '../../shared/components/MoneyText';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { leftOf } from '../my-home/household';
import { toggled, type Choice } from './choice';
import styles from './pay.module.css';

interface Props {
  open: readonly HouseholdBill[];
  choice: Choice;
  onChoice: (choice: Choice) => void;
}

/** The open bills with a tick each; the whole row is the target. */
export function BillChoice({ open, choice, onChoice }: Props) {
  const t = useWords();
  const dates = useDates();
  return (
    <fieldset className={styles.bills}>
      <legend>{t('my-home:pay.bills')}</legend>
      {open.map((bill) => (
        <label key={bill.id} className={styles.bill}>
          <input
            type="checkbox"
            checked={!choice.without.includes(bill.id)}
            onChange={() => onChoice(toggled(choice, bill.id))}
          />
          <span>
            {dates.period(bill.period)} {bill.feeName}
          </span>
          <MoneyText amount={leftOf(bill)} />
        </label>
      ))}
    </fieldset>
  );
}
