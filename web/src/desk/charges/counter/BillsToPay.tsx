import { Checkbox } from 'antd';
import { Badge } from '../../../shared/components/Badge';
import { formatAmount, formatYuan } from '../../../shared/format/yuan';
import { today } from '../../../shared/format/dates';
import { useDates } from '../../../shared/i18n/useDates';
import { useWords } from '../../app/words';
import type { HouseholdBill } from '../types';
import styles from './Counter.module.css';
import { duesOf, openOf, type Plan } from './payment';

interface Props {
  bills: readonly HouseholdBill[];
  plan: Plan | null;
  skipped: readonly string[];
  onToggle: (id: string) => void;
}

/** What is owed, oldest first, and beside each bill what of the money it takes. */
export function BillsToPay({ bills, plan, skipped, onToggle }: Props) {
  const t = useWords('counter');
  if (bills.length === 0) return <p className={styles.nothing}>{t('bills.none')}</p>;
  return (
    <table className={styles.bills}>
      <caption className="visually-hidden">{t('bills.title')}</caption>
      <thead>
        <tr>
          <th>{t('bills.what')}</th>
          <th className={styles.due}>{t('bills.due')}</th>
          <th className="amount">{t('bills.open')}</th>
          <th className="amount">{t('bills.takes')}</th>
        </tr>
      </thead>
      <tbody>
        {bills.map((bill) => (
          <Row
            key={bill.id}
            bill={bill}
            plan={plan}
            ticked={!skipped.includes(bill.id)}
            onToggle={() => onToggle(bill.id)}
          />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th>{t('bills.total', { count: bills.length })}</th>
          <td className={styles.due} />
          <td className="amount">{formatYuan(duesOf(bills, []))}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

interface RowProps {
  bill: HouseholdBill;
  plan: Plan | null;
  ticked: boolean;
  onToggle: () => void;
}

function Row({ bill, plan, ticked, onToggle }: RowProps) {
  const t = useWords('counter');
  const dates = useDates();
  const part = plan?.parts.find((one) => one.bill.id === bill.id);
  const isLate = bill.dueOn < today();
  return (
    <tr className={ticked ? '' : (styles.skipped ?? '')}>
      <td title={bill.explanation}>
        <Checkbox checked={ticked} onChange={onToggle}>
          {dates.period(bill.period)} {bill.feeName}
        </Checkbox>{' '}
        {bill.limitation === 'soon' && <Badge tone="attention">{t('bills.limitSoon')}</Badge>}
        {bill.limitation === 'passed' && <Badge tone="broken">{t('bills.limitPassed')}</Badge>}
      </td>
      <td className={styles.due}>
        {dates.dayShort(bill.dueOn)}{' '}
        {isLate && <span className={styles.late}>{t('bills.late')}</span>}
      </td>
      <td className="amount">{formatAmount(openOf(bill).toString())}</td>
      <td className="amount">
        {part && (
          <strong className={styles.takes}>
            {formatAmount(part.amount)} <span>{t(part.whole ? 'bills.whole' : 'bills.part')}</span>
          </strong>
        )}
      </td>
    </tr>
  );
}
